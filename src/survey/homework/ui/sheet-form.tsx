import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call, upload } from "../../../web/call.ts";
import { Notice, Refusal } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { useQuietSave } from "../../../web/quiet-save.ts";
import { Entrance } from "../../../web/shell/entrance.tsx";
import { Section } from "../../../web/shell/page.tsx";
import { unanswered } from "../answer.ts";
import {
  addSheetFile,
  type HomeworkSheet,
  homeworkLinkHeader,
  removeSheetFile,
  saveHomeworkSheet,
  submitHomeworkSheet,
} from "../sheet-contracts.ts";
import { FileFields } from "./file-fields.tsx";
import { HandIn } from "./hand-in.tsx";
import { QuestionFields } from "./question-fields.tsx";
import { SheetHead } from "./sheet-head.tsx";
import { sheetTexts } from "./sheet-texts.ts";

interface Props {
  token: string;
  sheet: HomeworkSheet;
  onHandedIn: (receipt: HomeworkSheet) => void;
}

/** The questions to answer: saved by itself, handed in once. */
export function SheetForm({ token, sheet, onHandedIn }: Props) {
  const t = useText(sheetTexts);
  const [draft, setDraft] = useState(sheet.draft);
  const save = useQuietSave("homeworkSheet", () => call(saveHomeworkSheet, { body: { token, draft } }));
  const submit = useMutation({
    mutationFn: () => call(submitHomeworkSheet, { body: { token, answer: draft } }),
    onSuccess: onHandedIn,
  });
  const open = unanswered(sheet.questions, draft);
  const nameless = draft.name.trim() === "" || draft.company.trim() === "";
  return (
    <Entrance wide title={t.title} lead={t.from(sheet.hospital, sheet.company)}>
      <SheetHead sheet={sheet} />
      <Notice tone="neutral">{t.privacy}</Notice>
      <Section title={t.answers}>
        <QuestionFields
          questions={sheet.questions}
          draft={draft}
          onChange={(next) => {
            setDraft(next);
            save.changed();
          }}
        />
      </Section>
      <Section title={t.files}>
        <FileFields
          files={sheet.files}
          add={(form) => upload(addSheetFile, { form, headers: { [homeworkLinkHeader]: token } })}
          remove={(fileId) => call(removeSheetFile, { body: { token, fileId } })}
        />
      </Section>
      <section className="flex flex-col gap-3 rounded-8 border border-line bg-white p-4">
        {open > 0 && <Notice tone="attention">{t.unanswered(open)}</Notice>}
        <Refusal error={submit.error ?? save.error} />
        <p className="text-sm text-ink-soft">{t.final}</p>
        <HandIn save={save} submit={submit} nameless={nameless} words={t} />
      </section>
    </Entrance>
  );
}
