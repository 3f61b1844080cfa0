import type { Cell, Sheet, Workbook } from "../../shared/workbook.ts";
import type { SheetColumn, SheetSpec } from "./workbook-sheets.ts";

/** One row of a sheet by the paths of its columns, or (of the title sheet) one value a row. */
export interface SheetRecord {
  text(column: SheetColumn): string;
  /** 「設問」C5 */
  place(column: SheetColumn): string;
}

/** The rows of a list sheet that hold anything; columns are found by their headers, in whatever order. Null: there is no such sheet. */
export function listRecords(workbook: Workbook, spec: SheetSpec): SheetRecord[] | null {
  const sheet = sheetNamed(workbook, spec);
  if (!sheet) return null;
  let columns: Map<SheetColumn, number> | null = null;
  const records: SheetRecord[] = [];
  for (const row of sheet.rows()) {
    if (columns === null) {
      const headers = Array.from(row.cells, (cell) => textOf(cell));
      columns = new Map(spec.columns.map((column) => [column, headers.indexOf(column.header)]));
      continue;
    }
    const known = columns;
    const text = (column: SheetColumn) => textOf(row.cells[known.get(column) ?? -1]);
    if (spec.columns.every((column) => column.type === "note" || text(column) === "")) continue;
    records.push({ text, place: (column) => `「${spec.name}」${letters((known.get(column) ?? 0) + 1)}${row.number}` });
  }
  return records;
}

/** Headers that a list sheet must have and lacks. */
export function missingHeaders(workbook: Workbook, spec: SheetSpec, needed: readonly SheetColumn[]): SheetColumn[] {
  const [head] = sheetNamed(workbook, spec)?.rows() ?? [];
  const headers = Array.from(head?.cells ?? [], (cell) => textOf(cell));
  return needed.filter(({ header }) => !headers.includes(header));
}

/** A sheet with headers in A and values in B. Null: there is no such sheet. */
export function titleRecord(workbook: Workbook, spec: SheetSpec): SheetRecord | null {
  const sheet = sheetNamed(workbook, spec);
  if (!sheet) return null;
  const found = new Map<string, { value: string; row: number }>();
  for (const { cells, number } of sheet.rows()) found.set(textOf(cells[0]), { value: textOf(cells[1]), row: number });
  return {
    text: ({ header }) => found.get(header)?.value ?? "",
    place: ({ header }) => `「${spec.name}」B${found.get(header)?.row ?? 1}`,
  };
}

const sheetNamed = ({ sheets }: Workbook, { name }: SheetSpec): Sheet | undefined =>
  sheets.find((sheet) => sheet.name === name);

function textOf(cell: Cell | undefined): string {
  if (cell === undefined) return "";
  if (typeof cell === "string") return cell.trim();
  switch (cell.type) {
    case "number":
      return String(cell.value);
    case "date":
      return cell.iso.slice(0, 10);
    case "boolean":
      return cell.value ? "○" : "";
    case "error":
      return cell.code;
  }
}

/** 1 → A, 28 → AB. */
function letters(column: number): string {
  const before = Math.floor((column - 1) / 26);
  return (before > 0 ? letters(before) : "") + String.fromCharCode(65 + ((column - 1) % 26));
}
