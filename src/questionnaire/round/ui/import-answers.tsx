import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { upload } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Actions } from "../../../web/components/dialog.tsx";
import { ProgressBar, Refusal } from "../../../web/components/feedback.tsx";
import { FileDrop } from "../../../web/components/file-drop.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { importAnswers } from "../route-contracts.ts";
import { ImportFindings } from "./import-findings.tsx";
import { importTexts } from "./import-texts.ts";
import { countText } from "./percent.ts";
import type { RoundKey } from "./round-queries.ts";

/** A file is read first; only when nothing is wrong with it, it can be taken in. */
export function ImportAnswers({ at, onDone }: { at: RoundKey; onDone: () => void }) {
  const t = useText(importTexts);
  const queryClient = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [askedOfAll, setAskedOfAll] = useState<readonly string[]>([]);
  const send = (form: { file: File; askedOfAll: readonly string[]; dryRun: boolean }) => {
    const body = new FormData();
    // Fields go before the file, so that they are known when it arrives.
    body.append("dryRun", String(form.dryRun));
    body.append("askedOfAll", form.askedOfAll.join(" "));
    body.append("file", form.file);
    return upload(importAnswers, { params: at, form: body });
  };
  const look = useMutation({
    mutationFn: (chosen: Omit<Parameters<typeof send>[0], "dryRun">) => send({ ...chosen, dryRun: true }),
  });
  const take = useMutation({
    mutationFn: (chosen: File) => send({ file: chosen, askedOfAll, dryRun: false }),
    onSuccess: async ({ sheets }) => {
      await queryClient.invalidateQueries({ queryKey: ["rounds", at.organisationId] });
      showToast(t.imported(countText(sheets)));
      onDone();
    },
  });
  const choose = (chosen: File, ofAll: readonly string[]) => {
    setFile(chosen);
    setAskedOfAll(ofAll);
    take.reset();
    look.mutate({ file: chosen, askedOfAll: ofAll });
  };
  const report = look.data;
  return (
    <>
      <FileDrop
        label={file ? file.name : t.drop}
        hint={t.dropHint}
        accept={[".csv", ".tsv", ".txt", ".xlsx", ".xlsm"]}
        disabled={look.isPending || take.isPending}
        onFiles={([chosen]) => chosen && choose(chosen, [])}
      />
      {(look.isPending || take.isPending) && <ProgressBar label={t.reading} value={null} />}
      <Refusal error={look.error ?? take.error} />
      {report && !look.isPending && file && (
        <>
          <ImportFindings report={report} askedOfAll={askedOfAll} onAskedOfAll={(ofAll) => choose(file, ofAll)} />
          <Actions>
            <Button
              look="primary"
              isDisabled={take.isPending || report.problemCount > 0 || report.sheets === 0}
              onPress={() => take.mutate(file)}
            >
              {t.import(countText(report.sheets))}
            </Button>
          </Actions>
        </>
      )}
    </>
  );
}
