import type { Cell, Sheet } from "../../../shared/workbook.ts";
import { cellText } from "../cells/plain-text.ts";

export interface PreviewRow {
  number: number;
  cells: readonly (Cell | undefined)[];
  texts: string[];
  /** How many cells hold something. */
  filled: number;
}

export interface Preview {
  rows: PreviewRow[];
  /** true: the sheet goes on after the last row of the preview. */
  cut: boolean;
  width: number;
}

/** Tables start and bands are met well before this; a sheet with more rows is one long table. */
const PREVIEW_ROWS = 1_500;
/** Enough of a long export to see its columns; the rest is read once, when planning. */
const LONG_ROWS = 400;

export function previewOf(sheet: Sheet, format: string): Preview {
  const limit = format === "xlsx" ? PREVIEW_ROWS : LONG_ROWS;
  const rows: PreviewRow[] = [];
  let width = 0;
  let cut = false;
  for (const row of sheet.rows()) {
    if (rows.length === limit) {
      cut = true;
      break;
    }
    const texts = Array.from(row.cells, (cell) => cellText(cell).trim());
    const filled = texts.reduce((count, text) => count + (text === "" ? 0 : 1), 0);
    if (filled === 0) continue;
    width = Math.max(width, texts.length);
    rows.push({ number: row.number, cells: row.cells, texts, filled });
  }
  return { rows, cut, width };
}
