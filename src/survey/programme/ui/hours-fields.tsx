import { useState } from "react";
import { Button } from "../../../web/components/button.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { referenceHours } from "../hours-template.ts";
import type { Plan } from "../plan.ts";
import { programmeTexts } from "./programme-texts.ts";

/** Planned hours by row; an empty cell stays blank and is not zero. */
export function HoursFields({ plan, onChange }: { plan: Plan; onChange: (plan: Plan) => void }) {
  const t = useText(programmeTexts);
  const label = useLabel();
  const { hours } = plan;
  if (hours === null)
    return (
      <div className="flex flex-wrap items-center gap-4">
        <p className="text-sm">{t.hoursUsual}</p>
        <Button onPress={() => onChange({ ...plan, hours: [...referenceHours] })}>{t.hoursEdit}</Button>
      </div>
    );
  const set = (id: string, planned: number | null) =>
    onChange({ ...plan, hours: hours.map((row) => (row.id === id ? { ...row, planned_hours: planned } : row)) });
  return (
    <div className="flex flex-col gap-2">
      <table className="max-w-3xl text-left text-sm">
        <thead>
          <tr>
            <th scope="col" className="h-10">
              {t.hoursRow}
            </th>
            <th scope="col" className="h-10 text-right">
              {t.hoursPlanned}
            </th>
          </tr>
        </thead>
        <tbody>
          {hours.map((row) => {
            const name = label({ ja: row.label_ja, en: row.label_en });
            return (
              <tr key={row.id} className="border-t border-line">
                <th scope="row" className="py-1 pr-4 font-normal">
                  {row.row} {name}
                </th>
                <td className="w-32 py-1">
                  <HoursCell label={name} hours={row.planned_hours} onChange={(planned) => set(row.id, planned)} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div>
        <Button look="quiet" onPress={() => onChange({ ...plan, hours: null })}>
          {t.hoursReset}
        </Button>
      </div>
    </div>
  );
}

/** What is being typed stays as it is typed: "16." is on its way to 16.5. */
function HoursCell(props: { label: string; hours: number | null; onChange: (hours: number | null) => void }) {
  const [text, setText] = useState(props.hours === null ? "" : String(props.hours));
  return (
    <TextField
      label={props.label}
      hideLabel
      inputMode="numeric"
      value={text}
      onChange={(typed) => {
        setText(typed);
        props.onChange(hoursIn(typed));
      }}
    />
  );
}

/** Hours with up to two places; nothing, and what is no number, is blank. */
function hoursIn(text: string): number | null {
  const match = /^\d{1,3}(?:\.\d{0,2})?$/.exec(text.normalize("NFKC").trim());
  return match ? Number(match[0]) : null;
}
