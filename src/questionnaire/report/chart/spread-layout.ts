import { leading, type PlacedText, placeText } from "../../../shared/picture/placed-text.ts";
import { textWidth } from "../../../shared/picture/text-measure.ts";
import { countWords } from "../../table/wording.ts";
import { baseFigure } from "../figure-words.ts";
import { type ShownNumberRow, type ShownNumberTable, toldNumber } from "../shown-table.ts";
import { type ChartLayout, chartWidth, type Dot, type Line, type Mark, smallSize, textSize } from "./chart-shapes.ts";
import { chartTitle } from "./chart-title.ts";

const labelWidth = 210;
const gap = 10;
const rightMargin = 24;
const boxHeight = 16;
const lineHeight = textSize * leading;

interface Spread {
  label: string;
  n: ShownNumberRow["n"];
  min: number | null;
  q1: number | null;
  median: number | null;
  q3: number | null;
  max: number | null;
  mean: number | null;
}

const spreadOf = (row: ShownNumberRow): Spread => {
  const { label, n } = row;
  const [min, q1, median] = [toldNumber(row.min), toldNumber(row.q1), toldNumber(row.median)];
  return { label, n, min, q1, median, q3: toldNumber(row.q3), max: toldNumber(row.max), mean: toldNumber(row.mean) };
};

/** What is told that has a place on the axis. */
const reachOf = ({ min, q1, median, q3, max, mean }: Spread): number[] =>
  [min, q1, median, q3, max, mean].filter((value) => value !== null);

export const hasSpread = (row: ShownNumberRow): boolean => row.n !== 0 && reachOf(spreadOf(row)).length > 0;

/** 箱ひげ図: least to greatest as a line, the quartiles as a box with the median in it, the mean as a dot; what is hidden is left out. */
export function spreadLayout(table: ShownNumberTable): ChartLayout {
  const rows = table.rows.filter(hasSpread).map(spreadOf);
  const ends = rows.flatMap(reachOf);
  const { from, to, step } = niceRange(Math.min(0, ...ends), Math.max(0, ...ends));
  const labels = rows.map(({ label, n }) =>
    placeText(`${label}（n=${baseFigure(n)}）`, 0, 0, labelWidth, { size: textSize, maxLines: 3 }),
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
    if (row.min !== null && row.max !== null) {
      const [low, high] = [at(row.min), at(row.max)];
      lines.push({ x1: low, x2: high, y1: middle, y2: middle, tone: "interval" });
      for (const x of [low, high]) lines.push({ x1: x, x2: x, y1: middle - 5, y2: middle + 5, tone: "interval" });
    }
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
  const whiskers = rows.some(({ min, max }) => min !== null && max !== null) ? "、線の端は最小と最大" : "";
  const key = `（${table.unitLabel || "値"}）箱は四分位、太線は中央値、点は平均${whiskers}`;
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
