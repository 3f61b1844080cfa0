import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call, upload } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Notice, Refusal } from "../../../web/components/feedback.tsx";
import { FileDrop } from "../../../web/components/file-drop.tsx";
import { Select } from "../../../web/components/select.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { Section } from "../../../web/shell/page.tsx";
import { kindDefinition } from "../../catalogue.ts";
import { type AnswerFile, type AnswerSheet, addAnswerFile, linkHeader, removeAnswerFile } from "../route-contracts.ts";
import { answerTexts } from "./answer-texts.ts";

/** As the server takes them (platform/http/server.ts). */
const largestBytes = 64 * 1024 * 1024;

/** Files of the answer, each about one of the records asked about. They are sent as they are chosen. */
export function AnswerFiles({ token, sheet }: { token: string; sheet: AnswerSheet }) {
  const t = useText(answerTexts);
  const label = useLabel();
  const [files, setFiles] = useState<readonly AnswerFile[]>(sheet.files);
  const records = [...new Map(sheet.items.map((item) => [item.recordId, item])).values()];
  const [recordId, setRecordId] = useState<string | undefined>(records[0]?.recordId);
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const add = useMutation({
    mutationFn: async (chosen: readonly File[]) => {
      for (const file of chosen) {
        const form = new FormData();
        form.append("recordId", recordId ?? "");
        form.append("file", file);
        const added = await upload(addAnswerFile, { form, headers: { [linkHeader]: token } });
        setFiles((before) => [...before, added]);
      }
    },
  });
  const remove = useMutation({
    mutationFn: (fileId: string) => call(removeAnswerFile, { body: { token, fileId } }),
    onSuccess: (_, fileId) => setFiles((before) => before.filter(({ id }) => id !== fileId)),
  });
  function choose(chosen: readonly File[]) {
    const large = chosen.find(({ size }) => size > largestBytes);
    setTooLarge(large?.name ?? null);
    if (!large) add.mutate(chosen);
  }
  return (
    <Section title={t.files}>
      <p className="text-sm text-ink-soft">{t.filesLead}</p>
      {files.length > 0 && (
        <ul className="flex flex-col">
          {files.map(({ id, name }) => (
            <li key={id} className="flex items-center justify-between gap-2 border-t border-line py-1 text-sm">
              <span>{name}</span>
              <Button
                look="quiet"
                aria-label={t.removeFile(name)}
                isDisabled={remove.isPending}
                onPress={() => remove.mutate(id)}
              >
                ✕
              </Button>
            </li>
          ))}
        </ul>
      )}
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
      <FileDrop
        label={t.filesHere}
        accept={["image/jpeg", "image/png", "image/webp", "application/pdf"]}
        multiple
        onFiles={choose}
        disabled={add.isPending}
      />
      {tooLarge && <Notice tone="alert">{t.tooLarge(tooLarge)}</Notice>}
      <Refusal error={add.error ?? remove.error} />
    </Section>
  );
}
