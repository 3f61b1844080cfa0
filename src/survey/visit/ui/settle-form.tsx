import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Actions } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { Form } from "../../../web/components/form.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { settleVisit, type VisitView } from "../route-contracts.ts";
import { type SurveyOfPage, useVisitsChanged } from "./visit-queries.ts";
import { visitTexts } from "./visit-texts.ts";

/** That a visit took place, or will not. */
export function SettleForm(props: {
  survey: SurveyOfPage;
  visit: VisitView;
  outcome: "held" | "cancelled";
  onDone: () => void;
}) {
  const t = useText(visitTexts);
  const { survey, visit, outcome, onDone } = props;
  const changed = useVisitsChanged(survey);
  const [why, setWhy] = useState("");
  const settle = useMutation({
    mutationFn: () => call(settleVisit, { params: { ...survey, visitId: visit.id }, body: { outcome, why } }),
    onSuccess: async (next) => {
      await changed(next);
      showToast(t.changed);
      onDone();
    },
  });
  return (
    <Form onSubmit={() => settle.mutate()}>
      {outcome === "held" && <p className="text-sm">{t.heldLead}</p>}
      <TextField label={outcome === "held" ? t.note : t.why} value={why} onChange={setWhy} lines={3} maxLength={2000} />
      <Refusal error={settle.error} />
      <Actions>
        <Button
          look="primary"
          type="submit"
          isDisabled={settle.isPending || (outcome === "cancelled" && why.trim() === "")}
        >
          {outcome === "held" ? t.hold : t.cancel}
        </Button>
      </Actions>
    </Form>
  );
}
