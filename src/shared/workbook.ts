/**
 * What every spreadsheet reader hands over, whatever the file format. Holds no field knowledge.
 * Rows and columns count from 1 as a spreadsheet shows them; a CSV has one sheet named null whose row numbers are record numbers.
 */
export type Cell =
  | string
  | { type: "number"; value: number; text: string; format: string | null }
  /** `iso` is yyyy-mm-dd (or with time); `serial` is the stored number; `text` is what the person sees. */
  | { type: "date"; iso: string; serial: number; text: string; format: string | null }
  | { type: "boolean"; value: boolean }
  /** A spreadsheet error such as #DIV/0!: an unreadable cell, never text. */
  | { type: "error"; code: string };

export interface SheetRow {
  /** Row number from 1. */
  number: number;
  /** Index 0 is column A. Empty cells are undefined. */
  cells: readonly (Cell | undefined)[];
  hidden: boolean;
}

/** Inclusive, counted from 1. */
export interface MergedRange {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export interface Sheet {
  name: string | null;
  hidden: boolean;
  /** Column numbers from 1. */
  hiddenColumns: readonly number[];
  merges: readonly MergedRange[];
  /** May be called more than once; a large CSV is parsed again each time so that it is never held as objects. */
  rows(): Iterable<SheetRow>;
}

export interface Notice {
  code: "external_links_ignored" | "macros_ignored" | "formula_without_value" | "far_cell_ignored" | "error_cell";
  place: string;
}

export interface Workbook {
  /** Base name, never a path. */
  fileName: string;
  format: "xlsx" | "csv" | "tsv";
  encoding: "utf-8" | "utf-8-bom" | "cp932" | "utf-16le" | "utf-16be" | null;
  sheets: readonly Sheet[];
  notices: readonly Notice[];
}

export type WorkbookRefusalReason =
  | "empty_file"
  | "wrong_format_xls"
  | "wrong_format_html"
  | "wrong_format"
  | "password_protected"
  | "corrupt_file"
  | "malformed_workbook"
  | "too_large_when_unpacked"
  | "too_many_entries"
  | "unsafe_entry_name"
  | "doctype_not_allowed"
  | "control_characters"
  | "encoding_not_uniform"
  | "unclosed_quote"
  | "field_too_long"
  | "too_many_rows_or_columns"
  | "file_too_large"
  | "no_rows";

export interface WorkbookRefusal {
  reason: WorkbookRefusalReason;
  fileName: string;
  /** Sheet, cell, or record where it went wrong, e.g. "record 3", "xl/worksheets/sheet1.xml". Null for the whole file. */
  place: string | null;
}
