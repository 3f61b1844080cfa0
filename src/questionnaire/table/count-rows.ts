import type { Axis } from "./axis.ts";
import { type CellRule, cellsOf } from "./cells.ts";
import { type Counts, countBy, type RowGroup } from "./count.ts";
import type { CountColumn, CountRow, Term } from "./table.ts";
import type { Setting } from "./tabulation.ts";

type RowHead = Pick<CountRow, "key" | "label" | "group" | "role" | "where">;

/** Rows of a table before the columns nobody is in are known. */
export interface CountedRow {
  head: RowHead;
  n: number;
  effective: number;
  counts: readonly number[];
}

export function countedRows(setting: Setting, rows: RowGroup, heads: readonly RowHead[], target: Axis): CountedRow[] {
  const counted = countBy(rows, target, setting.mask, setting.weights);
  return heads.map((head, row) => ({ head, ...figuresOf(counted, row) }));
}

function figuresOf({ counts, columns, n, squares }: Counts, row: number) {
  const base = n[row] ?? 0;
  const square = squares?.[row] ?? 0;
  return {
    n: base,
    effective: squares ? (square > 0 ? (base * base) / square : 0) : base,
    counts: [...counts.subarray(row * columns, (row + 1) * columns)],
  };
}

/** What the columns of a table mean in the row of one variable. */
export const columnsWhere = (columns: readonly CountColumn[], axis: Axis | undefined): (readonly Term[])[] =>
  columns.map(({ key }) => axis?.entries.find((entry) => entry.key === key)?.where ?? []);

/** Columns that are shown, and rows with their cells. "回答しない" is shown where it was offered or chosen. */
export function finish(
  counted: readonly CountedRow[],
  columns: readonly CountColumn[],
  rule: CellRule,
  refusalOffered: boolean,
): { columns: CountColumn[]; rows: CountRow[] } {
  const shown = columns.map(
    ({ role }, i) => role !== "refused" || refusalOffered || counted.some(({ counts }) => (counts[i] ?? 0) > 0),
  );
  return {
    columns: columns.filter((_, i) => shown[i]),
    rows: counted.map(({ head, n, effective, counts }) => ({
      ...head,
      n,
      cells: cellsOf(counts, n, effective, rule).filter((_, i) => shown[i]),
    })),
  };
}
