import type { Cell, MergedRange, Sheet, SheetRow } from "../../../shared/workbook.ts";

/** A form or a comparison of a few things; a list with more rows than this is none that stands on its side. */
const mostRows = 300;
const mostColumns = 200;

const turn = ({ top, left, bottom, right }: MergedRange): MergedRange => ({
  top: left,
  left: top,
  bottom: right,
  right: bottom,
});

/** The sheet with rows and columns exchanged, for tables with one record per column. null: too long for that. */
export function sideways(sheet: Sheet): Sheet | null {
  const columns: (Cell | undefined)[][] = [];
  const hiddenColumns: number[] = [];
  for (const row of sheet.rows()) {
    if (row.number > mostRows) return null;
    if (row.hidden) hiddenColumns.push(row.number);
    for (let at = 0; at < Math.min(row.cells.length, mostColumns); at += 1) {
      const cell = row.cells[at];
      if (cell === undefined || cell === "") continue;
      const column = columns[at] ?? [];
      columns[at] = column;
      column[row.number - 1] = cell;
    }
  }
  const hidden = new Set(sheet.hiddenColumns);
  const rows = columns.flatMap((cells, at): SheetRow[] =>
    cells ? [{ number: at + 1, cells: Array.from(cells), hidden: hidden.has(at + 1) }] : [],
  );
  return { name: sheet.name, hidden: sheet.hidden, hiddenColumns, merges: sheet.merges.map(turn), rows: () => rows };
}
