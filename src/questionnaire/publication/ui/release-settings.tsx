import type { ReactNode } from "react";
import { Checkbox } from "../../../web/components/checkbox.tsx";
import { RadioGroup } from "../../../web/components/radio-group.tsx";
import { Select } from "../../../web/components/select.tsx";
import { useText } from "../../../web/language.ts";
import type { ShownTable } from "../../report/shown-table.ts";
import { captionOf } from "../../table/caption.ts";
import type { TableSetSummary } from "../../tabulation/route-contracts.ts";
import type { WantedRelease } from "../route-contracts.ts";
import { prepareTexts } from "./prepare-texts.ts";
import type { WantedPatch } from "./use-wanted-release.ts";

const thresholds = [3, 5, 10] as const;

/** Which tables, and how small a figure is too small. */
export function ReleaseSettings(props: {
  sets: readonly TableSetSummary[];
  /** Of the chosen set. */
  tables: readonly ShownTable[];
  wanted: WantedRelease;
  onChange: (patch: WantedPatch) => void;
  /** The button that goes by them. */
  children: ReactNode;
}) {
  const { sets, tables, wanted, onChange, children } = props;
  const t = useText(prepareTexts);
  const { threshold, extremes } = wanted.rule;
  const known = thresholds.map((one) => ({ id: String(one), label: t.below(one), hint: t.thresholdHints[one] }));
  const other = thresholds.some((one) => one === threshold)
    ? []
    : [{ id: String(threshold), label: t.below(threshold) }];
  return (
    <section className="flex flex-col gap-3 rounded-8 border border-line bg-white p-4">
      <Select
        label={t.set}
        place="flex w-full max-w-md flex-col gap-1"
        choices={sets.map(({ id, name }) => ({ id, label: name }))}
        value={wanted.tableSetId}
        onChange={(tableSetId) => onChange({ tableSetId })}
      />
      <RadioGroup
        label={t.threshold}
        choices={[...known, ...other]}
        value={String(threshold)}
        onChange={(value) => onChange({ threshold: Number(value) })}
      />
      {tables.some(({ kind }) => kind === "numbers") && (
        <Checkbox
          checked={extremes === "shown"}
          onChange={(shown) => onChange({ extremes: shown ? "shown" : "hidden" })}
        >
          {t.extremes}
        </Checkbox>
      )}
      <details>
        <summary className="min-h-10 cursor-pointer py-2 text-sm font-bold text-accent">
          {t.include}　{t.included(tables.length - wanted.without.length, tables.length)}
        </summary>
        <ul className="max-h-96 overflow-auto">
          {tables.map((table) => (
            <li key={table.id}>
              <Checkbox
                checked={!wanted.without.includes(table.id)}
                onChange={(included) =>
                  onChange({
                    without: included ? wanted.without.filter((id) => id !== table.id) : [...wanted.without, table.id],
                  })
                }
              >
                <span className="text-sm">{captionOf(table)}</span>
              </Checkbox>
            </li>
          ))}
        </ul>
      </details>
      <div className="flex">{children}</div>
    </section>
  );
}
