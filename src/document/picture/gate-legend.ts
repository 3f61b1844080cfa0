import { type PlacedText, placeText } from "../../shared/picture/placed-text.ts";
import { columns, type LegendSymbol } from "./gate-layout.ts";
import { type Language, type Phrase, say } from "./picture-language.ts";

const entries: readonly (readonly [symbol: LegendSymbol, words: Phrase])[] = [
  ["open", ["門が開いたまま（常時接続）", "gate left open (always on)"]],
  ["shut", ["門は閉（都度開く）", "gate shut (opened on demand)"]],
  ["guard", ["番人あり（版数が分かる機器）", "guarded (firmware known)"]],
  ["noGuard", ["番人なし（版数不明）", "no guard (firmware unknown)"]],
  ["around", ["壁を回り込む道（FWを通らない）", "road round the wall"]],
  ["undeclared", ["破線は未届の道", "dashed: undeclared road"]],
  ["undecided", ["？は通り道が不明", "?: way not known"]],
  ["marks", ["▲重大・高　◆中　●低", "▲ critical, high  ◆ medium  ● low"]],
];

const perRow = 4;
const rowHeight = 28;
const symbolWidth = 46;

export const legendHeight = Math.ceil(entries.length / perRow) * rowHeight + 20;

/** What the shapes mean, below the picture. */
export function placeLegend(
  top: number,
  language: Language,
): { texts: PlacedText[]; symbols: { symbol: LegendSymbol; x: number; y: number }[] } {
  const width = (columns.width - 2 * columns.margin) / perRow;
  const texts: PlacedText[] = [];
  const symbols: { symbol: LegendSymbol; x: number; y: number }[] = [];
  for (const [index, [symbol, words]] of entries.entries()) {
    const x = columns.margin + (index % perRow) * width;
    const y = top + 16 + Math.floor(index / perRow) * rowHeight;
    symbols.push({ symbol, x: x + symbolWidth / 2, y });
    texts.push(
      placeText(say(words, language), x + symbolWidth + 6, y + 4, width - symbolWidth - 14, { size: 12, tone: "text" }),
    );
  }
  return { texts, symbols };
}
