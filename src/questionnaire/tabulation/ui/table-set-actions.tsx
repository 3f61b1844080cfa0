import { useMutation, useQueryClient } from "@tanstack/react-query";
import { addressOfCall, call } from "../../../web/call.ts";
import { Button, LinkButton } from "../../../web/components/button.tsx";
import { Notice, Refusal } from "../../../web/components/feedback.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { ReportFormat } from "../../report/report-format.ts";
import { changeTableSet, exportTableSet, removeTableSet, saveTableSet, type TableSet } from "../route-contracts.ts";
import type { RoundKey } from "./table-queries.ts";
import { tableTexts } from "./table-texts.ts";

/** Files of a set; making it again; deleting it, with the way back. */
export function TableSetActions({ round, set, mayAnalyse }: { round: RoundKey; set: TableSet; mayAnalyse: boolean }) {
  const t = useText(tableTexts);
  const queryClient = useQueryClient();
  const params = { ...round, tableSetId: set.id };
  const { name, plan, version } = set;
  const changed = () => queryClient.invalidateQueries({ queryKey: ["tables", round] });
  const remake = useMutation({
    mutationFn: () => call(changeTableSet, { params, body: { name, plan, version } }),
    onSuccess: async () => {
      await changed();
      showToast(t.remade);
    },
  });
  const remove = useMutation({
    mutationFn: () => call(removeTableSet, { params }),
    onSuccess: async () => {
      await changed();
      showToast(t.removed, async () => {
        await call(saveTableSet, { params: round, body: { name, plan } });
        await changed();
      });
    },
  });
  return (
    <div className="no-print flex flex-col gap-2">
      <Refusal error={remake.error ?? remove.error} />
      {set.isOutdated && (
        <Notice tone="attention">
          <span className="flex flex-wrap items-center justify-between gap-2">
            {t.outdated}
            {mayAnalyse && (
              <Button isPending={remake.isPending} onPress={() => remake.mutate()}>
                {t.remake}
              </Button>
            )}
          </span>
        </Notice>
      )}
      <div className="flex flex-wrap items-center gap-1">
        <span className="text-sm text-ink-soft">{t.files}</span>
        {ReportFormat.options.map((format) => (
          <LinkButton
            key={format}
            look="quiet"
            download
            href={addressOfCall(exportTableSet, { params, query: { format } })}
          >
            {t[format]}
          </LinkButton>
        ))}
        {mayAnalyse && (
          <Button look="quiet" isPending={remove.isPending} onPress={() => remove.mutate()}>
            {t.remove}
          </Button>
        )}
      </div>
    </div>
  );
}
