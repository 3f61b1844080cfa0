import type { ContentCell, ContentColumn, ContentRow, RowGroup } from "../contract.ts";
import type { Advance } from "./wrap-text.ts";

/** Tables with broken lines and known heights, so that Typst lays every cell out once. Lengths are points. */
export interface Advances {
  regular: Advance;
  bold: Advance;
}

/** Space between lines as a share of the font size. */
export const leading = 0.38;

/** How a cell looks: `blank` and `muted` recede, `open` asks for an answer, the rest are judgements. */
export type CellStyle = "blank" | "muted" | "open" | "good" | "attention" | "alert";

export type SetCell = readonly string[] | { lines: readonly string[]; style: CellStyle };

export type SetRow =
  | { is: "row" | "total"; height: number; cells: readonly SetCell[] }
  /** `continued` is the band at the head of a following page. */
  | { is: "band"; height: number; lines: readonly string[]; continued: readonly string[]; continuedHeight: number }
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

/** Height of the whole table on one page. */
export const tableHeight = (table: SetTable): number =>
  table.rows.reduce(
    (sum, row) => sum + row.height,
    table.headHeight + (table.groups.length > 0 ? table.groupHeight : 0),
  );

export interface TableSource {
  columns: readonly ContentColumn[];
  rows: readonly ContentRow[];
  groups: readonly RowGroup[];
}

/** Where a table goes: `tallest` is the most a row may take (a longer one goes on in the next), `page` what a whole table may. */
export interface Room {
  width: number;
  tallest: number;
  page: number;
}

export const cellText = (cell: ContentCell): string =>
  typeof cell === "string" ? cell : `${cell.text}${(cell.notes ?? []).map((note) => ` ※${note}`).join("")}`;
