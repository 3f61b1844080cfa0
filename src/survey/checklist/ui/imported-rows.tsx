import { Chip, type Shape, type Tone } from "../../../web/components/chip.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import type { importWordings, WordedItem, WordingRow } from "../programme-contracts.ts";
import { programmeChecklistTexts } from "./programme-texts.ts";

type Left = NonNullable<ReturnType<(typeof importWordings)["reply"]["parse"]>["left"]>;

const looks: Record<WordingRow["outcome"], { tone: Tone; shape: Shape }> = {
  set: { tone: "good", shape: "tick" },
  replaces: { tone: "accent", shape: "versus" },
  same: { tone: "neutral", shape: "dash" },
  unknownNumber: { tone: "neutral", shape: "ring" },
  severalItems: { tone: "attention", shape: "triangle" },
  noText: { tone: "attention", shape: "triangle" },
  tooLong: { tone: "attention", shape: "triangle" },
  twice: { tone: "attention", shape: "triangle" },
};

/** What every row of the workbook would set, and which items it does not speak of. */
export function ImportedRows(props: { rows: readonly WordingRow[]; left: Left; items: readonly WordedItem[] }) {
  const t = useText(programmeChecklistTexts);
  const label = useLabel();
  const { rows, left, items } = props;
  const topicOf = (id: string | null) => {
    const item = items.find((one) => one.id === id);
    return item ? `${label(item.topic)}${t.scope[item.scope] ? `（${t.scope[item.scope]}）` : ""}` : "";
  };
  return (
    <>
      <div className="max-h-96 overflow-auto rounded-6 border border-line">
        <table className="w-full text-left text-sm">
          <thead className="sticky top-0 bg-ground">
            <tr>
              {[t.row, t.number, t.wording, t.outcome, t.item].map((head) => (
                <th key={head} scope="col" className="h-10 whitespace-nowrap px-2">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.row} className="border-t border-line align-top">
                <td className="px-2 py-1 tabular-nums">{row.row}</td>
                <td className="px-2 py-1 whitespace-nowrap">{row.number}</td>
                <td className="px-2 py-1 whitespace-pre-line">
                  {row.text}
                  {row.outcome === "replaces" && (
                    <span className="block text-xs text-ink-faint">
                      {t.before}：{row.before}
                    </span>
                  )}
                </td>
                <td className="px-2 py-1">
                  <Chip {...looks[row.outcome]}>{t.outcomes[row.outcome]}</Chip>
                </td>
                <td className="px-2 py-1">{topicOf(row.item)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {left.length > 0 && (
        <details className="text-sm">
          <summary className="min-h-10 cursor-pointer py-2">{t.left(left.length)}</summary>
          <ul className="list-inside list-disc text-ink-soft">
            {left.map(({ item, number, topic }) => (
              <li key={item}>
                {number ?? item}　{label(topic)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
