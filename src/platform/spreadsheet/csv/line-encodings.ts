import { isUtf8 } from "node:buffer";
import iconv from "iconv-lite";

export type LineEncoding = "ascii" | "utf-8" | "euc-jp" | "cp932" | "unknown";

/** Pairs of bytes from A1 to FE only, as EUC-JP writes everything Japanese; the number of kana pairs, or -1 when it is not EUC-JP. */
function eucKanaPairs(line: Buffer): number {
  let kana = 0;
  for (let at = 0; at < line.length; at++) {
    const lead = line[at] ?? 0;
    if (lead < 0x80) continue;
    const trail = line[at + 1] ?? 0;
    const halfWidth = lead === 0x8e && trail >= 0xa1 && trail <= 0xdf;
    if (!halfWidth && !(lead >= 0xa1 && lead <= 0xf4 && trail >= 0xa1 && trail <= 0xfe)) return -1;
    if (lead === 0xa4 || lead === 0xa5) kana++;
    at++;
  }
  return kana;
}

/** Whether every byte is CP932 that our decoder knows, the C1 byte 80 not counted as a character. */
const isCp932 = (line: Buffer): boolean => !/[\ufffd\u0080]/.test(iconv.decode(line, "cp932"));

/**
 * Encoding of one line, by itself. Japanese UTF-8 is hardly ever CP932 by chance and the other way round; EUC-JP needs two kana
 * pairs to be believed, because half-width kana of CP932 look like EUC-JP kanji.
 */
export function lineEncoding(line: Buffer): LineEncoding {
  let highest = 0;
  for (const byte of line) if (byte > highest) highest = byte;
  if (highest < 0x80) return "ascii";
  // Two-byte UTF-8 alone (Â±) may be half-width kana; three bytes, as Japanese text has them, may not.
  if (highest >= 0xe2 && isUtf8(line)) return "utf-8";
  if (eucKanaPairs(line) >= 2) return "euc-jp";
  if (isCp932(line)) return "cp932";
  return isUtf8(line) ? "utf-8" : "unknown";
}

/** Lines of a text with the offset of each; CR, LF and CRLF end a line. */
export function* linesOf(bytes: Buffer): Generator<{ line: Buffer; offset: number }> {
  const ending = bytes.includes(0x0a) ? 0x0a : 0x0d;
  for (let offset = 0; offset < bytes.length; ) {
    const found = bytes.indexOf(ending, offset);
    const end = found < 0 ? bytes.length : found;
    yield { line: bytes.subarray(offset, end), offset };
    offset = end + 1;
  }
}
