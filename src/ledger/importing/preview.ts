import type { Cell, Workbook } from "../../shared/workbook.ts";

/** One row as the file shows it; row counts from 1. */
export interface PreviewRow {
  row: number;
  cells: string[];
}

const previewRows = 40;
const previewColumns = 60;
const longestCell = 200;

/** The first rows of one source. */
export function sourcePreview(
  workbooks: readonly Workbook[],
  source: { file: string; sheet: string | null },
): PreviewRow[] {
  const sheet = workbooks
    .find((book) => book.fileName === source.file)
    ?.sheets.find((one) => one.name === source.sheet);
  const rows: PreviewRow[] = [];
  for (const { number, cells } of sheet?.rows() ?? []) {
    rows.push({
      row: number,
      cells: Array.from(cells.slice(0, previewColumns), (cell) => shown(cell).slice(0, longestCell)),
    });
    if (rows.length === previewRows) break;
  }
  return rows;
}

function shown(cell: Cell | undefined): string {
  if (cell === undefined) return "";
  if (typeof cell === "string") return cell;
  if (cell.type === "boolean") return cell.value ? "TRUE" : "FALSE";
  return cell.type === "error" ? cell.code : cell.text;
}
