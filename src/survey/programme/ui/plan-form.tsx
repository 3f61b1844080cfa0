import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Actions } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { NumberField } from "../../../web/components/number-field.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { Section } from "../../../web/shell/page.tsx";
import type { Plan } from "../plan.ts";
import { changePlan, type ProgrammeView } from "../route-contracts.ts";
import { HoursFields } from "./hours-fields.tsx";
import { PlanDates } from "./plan-dates.tsx";
import { programmeTexts } from "./programme-texts.ts";
import { StepFields } from "./step-fields.tsx";

const numbers = [
  "homeworkDays",
  "interviewMinutes",
  "captureKeepDays",
  "publicationThreshold",
  "labourCapYen",
] as const;
const dayLists = [
  { field: "remindDaysBefore", label: "remindBefore" },
  { field: "remindDaysAfter", label: "remindAfter" },
] as const;

/** A new edition of the plan, made from the present one. */
export function PlanForm({ programme, onDone }: { programme: ProgrammeView; onDone: () => void }) {
  const t = useText(programmeTexts);
  const queryClient = useQueryClient();
  const [plan, setPlan] = useState<Plan>(programme.plan);
  const [why, setWhy] = useState("");
  const save = useMutation({
    mutationFn: () =>
      call(changePlan, { params: { programmeId: programme.id }, body: { plan, why, edition: programme.planEdition } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["programmes"] });
      showToast(t.planSaved);
      onDone();
    },
  });
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <p className="text-sm text-ink-soft">{t.planLead}</p>
      <Section title={t.dates}>
        <PlanDates plan={plan} onChange={setPlan} />
      </Section>
      <Section title={t.steps}>
        <StepFields plan={plan} onChange={setPlan} />
      </Section>
      <Section title={t.limits}>
        <div className="grid gap-4 sm:grid-cols-2">
          {numbers.map((field) => (
            <NumberField
              key={field}
              label={t[field]}
              value={plan[field]}
              onChange={(value) => setPlan({ ...plan, [field]: value ?? 0 })}
            />
          ))}
          {dayLists.map(({ field, label }) => (
            <DaysField
              key={field}
              label={t[label]}
              days={plan[field]}
              onChange={(days) => setPlan({ ...plan, [field]: days })}
            />
          ))}
        </div>
      </Section>
      <Section title={t.hoursTemplate}>
        <HoursFields plan={plan} onChange={setPlan} />
      </Section>
      <TextField label={t.why} value={why} onChange={setWhy} maxLength={500} required />
      <Refusal error={save.error} />
      <Actions>
        <Button onPress={onDone}>{t.cancel}</Button>
        <Button look="primary" type="submit" isDisabled={save.isPending || why.trim() === ""}>
          {t.savePlan}
        </Button>
      </Actions>
    </form>
  );
}

function DaysField(props: { label: string; days: readonly number[]; onChange: (days: number[]) => void }) {
  const t = useText(programmeTexts);
  const [text, setText] = useState(props.days.join("、"));
  return (
    <TextField
      label={props.label}
      hint={t.daysHint}
      value={text}
      inputMode="numeric"
      onChange={(typed) => {
        setText(typed);
        const days = typed.normalize("NFKC").match(/\d+/g) ?? [];
        props.onChange(days.map(Number));
      }}
    />
  );
}
