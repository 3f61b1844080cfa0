import type { Trx } from "../../platform/db/tables.ts";
import { readWorkbook } from "../../platform/spreadsheet/read-workbook.ts";
import type { Cell } from "../../shared/workbook.ts";
import type { LedgerContext } from "../commands.store.ts";
import { findImport } from "./import.store.ts";

const previewRows = 40;
const previewColumns = 60;

/** The first rows of one source of a plan, as the file shows them; undefined when there is no such import or source. */
export async function previewSource(
  trx: Trx,
  context: LedgerContext,
  facilityId: string,
  importId: string,
  source: number,
) {
  const stored = await findImport(trx, facilityId, importId);
  const wanted = stored?.plan?.sources[source];
  const fileId = stored?.file_ids[stored.file_names.indexOf(wanted?.file ?? "")];
  const file = fileId && (await context.files.get(trx, facilityId, fileId));
  if (!wanted || !file) return undefined;
  const read = await readWorkbook(file.content, file.name);
  const sheet = read.ok ? read.value.sheets.find((one) => one.name === wanted.sheet) : undefined;
  if (!sheet) return undefined;
  const rows: { row: number; cells: string[] }[] = [];
  for (const { number, cells } of sheet.rows()) {
    rows.push({ row: number, cells: cells.slice(0, previewColumns).map(shown) });
    if (rows.length === previewRows) break;
  }
  return rows;
}

function shown(cell: Cell | undefined): string {
  if (cell === undefined) return "";
  if (typeof cell === "string") return cell;
  if (cell.type === "boolean") return cell.value ? "TRUE" : "FALSE";
  return cell.type === "error" ? cell.code : cell.text;
}
