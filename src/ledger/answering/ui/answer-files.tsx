import { useState } from "react";
import { call, upload } from "../../../web/call.ts";
import { Select } from "../../../web/components/select.tsx";
import { SentFiles } from "../../../web/components/sent-files.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { Section } from "../../../web/shell/page.tsx";
import { kindDefinition } from "../../catalogue.ts";
import { type AnswerSheet, addAnswerFile, linkHeader, removeAnswerFile } from "../route-contracts.ts";
import { answerTexts } from "./answer-texts.ts";

/** Files of the answer, each about one of the records asked about. They are sent as they are chosen. */
export function AnswerFiles({ token, sheet }: { token: string; sheet: AnswerSheet }) {
  const t = useText(answerTexts);
  const label = useLabel();
  const records = [...new Map(sheet.items.map((item) => [item.recordId, item])).values()];
  const [recordId, setRecordId] = useState<string | undefined>(records[0]?.recordId);
  function add(form: FormData) {
    form.append("recordId", recordId ?? "");
    return upload(addAnswerFile, { form, headers: { [linkHeader]: token } });
  }
  return (
    <Section title={t.files}>
      <p className="text-sm text-ink-soft">{t.filesLead}</p>
      <SentFiles
        files={sheet.files}
        add={add}
        remove={(fileId) => call(removeAnswerFile, { body: { token, fileId } })}
        accept={["image/jpeg", "image/png", "image/webp", "application/pdf"]}
        words={t}
      >
        {records.length > 1 && (
          <Select
            label={t.about}
            choices={records.map(({ recordId: id, kind, number, name }) => ({
              id,
              label: `${label(kindDefinition(kind))} ${number} ${name}`,
            }))}
            value={recordId ?? null}
            onChange={setRecordId}
          />
        )}
      </SentFiles>
    </Section>
  );
}
