import { TextField } from "../../../web/components/text-field.tsx";
import { useText } from "../../../web/language.ts";
import type { Plan } from "../plan.ts";
import { programmeTexts } from "./programme-texts.ts";

const dates = ["interimReviewOn", "reportToSecretariatOn", "reportToHospitalOn"] as const;

/** The three dates of a programme. */
export function PlanDates({ plan, onChange }: { plan: Plan; onChange: (plan: Plan) => void }) {
  const t = useText(programmeTexts);
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      {dates.map((date) => (
        <TextField
          key={date}
          label={t[date]}
          type="date"
          value={plan[date] ?? ""}
          onChange={(text) => onChange({ ...plan, [date]: text === "" ? null : text })}
        />
      ))}
    </div>
  );
}
