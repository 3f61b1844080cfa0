/**
 * A workbook to be written, as plain values: what stands on each sheet and how it is set out. Holds no field knowledge.
 * `src/platform/spreadsheet/write-xlsx.ts` turns a SheetDocument into bytes, `write-csv.ts` one DocumentSheet.
 * Rows on a sheet, top to bottom: titleRows, the column group row (only if some column has a `group`), the header row (only if
 * some column has a `header`), rows. Row and column numbers count from 1 as a spreadsheet shows them.
 */
import type { MergedRange } from "./workbook.ts";

/** `date` is yyyy-mm-dd, on or after 1900-03-01. Text is always written as text, never as a formula. */
export type DocumentValue = string | number | boolean | { date: string } | null;

/** Colour of a cell or row by meaning, so that print and screen agree: band = section heading, input = to be filled in. */
export type Tone = "plain" | "band" | "input" | "muted" | "good" | "attention" | "alert";

export interface StyledCell {
  value: DocumentValue;
  bold?: boolean;
  /** Wrap long text. Text with line breaks wraps in any case. */
  wrap?: boolean;
  tone?: Tone;
  align?: "left" | "center" | "right";
  /** "title" is large and bold, "small" for notes. */
  size?: "title" | "small";
  border?: boolean;
  /** Overrides the column's format. */
  format?: ColumnFormat;
  /** Name of a sheet of the same document that opens on a click. Only in data rows. */
  link?: string;
}

/** null and undefined are an empty cell (which still takes the column's or row's style). */
export type DocumentCell = DocumentValue | StyledCell | undefined;

export interface DocumentRow {
  cells: readonly DocumentCell[];
  bold?: boolean;
  tone?: Tone;
  /** Points. Without it a spreadsheet program chooses; give it where merged cells hold long text. */
  height?: number;
  hidden?: boolean;
}

/** "text" keeps whatever a person types later as typed (7.10 stays 7.10, 3-12 stays 3-12). */
export type ColumnFormat = "general" | "text" | "integer" | "decimal" | "percent" | "date";

export interface ColumnChoice {
  /** Any number of entries; long lists go to a hidden lookup sheet because Excel allows 255 characters in place. */
  list: readonly string[];
  /** true: other input is refused. false: Excel warns and lets it pass. */
  strict: boolean;
  /** Shown when other input is typed. At most 225 characters. */
  message?: string;
}

export interface DocumentColumn {
  header?: string;
  /** Neighbouring columns of the same group get one merged cell above their headers. */
  group?: string;
  /** Characters of half width, 1 to 255. */
  width: number;
  format?: ColumnFormat;
  wrap?: boolean;
  align?: "left" | "center" | "right";
  hidden?: boolean;
  choice?: ColumnChoice;
}

/** `{page}`, `{pages}`, `{file}` and `{sheet}` are filled in by the spreadsheet program; everything else is plain text. */
export interface MarginText {
  left?: string;
  center?: string;
  right?: string;
}

export interface PrintSetup {
  paper: "A4" | "A3";
  orientation: "landscape" | "portrait";
  /** Print the group and header rows on every page. */
  repeatHeader?: boolean;
  /** Columns 1 to n on every page. */
  repeatColumns?: number;
  /** Shrink to one page wide, any number of pages long. */
  fitToWidth?: boolean;
  header?: MarginText;
  footer?: MarginText;
}

export interface DocumentSheet {
  /** 1 to 31 characters, without : \ / ? * [ ] and unique in the document regardless of case. */
  name: string;
  hidden?: boolean;
  columns: readonly DocumentColumn[];
  titleRows?: readonly DocumentRow[];
  rows: readonly DocumentRow[];
  /** Rows given by their number on the sheet. May not overlap. */
  merges?: readonly MergedRange[];
  /** "header": everything down to the header row, and `columns` columns. */
  freeze?: { rows: number | "header"; columns: number };
  /** Filter buttons on the header row over all rows. */
  autofilter?: boolean;
  /** Empty rows under the last one that are formatted and validated for input. */
  spareRows?: number;
  /** Thin lines round header and row cells. Default true. */
  borders?: boolean;
  print?: PrintSetup;
}

export interface SheetDocument {
  title: string;
  /** Written into the file as its date, ISO date-time. Comes from what is written, never from the clock: same content, same bytes. */
  asOf?: string;
  /** Name of the organisation or program, for the file's properties. */
  creator?: string;
  sheets: readonly DocumentSheet[];
}

/** Number of the header row, or of the last row above the data when there is no header; 0 when data starts at row 1. */
export function headerRowNumber(sheet: DocumentSheet): number {
  const groups = sheet.columns.some((column) => column.group !== undefined) ? 1 : 0;
  const headers = sheet.columns.some((column) => column.header !== undefined) ? 1 : 0;
  return (sheet.titleRows?.length ?? 0) + groups + headers;
}
