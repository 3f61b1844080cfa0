import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Actions, Dialog } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import type { RoundKey } from "../../tabulation/ui/table-queries.ts";
import { type ReleaseSummary, withdrawRelease } from "../route-contracts.ts";
import { releaseTexts } from "./release-texts.ts";

/** Asks for the reason, which everybody will read. */
export function WithdrawRelease(props: { round: RoundKey; release: ReleaseSummary; onClose: () => void }) {
  const { round, release, onClose } = props;
  const t = useText(releaseTexts);
  const queryClient = useQueryClient();
  const [why, setWhy] = useState("");
  const withdraw = useMutation({
    mutationFn: () => call(withdrawRelease, { params: { ...round, releaseId: release.id }, body: { why } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["releases", round] });
      await queryClient.invalidateQueries({ queryKey: ["statistics"] });
      showToast(t.withdrawDone);
      onClose();
    },
  });
  return (
    <Dialog title={t.withdrawTitle(release.title)} open onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          withdraw.mutate();
        }}
      >
        <Refusal error={withdraw.error} />
        <p>{t.withdrawHint}</p>
        <TextField label={t.reason} value={why} onChange={setWhy} required autoFocus lines={3} maxLength={1000} />
        <Actions>
          <Button type="submit" look="danger" isPending={withdraw.isPending} isDisabled={why.trim() === ""}>
            {t.withdraw}
          </Button>
          <Button onPress={onClose}>{t.cancel}</Button>
        </Actions>
      </form>
    </Dialog>
  );
}
