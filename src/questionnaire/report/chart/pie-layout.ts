import { leading, type PlacedText, placeText } from "../../../shared/picture/placed-text.ts";
import { baseFigure, countFigure, percentFigure } from "../figure-words.ts";
import { isHidden, type ShownCountTable, type ShownRankTable } from "../shown-table.ts";
import { fillsOf, isDark } from "./chart-fill.ts";
import { type ChartLayout, chartWidth, type Fill, type Mark, type Slice, smallSize, textSize } from "./chart-shapes.ts";
import { chartTitle } from "./chart-title.ts";

const radius = 96;
const lineHeight = textSize * leading;
/** A smaller piece holds no figure; the list beside the pie has them all. */
const smallestLabelled = 0.06;

/** 円グラフ: only where somebody asked for one. Clockwise from twelve o'clock, with every figure in a list beside it. */
export function pieLayout(table: ShownCountTable | ShownRankTable): ChartLayout {
  const cells = table.rows[0]?.cells ?? [];
  const fills = fillsOf(table.columns);
  const whole = cells.reduce((sum, cell) => sum + (isHidden(cell) ? 0 : cell.count), 0);
  const centre = { x: radius + 24, y: radius + 12 };
  const slices: Slice[] = [];
  const marks: Mark[] = [];
  const texts: PlacedText[] = [];
  const plates: PlacedText[] = [];
  const listX = centre.x + radius + 40;
  let before = 0;
  let y = 16;
  for (const [index, column] of table.columns.entries()) {
    const cell = cells[index];
    if (!cell) continue;
    const fill: Fill = fills[index] ?? "hidden";
    const percent = percentFigure(cell, table.digits);
    const figure = isHidden(cell) || cell.count === 0 ? percent : `${percent}%（${countFigure(cell)}）`;
    const label = placeText(`${column.label}　${figure}`, listX + 26, y + textSize, chartWidth - listX - 26, {
      size: textSize,
      maxLines: 3,
    });
    marks.push({ x: listX, y: y + 2, width: 18, height: 11, fill, title: column.label });
    texts.push(label);
    y += label.lines.length * lineHeight + 4;
    if (isHidden(cell) || cell.count === 0) continue;
    const from = (before / whole) * 2 * Math.PI;
    before += cell.count;
    const to = (before / whole) * 2 * Math.PI;
    slices.push({ from, to, fill, title: `${column.label} ${figure}` });
    if (cell.count / whole < smallestLabelled) continue;
    const angle = (from + to) / 2;
    const away = cell.count === whole ? 0 : radius * 0.66;
    const inside = placeText(
      `${percent}%`,
      centre.x + Math.sin(angle) * away,
      centre.y - Math.cos(angle) * away + 4,
      60,
      {
        size: smallSize,
        anchor: "middle",
        tone: isDark(fill) ? "paper" : "ink",
      },
    );
    if (isDark(fill)) texts.push(inside);
    else plates.push(inside);
  }
  const base = placeText(`n=${baseFigure(table.rows[0]?.n ?? 0)}`, listX, y + textSize + 4, 200, {
    size: textSize,
    tone: "quiet",
  });
  return {
    width: chartWidth,
    height: Math.max(centre.y + radius + 12, y + lineHeight + 12),
    title: chartTitle(table),
    marks,
    lines: [],
    texts: [...texts, base],
    plates,
    pie: { ...centre, radius, slices },
  };
}
