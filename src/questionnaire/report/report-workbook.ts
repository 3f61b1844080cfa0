import type {
  DocumentCell,
  DocumentRow,
  DocumentSheet,
  PrintSetup,
  SheetDocument,
} from "../../shared/sheet-document.ts";
import type { MergedRange } from "../../shared/workbook.ts";
import { captionOf } from "../table/caption.ts";
import { printedNotes } from "./printed-notes.ts";
import { responseWords } from "./response-words.ts";
import type { ShownReport, ShownTable } from "./shown-table.ts";
import { type Grid, type GridCell, gridOf } from "./table-grid.ts";

/** The report as a workbook: an index that leads to the tables, then one sheet a table, laid out as printed. Numbers stay numbers. */
export function reportWorkbook(report: ShownReport): SheetDocument {
  const names = sheetNames(report.tables);
  return {
    title: report.title,
    ...(report.asOf ? { asOf: `${report.asOf}T00:00:00.000Z` } : {}),
    sheets: [
      indexSheet(report, names),
      ...report.tables.map((table, index) => tableSheet(report, table, names[index] ?? "")),
    ],
  };
}

const indexName = "目次";

/** Two tables may carry the same number (a planned one and a counted one). */
function sheetNames(tables: readonly ShownTable[]): string[] {
  const taken = new Map<string, number>();
  return tables.map(({ figure }) => {
    const name = `図表${figure}`;
    const times = (taken.get(name) ?? 0) + 1;
    taken.set(name, times);
    return times === 1 ? name : `${name}（${times}）`;
  });
}

const print = (report: ShownReport, landscape: boolean): PrintSetup => ({
  paper: "A4",
  orientation: landscape ? "landscape" : "portrait",
  repeatHeader: true,
  fitToWidth: true,
  header: { left: report.title },
  footer: { left: "{sheet}", right: "{page} / {pages}" },
});

function indexSheet(report: ShownReport, names: readonly string[]): DocumentSheet {
  return {
    name: indexName,
    titleRows: [
      { cells: [{ value: report.title, size: "title", bold: true }] },
      ...responseWords(report).map((words) => ({ cells: [{ value: words, size: "small" as const }] })),
    ],
    columns: [
      { header: "図表", width: 12 },
      { header: "表題", width: 64, wrap: true },
      { header: "ベース", width: 56, wrap: true },
      { header: "要点", width: 72, wrap: true },
    ],
    rows: report.tables.map((table, index) => ({
      cells: [{ value: names[index] ?? "", link: names[index] ?? "" }, table.title, table.baseNote, table.narrative],
    })),
    freeze: { rows: "header", columns: 1 },
    print: print(report, true),
  };
}

function tableSheet(report: ShownReport, table: ShownTable, name: string): DocumentSheet {
  const grid = gridOf(table);
  const titleRows: DocumentRow[] = [
    { cells: [{ value: captionOf(table), bold: true, size: "title" }] },
    { cells: [{ value: table.baseNote, size: "small" }] },
  ];
  const { rows, merges } =
    grid.layout === "cross" ? crossRows(grid, titleRows.length + 1) : { rows: plainRows(grid), merges: [] };
  const after = [
    ...(table.narrative ? [table.narrative] : []),
    ...printedNotes(table).map((note, index) => `注${index + 1}　${note}`),
  ];
  return {
    name,
    titleRows,
    columns: [
      { header: grid.stubHead, width: 36, wrap: true },
      ...grid.heads.map(({ label }) => ({
        header: label,
        width: grid.layout === "list" ? 16 : 12,
        wrap: true,
        align: "right" as const,
      })),
    ],
    rows: [
      ...rows,
      ...(after.length > 0 ? [{ cells: [plain("")] }] : []),
      ...after.map((words): DocumentRow => ({ cells: [plain(words)] })),
      { cells: [{ ...plain("目次に戻る"), link: indexName }] },
    ],
    merges,
    freeze: { rows: "header", columns: 1 },
    print: print(report, grid.heads.length > 8),
  };
}

const plain = (value: string) => ({ value, size: "small" as const, border: false });

/** The number where there is one; else "-", "X" or words as printed. */
function figure(cell: GridCell, line: number): DocumentCell {
  const words = cell.lines[line] ?? "";
  const value = cell.values[line];
  return { value: words === "-" || value === null || value === undefined ? words : value, align: "right" };
}

const plainRows = (grid: Grid): DocumentRow[] =>
  grid.rows.map(({ label, cells, total }) => ({
    cells: [{ value: label, wrap: true }, ...cells.map((cell) => figure(cell, 0))],
    ...(total ? { bold: true, tone: "band" as const } : {}),
  }));

/** Two or three lines a row, count over percent over interval, its name across them. `above`: rows on the sheet before the first. */
function crossRows(grid: Grid, above: number): { rows: DocumentRow[]; merges: MergedRange[] } {
  const rows: DocumentRow[] = [];
  const merges: MergedRange[] = [];
  for (const { label, group, cells, total } of grid.rows) {
    if (group !== null) rows.push({ cells: [{ value: group, bold: true }], tone: "band" });
    const height = Math.max(1, ...cells.map(({ lines }) => lines.length));
    const top = above + rows.length + 1;
    const bottom = top + height - 1;
    const style = total ? { bold: true } : {};
    for (let line = 0; line < height; line += 1) {
      const words = line === 0 ? { value: label, wrap: true } : "";
      rows.push({ cells: [words, ...cells.map((cell) => figure(cell, line))], ...style });
    }
    if (height === 1) continue;
    merges.push({ top, bottom, left: 1, right: 1 });
    for (const [index, cell] of cells.entries()) {
      if (cell.lines.length === 1) merges.push({ top, bottom, left: index + 2, right: index + 2 });
    }
  }
  return { rows, merges };
}
