import type { ContentCell, ContentColumn, ContentRow, RowGroup } from "../contract.ts";
import { type ColumnNeed, quantile, shareWidth } from "./column-widths.ts";
import { type Advance, naturalWidth, widestWord, wrapText } from "./wrap-text.ts";

/** Lengths are points. Lines are broken here, so that heights are known and Typst lays every cell out once. */
export interface Advances {
  regular: Advance;
  bold: Advance;
}
interface Type extends Advances {
  size: number;
  paddingY: number;
}

/** How a cell looks: `blank` and `muted` recede, `open` asks for an answer, the rest are judgements. */
export type CellStyle = "blank" | "muted" | "open" | "good" | "attention" | "alert";

export type SetCell = readonly string[] | { lines: readonly string[]; style: CellStyle };

export type SetRow =
  | { is: "row" | "total"; height: number; cells: readonly SetCell[] }
  | { is: "band"; height: number; lines: readonly string[] }
  | { is: "facts"; height: number; lines: readonly string[] };

export interface SetTable {
  is: "table";
  size: number;
  padding: { x: number; y: number };
  widths: readonly number[];
  align: readonly ("left" | "right" | "center")[];
  /** Names over neighbouring columns: text and number of columns. Empty without groups. */
  groups: readonly { lines: readonly string[]; span: number }[];
  groupHeight: number;
  head: readonly (readonly string[])[];
  headHeight: number;
  rows: readonly SetRow[];
}

export const leading = 0.38;
const paddingX = 3.2;
/** Air between lines; long ledgers do with less. */
const paddingY = (rows: number) => (rows > 300 ? 2.5 : 3.4);
/** The largest in which the table is comfortable is taken; none is so small that print is hard to read. */
const sizes = [9.5, 9, 8.5, 8] as const;
/** Typst may round a width up; a line must not be broken twice. */
const safety = 0.4;

const height = (lines: number, { size, paddingY }: Type) => size * (lines + (lines - 1) * leading) + 2 * paddingY;

export const cellText = (cell: ContentCell): string =>
  typeof cell === "string" ? cell : `${cell.text}${(cell.notes ?? []).map((note) => ` ※${note}`).join("")}`;

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

/** In font sizes. Short entries (いいえ, 2026-03) count as one word: torn over two lines they read badly. */
function needOf(column: ContentColumn, cells: readonly ContentCell[], advances: Advances): ColumnNeed {
  const texts = cells.map(cellText);
  const naturals = texts.map((text) => naturalWidth(text, advances.regular));
  const words = texts.map((text, index) => {
    const natural = naturals[index] ?? 0;
    return natural <= 5 ? natural : Math.min(widestWord(text, advances.regular), 11);
  });
  const label = naturalWidth(column.label, advances.bold);
  const labelLeast = label <= 5 ? label : Math.max(widestWord(column.label, advances.bold), label / 2 + 0.5);
  const least = Math.max(quantile(words, 0.97), Math.min(labelLeast, 6.5), 2);
  const comfortable = Math.max(least, Math.min(quantile(naturals, 0.9), 30), Math.min(label, 7));
  return { least, comfortable, fixed: column.align !== undefined };
}

function chooseType(needs: readonly ColumnNeed[], available: number, rows: number, advances: Advances): Type {
  const sum = (of: (need: ColumnNeed) => number) => needs.reduce((total, need) => total + of(need), 0);
  const wanted = Math.max(sum((need) => need.least) * 1.05, sum((need) => need.comfortable) * 0.85);
  const size = (rows > 300 ? sizes.slice(-1) : sizes).find((candidate) => candidate * wanted <= available) ?? 8;
  return { size, paddingY: paddingY(rows), ...advances };
}

export interface TableSource {
  columns: readonly ContentColumn[];
  rows: readonly ContentRow[];
  groups: readonly RowGroup[];
}

/**
 * @param available width of the type area
 * @param tallest no row is taller; a longer one goes on in the next row
 */
export function setTable(source: TableSource, advances: Advances, available: number, tallest: number): SetTable {
  const { columns, rows } = source;
  const room = available - columns.length * 2 * paddingX;
  const needs = columns.map((column, index) => needOf(column, rows.map((row) => row.cells[index] ?? ""), advances));
  const type = chooseType(needs, room, rows.length, advances);
  const inner = shareWidth(
    needs.map((need) => ({ ...need, least: need.least * type.size + safety, comfortable: need.comfortable * type.size + safety })),
    room,
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

/** Height of the whole table on one page. */
export const tableHeight = (table: SetTable): number =>
  table.rows.reduce((sum, row) => sum + row.height, table.headHeight + (table.groups.length > 0 ? table.groupHeight : 0));

type Wrap = (text: string, width: number) => readonly string[];
interface Wraps {
  regular: Wrap;
  bold: Wrap;
}

function bandRows(group: RowGroup, width: number, type: Type, wrap: Wraps): SetRow[] {
  const lines = wrap.bold(group.label, width);
  const band: SetRow = { is: "band", height: height(lines.length, type), lines };
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
