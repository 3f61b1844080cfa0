import type { Cell, Workbook } from "../../../shared/workbook.ts";
import { readWorkbook } from "../read-workbook.ts";
import type { ReadingLimits } from "../reading-limits.ts";

/** Reads what a test expects to be readable. */
export async function mustRead(bytes: Uint8Array, fileName = "台帳.xlsx"): Promise<Workbook> {
  const read = await readWorkbook(bytes, fileName);
  if (!read.ok) throw new Error(`refused: ${read.error.reason} at ${read.error.place}`);
  return read.value;
}

/** "reason @ place" of what a test expects to be refused. */
export async function refusalOf(bytes: Uint8Array, limits: Partial<ReadingLimits> = {}): Promise<string> {
  const read = await readWorkbook(bytes, "台帳", limits);
  return read.ok ? "read" : `${read.error.reason} @ ${read.error.place}`;
}

/** What a person sees in each cell of a sheet, row by row. */
export function shownRows(workbook: Workbook, sheet = 0): (string | null)[][] {
  const shown = (cell: Cell | undefined): string | null => {
    if (cell === undefined) return null;
    if (typeof cell === "string") return cell;
    if (cell.type === "boolean") return cell.value ? "TRUE" : "FALSE";
    return cell.type === "error" ? cell.code : cell.text;
  };
  return [...(workbook.sheets[sheet]?.rows() ?? [])].map(({ cells }) => [...cells].map(shown));
}
