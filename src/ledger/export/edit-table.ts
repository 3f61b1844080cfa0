import type { Cell, Sheet, SheetRow } from "../../shared/workbook.ts";
import { type FieldDefinition, kindDefinition, kinds } from "../catalogue.ts";
import type { RecordKind } from "../contract.ts";
import { idHeader, numberHeader, sourceHeader, versionHeader } from "./ledger-workbook.ts";

export interface EditColumn {
  /** Index into the cells of a row. */
  index: number;
  field: FieldDefinition;
}

/** A sheet of ours, recognised by the header of its id column: columns and whole sheets may have been moved, renamed or removed. */
export interface EditTable {
  sheet: Sheet;
  kind: RecordKind;
  headerRow: number;
  idIndex: number;
  /** -1 when the column was removed, here and below. */
  versionIndex: number;
  numberIndex: number;
  columns: EditColumn[];
  /** Indexes of columns with a header that is no field of the kind. */
  foreign: number[];
}

/** The header stands on row 1 or 2; a few rows more for what people put above it. */
const deepestHeader = 10;

const plain = (cell: Cell | undefined): string => (typeof cell === "string" ? cell.trim() : "");

function kindOfHeader(row: SheetRow): { kind: RecordKind; idIndex: number } | undefined {
  for (const { kind } of kinds) {
    const idIndex = row.cells.findIndex((cell) => plain(cell) === idHeader(kind));
    if (idIndex >= 0) return { kind, idIndex };
  }
  return undefined;
}

export function editTable(sheet: Sheet): EditTable | undefined {
  let found: { header: SheetRow; kind: RecordKind; idIndex: number } | undefined;
  for (const row of sheet.rows()) {
    // One row further than the id: with column groups, the field names stand below and the id header spans both rows.
    if (found) return tableUnder(sheet, found.header, row, found.kind, found.idIndex);
    if (row.number > deepestHeader) return undefined;
    const kind = kindOfHeader(row);
    if (kind) found = { header: row, ...kind };
  }
  return found && tableUnder(sheet, found.header, undefined, found.kind, found.idIndex);
}

function tableUnder(
  sheet: Sheet,
  header: SheetRow,
  next: SheetRow | undefined,
  kind: RecordKind,
  idIndex: number,
): EditTable {
  const fields = new Map(kindDefinition(kind).fields.map((field) => [field.ja, field]));
  const groups = header.cells.map(plain);
  const below = next?.cells.map(plain) ?? [];
  // A group may be called like a field, so the row with more field names is the one that holds them.
  const names = (row: readonly string[]): number => row.filter((label) => fields.has(label)).length;
  const twoRows = ["", idHeader(kind)].includes(below[idIndex] ?? "") && names(below) > names(groups);
  const width = Math.max(groups.length, twoRows ? below.length : 0);
  const labels = Array.from({ length: width }, (_, index) => (twoRows && below[index]) || (groups[index] ?? ""));
  const ours = new Set([idHeader(kind), versionHeader, numberHeader, sourceHeader, ""]);
  const columns = labels.flatMap((label, index): EditColumn[] => {
    const field = fields.get(label);
    return field ? [{ index, field }] : [];
  });
  return {
    sheet,
    kind,
    headerRow: twoRows && next ? next.number : header.number,
    idIndex,
    versionIndex: labels.indexOf(versionHeader),
    numberIndex: labels.indexOf(numberHeader),
    columns,
    foreign: labels.flatMap((label, index) => (ours.has(label) || fields.has(label) ? [] : [index])),
  };
}
