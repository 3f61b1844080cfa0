import {
  type DocumentCell,
  type DocumentSheet,
  headerRowNumber,
  type SheetDocument,
} from "../../shared/sheet-document.ts";
import type { Cell, Sheet, SheetRow, Workbook } from "../../shared/workbook.ts";

/** A document as a spreadsheet reader would hand it over, without going through a file. */
export function asWorkbook(document: SheetDocument): Workbook {
  return {
    fileName: "台帳.xlsx",
    format: "xlsx",
    encoding: null,
    sheets: document.sheets.map((sheet) => asSheet(sheet)),
    notices: [],
  };
}

/** A CSV holds text only, and no row of column groups. */
export function asCsv(sheet: DocumentSheet): Workbook {
  const plain: DocumentSheet = { ...sheet, columns: sheet.columns.map(({ group: _group, ...column }) => column) };
  const rows = [...asSheet(plain).rows()].map(({ cells, ...row }) => ({
    ...row,
    cells: cells.map((cell) => (typeof cell === "object" && cell.type === "number" ? cell.text : cell)),
  }));
  const csv: Sheet = { name: null, hidden: false, hiddenColumns: [], merges: [], rows: () => rows };
  return { fileName: "台帳.csv", format: "csv", encoding: "utf-8-bom", sheets: [csv], notices: [] };
}

function asSheet(sheet: DocumentSheet): Sheet {
  const header = headerRowNumber(sheet);
  const rows: SheetRow[] = [
    ...headerRows(sheet, header),
    ...sheet.rows.map(({ cells }, index) => ({ number: header + 1 + index, hidden: false, cells: cells.map(asCell) })),
  ];
  return { name: sheet.name, hidden: sheet.hidden === true, hiddenColumns: [], merges: [], rows: () => rows };
}

/** Column groups stand above; a header without one spans both rows and is found in the upper cell. */
function headerRows({ columns }: DocumentSheet, last: number): SheetRow[] {
  const row = (number: number, cells: SheetRow["cells"]): SheetRow => ({ number, hidden: false, cells });
  if (!columns.some(({ header }) => header !== undefined)) return [];
  if (!columns.some(({ group }) => group !== undefined))
    return [
      row(
        last,
        columns.map(({ header }) => header),
      ),
    ];
  return [
    row(
      last - 1,
      columns.map(({ group, header }) => group ?? header),
    ),
    row(
      last,
      columns.map(({ group, header }) => (group === undefined ? undefined : header)),
    ),
  ];
}

function asCell(cell: DocumentCell): Cell | undefined {
  const value = cell !== null && typeof cell === "object" && "value" in cell ? cell.value : cell;
  if (value === null || value === undefined || value === "") return undefined;
  if (typeof value === "string") return value;
  if (typeof value === "number") return { type: "number", value, text: String(value), format: null };
  if (typeof value === "boolean") return { type: "boolean", value };
  return { type: "date", iso: value.date, serial: 0, text: value.date, format: null };
}

/** The same workbook with some cells replaced, named as a person would: sheet, row, header. */
export function edited(
  workbook: Workbook,
  changes: readonly { sheet: string | null; row: number; header: string; cell: Cell | undefined }[],
): Workbook {
  const sheets = workbook.sheets.map((sheet): Sheet => {
    const mine = changes.filter((change) => change.sheet === sheet.name);
    const rows = [...sheet.rows()];
    const [upper, lower] = rows;
    const twoRows = lower?.cells[0] === undefined;
    const headers = (upper?.cells ?? []).map((cell, index) => String((twoRows && lower?.cells[index]) || cell));
    const last = Math.max(0, ...rows.map(({ number }) => number), ...mine.map(({ row }) => row));
    for (let number = (rows.at(-1)?.number ?? 0) + 1; number <= last; number++)
      rows.push({ number, hidden: false, cells: [] });
    const changed = rows.map((row) => {
      const cells = [...row.cells];
      for (const { header, cell } of mine.filter((change) => change.row === row.number)) {
        const column = headers.indexOf(header);
        if (column < 0) throw new RangeError(`no column ${header}`);
        cells[column] = cell;
      }
      return { ...row, cells };
    });
    return { ...sheet, rows: () => changed };
  });
  return { ...workbook, sheets };
}
