import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { upload } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Actions } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { FileDrop } from "../../../web/components/file-drop.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { addChecklist } from "../programme-contracts.ts";
import { programmeChecklistsQuery } from "./programme-queries.ts";
import { programmeChecklistTexts } from "./programme-texts.ts";

const fields = ["instrument", "edition", "titleJa", "titleEn"] as const;

/** A checklist of the secretariat's own, from a file. */
export function AddChecklistForm({ programmeId, onDone }: { programmeId: string; onDone: () => void }) {
  const t = useText(programmeChecklistTexts);
  const queryClient = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [head, setHead] = useState<Readonly<Record<(typeof fields)[number], string>>>({
    instrument: "",
    edition: "",
    titleJa: "",
    titleEn: "",
  });
  const isTree = file !== null && /\.(ya?ml|json)$/i.test(file.name);
  const add = useMutation({
    mutationFn: () => {
      const form = new FormData();
      for (const name of fields) form.append(name, head[name].trim());
      if (file) form.append("file", file);
      return upload(addChecklist, { params: { programmeId }, form });
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: programmeChecklistsQuery(programmeId).queryKey });
      showToast(t.added);
      onDone();
    },
  });
  const hint = (name: (typeof fields)[number]) =>
    name === "instrument" ? t.instrumentHint : name === "edition" ? t.editionHint : undefined;
  return (
    <>
      <p className="text-sm">{t.addLead}</p>
      <FileDrop
        label={file?.name ?? t.file}
        accept={[".xlsx", ".csv", ".yaml", ".yml", ".json"]}
        onFiles={([first]) => first && setFile(first)}
      />
      {file && !isTree && (
        <>
          <p className="text-sm text-ink-soft">{t.onlyForWorkbook}</p>
          {fields.map((name) => (
            <TextField
              key={name}
              label={t[name]}
              hint={hint(name)}
              value={head[name]}
              onChange={(value) => setHead((before) => ({ ...before, [name]: value }))}
              maxLength={name === "titleJa" || name === "titleEn" ? 200 : 60}
              required={name !== "titleEn"}
            />
          ))}
        </>
      )}
      <Refusal error={add.error} />
      <Actions>
        <Button look="primary" isDisabled={!file || add.isPending} onPress={() => add.mutate()}>
          {add.isPending ? t.reading : t.add}
        </Button>
      </Actions>
    </>
  );
}
