import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../web/call.ts";
import { Button } from "../../web/components/button.tsx";
import { Actions } from "../../web/components/dialog.tsx";
import { Notice, Refusal } from "../../web/components/feedback.tsx";
import { Form } from "../../web/components/form.tsx";
import { TextField } from "../../web/components/text-field.tsx";
import { showToast } from "../../web/components/toast.tsx";
import { useText } from "../../web/language.ts";
import { type EngagementView, withdrawEngagement } from "../engagement-contract.ts";
import { engagementTexts } from "./engagement-texts.ts";

/** Says what will be shut and what stays, and asks why, before it is done. */
export function WithdrawForm(props: { facilityId: string; engagement: EngagementView; onDone: () => void }) {
  const t = useText(engagementTexts);
  const queryClient = useQueryClient();
  const { facilityId, engagement, onDone } = props;
  const [why, setWhy] = useState("");
  const withdraw = useMutation({
    mutationFn: () => call(withdrawEngagement, { params: { facilityId, engagementId: engagement.id }, body: { why } }),
    onSuccess: async ({ closed }) => {
      await queryClient.invalidateQueries({ queryKey: ["engagements", facilityId] });
      showToast(t.withdrawn(closed.length));
      onDone();
    },
  });
  return (
    <Form onSubmit={() => withdraw.mutate()}>
      <Notice tone="attention">
        <p>{t.withdrawEffect(engagement.organisation)}</p>
        {engagement.part === "secretariat" && <p className="mt-1 font-bold">{t.withdrawPledge}</p>}
      </Notice>
      <ul className="list-disc pl-5 text-sm">
        <li>{t.withdrawBack}</li>
        <li>{t.dutyRemains}</li>
      </ul>
      <TextField label={t.why} hint={t.whyHint} value={why} onChange={setWhy} required autoFocus maxLength={500} />
      <Refusal error={withdraw.error} />
      <Actions>
        <Button look="danger" type="submit" isDisabled={why.trim() === "" || withdraw.isPending}>
          {t.confirmWithdraw}
        </Button>
      </Actions>
    </Form>
  );
}
