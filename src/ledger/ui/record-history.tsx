import { useMutation, useQuery } from "@tanstack/react-query";
import { call } from "../../web/call.ts";
import { Button } from "../../web/components/button.tsx";
import { LoadFailed, Loading } from "../../web/components/feedback.tsx";
import { showFailure, showToast } from "../../web/components/toast.tsx";
import { useText } from "../../web/language.ts";
import { undoChange } from "../route-contracts.ts";
import { ChangeRow } from "./change-row.tsx";
import { useLedgerChanged } from "./facility-queries.ts";
import { type RecordAddress, recordHistoryQuery } from "./record-query.ts";
import { ledgerTexts } from "./texts.ts";

/** Who changed what, when and why; the newest change can be undone. */
export function RecordHistory({ address, mayUndo }: { address: RecordAddress; mayUndo: boolean }) {
  const t = useText(ledgerTexts);
  const history = useQuery(recordHistoryQuery(address));
  const changed = useLedgerChanged(address.facilityId);
  const undo = useMutation({
    mutationFn: (version: number) => call(undoChange, { params: { ...address, version }, body: {} }),
    onSuccess: async () => {
      await changed();
      showToast(t.undone);
    },
    onError: showFailure,
  });
  if (history.isPending) return <Loading />;
  if (history.error) return <LoadFailed error={history.error} retry={history.refetch} />;
  return (
    <ol className="flex flex-col gap-2">
      {history.data.items.map((change, index) => (
        <ChangeRow key={change.version} change={change}>
          {mayUndo && index === 0 && change.what !== "created" && (
            <Button look="quiet" isDisabled={undo.isPending} onPress={() => undo.mutate(change.version)}>
              {t.undo}
            </Button>
          )}
        </ChangeRow>
      ))}
    </ol>
  );
}
