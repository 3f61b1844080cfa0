import { leading, type PlacedText, placeText } from "../../../shared/picture/placed-text.ts";
import { textWidth } from "../../../shared/picture/text-measure.ts";
import { baseFigure, percentFigure } from "../figure-words.ts";
import { isHidden, type ShownColumn, type ShownCountTable, type ShownRankTable, toldNumber } from "../shown-table.ts";
import { type ChartLayout, chartWidth, type Line, type Mark, smallSize, textSize } from "./chart-shapes.ts";
import { chartTitle } from "./chart-title.ts";

const labelWidth = 168;
const gap = 8;
const barHeight = 7;
const figureHeight = 13;
const rowHeight = barHeight + figureHeight + 8;
const lineHeight = textSize * leading;
/** Below this a column has no room for its own heading: a number stands for it, explained above. */
const headingRoom = 64;
const mostColumns = 16;

/**
 * 格子: a small bar in every cell, rows as in the table. For what no band can show: shares of a row that do not add up (複数回答), or more
 * options than fills can tell apart. Every full cell width is 100 %.
 */
export function latticeLayout(table: ShownCountTable | ShownRankTable): ChartLayout {
  const marks: Mark[] = [];
  const texts: PlacedText[] = [];
  const lines: Line[] = [];
  let y = 0;
  const blocks = Math.ceil(table.columns.length / mostColumns);
  const size = Math.ceil(table.columns.length / blocks);
  for (let first = 0; first < table.columns.length; first += size) {
    y = block(table, first, Math.min(first + size, table.columns.length), y, { marks, texts, lines });
    y += 12;
  }
  return { width: chartWidth, height: Math.max(20, y - 6), title: chartTitle(table), marks, lines, texts, plates: [] };
}

interface Sheet {
  marks: Mark[];
  texts: PlacedText[];
  lines: Line[];
}

function block(table: ShownCountTable | ShownRankTable, first: number, last: number, top: number, out: Sheet): number {
  const columns = table.columns.slice(first, last);
  const plotX = labelWidth + gap;
  const room = (chartWidth - plotX) / Math.max(columns.length, 1);
  let y = headings(columns, first, room, plotX, top, out);
  const start = y;
  let group: string | null = null;
  for (const row of table.rows) {
    if (row.group !== group && row.group !== null) {
      out.texts.push(placeText(row.group, 0, y + 13, chartWidth, { size: smallSize, tone: "quiet" }));
      y += 18;
    }
    group = row.group;
    const words = `${row.label}（n=${baseFigure(row.n)}）`;
    const label = placeText(words, 0, 0, labelWidth, {
      size: textSize,
      maxLines: 3,
      weight: row.role === "total" ? 700 : 400,
    });
    const height = Math.max(rowHeight, label.lines.length * lineHeight + 6);
    const baseline = y + height / 2 + textSize * 0.35 - ((label.lines.length - 1) * lineHeight) / 2;
    out.texts.push({ ...label, x: labelWidth, y: baseline, anchor: "end" });
    for (const [index, column] of columns.entries()) {
      const cell = row.cells[first + index];
      if (!cell) continue;
      const x = plotX + index * room;
      const figure = percentFigure(cell, table.digits);
      const bottom = y + height - 4;
      out.texts.push(placeText(figure, x + 3, bottom - barHeight - 3, room, { size: smallSize, tone: "ink" }));
      const n = toldNumber(row.n);
      const width = isHidden(cell) || !n ? 0 : (cell.count / n) * (room - 6);
      if (width > 0) {
        const fill = column.role === "option" ? ({ option: 0 } as const) : column.role;
        out.marks.push({
          x,
          y: bottom - barHeight,
          width,
          height: barHeight,
          fill,
          title: `${row.label} ${column.label} ${figure}%`,
        });
      }
    }
    out.lines.push({ x1: 0, x2: chartWidth, y1: y + height, y2: y + height, tone: "grid" });
    y += height;
  }
  for (let index = 0; index < columns.length; index += 1) {
    const x = plotX + index * room;
    out.lines.push({ x1: x, x2: x, y1: start, y2: y, tone: "axis" });
  }
  return y + 4;
}

/** Names of the columns over them where there is room, else numbers with the names listed above. */
function headings(
  columns: readonly ShownColumn[],
  first: number,
  room: number,
  plotX: number,
  top: number,
  out: Sheet,
): number {
  if (room >= headingRoom) {
    const placed = columns.map(({ label }) => placeText(label, 0, 0, room - 6, { size: smallSize, maxLines: 5 }));
    const height = Math.max(...placed.map(({ lines }) => lines.length)) * smallSize * leading;
    for (const [index, text] of placed.entries()) {
      const y = top + height - (text.lines.length - 1) * smallSize * leading - 2;
      out.texts.push({ ...text, x: plotX + index * room + 3, y });
    }
    return top + height + 6;
  }
  let y = top;
  let x = 0;
  const step = smallSize * leading + 3;
  for (const [index, { label }] of columns.entries()) {
    const words = `${first + index + 1} ${label}`;
    const text = placeText(words, 0, 0, chartWidth, { size: smallSize });
    const width = textWidth(text.lines[0] ?? "", smallSize);
    if (x > 0 && x + width > chartWidth) {
      x = 0;
      y += step;
    }
    out.texts.push({ ...text, x, y: y + smallSize });
    x += width + 16;
  }
  y += step + 4;
  for (let index = 0; index < columns.length; index += 1) {
    out.texts.push(
      placeText(`${first + index + 1}`, plotX + index * room + 3, y + smallSize, room, {
        size: smallSize,
        weight: 700,
      }),
    );
  }
  return y + smallSize + 6;
}
