import iconv from "iconv-lite";
import { ok, type Result, refuse } from "../../shared/result.ts";
import type { DocumentCell, DocumentSheet, DocumentValue } from "../../shared/sheet-document.ts";
import { neutraliseFormula } from "./formula-neutralising.ts";

export interface CsvOptions {
  encoding: "utf-8-bom" | "cp932";
  delimiter?: "," | "\t";
  /** Write the rows above the header too. Default false: header and data only, which is what programs read. */
  titleRows?: boolean;
  /** Write 〓 for characters CP932 does not have instead of refusing; `replaced` then says where. */
  replaceUnwritable?: boolean;
}

/** One cell with characters that the encoding does not have. Record and column count from 1. */
export interface UnwritableText {
  record: number;
  column: number;
  header: string | null;
  characters: readonly string[];
}

export interface CsvFile {
  bytes: Buffer;
  /** Empty unless `replaceUnwritable` was given and something was replaced; to be shown to the person. */
  replaced: readonly UnwritableText[];
}

export interface CsvRefusal {
  reason: "characters_not_in_cp932";
  cells: readonly UnwritableText[];
}

/** Characters for which JIS has one code and Unicode two; Microsoft's table knows only the right-hand one. Same character on paper. */
const sameCharacter: Record<string, string> = {
  "〜": "～",
  "−": "－",
  "‖": "∥",
  "—": "―",
  "¢": "￠",
  "£": "￡",
  "¬": "￢",
  "¦": "￤",
};

const twins = new RegExp(`[${Object.keys(sameCharacter).join("")}]`, "g");

const GETA = "〓";

let writable: Uint8Array | null = null;

/**
 * 1 for every UTF-16 unit that CP932 has and that comes back as itself, learnt once from the codec so that no table of ours can be
 * out of step with it. The codec reads gaiji (U+E000 on) but cannot write them; only the way back shows that.
 */
function cp932Characters(): Uint8Array {
  if (writable !== null) return writable;
  // A line feed after each pair: the decoder reads the second byte of an unused pair again, which would shift all that follow.
  const pairs: number[] = [];
  for (let lead = 0x81; lead <= 0xfc; lead++) {
    if (lead > 0x9f && lead < 0xe0) continue;
    for (let trail = 0x40; trail <= 0xfc; trail++) if (trail !== 0x7f) pairs.push(lead, trail, 0x0a);
  }
  const singles = [...Array(0x80).keys(), ...Array.from({ length: 0x3f }, (_, index) => 0xa1 + index)];
  const table = new Uint8Array(0x10000);
  for (const character of iconv.decode(Buffer.from([...singles, ...pairs]), "cp932")) {
    if (iconv.decode(iconv.encode(character, "cp932"), "cp932") === character) table[character.charCodeAt(0)] = 1;
  }
  table[0xfffd] = 0;
  writable = table;
  return table;
}

/** Text as CP932 can hold it, and the characters it cannot. */
function fitToCp932(text: string): { text: string; missing: string[] } {
  const table = cp932Characters();
  let fits = true;
  for (let at = 0; at < text.length && fits; at++) fits = table[text.charCodeAt(at)] === 1;
  if (fits) return { text, missing: [] };
  const missing: string[] = [];
  let fitted = "";
  for (const character of text.replace(twins, (found) => sameCharacter[found] ?? found)) {
    const known = character.length === 1 && table[character.charCodeAt(0)] === 1;
    if (!known) missing.push(character);
    fitted += known ? character : GETA;
  }
  return { text: fitted, missing };
}

function plainText(cell: DocumentCell): string {
  const value: DocumentValue =
    cell !== null && typeof cell === "object" && "value" in cell ? cell.value : (cell ?? null);
  if (value === null) return "";
  if (typeof value === "string") return neutraliseFormula(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return typeof value === "number" ? String(value) : value.date;
}

function* records(sheet: DocumentSheet, titleRows: boolean): Generator<readonly DocumentCell[]> {
  if (titleRows) for (const row of sheet.titleRows ?? []) yield row.cells;
  if (sheet.columns.some((column) => column.header !== undefined))
    yield sheet.columns.map((column) => column.header ?? "");
  for (const row of sheet.rows) yield row.cells;
}

const quote = (text: string): string => (/[",\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/**
 * One sheet as CSV: CRLF, quotes where needed, dates as yyyy-mm-dd, formulas neutralised (`formula-neutralising.ts`; our reader
 * takes it back). Refuses when the encoding lacks a character, unless told to replace it visibly.
 */
export function writeCsv(sheet: DocumentSheet, options: CsvOptions): Result<CsvFile, CsvRefusal> {
  const delimiter = options.delimiter ?? ",";
  const cp932 = options.encoding === "cp932";
  const unwritable: UnwritableText[] = [];
  const chunks: Buffer[] = [];
  let batch = cp932 ? "" : "\u{feff}";
  let record = 0;
  const flush = () => {
    chunks.push(cp932 ? iconv.encode(batch, "cp932") : Buffer.from(batch.toWellFormed()));
    batch = "";
  };
  for (const cells of records(sheet, options.titleRows === true)) {
    record++;
    const width = Math.max(cells.length, sheet.columns.length);
    for (let index = 0; index < width; index++) {
      let text = plainText(cells[index]);
      if (cp932) {
        const fitted = fitToCp932(text);
        text = fitted.text;
        if (fitted.missing.length > 0) {
          const header = sheet.columns[index]?.header ?? null;
          unwritable.push({ record, column: index + 1, header, characters: [...new Set(fitted.missing)] });
        }
      }
      batch += (index > 0 ? delimiter : "") + quote(text);
    }
    batch += "\r\n";
    if (batch.length > 65_536) flush();
  }
  flush();
  if (unwritable.length > 0 && options.replaceUnwritable !== true) {
    return refuse({ reason: "characters_not_in_cp932", cells: unwritable });
  }
  return ok({ bytes: Buffer.concat(chunks), replaced: unwritable });
}
