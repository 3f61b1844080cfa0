import { SideScroll } from "../../../web/components/side-scroll.tsx";
import { useText } from "../../../web/language.ts";
import type { RoundView } from "../route-contracts.ts";
import { countText } from "./percent.ts";
import { roundTexts } from "./round-texts.ts";

/** Answers by day: a bar each in the table that holds the same figures. The latest first, so that today is in sight. */
export function DayChart({ days }: { days: RoundView["days"] }) {
  const t = useText(roundTexts);
  if (days.length === 0) return <p className="text-sm text-ink-soft">{t.noAnswers}</p>;
  const most = Math.max(...days.map(({ answers }) => answers));
  return (
    <SideScroll label={t.byDay} place="max-h-80 overflow-y-auto">
      <table className="w-full text-left text-sm">
        <caption className="sr-only">{t.byDay}</caption>
        <thead className="bg-ground">
          <tr>
            <th scope="col" className="h-10 px-3">
              {t.day}
            </th>
            <th scope="col" className="px-3 text-right">
              {t.thatDay}
            </th>
            <td className="w-1/2 max-sm:hidden" />
            <th scope="col" className="px-3 text-right">
              {t.sum}
            </th>
          </tr>
        </thead>
        <tbody className="tabular-nums">
          {days.toReversed().map(({ day, answers, sum }) => (
            <tr key={day} className="border-t border-line">
              <th scope="row" className="h-8 whitespace-nowrap px-3 font-normal">
                {day}
              </th>
              <td className="px-3 text-right">{countText(answers)}</td>
              <td className="max-sm:hidden">
                <span
                  className="block h-3 bg-accent"
                  style={{ width: `${most > 0 ? (Math.max(0, answers) / most) * 100 : 0}%` }}
                />
              </td>
              <td className="px-3 text-right">{countText(sum)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </SideScroll>
  );
}
