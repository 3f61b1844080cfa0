import type { SheetRow, Workbook } from "../../../shared/workbook.ts";
import { undoNeutralising } from "../formula-neutralising.ts";
import type { ReadingLimits } from "../reading-limits.ts";
import { WorkbookRefused } from "../workbook-refused.ts";
import { foldLineBreaks } from "../xlsx-reading/excel-escapes.ts";
import { detectDelimiter, isTab } from "./delimiter.ts";
import { RecordScanner } from "./record-scanner.ts";
import { toUtf8 } from "./text-encoding.ts";

/** A UTF-16 unit takes at most three bytes of UTF-8, and a quote in quotes two. */
const BYTES_PER_CHARACTER = 3;

/** Old DOS programs end a text with Ctrl-Z. */
const withoutEndMark = (bytes: Buffer): Buffer => (bytes.at(-1) === 0x1a ? bytes.subarray(0, -1) : bytes);

/** Reads everything once so that no row is handed over of a file that turns out to be broken further down. */
function check(scanner: RecordScanner, limits: ReadingLimits): void {
  let rows = 0;
  let cells = 0;
  for (let outcome = scanner.next(); outcome !== false; outcome = scanner.next()) {
    const place = `record ${scanner.record}`;
    if (outcome !== true) throw new WorkbookRefused(outcome, place);
    const { count } = scanner.fields;
    if (count > limits.columns) throw new WorkbookRefused("too_many_rows_or_columns", place);
    for (let field = 0; field < count; field++) {
      const length = scanner.length(field);
      if (length === 0) continue;
      cells++;
      if (length > limits.fieldCharacters && isTooLong(scanner, field, limits.fieldCharacters)) {
        throw new WorkbookRefused("field_too_long", place);
      }
    }
    if (count > 1 || scanner.length(0) > 0) rows++;
    if (rows > limits.rows || cells > limits.cells) throw new WorkbookRefused("too_many_rows_or_columns", place);
  }
  if (cells === 0) throw new WorkbookRefused("no_rows", null);
}

const isTooLong = (scanner: RecordScanner, field: number, characters: number): boolean =>
  scanner.length(field) > characters * BYTES_PER_CHARACTER || scanner.text(field).length > characters;

function* rowsOf(utf8: Buffer, delimiter: number, hasFieldBreaks: boolean): Generator<SheetRow> {
  const scanner = new RecordScanner(utf8, delimiter);
  while (scanner.next() === true) {
    const { count } = scanner.fields;
    const cells: (string | undefined)[] = new Array(count).fill(undefined);
    let filled = false;
    for (let field = 0; field < count; field++) {
      if (scanner.length(field) === 0) continue;
      const text = undoNeutralising(scanner.text(field));
      cells[field] = hasFieldBreaks ? foldLineBreaks(text) : text;
      filled = true;
    }
    if (filled) yield { number: scanner.record, cells, hidden: false };
  }
}

/**
 * Reads CSV, TSV or semicolon-separated text. Only the bytes are kept; rows are cut from them each time they are asked for.
 * @throws WorkbookRefused naming the record
 */
export function readCsv(bytes: Uint8Array, fileName: string, limits: ReadingLimits): Workbook {
  const { utf8, encoding } = toUtf8(withoutEndMark(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
  const delimiter = detectDelimiter(utf8);
  check(new RecordScanner(utf8, delimiter), limits);
  const hasFieldBreaks = utf8.includes(0x0b) || utf8.includes(0x0c);
  return {
    fileName,
    format: isTab(delimiter) ? "tsv" : "csv",
    encoding,
    sheets: [
      {
        name: null,
        hidden: false,
        hiddenColumns: [],
        merges: [],
        rows: () => rowsOf(utf8, delimiter, hasFieldBreaks),
      },
    ],
    notices: [],
  };
}
