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
  /** -1 when the column was removed. */
  versionIndex: number;
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
  for (const row of sheet.rows()) {
    if (row.number > deepestHeader) return undefined;
    const found = kindOfHeader(row);
    if (found) return tableUnder(sheet, row, found.kind, found.idIndex);
  }
  return undefined;
}

function tableUnder(sheet: Sheet, header: SheetRow, kind: RecordKind, idIndex: number): EditTable {
  const labels = header.cells.map(plain);
  const fields = new Map(kindDefinition(kind).fields.map((field) => [field.ja, field]));
  const ours = new Set([idHeader(kind), versionHeader, numberHeader, sourceHeader, ""]);
  const columns = labels.flatMap((label, index): EditColumn[] => {
    const field = fields.get(label);
    return field ? [{ index, field }] : [];
  });
  return {
    sheet,
    kind,
    headerRow: header.number,
    idIndex,
    versionIndex: labels.indexOf(versionHeader),
    columns,
    foreign: labels.flatMap((label, index) => (ours.has(label) || fields.has(label) ? [] : [index])),
  };
}
