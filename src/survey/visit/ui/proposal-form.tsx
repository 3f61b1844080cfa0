import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { DateField } from "../../../web/components/date-field.tsx";
import { Actions } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { Form } from "../../../web/components/form.tsx";
import { RadioGroup } from "../../../web/components/radio-group.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { proposeVisit } from "../route-contracts.ts";
import { type Half, halves } from "../visit.ts";
import { type SurveyOfPage, useVisitsChanged } from "./visit-queries.ts";
import { visitTexts } from "./visit-texts.ts";

/** A half-day that would suit the hospital. */
export function ProposalForm({ survey, onDone }: { survey: SurveyOfPage; onDone: () => void }) {
  const t = useText(visitTexts);
  const changed = useVisitsChanged(survey);
  const [onDay, setOnDay] = useState<string | null>(null);
  const [half, setHalf] = useState<Half>("afternoon");
  const [note, setNote] = useState("");
  const propose = useMutation({
    mutationFn: () => call(proposeVisit, { params: survey, body: { onDay: onDay ?? "", half, note } }),
    onSuccess: async (next) => {
      await changed(next);
      showToast(t.proposed);
      onDone();
    },
  });
  const incomplete = onDay?.length !== 10;
  return (
    <Form onSubmit={() => !incomplete && propose.mutate()}>
      <DateField label={t.day} value={onDay} onChange={setOnDay} required />
      <RadioGroup
        label={t.half}
        choices={halves.map((id) => ({ id, label: t.halves[id] }))}
        value={half}
        onChange={(id) => setHalf(halves.find((one) => one === id) ?? "afternoon")}
      />
      <TextField label={t.note} hint={t.noteHint} value={note} onChange={setNote} lines={3} maxLength={2000} />
      <Refusal error={propose.error} />
      <Actions>
        <Button look="primary" type="submit" isDisabled={incomplete || propose.isPending}>
          {t.propose}
        </Button>
      </Actions>
    </Form>
  );
}
