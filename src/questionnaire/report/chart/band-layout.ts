import { leading, type PlacedText, placeText } from "../../../shared/picture/placed-text.ts";
import { textWidth } from "../../../shared/picture/text-measure.ts";
import { baseFigure, percentFigure } from "../figure-words.ts";
import { isHidden, type ShownCountTable, type ShownRankTable, type ShownRow } from "../shown-table.ts";
import { percentAxis } from "./chart-axis.ts";
import { fillsOf, isDark } from "./chart-fill.ts";
import { type ChartLayout, chartWidth, type Fill, type Line, type Mark, smallSize, textSize } from "./chart-shapes.ts";
import { chartTitle } from "./chart-title.ts";
import { legendLayout } from "./legend-layout.ts";
import { spreadLabels } from "./spread-labels.ts";

const labelWidth = 196;
const gap = 8;
const rightMargin = 18;
const bandHeight = 20;
const laneHeight = 14;
const rowGap = 7;
const lineHeight = textSize * leading;

interface Piece {
  x: number;
  width: number;
  fill: Fill;
  label: string;
  title: string;
}

/** 帯グラフ: each row a band of 100 %. Hidden figures of a row are one piece, as wide as what the others leave. */
export function bandLayout(table: ShownCountTable | ShownRankTable): ChartLayout {
  const fills = fillsOf(table.columns);
  const hasHidden = table.rows.some(({ cells }) => cells.some(isHidden));
  const legend = legendLayout(
    [
      ...table.columns.map(({ label }, index) => ({ label, fill: fills[index] ?? ("hidden" as const) })),
      ...(hasHidden ? [{ label: "X（秘匿）", fill: "hidden" as const }] : []),
    ],
    0,
  );
  const single = table.rows.length === 1;
  const labels = table.rows.map((row) => rowLabel(row, single));
  const widest = Math.max(
    0,
    ...labels.map(({ lines }) => Math.max(...lines.map((line) => textWidth(line, textSize, 700)))),
  );
  const plotX = Math.min(labelWidth, Math.ceil(widest)) + gap;
  const plotWidth = chartWidth - plotX - rightMargin;
  const marks: Mark[] = [...legend.marks];
  const texts: PlacedText[] = [...legend.texts];
  const plates: PlacedText[] = [];
  const leaders: Line[] = [];
  let y = legend.bottom + 8;
  const top = y;
  let group: string | null = null;
  for (const [index, row] of table.rows.entries()) {
    if (row.group !== group && row.group !== null) {
      texts.push(placeText(row.group, 0, y + 13, chartWidth - rightMargin, { size: smallSize, tone: "quiet" }));
      y += 18;
    }
    group = row.group;
    const pieces = piecesOf(table, row, fills, plotX, plotWidth);
    const outside = pieces.filter((piece) => !fits(piece));
    const lanes = lanesOf(outside, plotX - 14, chartWidth);
    const above = lanes.length * laneHeight;
    const label = labels[index];
    if (!label) continue;
    const textHeight = label.lines.length * lineHeight;
    const bandTop = Math.max(y + above, y + (textHeight - bandHeight) / 2);
    const middle = bandTop + bandHeight / 2;
    texts.push({
      ...label,
      x: plotX - gap,
      y: middle + textSize * 0.35 - ((label.lines.length - 1) * lineHeight) / 2,
      anchor: "end",
    });
    for (const piece of pieces) {
      marks.push({
        x: piece.x,
        y: bandTop,
        width: piece.width,
        height: bandHeight,
        fill: piece.fill,
        title: piece.title,
      });
      if (!fits(piece)) continue;
      const inside = placeText(piece.label, piece.x + piece.width / 2, middle + textSize * 0.35, piece.width, {
        size: textSize,
        anchor: "middle",
        tone: isDark(piece.fill) ? "paper" : "ink",
      });
      if (isDark(piece.fill)) texts.push(inside);
      else plates.push(inside);
    }
    for (const [lane, placed] of lanes.entries()) {
      const baseline = bandTop - 4 - lane * laneHeight;
      for (const { piece, x } of placed) {
        texts.push(placeText(piece.label, x, baseline, 60, { size: smallSize, anchor: "middle", tone: "ink" }));
        leaders.push({ x1: piece.x + piece.width / 2, y1: bandTop, x2: x, y2: baseline + 1.5, tone: "leader" });
      }
    }
    y = Math.max(bandTop + bandHeight, middle + textHeight / 2) + rowGap;
  }
  const axis = percentAxis({ x: plotX, width: plotWidth, top: top - 2, bottom: y }, 100);
  return {
    width: chartWidth,
    height: y + 22,
    title: chartTitle(table),
    marks,
    lines: [...axis.lines, ...leaders],
    texts: [...axis.texts, ...texts],
    plates,
  };
}

function rowLabel(row: ShownRow, single: boolean): PlacedText {
  const base = `n=${baseFigure(row.n)}`;
  const words = single ? base : `${row.label}（${base}）`;
  return placeText(words, 0, 0, labelWidth, { size: textSize, maxLines: 4, weight: row.role === "total" ? 700 : 400 });
}

function piecesOf(
  table: ShownCountTable | ShownRankTable,
  row: ShownRow,
  fills: readonly Fill[],
  plotX: number,
  plotWidth: number,
): Piece[] {
  // Of a row whose base is hidden nobody may see how large its parts are.
  if (isHidden(row.n)) return [];
  const known = row.cells.map((cell) => (isHidden(cell) ? 0 : cell.count));
  const sum = known.reduce((total, count) => total + count, 0);
  const anyHidden = row.cells.some(isHidden);
  const whole = anyHidden ? Math.max(row.n, sum) : sum;
  if (whole === 0) return [];
  const pieces: Piece[] = [];
  let before = 0;
  const end = (count: number) => plotX + (plotWidth * count) / whole;
  for (const [index, cell] of row.cells.entries()) {
    if (isHidden(cell) || cell.count === 0) continue;
    const column = table.columns[index];
    const label = percentFigure(cell, table.digits);
    const x = end(before);
    before += cell.count;
    pieces.push({
      x,
      width: end(before) - x,
      fill: fills[index] ?? "hidden",
      label,
      title: `${row.label} ${column?.label} ${label}%（${cell.count}）`,
    });
  }
  const left = whole - before;
  if (anyHidden && left > whole * 1e-9) {
    const x = end(before);
    pieces.push({ x, width: plotX + plotWidth - x, fill: "hidden", label: "X", title: `${row.label} X` });
  }
  return pieces;
}

const fits = ({ label, width }: Piece): boolean => textWidth(label, textSize) + 4 <= width;

/** Labels that do not fit into their pieces stand above the band, on a second line where one is too short. */
function lanesOf(pieces: readonly Piece[], from: number, to: number): { piece: Piece; x: number }[][] {
  if (pieces.length === 0) return [];
  for (let count = 1; ; count += 1) {
    const lanes = Array.from({ length: count }, (_, lane) => pieces.filter((_, index) => index % count === lane));
    const placed = lanes.map((own) => {
      const middles = spreadLabels(
        own.map(({ x, width }) => x + width / 2),
        own.map(({ label }) => textWidth(label, smallSize) + 4),
        from,
        to,
      );
      return middles && own.map((piece, index) => ({ piece, x: middles[index] ?? 0 }));
    });
    if (placed.every((lane) => lane !== null)) return placed;
  }
}
