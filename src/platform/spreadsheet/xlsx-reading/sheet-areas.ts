import type { MergedRange } from "../../../shared/workbook.ts";
import { parseCellReference } from "../cell-reference.ts";
import { WorkbookRefused } from "../workbook-refused.ts";

/** More merged ranges than a sheet of 200,000 rows with a merged cell in every second row. */
const MERGES = 100_000;

/** Merged ranges and hidden columns of one sheet, cut to the part that has content. */
export class SheetAreas {
  readonly #merges: MergedRange[] = [];
  readonly #hidden: { from: number; to: number }[] = [];

  merge(reference: string | undefined, place: string): void {
    const [from, to] = (reference ?? "").split(":");
    const start = parseCellReference(from ?? "");
    const end = parseCellReference(to ?? from ?? "");
    if (start === null || end === null) throw new WorkbookRefused("malformed_workbook", place);
    if (this.#merges.length >= MERGES) throw new WorkbookRefused("too_many_rows_or_columns", place);
    this.#merges.push({ top: start.row, left: start.column, bottom: end.row, right: end.column });
  }

  column(attributes: Readonly<Record<string, string>>): void {
    const hidden = attributes.hidden === "1" || attributes.hidden === "true" || Number(attributes.width ?? "1") === 0;
    const from = Number(attributes.min);
    const to = Number(attributes.max);
    if (hidden && from >= 1 && to >= from) this.#hidden.push({ from, to });
  }

  merges(lastRow: number, lastColumn: number): MergedRange[] {
    return this.#merges
      .map((range) => ({ ...range, bottom: Math.min(range.bottom, lastRow), right: Math.min(range.right, lastColumn) }))
      .filter(({ top, left, bottom, right }) => bottom >= top && right >= left && (bottom > top || right > left));
  }

  hiddenColumns(lastColumn: number): number[] {
    const columns = new Set<number>();
    for (const { from, to } of this.#hidden) {
      for (let column = from; column <= Math.min(to, lastColumn); column++) columns.add(column);
    }
    return [...columns].sort((a, b) => a - b);
  }
}
