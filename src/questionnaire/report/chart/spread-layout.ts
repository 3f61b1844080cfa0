import { leading, type PlacedText, placeText } from "../../../shared/picture/placed-text.ts";
import { textWidth } from "../../../shared/picture/text-measure.ts";
import { countWords } from "../../table/wording.ts";
import type { ShownNumberTable } from "../shown-table.ts";
import { type ChartLayout, chartWidth, type Dot, type Line, type Mark, smallSize, textSize } from "./chart-shapes.ts";
import { chartTitle } from "./chart-title.ts";

const labelWidth = 210;
const gap = 10;
const rightMargin = 24;
const boxHeight = 16;
const lineHeight = textSize * leading;

/** 箱ひげ図: least to greatest as a line, the quartiles as a box with the median in it, the mean as a dot. */
export function spreadLayout(table: ShownNumberTable): ChartLayout {
  const rows = table.rows.filter((row) => row.n > 0 && row.min !== null && row.max !== null && !row.hidden);
  const ends = rows.flatMap(({ min, max }) => [min ?? 0, max ?? 0]);
  const { from, to, step } = niceRange(Math.min(0, ...ends), Math.max(0, ...ends));
  const labels = rows.map(({ label, n }) =>
    placeText(`${label}（n=${countWords(n)}）`, 0, 0, labelWidth, { size: textSize, maxLines: 3 }),
  );
  const widest = Math.max(0, ...labels.map(({ lines }) => Math.max(...lines.map((line) => textWidth(line, textSize)))));
  const plotX = Math.min(labelWidth, Math.ceil(widest)) + gap;
  const plotWidth = chartWidth - plotX - rightMargin;
  const at = (value: number) => plotX + ((value - from) / (to - from)) * plotWidth;
  const marks: Mark[] = [];
  const lines: Line[] = [];
  const texts: PlacedText[] = [];
  const dots: Dot[] = [];
  let y = 6;
  for (const [index, row] of rows.entries()) {
    const label = labels[index];
    if (!label) continue;
    const height = Math.max(boxHeight + 10, label.lines.length * lineHeight + 8);
    const middle = y + height / 2;
    texts.push({
      ...label,
      x: plotX - gap,
      anchor: "end",
      y: middle + textSize * 0.35 - ((label.lines.length - 1) * lineHeight) / 2,
    });
    const [low, high] = [at(row.min ?? 0), at(row.max ?? 0)];
    lines.push({ x1: low, x2: high, y1: middle, y2: middle, tone: "interval" });
    for (const x of [low, high]) lines.push({ x1: x, x2: x, y1: middle - 5, y2: middle + 5, tone: "interval" });
    if (row.q1 !== null && row.q3 !== null) {
      const [left, right] = [at(row.q1), at(row.q3)];
      marks.push({
        x: left,
        y: middle - boxHeight / 2,
        width: right - left,
        height: boxHeight,
        fill: { option: 3 },
        title: row.label,
      });
    }
    if (row.median !== null) {
      const x = at(row.median);
      lines.push({ x1: x, x2: x, y1: middle - boxHeight / 2, y2: middle + boxHeight / 2, tone: "median" });
    }
    if (row.mean !== null) dots.push({ x: at(row.mean), y: middle });
    y += height;
  }
  for (let tick = from; tick <= to + step / 2; tick += step) {
    const x = at(tick);
    lines.unshift({ x1: x, x2: x, y1: 2, y2: y + 2, tone: "grid" });
    texts.push(placeText(tickWords(tick), x, y + 16, 60, { size: smallSize, anchor: "middle", tone: "quiet" }));
  }
  const key = `（${table.unitLabel || "値"}）箱は四分位、太線は中央値、点は平均、線の端は最小と最大`;
  texts.push(placeText(key, chartWidth, y + 34, chartWidth, { size: smallSize, anchor: "end", tone: "quiet" }));
  return { width: chartWidth, height: y + 42, title: chartTitle(table), marks, lines, texts, plates: [], dots };
}

const tickWords = (tick: number): string => countWords(Math.round(tick * 1000) / 1000);

/** Ends and step of an axis: steps of 1, 2 or 5 times a power of ten, four to eight of them. */
export function niceRange(least: number, greatest: number): { from: number; to: number; step: number } {
  const span = greatest - least || 1;
  const power = 10 ** Math.floor(Math.log10(span / 5));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => span / candidate <= 8) ?? power * 10;
  return { from: Math.floor(least / step) * step, to: Math.ceil(greatest / step) * step || step, step };
}
