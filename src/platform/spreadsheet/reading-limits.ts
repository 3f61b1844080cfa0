/** What one file may cost. All counts are checked while reading, so nothing is ever built beyond them. */
export interface ReadingLimits {
  /** Bytes of the file as uploaded. */
  fileBytes: number;
  /** Entries of a workbook's zip. Real ones have tens; each costs time and memory before anything is read. */
  zipEntries: number;
  /** Bytes of all parts of a workbook together, unpacked. 200,000 rows of 20 columns are about 150 MiB of XML. */
  unpackedBytes: number;
  /** Rows with content on all sheets together. */
  rows: number;
  /** Cells with content on all sheets together; one costs about 14 bytes and its text. */
  cells: number;
  /** Excel's own limit for the text of one cell; a CSV may have no more, or it could never become a workbook again. */
  fieldCharacters: number;
  /** Distinct texts of a workbook together, in characters of two bytes; see `textCost`. */
  textCharacters: number;
  /** XML elements of all parts together, empty formatted cells included: what reading costs in time. */
  elements: number;
  /** Columns right of this one are far cells: left behind, and said so. */
  columns: number;
  /** A cell this many empty rows below the last one is a far cell: left behind, and said so. */
  emptyRows: number;
}

/** Characters a text counts for: its own and what keeping any string costs, so that millions of short ones are not free. */
export const textCost = (text: string): number => text.length + 32;

export const readingLimits: ReadingLimits = {
  fileBytes: 64 * 1024 * 1024,
  zipEntries: 2_000,
  unpackedBytes: 320 * 1024 * 1024,
  rows: 250_000,
  cells: 5_000_000,
  fieldCharacters: 32_767,
  textCharacters: 48_000_000,
  elements: 20_000_000,
  columns: 1_024,
  emptyRows: 10_000,
};
