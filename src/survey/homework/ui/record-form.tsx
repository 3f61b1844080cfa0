import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call, upload } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { DateField } from "../../../web/components/date-field.tsx";
import { Actions } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { type HomeworkDetail, HomeworkDraft, keepHomeworkFile, recordHomework } from "../route-contracts.ts";
import { FileFields } from "./file-fields.tsx";
import { type HomeworkOfPage, useHomeworkChanged } from "./homework-queries.ts";
import { homeworkTexts } from "./homework-texts.ts";
import { QuestionFields } from "./question-fields.tsx";

/** What came by hand or mail, written down by the company, by the day it came. */
export function RecordForm(props: { homework: HomeworkOfPage; detail: HomeworkDetail; onDone: () => void }) {
  const t = useText(homeworkTexts);
  const { homework, detail, onDone } = props;
  const changed = useHomeworkChanged(homework);
  const [receivedOn, setReceivedOn] = useState<string | null>(null);
  const [draft, setDraft] = useState(HomeworkDraft.parse({ company: detail.owedBy }));
  const record = useMutation({
    mutationFn: () => call(recordHomework, { params: homework, body: { receivedOn: receivedOn ?? "", answer: draft } }),
    onSuccess: async (next) => {
      await changed(next);
      showToast(t.done);
      onDone();
    },
  });
  const incomplete = receivedOn?.length !== 10 || draft.name.trim() === "" || draft.company.trim() === "";
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm">{t.recordLead}</p>
      <DateField label={t.receivedOn} value={receivedOn} onChange={setReceivedOn} required />
      <QuestionFields questions={detail.questions} draft={draft} onChange={setDraft} />
      <FileFields
        files={detail.fileList.filter(({ round }) => round === detail.round)}
        add={(form) => upload(keepHomeworkFile, { params: homework, form })}
      />
      <Refusal error={record.error} />
      <Actions>
        <Button look="primary" isDisabled={incomplete || record.isPending} onPress={() => record.mutate()}>
          {t.record}
        </Button>
      </Actions>
    </div>
  );
}
