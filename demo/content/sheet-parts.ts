import type { DocumentColumn, DocumentRow, DocumentSheet, DocumentValue } from "../../src/shared/sheet-document.ts";

/** Lines of cells separated by `|`; an empty cell stays empty. Fast to read beside each other, as the sheets they become. */
export const table = (text: string): DocumentRow[] =>
  text
    .trim()
    .split("\n")
    .map((line) => ({ cells: line.split("|").map((cell) => value(cell.trim())) }));

/** `group/header` where a merged cell stands above the header. */
export const columns = (text: string): DocumentColumn[] =>
  text.split("|").map((part) => {
    const [first = "", second] = part.trim().split("/");
    const header = second ?? first;
    return { header, width: Math.max(10, header.length * 2 + 2), ...(second === undefined ? {} : { group: first }) };
  });

export function sheet(name: string, title: string, header: string, rows: readonly DocumentRow[]): DocumentSheet {
  return {
    name,
    titleRows: [{ cells: [{ value: title, size: "title" }] }, { cells: [] }],
    columns: columns(header),
    rows,
    freeze: { rows: "header", columns: 0 },
  };
}

/** yyyy-mm-dd becomes a date of the spreadsheet; everything else stays the text it is. */
const value = (cell: string): DocumentValue =>
  cell === ""
    ? null
    : /^\d{4}-\d{2}-\d{2}$/.test(cell)
      ? { date: cell }
      : /^[1-9]\d{0,3}$/.test(cell)
        ? Number(cell)
        : cell;
