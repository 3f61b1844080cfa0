import type { Cell, SheetRow } from "../../shared/workbook.ts";
import type { Fields, LedgerRecord, RecordId } from "../contract.ts";
import { placeOf } from "./edit-place.ts";
import type { EditTable } from "./edit-table.ts";
import type { EditBasis, EditProblem, EditRefusal, EditRow, FieldEdit } from "./ledger-edit.ts";
import { readEditCell } from "./read-edit-cell.ts";
import type { RecordReferences } from "./record-reference.ts";

export const plainText = (cell: Cell | undefined): string => {
  if (typeof cell === "string") return cell.trim();
  return cell?.type === "number" ? String(cell.value) : "";
};

export const idIn = (table: EditTable, row: SheetRow): string => plainText(row.cells[table.idIndex]);

/** Whether nothing stands in any field: a row that was cleared, though its hidden id may be left. */
export const isCleared = (table: EditTable, row: SheetRow): boolean =>
  table.columns.every(({ index }) => plainText(row.cells[index]) === "" && typeof row.cells[index] !== "object");

/** A row with the id of a record that the ledger has. */
export function readRecordRow(
  table: EditTable,
  row: SheetRow,
  record: LedgerRecord,
  basis: EditBasis,
  references: RecordReferences,
): EditRow {
  const stated = plainText(row.cells[table.numberIndex]);
  if (stated !== "" && stated !== String(record.number))
    return refused(record, row, table, "number_is_fixed", table.numberIndex, stated);
  const version = plainText(row.cells[table.versionIndex]);
  const written = version === "" ? record.fields : basis.fieldsAt(record.id, Number(version));
  const read = readFields(table, row, written ?? record.fields, record.fields, references);
  const [first, ...rest] = read.problems;
  if (first) return { row: row.number, is: "refused", record, problems: [first, ...rest] };
  if (Object.keys(read.changes).length === 0) return { row: row.number, is: "unchanged", record };
  if (!written) return refused(record, row, table, "changed_since_export", table.idIndex, null);
  if (record.retiredAt !== null) return refused(record, row, table, "retired_record", table.idIndex, null);
  return { row: row.number, is: "edited", record, changes: read.changes };
}

/** A row without an id. */
export function readAddedRow(table: EditTable, row: SheetRow, id: RecordId, references: RecordReferences): EditRow {
  if (table.kind === "facility") return refused(null, row, table, "facility_cannot_be_added", table.idIndex, null);
  const stated = plainText(row.cells[table.numberIndex]).normalize("NFKC");
  if (stated !== "" && !/^[1-9]\d{0,8}$/.test(stated))
    return refused(null, row, table, "not_a_whole_number", table.numberIndex, stated);
  const read = readFields(table, row, {}, {}, references);
  const [first, ...rest] = read.problems;
  if (first) return { row: row.number, is: "refused", record: null, problems: [first, ...rest] };
  const fields = Object.fromEntries(
    Object.entries(read.changes).flatMap(([field, { value }]) => (value ? [[field, value]] : [])),
  );
  return { row: row.number, is: "added", id, number: stated === "" ? null : Number(stated), fields };
}

function readFields(table: EditTable, row: SheetRow, written: Fields, now: Fields, references: RecordReferences) {
  const changes: Record<string, FieldEdit> = {};
  const problems: EditRefusal[] = [];
  for (const { index, field } of table.columns) {
    const history = { written: written[field.id], now: now[field.id] };
    const edit = readEditCell(table.kind, field, row.cells[index], history, references);
    if (!edit.ok) problems.push({ ...edit.error, place: placeOf(table, row.number, index) });
    else if (edit.value) changes[field.id] = edit.value;
  }
  return { changes, problems };
}

export function refused(
  record: LedgerRecord | null,
  row: SheetRow,
  table: EditTable,
  reason: EditProblem,
  index: number,
  text: string | null,
): EditRow {
  const problem = { reason, place: placeOf(table, row.number, Math.max(0, index)), text };
  return { row: row.number, is: "refused", record, problems: [problem] };
}
