import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Actions } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { RadioGroup } from "../../../web/components/radio-group.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { useSurveyParams } from "../../hours/ui/hours-queries.ts";
import { ReturnReason } from "../contract.ts";
import { decideDocument } from "../route-contracts.ts";
import { useReviewChanged } from "./review-queries.ts";
import { reviewTexts } from "./review-texts.ts";

/** Accepts an edition, or returns it with reason and words. */
export function DecisionForm(props: { editionId: string; decision: "accepted" | "returned"; onDone: () => void }) {
  const { editionId, decision } = props;
  const t = useText(reviewTexts);
  const params = useSurveyParams();
  const changed = useReviewChanged(params);
  const [reason, setReason] = useState<ReturnReason>("needsDetail");
  const [text, setText] = useState("");
  const returns = decision === "returned";
  const decide = useMutation({
    mutationFn: () =>
      call(decideDocument, {
        params: { ...params, editionId },
        body: returns ? { decision, reason, text } : { decision, text },
      }),
    onSuccess: async () => {
      await changed();
      showToast(returns ? t.returnedToast : t.acceptedToast);
      props.onDone();
    },
  });
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        decide.mutate();
      }}
    >
      <p className="text-sm text-ink-soft">{returns ? t.returnLead : t.acceptLead}</p>
      {returns && <ReasonField value={reason} onChange={setReason} />}
      <TextField
        label={returns ? t.text : t.note}
        hint={t.textHint}
        lines={4}
        value={text}
        onChange={setText}
        maxLength={4_000}
        required={returns}
      />
      <Refusal error={decide.error} />
      <Actions>
        <Button look="primary" type="submit" isDisabled={(returns && text.trim() === "") || decide.isPending}>
          {returns ? t.return : t.accept}
        </Button>
      </Actions>
    </form>
  );
}

export function ReasonField({ value, onChange }: { value: ReturnReason; onChange: (reason: ReturnReason) => void }) {
  const t = useText(reviewTexts);
  return (
    <RadioGroup
      label={t.reason}
      value={value}
      onChange={(chosen) => onChange(ReturnReason.parse(chosen))}
      choices={ReturnReason.options.map((id) => ({ id, label: t.reasons[id], hint: t.reasonHints[id] }))}
    />
  );
}
