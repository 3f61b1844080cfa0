import { leading, type PlacedText, placeText } from "../../../shared/picture/placed-text.ts";
import { textWidth } from "../../../shared/picture/text-measure.ts";
import { countFigure, percentFigure } from "../figure-words.ts";
import { isHidden, type ShownCell, type ShownCountTable, type ShownRankTable, toldNumber } from "../shown-table.ts";
import { axisEnd, percentAxis } from "./chart-axis.ts";
import { fillId } from "./chart-fill.ts";
import { type ChartLayout, chartWidth, type Line, type Mark, textSize } from "./chart-shapes.ts";
import { chartTitle } from "./chart-title.ts";

const labelWidth = 232;
const gap = 8;
const barHeight = 15;
const rowPadding = 7;
const lineHeight = textSize * leading;

/** 横棒: one bar for each option of a table with one row, in the order of the instrument, 無回答 last. */
export function barLayout(table: ShownCountTable | ShownRankTable): ChartLayout {
  const row = table.rows[0];
  const cells = row?.cells ?? [];
  const n = toldNumber(row?.n ?? 0) ?? 0;
  const labels = table.columns.map(({ label }) => placeText(label, 0, 0, labelWidth, { size: textSize, maxLines: 4 }));
  const widest = Math.max(0, ...labels.map(({ lines }) => Math.max(...lines.map((line) => textWidth(line, textSize)))));
  const plotX = Math.min(labelWidth, Math.ceil(widest)) + gap;
  const values = cells.map((cell) => valueWords(cell, table.digits));
  const valueRoom = Math.max(0, ...values.map((text) => textWidth(text, textSize))) + gap;
  const plotWidth = chartWidth - plotX - valueRoom;
  const end = axisEnd(Math.max(0, ...cells.map((cell) => reach(cell, n))));
  const marks: Mark[] = [];
  const texts: PlacedText[] = [];
  const lines: Line[] = [];
  let y = 4;
  for (const [index, column] of table.columns.entries()) {
    const label = labels[index];
    const cell = cells[index];
    if (!label || !cell) continue;
    const height = Math.max(barHeight + rowPadding, label.lines.length * lineHeight + rowPadding);
    const middle = y + height / 2;
    const firstBaseline = middle + textSize * 0.35 - ((label.lines.length - 1) * lineHeight) / 2;
    texts.push({ ...label, x: plotX - gap, y: firstBaseline, anchor: "end" });
    const width = lengthOf(cell, n, end, plotWidth);
    if (width > 0) {
      const fill = column.role === "option" ? ({ option: 0 } as const) : column.role;
      marks.push({
        x: plotX,
        y: middle - barHeight / 2,
        width,
        height: barHeight,
        fill,
        title: `${column.label} ${values[index]}`,
      });
    }
    const whisker = !isHidden(cell) && cell.interval;
    if (whisker) {
      const at = (fraction: number) => plotX + (plotWidth * fraction * 100) / end;
      lines.push(...whiskerLines(at(whisker.low), at(whisker.high), middle));
    }
    const after = whisker ? plotX + (plotWidth * whisker.high * 100) / end : plotX + width;
    texts.push(
      placeText(values[index] ?? "", after + 5, middle + textSize * 0.35, valueRoom, { size: textSize, tone: "ink" }),
    );
    y += height;
  }
  const axis = percentAxis({ x: plotX, width: plotWidth, top: 2, bottom: y + 2 }, end);
  return {
    width: chartWidth,
    height: y + 24,
    title: chartTitle(table),
    marks,
    lines: [...axis.lines, ...lines],
    texts: [...axis.texts, ...texts],
    plates: [],
  };
}

const valueWords = (cell: ShownCell, digits: 0 | 1): string => {
  const percent = percentFigure(cell, digits);
  if (isHidden(cell) || cell.count === 0) return percent;
  return isHidden(cell.percent) ? `${percent}（${countFigure(cell)}）` : `${percent}%（${countFigure(cell)}）`;
};

const reach = (cell: ShownCell, n: number): number =>
  isHidden(cell) || n === 0 ? 0 : Math.max((cell.count / n) * 100, (cell.interval?.high ?? 0) * 100);

const lengthOf = (cell: ShownCell, n: number, end: number, room: number): number =>
  isHidden(cell) || n === 0 ? 0 : (cell.count / n) * (100 / end) * room;

const whiskerLines = (low: number, high: number, y: number): Line[] => [
  { x1: low, x2: high, y1: y, y2: y, tone: "interval" },
  { x1: low, x2: low, y1: y - 4, y2: y + 4, tone: "interval" },
  { x1: high, x2: high, y1: y - 4, y2: y + 4, tone: "interval" },
];

export const markKey = (mark: Mark): string => `${fillId(mark.fill)}:${mark.x}:${mark.y}`;
