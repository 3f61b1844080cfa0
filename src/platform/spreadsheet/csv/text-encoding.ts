import { isUtf8 } from "node:buffer";
import iconv from "iconv-lite";
import type { Workbook } from "../../../shared/workbook.ts";
import { WorkbookRefused } from "../workbook-refused.ts";
import { detectDelimiter } from "./delimiter.ts";
import { type LineEncoding, lineEncoding, linesOf } from "./line-encodings.ts";
import { recordAt } from "./record-scanner.ts";

export interface Utf8Text {
  utf8: Buffer;
  encoding: NonNullable<Workbook["encoding"]>;
}

/** Decoding goes in pieces, so that no more than one piece exists three times over. */
const PIECE_BYTES = 1_048_576;

/**
 * UTF-16 without a mark shows itself by its separators: TAB, LF, CR and comma have a NUL on one side. Half of them are enough,
 * because the same bytes also occur inside kanji.
 */
function unmarkedUtf16(bytes: Buffer): "utf-16le" | "utf-16be" | null {
  if (bytes.length % 2 !== 0) return null;
  const sample = bytes.subarray(0, 4096);
  let separators = 0;
  let little = 0;
  let big = 0;
  sample.forEach((byte, at) => {
    if (byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x2c) return;
    separators++;
    if (at % 2 === 0 && sample[at + 1] === 0) little++;
    if (at % 2 === 1 && sample[at - 1] === 0) big++;
  });
  if (separators === 0 || Math.max(little, big) * 2 < separators) return null;
  return little > big ? "utf-16le" : "utf-16be";
}

function fromUtf16(bytes: Buffer, encoding: "utf-16le" | "utf-16be"): Utf8Text {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const pieces: Buffer[] = [];
  try {
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      pieces.push(Buffer.from(decoder.decode(bytes.subarray(at, at + PIECE_BYTES), { stream: true })));
    }
    pieces.push(Buffer.from(decoder.decode()));
  } catch {
    throw new WorkbookRefused("encoding_not_uniform", null);
  }
  return { utf8: Buffer.concat(pieces), encoding };
}

/** Throws with the first record that is not in the encoding the file began with. */
function refuseMixture(bytes: Buffer, began: LineEncoding | null): never {
  const place = (offset: number) => `record ${recordAt(bytes, offset, detectDelimiter(bytes))}`;
  let expected = began;
  for (const { line, offset } of linesOf(bytes)) {
    const encoding = lineEncoding(line);
    if (encoding === "ascii") continue;
    expected ??= encoding;
    if (encoding !== expected || encoding === "unknown")
      throw new WorkbookRefused("encoding_not_uniform", place(offset));
  }
  // Every line agrees, and on an encoding we do not read.
  throw new WorkbookRefused("encoding_not_uniform", expected === "euc-jp" ? "EUC-JP" : null);
}

function fromCp932(bytes: Buffer): Utf8Text {
  for (const { line } of linesOf(bytes)) {
    const encoding = lineEncoding(line);
    if (encoding !== "ascii" && encoding !== "cp932") refuseMixture(bytes, null);
  }
  const decoder = iconv.getDecoder("cp932");
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    pieces.push(Buffer.from(decoder.write(bytes.subarray(at, at + PIECE_BYTES))));
  }
  pieces.push(Buffer.from(decoder.end() ?? ""));
  return { utf8: Buffer.concat(pieces), encoding: "cp932" };
}

/**
 * The text as UTF-8 without mark, and what it was. UTF-8 is handed over as it is, not copied.
 * @throws WorkbookRefused encoding_not_uniform with the record, control_characters with the record
 */
export function toUtf8(bytes: Buffer): Utf8Text {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return fromUtf16(bytes.subarray(2), "utf-16le");
  if (first === 0xfe && second === 0xff) return fromUtf16(bytes.subarray(2), "utf-16be");
  const unmarked = unmarkedUtf16(bytes);
  if (unmarked !== null) return fromUtf16(bytes, unmarked);
  refuseControlCharacters(bytes);
  const marked = first === 0xef && second === 0xbb && third === 0xbf;
  const body = marked ? bytes.subarray(3) : bytes;
  if (isUtf8(body)) return { utf8: body, encoding: marked ? "utf-8-bom" : "utf-8" };
  return marked ? refuseMixture(body, "utf-8") : fromCp932(body);
}

/** TAB, LF, CR are text; vertical tab and form feed are line breaks inside a FileMaker field. */
function refuseControlCharacters(bytes: Buffer): void {
  const offset = bytes.findIndex((byte) => byte < 0x20 && (byte < 0x09 || byte > 0x0d));
  if (offset < 0) return;
  throw new WorkbookRefused("control_characters", `record ${recordAt(bytes, offset, detectDelimiter(bytes))}`);
}
