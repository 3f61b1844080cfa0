import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call, upload } from "../../../web/call.ts";
import { Notice, Refusal } from "../../../web/components/feedback.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { useQuietSave } from "../../../web/quiet-save.ts";
import { useMe } from "../../../web/session.ts";
import { Section } from "../../../web/shell/page.tsx";
import { unanswered } from "../answer.ts";
import {
  addHomeworkFile,
  type HomeworkDetail,
  removeHomeworkFile,
  saveHomework,
  submitHomework,
} from "../route-contracts.ts";
import { FileFields } from "./file-fields.tsx";
import { HandIn } from "./hand-in.tsx";
import { type HomeworkOfPage, useHomeworkChanged } from "./homework-queries.ts";
import { homeworkTexts } from "./homework-texts.ts";
import { QuestionFields } from "./question-fields.tsx";

/** The hospital answers: saved by itself, handed in once. */
export function AnswerForm({ homework, detail }: { homework: HomeworkOfPage; detail: HomeworkDetail }) {
  const t = useText(homeworkTexts);
  const me = useMe();
  const changed = useHomeworkChanged(homework);
  const [draft, setDraft] = useState({
    ...detail.draft,
    name: detail.draft.name || me.person.name,
    company: detail.draft.company || detail.owedBy,
  });
  const save = useQuietSave("homework", () => call(saveHomework, { params: homework, body: { draft } }));
  const submit = useMutation({
    mutationFn: () => call(submitHomework, { params: homework, body: { answer: draft } }),
    onSuccess: async (next) => {
      await changed(next);
      showToast(t.submitted);
    },
  });
  const open = unanswered(detail.questions, draft);
  const nameless = draft.name.trim() === "" || draft.company.trim() === "";
  const wanting = detail.history.findLast(({ step }) => step === "needsDetail");
  return (
    <Section title={t.answerTitle}>
      <p className="text-sm">{t.answerLead}</p>
      <Notice tone="neutral">{t.privacy}</Notice>
      {wanting && (
        <Notice tone="attention">
          <p className="font-bold">{t.steps.needsDetail}</p>
          <p className="whitespace-pre-line">{wanting.note}</p>
        </Notice>
      )}
      {detail.state === "notSubmitted" && <Notice tone="attention">{t.lateNotice}</Notice>}
      <QuestionFields
        questions={detail.questions}
        draft={draft}
        onChange={(next) => {
          setDraft(next);
          save.changed();
        }}
      />
      <FileFields
        files={detail.fileList.filter(({ round }) => round === detail.round)}
        add={(form) => upload(addHomeworkFile, { params: homework, form })}
        remove={(homeworkFileId) => call(removeHomeworkFile, { params: { ...homework, homeworkFileId } })}
      />
      {open > 0 && <p className="text-sm text-ink-soft">{t.unanswered(open)}</p>}
      <Refusal error={submit.error ?? save.error} />
      <HandIn save={save} submit={submit} nameless={nameless} words={t} />
    </Section>
  );
}
