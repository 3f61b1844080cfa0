import type { EditTable } from "./edit-table.ts";
import type { EditPlace } from "./ledger-edit.ts";

const columnLetters = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : columnLetters(Math.floor(column / 26) - 1) + columnLetters(column % 26);

/** @param index of the cell in its row, from 0 */
export const placeOf = (table: EditTable, row: number, index: number): EditPlace => ({
  sheet: table.sheet.name,
  row,
  cell: `${columnLetters(index)}${row}`,
});
