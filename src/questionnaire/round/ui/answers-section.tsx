import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button, LinkButton } from "../../../web/components/button.tsx";
import { Chip } from "../../../web/components/chip.tsx";
import { Dialog } from "../../../web/components/dialog.tsx";
import { showFailure, showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { momentText } from "../../../web/moment.ts";
import { Section } from "../../../web/shell/page.tsx";
import { type RoundView, undoAnswerImport } from "../route-contracts.ts";
import { ImportAnswers } from "./import-answers.tsx";
import { importTexts } from "./import-texts.ts";
import { countText } from "./percent.ts";
import { type RoundKey, roundPath } from "./round-queries.ts";
import { roundTexts } from "./round-texts.ts";

/** Answers that did not come over the form: keyed in from paper, or imported from files, and the way back. */
export function AnswersSection({ round, at }: { round: RoundView; at: RoundKey }) {
  const t = useText(importTexts);
  const r = useText(roundTexts);
  const [importing, setImporting] = useState(false);
  const mayImport = round.actions.includes("import");
  return (
    <Section title={t.title}>
      {round.imports.length === 0 && <p className="text-sm text-ink-soft">{t.none}</p>}
      <ul className="text-sm">
        {round.imports.map((one) => (
          <OneImport key={one.id} one={one} at={at} mayUndo={mayImport && one.undoneAt === null} />
        ))}
      </ul>
      {mayImport && (
        <div className="no-print flex flex-wrap gap-2">
          <LinkButton href={roundPath(at, "paper")}>{r.enter}</LinkButton>
          <Button onPress={() => setImporting(true)}>{t.add}</Button>
        </div>
      )}
      {importing && (
        <Dialog title={t.add} open wide onClose={() => setImporting(false)}>
          <ImportAnswers at={at} onDone={() => setImporting(false)} />
        </Dialog>
      )}
    </Section>
  );
}

function OneImport({ one, at, mayUndo }: { one: RoundView["imports"][number]; at: RoundKey; mayUndo: boolean }) {
  const t = useText(importTexts);
  const queryClient = useQueryClient();
  const undo = useMutation({
    mutationFn: () => call(undoAnswerImport, { params: { ...at, batchId: one.id } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["rounds", at.organisationId] });
      showToast(t.undoDone);
    },
    onError: showFailure,
  });
  return (
    <li className="flex min-h-12 flex-wrap items-center gap-x-3 border-line py-1 not-first:border-t">
      <span className="min-w-0 break-words">{t.line(one.fileName, countText(one.sheets))}</span>
      <span className="text-ink-soft">
        {momentText(one.importedAt)}　{one.importedBy}
      </span>
      {one.undoneAt && <Chip shape="slash">{t.undone}</Chip>}
      {mayUndo && (
        <Button look="quiet" isDisabled={undo.isPending} onPress={() => undo.mutate()}>
          {t.undo}
        </Button>
      )}
    </li>
  );
}
