import type {
  DocumentCell,
  DocumentColumn,
  DocumentRow,
  DocumentSheet,
  StyledCell,
} from "../../../shared/sheet-document.ts";
import type { MergedRange } from "../../../shared/workbook.ts";
import { looksLikeFormula } from "../formula-neutralising.ts";
import type { CellLook } from "./style-table.ts";

/** A row as it stands on the sheet, whether it came from the titles, the headers or the data. */
export interface LaidOutRow {
  kind: "title" | "header" | "data";
  row: DocumentRow;
}

const asStyled = (cell: DocumentCell): StyledCell =>
  cell !== null && typeof cell === "object" && "value" in cell ? cell : { value: cell ?? null };

const hasGroups = (sheet: DocumentSheet): boolean => sheet.columns.some((column) => column.group !== undefined);

/** All rows from row 1 down, spare rows included. */
export function* laidOutRows(sheet: DocumentSheet): Generator<LaidOutRow> {
  for (const row of sheet.titleRows ?? []) yield { kind: "title", row };
  if (hasGroups(sheet)) {
    // A column outside any group has its header in the upper row, merged downwards by `headerMerges`.
    yield { kind: "header", row: { cells: sheet.columns.map((column) => column.group ?? column.header ?? null) } };
  }
  if (sheet.columns.some((column) => column.header !== undefined)) {
    const below = hasGroups(sheet);
    const cells = sheet.columns.map((column) => (below && column.group === undefined ? null : (column.header ?? null)));
    yield { kind: "header", row: { cells } };
  }
  for (const row of sheet.rows) yield { kind: "data", row };
  for (let spare = 0; spare < (sheet.spareRows ?? 0); spare++) yield { kind: "data", row: { cells: [] } };
}

/** Merges of the group row: neighbours of one group across, columns without group down into the header row. */
export function headerMerges(sheet: DocumentSheet): MergedRange[] {
  if (!hasGroups(sheet)) return [];
  const top = (sheet.titleRows?.length ?? 0) + 1;
  const merges: MergedRange[] = [];
  for (let left = 0; left < sheet.columns.length; ) {
    const group = sheet.columns[left]?.group;
    let right = left;
    if (group !== undefined) while (sheet.columns[right + 1]?.group === group) right++;
    const down = group === undefined && sheet.columns[left]?.header !== undefined;
    if (down) merges.push({ top, left: left + 1, bottom: top + 1, right: left + 1 });
    else if (right > left) merges.push({ top, left: left + 1, bottom: top, right: right + 1 });
    left = right + 1;
  }
  return merges;
}

/** Value and look of one cell; the cell's own wishes win over the row's, the row's over the column's. */
export function resolveCell(
  { kind, row }: LaidOutRow,
  index: number,
  column: DocumentColumn | undefined,
  borders: boolean,
): { value: StyledCell["value"]; look: CellLook } {
  const cell = asStyled(row.cells[index]);
  const inTable = kind === "data" ? column : undefined;
  const text = typeof cell.value === "string" ? cell.value : "";
  const isDate = cell.value !== null && typeof cell.value === "object";
  const header = kind === "header";
  return {
    value: cell.value,
    look: {
      bold: cell.bold ?? row.bold ?? header,
      wrap: cell.wrap ?? (header || inTable?.wrap === true || text.includes("\n")),
      tone: cell.tone ?? row.tone ?? (header ? "band" : "plain"),
      align: cell.align ?? (header ? "center" : (inTable?.align ?? null)),
      size: cell.size ?? "normal",
      border: cell.border ?? (kind !== "title" && borders && column !== undefined),
      format: cell.format ?? inTable?.format ?? (isDate ? "date" : "general"),
      quotePrefix: looksLikeFormula(text),
    },
  };
}
