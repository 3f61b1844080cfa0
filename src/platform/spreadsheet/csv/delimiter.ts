import { RecordScanner } from "./record-scanner.ts";

const COMMA = 0x2c;
const TAB = 0x09;
const SEMICOLON = 0x3b;

const SAMPLE_RECORDS = 50;
const SAMPLE_BYTES = 262_144;

/**
 * Fields that most of the first records agree on, weighted by how many agree; 0 when a delimiter splits nothing. A record that is
 * left with quotes in the middle of fields was cut at the wrong delimiter.
 */
function agreement(bytes: Buffer, delimiter: number): number {
  const scanner = new RecordScanner(bytes, delimiter);
  const widths = new Map<number, number>();
  while (scanner.record < SAMPLE_RECORDS && scanner.next() === true) {
    const width = scanner.fields.count;
    if (width > 1 && !scanner.hasStrayQuote()) widths.set(width, (widths.get(width) ?? 0) + 1);
  }
  let best = 0;
  for (const [width, records] of widths) best = Math.max(best, (records / scanner.record) * (width - 1));
  return best;
}

/** Comma, TAB or semicolon, by what the first records look like; comma when nothing speaks for another. */
export function detectDelimiter(bytes: Buffer): number {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const scores = [COMMA, TAB, SEMICOLON].map((delimiter) => ({ delimiter, score: agreement(sample, delimiter) }));
  return scores.reduce((best, next) => (next.score > best.score ? next : best)).delimiter;
}

export const isTab = (delimiter: number): boolean => delimiter === TAB;
