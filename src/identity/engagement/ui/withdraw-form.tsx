import { useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../../../web/call.ts";
import { Notice } from "../../../web/components/feedback.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { type EngagementView, withdrawEngagement } from "../engagement-contract.ts";
import { engagementTexts } from "./engagement-texts.ts";
import { ReasonForm } from "./reason-form.tsx";

/** Says what will be shut and what stays, and asks why, before it is done. */
export function WithdrawForm(props: {
  facilityId: string;
  engagement: EngagementView;
  /** The step that ending the pledge takes in its programme; null: none any more. */
  leavesAs: "declined" | "withdrawn" | null;
  onDone: () => void;
}) {
  const t = useText(engagementTexts);
  const queryClient = useQueryClient();
  const { facilityId, engagement, onDone } = props;
  const withdraw = useMutation({
    mutationFn: (why: string) =>
      call(withdrawEngagement, { params: { facilityId, engagementId: engagement.id }, body: { why } }),
    onSuccess: async ({ closed }) => {
      await queryClient.invalidateQueries({ queryKey: ["engagements", facilityId] });
      await queryClient.invalidateQueries({ queryKey: ["survey", facilityId] });
      showToast(t.withdrawn(closed.length));
      onDone();
    },
  });
  return (
    <ReasonForm label={t.why} hint={t.whyHint} action={t.confirmWithdraw} ending={withdraw}>
      <Notice tone="attention">
        <p>{t.withdrawEffect(engagement.organisation)}</p>
        {engagement.part === "secretariat" && (
          <p className="mt-1 font-bold">
            {t.withdrawPledge}
            {t.leaves[props.leavesAs ?? "over"]}
          </p>
        )}
      </Notice>
      <ul className="list-disc pl-5 text-sm">
        <li>{t.withdrawBack}</li>
        <li>{t.dutyRemains}</li>
      </ul>
    </ReasonForm>
  );
}
