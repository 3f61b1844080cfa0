import type { ContentCell, ContentColumn, ContentRow, RowGroup } from "../contract.ts";
import { needOf } from "./column-need.ts";
import { type ColumnNeed, shareWidth } from "./column-widths.ts";
import {
  type Advances,
  type CellStyle,
  cellText,
  leading,
  type Room,
  type SetRow,
  type SetTable,
  type TableSource,
  tableHeight,
} from "./set-shape.ts";
import { wrapText } from "./wrap-text.ts";

interface Type extends Advances {
  size: number;
  paddingY: number;
}

const paddingX = 3.2;
/** Type size and air above and below; the largest that is comfortable and keeps the table on one page is taken. */
const sizes = [
  [9.5, 3.4],
  [9, 3.4],
  [8.5, 3.4],
  [8.5, 2.5],
] as const;
const manyRows = 300;
const longSize = (rows: number, width: number) =>
  rows > manyRows ? ([8, 2.5] as const) : width > 700 ? ([8.5, 3.4] as const) : ([9, 3.4] as const);

/** Typst may round a width up; a line must not be broken twice. */
const safety = 0.4;

const height = (lines: number, { size, paddingY }: Type) => size * (lines + (lines - 1) * leading) + 2 * paddingY;

function styleOf(cell: ContentCell): CellStyle | null {
  if (typeof cell === "string") return null;
  if (cell.tone) return cell.tone;
  switch (cell.state) {
    case "blank":
      return "blank";
    case "notApplicable":
    case "none":
      return "muted";
    case undefined:
    case "known":
      return null;
    default:
      return "open";
  }
}

/** Wrapping the same words to the same width again and again is most of the work of a long ledger. */
function rememberedWrap(type: Type, weight: "regular" | "bold") {
  const known = new Map<string, readonly string[]>();
  return (text: string, width: number): readonly string[] => {
    const key = `${width} ${text}`;
    let lines = known.get(key);
    if (!lines) {
      lines = wrapText(text, (width - safety) / type.size, type[weight]);
      known.set(key, lines);
    }
    return lines;
  };
}

export function setTable(source: TableSource, advances: Advances, room: Room): SetTable {
  const { columns, rows } = source;
  const needs = columns.map((column, index) =>
    needOf(
      column,
      rows.map((row) => row.cells[index] ?? ""),
      advances,
      columns.length <= 3 ? 80 : 30,
    ),
  );
  const available = room.width - columns.length * 2 * paddingX;
  const comfort = needs.reduce((sum, need) => sum + Math.max(need.least, need.comfortable * 0.95), 0);
  const at = ([size, paddingY]: readonly [number, number]) =>
    setAt(source, needs, { size, paddingY, ...advances }, room);
  if (rows.length <= manyRows) {
    for (const size of sizes) {
      if (size[0] * comfort > available) continue;
      const table = at(size);
      if (tableHeight(table) <= room.page) return table;
    }
  }
  return at(longSize(rows.length, room.width));
}

function setAt(source: TableSource, needs: readonly ColumnNeed[], type: Type, { width, tallest }: Room): SetTable {
  const { columns, rows } = source;
  const inner = shareWidth(
    needs.map((need) => ({
      ...need,
      least: need.least * type.size + safety,
      comfortable: need.comfortable * type.size + safety,
    })),
    width - columns.length * 2 * paddingX,
  );
  const wrap = { regular: rememberedWrap(type, "regular"), bold: rememberedWrap(type, "bold") };
  const head = columns.map((column, index) => wrap.bold(column.label, inner[index] ?? 0));
  const total = inner.reduce((sum, width) => sum + width, 0) + (columns.length - 1) * 2 * paddingX;
  const mostLines = Math.max(1, Math.floor((tallest / type.size + leading) / (1 + leading)));
  const groups = new Map(source.groups.map((group) => [group.id, group]));
  const spans = groupSpans(columns, inner, wrap.bold);
  const out: SetRow[] = [];
  let current: string | undefined;
  for (const row of rows) {
    const group = row.group === undefined ? undefined : groups.get(row.group);
    if (group && group.id !== current) out.push(...bandRows(group, total, type, wrap));
    current = group?.id;
    out.push(...setRow(row, inner, wrap, type, mostLines));
  }
  return {
    is: "table",
    size: type.size,
    padding: { x: paddingX, y: type.paddingY },
    widths: inner.map((width) => width + 2 * paddingX),
    align: columns.map((column) => column.align ?? "left"),
    groups: spans,
    groupHeight: height(Math.max(1, ...spans.map(({ lines }) => lines.length)), type),
    head,
    headHeight: height(Math.max(1, ...head.map((lines) => lines.length)), type),
    rows: out,
  };
}

type Wrap = (text: string, width: number) => readonly string[];
interface Wraps {
  regular: Wrap;
  bold: Wrap;
}

function bandRows(group: RowGroup, width: number, type: Type, wrap: Wraps): SetRow[] {
  const label = group.count ? `${group.label}（${group.count}）` : group.label;
  const lines = wrap.bold(label, width);
  const continued = wrap.bold(`${label} つづき`, width);
  const band: SetRow = {
    is: "band",
    height: height(lines.length, type),
    lines,
    continued,
    continuedHeight: height(continued.length, type),
  };
  if (!group.facts || group.facts.length === 0) return [band];
  const facts = group.facts.flatMap(({ label, text }) => wrap.regular(`${label}： ${text}`, width));
  return [band, { is: "facts", height: height(facts.length, type), lines: facts }];
}

function setRow(row: ContentRow, widths: readonly number[], wrap: Wraps, type: Type, mostLines: number): SetRow[] {
  const fold = row.total ? wrap.bold : wrap.regular;
  const wrapped = widths.map((width, index) => fold(cellText(row.cells[index] ?? ""), width));
  const styles = widths.map((_, index) => styleOf(row.cells[index] ?? ""));
  const rows: SetRow[] = [];
  const longest = Math.max(1, ...wrapped.map((lines) => lines.length));
  for (let from = 0; from < longest; from += mostLines) {
    const pieces = wrapped.map((lines) => lines.slice(from, from + mostLines));
    rows.push({
      is: row.total ? "total" : "row",
      height: height(Math.max(1, ...pieces.map((lines) => lines.length)), type),
      cells: pieces.map((lines, index) => {
        const style = styles[index];
        return style ? { lines, style } : lines;
      }),
    });
  }
  return rows;
}

/** Neighbours of the same group share a cell above their heads. */
function groupSpans(columns: readonly ContentColumn[], inner: readonly number[], bold: Wrap) {
  if (!columns.some((column) => column.group)) return [];
  const spans: { id: string; label: string; span: number; width: number }[] = [];
  columns.forEach((column, index) => {
    const id = column.group?.id ?? "";
    const last = spans.at(-1);
    const width = (inner[index] ?? 0) + 2 * paddingX;
    if (last && last.id === id) {
      last.span += 1;
      last.width += width;
    } else spans.push({ id, label: column.group?.label ?? "", span: 1, width });
  });
  return spans.map(({ label, span, width }) => ({ lines: bold(label, width - 2 * paddingX), span }));
}
