import type { DocumentSheet, SheetDocument } from "../../../shared/sheet-document.ts";
import { headerRowNumber } from "../../../shared/sheet-document.ts";
import { columnLetters } from "../cell-reference.ts";
import { xmlAttribute } from "./xml-text.ts";

/** Excel's limit for a list written into the validation itself. */
const IN_PLACE_CHARACTERS = 255;
const LAST_ROW = 1_048_576;

const fitsInPlace = (list: readonly string[]): boolean =>
  list.join(",").length <= IN_PLACE_CHARACTERS &&
  list.every((entry) => entry !== "" && entry === entry.trim() && !/[,"\r\n]/.test(entry));

const key = (list: readonly string[]): string => JSON.stringify(list);

/** Lists that need a place on a hidden sheet, each distinct list one column, and the name of that sheet. */
export interface LookupLists {
  sheetName: string;
  lists: readonly (readonly string[])[];
  columnOf(list: readonly string[]): number | null;
}

export function collectLookupLists(document: SheetDocument): LookupLists {
  const columns = new Map<string, number>();
  const lists: (readonly string[])[] = [];
  for (const sheet of document.sheets) {
    for (const { choice } of sheet.columns) {
      if (choice === undefined || fitsInPlace(choice.list) || columns.has(key(choice.list))) continue;
      lists.push(choice.list);
      columns.set(key(choice.list), lists.length);
    }
  }
  const taken = new Set(document.sheets.map((sheet) => sheet.name.toLowerCase()));
  let sheetName = "_lists";
  while (taken.has(sheetName)) sheetName = `_${sheetName}`;
  return { sheetName, lists, columnOf: (list) => columns.get(key(list)) ?? null };
}

/** The hidden sheet that holds the long lists, or null when no list is long. */
export function lookupSheet(lookup: LookupLists): DocumentSheet | null {
  if (lookup.lists.length === 0) return null;
  const longest = Math.max(...lookup.lists.map((list) => list.length));
  return {
    name: lookup.sheetName,
    hidden: true,
    borders: false,
    columns: lookup.lists.map(() => ({ width: 30, format: "text" })),
    rows: Array.from({ length: longest }, (_, row) => ({ cells: lookup.lists.map((list) => list[row] ?? null) })),
  };
}

/** The dataValidations element of a sheet, empty when no column has a choice. */
export function validationXml(sheet: DocumentSheet, lookup: LookupLists): string {
  const first = headerRowNumber(sheet) + 1;
  const last = Math.min(LAST_ROW, Math.max(first, first - 1 + sheet.rows.length + (sheet.spareRows ?? 0)));
  const validations = sheet.columns.flatMap(({ choice }, index) => {
    if (choice === undefined || choice.list.length === 0) return [];
    const column = lookup.columnOf(choice.list);
    const letters = columnLetters(index + 1);
    const formula =
      column === null
        ? `"${choice.list.join(",")}"`
        : `'${lookup.sheetName}'!$${columnLetters(column)}$1:$${columnLetters(column)}$${choice.list.length}`;
    const message = choice.message === undefined ? "" : ` error="${xmlAttribute(choice.message.slice(0, 225))}"`;
    return `<dataValidation type="list" errorStyle="${choice.strict ? "stop" : "warning"}" allowBlank="1" showErrorMessage="1"${message} sqref="${letters}${first}:${letters}${last}"><formula1>${xmlAttribute(formula)}</formula1></dataValidation>`;
  });
  if (validations.length === 0) return "";
  return `<dataValidations count="${validations.length}">${validations.join("")}</dataValidations>`;
}
