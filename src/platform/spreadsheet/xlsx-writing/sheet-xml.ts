import type { DocumentSheet, DocumentValue } from "../../../shared/sheet-document.ts";
import { headerRowNumber } from "../../../shared/sheet-document.ts";
import { cellReference } from "../cell-reference.ts";
import { serialOfDate } from "../day-serial.ts";
import { type LookupLists, validationXml } from "./choice-lists.ts";
import { filterArea, pageXml } from "./print-setup.ts";
import { headerMerges, laidOutRows, resolveCell } from "./sheet-layout.ts";
import type { StringTable } from "./string-table.ts";
import type { StyleTable } from "./style-table.ts";
import { xmlAttribute } from "./xml-text.ts";

/** What all sheets of one workbook share. */
export interface WorkbookTables {
  strings: StringTable;
  styles: StyleTable;
  lookup: LookupLists;
}

/** Longest text one cell may hold; Excel repairs the file by cutting it off, so we refuse to write more. */
const CELL_CHARACTERS = 32_767;

function cellXml(place: string, value: DocumentValue, style: number, strings: StringTable): string {
  const start = `<c r="${place}"${style === 0 ? "" : ` s="${style}"`}`;
  if (value === null || value === "") return style === 0 ? "" : `${start}/>`;
  switch (typeof value) {
    case "string":
      if (value.length > CELL_CHARACTERS) throw new RangeError(`text of ${value.length} characters in cell ${place}`);
      return `${start} t="s"><v>${strings.number(value)}</v></c>`;
    case "number":
      if (!Number.isFinite(value)) throw new RangeError(`${value} in cell ${place}`);
      return `${start}><v>${value}</v></c>`;
    case "boolean":
      return `${start} t="b"><v>${value ? 1 : 0}</v></c>`;
    case "object":
      return `${start}><v>${serialOfDate(value.date)}</v></c>`;
  }
}

function* rowsXml(sheet: DocumentSheet, tables: WorkbookTables): Generator<string> {
  let number = 0;
  for (const laidOut of laidOutRows(sheet)) {
    number++;
    const { row, kind } = laidOut;
    // Titles take only the cells they have; table rows are drawn to the last column so that lines and formats are complete.
    const width = kind === "title" ? row.cells.length : Math.max(row.cells.length, sheet.columns.length);
    let cells = "";
    for (let index = 0; index < width; index++) {
      const { value, look } = resolveCell(laidOut, index, sheet.columns[index], sheet.borders !== false);
      cells += cellXml(cellReference(number, index + 1), value, tables.styles.number(look), tables.strings);
    }
    const height = row.height === undefined ? "" : ` ht="${row.height}" customHeight="1"`;
    yield `<row r="${number}"${height}${row.hidden === true ? ' hidden="1"' : ""}>${cells}</row>`;
  }
}

function viewXml(sheet: DocumentSheet, selected: boolean): string {
  const tab = `<sheetView${selected ? ' tabSelected="1"' : ""} workbookViewId="0">`;
  const rows = sheet.freeze?.rows === "header" ? headerRowNumber(sheet) : (sheet.freeze?.rows ?? 0);
  const columns = sheet.freeze?.columns ?? 0;
  if (rows === 0 && columns === 0) return `<sheetViews>${tab}</sheetView></sheetViews>`;
  const pane = rows === 0 ? "topRight" : columns === 0 ? "bottomLeft" : "bottomRight";
  const split = `${columns > 0 ? ` xSplit="${columns}"` : ""}${rows > 0 ? ` ySplit="${rows}"` : ""}`;
  const topLeft = cellReference(rows + 1, columns + 1);
  return `<sheetViews>${tab}<pane${split} topLeftCell="${topLeft}" activePane="${pane}" state="frozen"/><selection pane="${pane}"/></sheetView></sheetViews>`;
}

function columnsXml(sheet: DocumentSheet, styles: StyleTable): string {
  if (sheet.columns.length === 0) return "";
  const columns = sheet.columns.map((column, index) => {
    // The column's own style counts for rows typed in below the last one: a text column must stay one.
    const look = {
      ...resolveCell({ kind: "data", row: { cells: [] } }, index, column, false).look,
      tone: "plain" as const,
    };
    return `<col min="${index + 1}" max="${index + 1}" width="${column.width}" style="${styles.number(look)}" customWidth="1"${column.hidden === true ? ' hidden="1"' : ""}/>`;
  });
  return `<cols>${columns.join("")}</cols>`;
}

function mergesXml(sheet: DocumentSheet): string {
  const merges = [...headerMerges(sheet), ...(sheet.merges ?? [])];
  if (merges.length === 0) return "";
  const ranges = merges.map(
    ({ top, left, bottom, right }) => `<mergeCell ref="${cellReference(top, left)}:${cellReference(bottom, right)}"/>`,
  );
  return `<mergeCells count="${merges.length}">${ranges.join("")}</mergeCells>`;
}

/** Cells that lead to another sheet of the same workbook. */
function linksXml(sheet: DocumentSheet): string {
  const above = headerRowNumber(sheet);
  let links = "";
  for (const [index, { cells }] of sheet.rows.entries()) {
    for (const [column, cell] of cells.entries()) {
      if (cell === null || typeof cell !== "object" || !("link" in cell) || cell.link === undefined) continue;
      const location = xmlAttribute(`'${cell.link.replaceAll("'", "''")}'!A1`);
      links += `<hyperlink ref="${cellReference(above + index + 1, column + 1)}" location="${location}"/>`;
    }
  }
  return links === "" ? "" : `<hyperlinks>${links}</hyperlinks>`;
}

/** One worksheet part, piece by piece. Element order is the one the format prescribes; Excel refuses any other. */
export function* sheetXml(sheet: DocumentSheet, selected: boolean, tables: WorkbookTables): Generator<string> {
  const fit = sheet.print?.fitToWidth === true ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : "";
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${fit}`;
  yield viewXml(sheet, selected);
  yield `<sheetFormatPr defaultRowHeight="18"/>${columnsXml(sheet, tables.styles)}<sheetData>`;
  yield* rowsXml(sheet, tables);
  yield "</sheetData>";
  const area = filterArea(sheet);
  if (area !== null) yield `<autoFilter ref="${area}"/>`;
  yield mergesXml(sheet);
  yield validationXml(sheet, tables.lookup);
  yield linksXml(sheet);
  yield pageXml(sheet.print);
  yield "</worksheet>";
}
