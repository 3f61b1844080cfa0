import { useText } from "../../../web/language.ts";
import { formatHours, sumOf } from "../hundredths.ts";
import type { HoursView } from "../route-contracts.ts";
import { hoursTexts } from "./hours-texts.ts";

/** Totals under the form: survey, documents, and all. */
export function SheetFoot({ hours, byDay }: { hours: HoursView; byDay: readonly number[] }) {
  const t = useText(hoursTexts);
  const part = (work: "survey" | "document") => (
    <tr className="border-t border-line text-ink-soft">
      <td className="h-10" />
      <th scope="row" className="px-2 text-left font-normal">
        {t.works[work]}
      </th>
      <td className="px-2 text-right tabular-nums">{formatHours(hours.byWork[work]?.planned ?? 0)}</td>
      <td className="px-2 text-right tabular-nums">{formatHours(hours.byWork[work]?.actual ?? 0)}</td>
      <td colSpan={byDay.length + 1} className="border-l border-line" />
    </tr>
  );
  return (
    <tfoot className="bg-ground">
      {part("survey")}
      {part("document")}
      <tr className="border-t border-edge font-bold">
        <td className="h-10" />
        <th scope="row" className="px-2 text-left">
          {t.total}
        </th>
        <td className="px-2 text-right tabular-nums">{formatHours(hours.planned)}</td>
        <td className="px-2 text-right tabular-nums">{formatHours(hours.actual)}</td>
        {byDay.map((sum, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: seven days, always in this order
          <td key={index} className="border-l border-line px-2 text-right tabular-nums">
            {formatHours(sum || null)}
          </td>
        ))}
        <td className="border-l border-line px-3 text-right tabular-nums">{formatHours(sumOf(byDay) || null)}</td>
      </tr>
    </tfoot>
  );
}
