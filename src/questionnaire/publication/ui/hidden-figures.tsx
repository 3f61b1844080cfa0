import { SideScroll } from "../../../web/components/side-scroll.tsx";
import { useText } from "../../../web/language.ts";
import type { Preview } from "../route-contracts.ts";
import { prepareTexts } from "./prepare-texts.ts";

const shownAtMost = 200;

/** The audit, figure by figure: those that can be worked out first. */
export function HiddenFigures({ figures }: { figures: Preview["verdict"]["figures"] }) {
  const t = useText(prepareTexts);
  if (figures.length === 0) return null;
  const sorted = figures.toSorted((a, b) => Number(a.safe) - Number(b.safe));
  const cell = "p-1.5 text-left";
  return (
    <details className="rounded-8 border border-line bg-white p-4" open={figures.some(({ safe }) => !safe)}>
      <summary className="min-h-10 cursor-pointer py-2 text-sm font-bold text-accent">
        {t.intervals}（{t.places(figures.length)}）
      </summary>
      <p className="mb-2 text-sm text-ink-soft">{t.intervalsLead}</p>
      <SideScroll label={t.intervals}>
        <table className="w-full text-sm">
          <thead>
            <tr className="border-b border-line bg-accent-soft">
              {[t.place, t.reason, t.range].map((head) => (
                <th key={head} scope="col" className={`${cell} font-normal`}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.slice(0, shownAtMost).map((figure) => (
              <tr
                key={`${figure.tableId}:${figure.rowKey}:${figure.columnKey}:${figure.reason}`}
                className="border-b border-line last:border-0"
              >
                <td className={cell}>{figure.place}</td>
                <td className={`${cell} whitespace-nowrap`}>{t.reasons[figure.reason]}</td>
                <td className={`${cell} whitespace-nowrap tabular-nums`}>
                  {t.between(figure.low, figure.high)}
                  {!figure.safe && <span className="ml-2 font-bold text-alert">{t.unsafeRange}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </SideScroll>
      {figures.length > shownAtMost && <p className="mt-2 text-sm">{t.more(figures.length - shownAtMost)}</p>}
    </details>
  );
}
