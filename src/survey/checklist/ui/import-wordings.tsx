import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { z } from "zod";
import { upload } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Actions } from "../../../web/components/dialog.tsx";
import { Notice, Refusal } from "../../../web/components/feedback.tsx";
import { FileDrop } from "../../../web/components/file-drop.tsx";
import { Select } from "../../../web/components/select.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useLanguage, useText } from "../../../web/language.ts";
import type { Audience } from "../contract.ts";
import { importWordings, type WordedItem } from "../programme-contracts.ts";
import { audienceNames } from "./audience-names.ts";
import { ImportedRows } from "./imported-rows.tsx";
import type { EditionName } from "./programme-queries.ts";
import { programmeChecklistTexts } from "./programme-texts.ts";

type Reply = z.infer<(typeof importWordings)["reply"]>;
interface Choice {
  sheet: string;
  numberColumn: number | null;
  textColumn: number | null;
}

/** From an official workbook: file, sheet, columns, a look at every row, and only then the writing. */
export function ImportWordings(props: {
  programmeId: string;
  name: EditionName;
  items: readonly WordedItem[];
  onDone: () => void;
}) {
  const t = useText(programmeChecklistTexts);
  const language = useLanguage();
  const { programmeId, name, items, onDone } = props;
  const queryClient = useQueryClient();
  const audiences = [...new Set(items.map(({ audience }) => audience))];
  const [audience, setAudience] = useState<Audience | null>(audiences.length === 1 ? (audiences[0] ?? null) : null);
  const [file, setFile] = useState<File | null>(null);
  const [choice, setChoice] = useState<Choice | null>(null);
  const [reply, setReply] = useState<Reply | null>(null);

  const send = useMutation({
    mutationFn: ({ from, chosen, dryRun }: { from: File; chosen: Choice | null; dryRun: boolean }) => {
      const form = new FormData();
      const fields = {
        ...name,
        audience: audience ?? "",
        dryRun: dryRun ? "yes" : "no",
        ...(chosen ? { sheet: chosen.sheet } : {}),
        ...(chosen?.numberColumn ? { numberColumn: String(chosen.numberColumn) } : {}),
        ...(chosen?.textColumn ? { textColumn: String(chosen.textColumn) } : {}),
      };
      for (const [field, value] of Object.entries(fields)) form.append(field, value);
      form.append("file", from);
      return upload(importWordings, { params: { programmeId }, form });
    },
    onSuccess: async (next, { chosen, dryRun }) => {
      setReply(next);
      if (!chosen) proposeFrom(next);
      if (dryRun) return;
      await queryClient.invalidateQueries({ queryKey: ["programme-checklists", programmeId] });
      showToast(t.written(next.written));
      onDone();
    },
  });
  const proposeFrom = ({ sheets }: Reply) => {
    const likely = sheets.find(({ likelyNumber }) => likelyNumber !== null) ?? sheets[0];
    if (likely) setChoice({ sheet: likely.name, numberColumn: likely.likelyNumber, textColumn: likely.likelyText });
  };
  const take = (next: File) => {
    setFile(next);
    setChoice(null);
    setReply(null);
    send.mutate({ from: next, chosen: null, dryRun: true });
  };
  const choose = (patch: Partial<Choice>) => {
    setChoice((before) => (before ? { ...before, ...patch } : before));
    setReply((before) => before && { ...before, rows: null });
  };
  const sheet = reply?.sheets.find((one) => one.name === choice?.sheet);
  const columns = Array.from({ length: Math.min(sheet?.columns ?? 0, 40) }, (_, index) => ({
    id: String(index + 1),
    label: t.column(letterOf(index), sampleOf(sheet, index)),
  }));
  const setting = reply?.rows?.filter(({ outcome }) => outcome === "set" || outcome === "replaces").length ?? 0;
  const isChosen = choice !== null && choice.numberColumn !== null && choice.textColumn !== null;
  return (
    <>
      <p className="text-sm">{t.importLead}</p>
      {audiences.length > 1 && (
        <Select
          label={t.audience}
          value={audience}
          choices={audiences.map((id) => ({ id, label: audienceNames[id][language] }))}
          onChange={(id) => {
            setAudience(audiences.find((one) => one === id) ?? null);
            setReply(null);
            setFile(null);
          }}
          required
        />
      )}
      {audience && (
        <FileDrop
          label={file?.name ?? t.chooseFile}
          accept={[".xlsx", ".csv"]}
          disabled={send.isPending}
          onFiles={([first]) => first && take(first)}
        />
      )}
      {choice && reply && (
        <div className="grid gap-3 desk:grid-cols-3">
          <Select
            label={t.sheet}
            value={choice.sheet}
            choices={reply.sheets.map((one) => ({ id: one.name, label: t.sheetChoice(one.name, one.rows) }))}
            onChange={(next) => {
              const to = reply.sheets.find((one) => one.name === next);
              choose({ sheet: next, numberColumn: to?.likelyNumber ?? null, textColumn: to?.likelyText ?? null });
            }}
          />
          {(["numberColumn", "textColumn"] as const).map((field) => (
            <Select
              key={field}
              label={t[field]}
              value={choice[field] === null ? null : String(choice[field])}
              choices={columns}
              onChange={(id) => choose({ [field]: Number(id) })}
            />
          ))}
        </div>
      )}
      {send.isPending && <Notice tone="neutral">{t.reading}</Notice>}
      <Refusal error={send.error} />
      {reply?.rows && <ImportedRows rows={reply.rows} left={reply.left ?? []} items={items} />}
      {reply?.rows && setting === 0 && <Notice tone="attention">{t.nothing}</Notice>}
      {file && isChosen && (
        <Actions>
          <Button isDisabled={send.isPending} onPress={() => send.mutate({ from: file, chosen: choice, dryRun: true })}>
            {t.tryIt}
          </Button>
          {setting > 0 && (
            <Button
              look="primary"
              isDisabled={send.isPending}
              onPress={() => send.mutate({ from: file, chosen: choice, dryRun: false })}
            >
              {t.write(setting)}
            </Button>
          )}
        </Actions>
      )}
    </>
  );
}

/** A, B, …, Z, AA: as spreadsheets call their columns. */
function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : `${letterOf(Math.floor(index / 26) - 1)}${last}`;
}

const sampleOf = (sheet: Reply["sheets"][number] | undefined, column: number): string =>
  (sheet?.sample.map((cells) => cells[column] ?? "").find((text) => text.trim() !== "") ?? "").slice(0, 16);
