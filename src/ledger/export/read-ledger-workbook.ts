import { ok, type Result, refuse } from "../../shared/result.ts";
import type { Cell, SheetRow, Workbook } from "../../shared/workbook.ts";
import { checkValue } from "../check-value.ts";
import type { FieldValue, Ledger, LedgerRecord, RecordKind } from "../contract.ts";
import { cellText } from "./cell-text.ts";
import { type EditColumn, type EditTable, editTable } from "./edit-table.ts";
import { type EditPlace, type EditProblem, type EditRefusal, editRemedies, type LedgerEdits } from "./ledger-edit.ts";
import { markerFormat, markerSheet } from "./ledger-workbook.ts";
import { readCell } from "./read-cell.ts";
import { type RecordReferences, recordReferences } from "./record-reference.ts";
import { tidy, writeCell } from "./write-cell.ts";

/** Is this a file of ours to be read back, rather than one to be understood by the import assistant? */
export const isLedgerWorkbook = (workbook: Workbook): boolean =>
  workbook.format === "xlsx"
    ? markerOf(workbook).get("format") === markerFormat
    : workbook.sheets.some((sheet) => editTable(sheet) !== undefined);

/** Keys and values of the hidden marker sheet. A CSV has none. */
function markerOf(workbook: Workbook): Map<string, string> {
  const sheet = workbook.sheets.find(({ name }) => name === markerSheet);
  return new Map([...(sheet?.rows() ?? [])].map(({ cells: [key, value] }) => [String(key), String(value)]));
}

/**
 * Turns an edited workbook (or a CSV of one kind) into changes of the ledger it was written from. A cell that still shows what
 * `writeCell` shows for the value now is no change, whatever the value is; rows that are gone change nothing, since nothing is
 * deleted by leaving it out.
 * @param ledger as it is now
 * @returns the changes, or every refusal with its cell; with a refusal nothing is to be applied
 */
export function readLedgerWorkbook(workbook: Workbook, ledger: Ledger): Result<LedgerEdits, EditRefusal[]> {
  const whole: EditPlace = { sheet: null, row: null, cell: null };
  if (!isLedgerWorkbook(workbook)) return refuse([refusal("not_our_workbook", whole)]);
  const facility = markerOf(workbook).get("facility");
  if (facility !== undefined && facility !== ledger.facility.id) return refuse([refusal("other_facility", whole)]);
  const result: LedgerEdits = { edits: [], additions: [], ignored: [] };
  const refusals: EditRefusal[] = [];
  const references = recordReferences(ledger);
  const tables = workbook.sheets.flatMap((sheet) => editTable(sheet) ?? []);
  for (const table of tables) {
    result.ignored.push(...table.foreign.map((index) => placeOf(table, table.headerRow, index)));
    refusals.push(...readTable(table, ledger, references, result));
  }
  return refusals.length > 0 ? refuse(refusals) : ok(result);
}

function readTable(table: EditTable, ledger: Ledger, references: RecordReferences, into: LedgerEdits): EditRefusal[] {
  const records = new Map<string, LedgerRecord>(ledger.records[table.kind].map((record) => [record.id, record]));
  const seen = new Set<string>();
  const refusals: EditRefusal[] = [];
  for (const row of table.sheet.rows()) {
    if (row.number <= table.headerRow) continue;
    const id = plainText(row.cells[table.idIndex]);
    const record = records.get(id);
    const problem = id !== "" && seen.has(id) ? "repeated_record" : id !== "" && !record ? "unknown_record" : undefined;
    seen.add(id);
    if (problem) refusals.push(refusal(problem, placeOf(table, row.number, table.idIndex)));
    else refusals.push(...readRow(table, row, record, references, into));
  }
  return refusals;
}

function readRow(
  table: EditTable,
  row: SheetRow,
  record: LedgerRecord | undefined,
  references: RecordReferences,
  into: LedgerEdits,
): EditRefusal[] {
  const changes: Record<string, FieldValue | null> = {};
  const refusals: EditRefusal[] = [];
  for (const column of table.columns) {
    const change = readChange(table.kind, row.cells[column.index], column, record, references);
    if (!change.ok)
      refusals.push(refusal(change.error.reason, placeOf(table, row.number, column.index), change.error.detail));
    else if (change.value !== undefined) changes[column.field.id] = change.value;
  }
  const changed = Object.keys(changes).length > 0 || refusals.length > 0;
  const place = placeOf(table, row.number, null);
  if (!changed) return [];
  if (!record) {
    if (table.kind === "facility") return [refusal("facility_cannot_be_added", place)];
    const fields = Object.fromEntries(Object.entries(changes).flatMap(([id, value]) => (value ? [[id, value]] : [])));
    into.additions.push({ kind: table.kind, fields, place });
    return refusals;
  }
  if (plainText(row.cells[table.versionIndex]) !== String(record.version))
    return [refusal("changed_since_export", place)];
  into.edits.push({ kind: table.kind, recordId: record.id, version: record.version, changes, place });
  return refusals;
}

/** undefined when the cell shows what the field is now. */
function readChange(
  kind: RecordKind,
  cell: Cell | undefined,
  { field }: EditColumn,
  record: LedgerRecord | undefined,
  references: RecordReferences,
): Result<FieldValue | null | undefined, { reason: EditProblem; detail?: string }> {
  const now = writeCell(record?.fields[field.id], field, references);
  const text = cellText(cell, field.type);
  if (!text.ok) return refuse({ reason: text.error });
  if (text.value === tidy(String(now ?? ""))) return ok(undefined);
  const value = readCell(text.value, field, references);
  if (!value.ok) return refuse({ reason: value.error });
  const checked = checkValue(kind, field.id, value.value);
  return checked.ok ? value : refuse({ reason: "not_allowed", detail: checked.error.message });
}

const plainText = (cell: Cell | undefined): string => {
  if (typeof cell === "string") return cell.trim();
  return cell?.type === "number" ? String(cell.value) : "";
};

const columnLetters = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : columnLetters(Math.floor(column / 26) - 1) + columnLetters(column % 26);

const placeOf = (table: EditTable, row: number, index: number | null): EditPlace => ({
  sheet: table.sheet.name,
  row,
  cell: index === null ? null : `${columnLetters(index)}${row}`,
});

const refusal = (reason: EditProblem, place: EditPlace, detail?: string): EditRefusal => {
  const where = [place.sheet, place.cell ?? (place.row === null ? null : `${place.row}行`)].filter(Boolean).join(" ");
  const remedy = editRemedies[reason];
  return {
    reason,
    place,
    message: {
      ja: [where, detail ?? remedy.ja].filter(Boolean).join("："),
      en: [where, remedy.en].filter(Boolean).join(": "),
    },
  };
};
