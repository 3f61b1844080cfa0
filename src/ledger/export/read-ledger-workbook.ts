import { ok, type Result, refuse } from "../../shared/result.ts";
import type { SheetRow, Workbook } from "../../shared/workbook.ts";
import { type LedgerRecord, RecordId, type RecordKind } from "../contract.ts";
import { placeOf } from "./edit-place.ts";
import { type EditTable, editTable } from "./edit-table.ts";
import type { EditBasis, EditedSheet, EditRow } from "./ledger-edit.ts";
import { markerSheet } from "./ledger-workbook.ts";
import { idIn, isCleared, plainText, readAddedRow, readRecordRow, refused } from "./read-edit-row.ts";
import { type RecordReferences, recordReferences } from "./record-reference.ts";

/** Is this a file of ours to be read back, rather than one to be understood by the import assistant? */
export const isLedgerWorkbook = (workbook: Workbook): boolean =>
  workbook.sheets.some((sheet) => editTable(sheet) !== undefined);

/** Records and the versions they had when the files were written out, as their hidden columns say. */
export function* exportedVersions(workbooks: readonly Workbook[]): Generator<{ id: RecordId; version: number }> {
  for (const table of tablesOf(workbooks)) {
    for (const row of rowsOf(table)) {
      const id = RecordId.safeParse(idIn(table, row));
      const version = Number(plainText(row.cells[table.versionIndex]));
      if (id.success && Number.isSafeInteger(version) && version > 0) yield { id: id.data, version };
    }
  }
}

/**
 * Reads edited workbooks (or CSVs of single kinds) back against the ledger they were written from: record by record, by its id. Each
 * cell is compared with what stood there when it was written out, so that another person's later change is no edit of this file, and
 * a cell that both changed is known as such. Rows that are gone change nothing.
 * @returns every row's outcome, sheet by sheet; or "other_facility"
 */
export function readLedgerWorkbooks(
  workbooks: readonly Workbook[],
  basis: EditBasis,
): Result<EditedSheet[], { reason: "other_facility"; file: string }> {
  const foreign = workbooks.find((workbook) => {
    const facility = markerOf(workbook).get("facility");
    return facility !== undefined && facility !== basis.facilityId;
  });
  if (foreign) return refuse({ reason: "other_facility", file: foreign.fileName });
  const tables = tablesOf(workbooks);
  const added = addedRows(tables, basis);
  const references = referencesWith(basis, added.byNumber);
  const edited = new Set<string>();
  return ok(tables.map((table) => readTable(table, basis, references, added.ids, edited)));
}

interface FileTable extends EditTable {
  file: string;
}

const tablesOf = (workbooks: readonly Workbook[]): FileTable[] =>
  workbooks.flatMap(({ fileName, sheets }) =>
    sheets.flatMap((sheet) => {
      const table = editTable(sheet);
      return table ? [{ ...table, file: fileName }] : [];
    }),
  );

function* rowsOf(table: EditTable): Generator<SheetRow> {
  for (const row of table.sheet.rows()) if (row.number > table.headerRow) yield row;
}

/** Keys and values of the hidden marker sheet. A CSV has none. */
function markerOf(workbook: Workbook): Map<string, string> {
  const sheet = workbook.sheets.find(({ name }) => name === markerSheet);
  return new Map([...(sheet?.rows() ?? [])].map(({ cells: [key, value] }) => [String(key), String(value)]));
}

/** Ids of the rows that a person added, known beforehand so that other rows can name them by the number they were given. */
function addedRows(tables: readonly FileTable[], basis: EditBasis) {
  const ids = new Map<FileTable, Map<number, RecordId>>();
  const byNumber = new Map<string, RecordId>();
  for (const table of tables) {
    const own = new Map<number, RecordId>();
    ids.set(table, own);
    for (const row of rowsOf(table)) {
      if (idIn(table, row) !== "" || isCleared(table, row)) continue;
      const id = RecordId.parse(basis.newId());
      own.set(row.number, id);
      const number = plainText(row.cells[table.numberIndex]).normalize("NFKC");
      if (number !== "" && !byNumber.has(`${table.kind}:${number}`)) byNumber.set(`${table.kind}:${number}`, id);
    }
  }
  return { ids, byNumber };
}

/** A retired record can still be named where it was named before; new rows by their number. */
function referencesWith(basis: EditBasis, added: ReadonlyMap<string, RecordId>): RecordReferences {
  const records = { ...basis.records };
  for (const record of basis.retired) records[record.kind] = [...records[record.kind], record];
  const known = recordReferences({ records });
  const active = recordReferences(basis);
  return {
    write: (kind, id) => active.write(kind, id) ?? known.write(kind, id),
    read: (kind, text) =>
      known.read(kind, text) ?? added.get(`${kind}:${/^\s*(\d+)/.exec(text.normalize("NFKC"))?.[1]}`),
  };
}

function readTable(
  table: FileTable,
  basis: EditBasis,
  references: RecordReferences,
  added: ReadonlyMap<FileTable, ReadonlyMap<number, RecordId>>,
  edited: Set<string>,
): EditedSheet {
  const records = recordsById(table.kind, basis);
  const seen = new Set<string>();
  const rows: EditRow[] = [];
  for (const row of rowsOf(table)) {
    const id = idIn(table, row);
    // Clearing the visible cells of a row leaves its hidden id: meant as taking the row out.
    if (isCleared(table, row) && Object.keys(records.get(id)?.fields ?? { none: true }).length > 0) continue;
    if (id === "") {
      const given = added.get(table)?.get(row.number);
      if (given) rows.push(readAddedRow(table, row, given, references));
      continue;
    }
    const record = records.get(id);
    if (!record) {
      rows.push(refused(null, row, table, "unknown_record", table.idIndex, null));
      continue;
    }
    if (seen.has(id)) {
      rows.push(refused(record, row, table, "repeated_record", table.idIndex, null));
      continue;
    }
    seen.add(id);
    const read = readRecordRow(table, row, record, basis, references);
    const twice = read.is === "edited" && edited.has(id);
    if (read.is === "edited") edited.add(id);
    rows.push(twice ? refused(record, row, table, "repeated_record", table.idIndex, null) : read);
  }
  return {
    file: table.file,
    sheet: table.sheet.name,
    kind: table.kind,
    headerRow: table.headerRow,
    rows,
    foreign: table.foreign.map((index) => placeOf(table, table.headerRow, index)),
    missing: basis.records[table.kind].filter(({ id }) => !seen.has(id)),
  };
}

const recordsById = (kind: RecordKind, { records, retired }: EditBasis): Map<string, LedgerRecord> =>
  new Map([...retired.filter((record) => record.kind === kind), ...records[kind]].map((record) => [record.id, record]));
