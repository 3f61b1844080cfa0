const QUOTE = 0x22;
const CR = 0x0d;
const LF = 0x0a;
const SPACE = 0x20;

/** Fields of the record last scanned, as byte positions. Reused from record to record: a large file makes no garbage here. */
interface FieldPositions {
  count: number;
  /** First byte of the content, behind an opening quote. */
  starts: number[];
  /** Byte behind the content, before a closing quote. */
  ends: number[];
  /** 1 where the content holds doubled quotes. */
  doubled: number[];
}

export type ScanProblem = "unclosed_quote";

/**
 * Cuts a delimited text into records and fields without decoding it. Works on UTF-8, CP932 and EUC-JP alike, because in none of them
 * is a quote, comma, TAB, semicolon, CR or LF part of another character.
 */
export class RecordScanner {
  readonly bytes: Buffer;
  readonly #delimiter: number;
  readonly fields: FieldPositions = { count: 0, starts: [], ends: [], doubled: [] };
  /** Where the next record begins. */
  position = 0;
  /** Number of the record last scanned, from 1. Blank lines count, so numbers agree with what a spreadsheet shows. */
  record = 0;

  constructor(bytes: Buffer, delimiter: number) {
    this.bytes = bytes;
    this.#delimiter = delimiter;
  }

  /** Scans one record. False at the end. A quote that is not closed, or closed in the middle of text, is a problem of this record. */
  next(): boolean | ScanProblem {
    const { bytes } = this;
    if (this.position >= bytes.length) return false;
    this.record++;
    this.fields.count = 0;
    let at = this.position;
    for (;;) {
      const end = bytes[at] === QUOTE ? this.#quoted(at) : this.#plain(at);
      if (end < 0) return "unclosed_quote";
      const byte = bytes[end];
      at = end + 1;
      if (byte === this.#delimiter) continue;
      this.position = byte === CR && bytes[at] === LF ? at + 1 : at;
      return true;
    }
  }

  #plain(start: number): number {
    const { bytes } = this;
    const delimiter = this.#delimiter;
    let at = start;
    for (; at < bytes.length; at++) {
      const byte = bytes[at];
      if (byte === delimiter || byte === LF || byte === CR) break;
    }
    this.#add(start, at, 0);
    return at;
  }

  #quoted(start: number): number {
    const { bytes } = this;
    let doubled = 0;
    let close = bytes.indexOf(QUOTE, start + 1);
    while (close >= 0 && bytes[close + 1] === QUOTE) {
      doubled = 1;
      close = bytes.indexOf(QUOTE, close + 2);
    }
    if (close < 0) return -1;
    this.#add(start + 1, close, doubled);
    let at = close + 1;
    while (bytes[at] === SPACE) at++;
    const byte = bytes[at];
    return at >= bytes.length || byte === this.#delimiter || byte === LF || byte === CR ? at : -1;
  }

  #add(start: number, end: number, doubled: number): void {
    const { fields } = this;
    fields.starts[fields.count] = start;
    fields.ends[fields.count] = end;
    fields.doubled[fields.count] = doubled;
    fields.count++;
  }

  /** Whether an unquoted field of the record holds a quote. */
  hasStrayQuote(): boolean {
    for (let field = 0; field < this.fields.count; field++) {
      const start = this.fields.starts[field] ?? 0;
      const found = this.bytes[start - 1] === QUOTE ? -1 : this.bytes.indexOf(QUOTE, start);
      if (found >= 0 && found < (this.fields.ends[field] ?? 0)) return true;
    }
    return false;
  }

  length(field: number): number {
    return (this.fields.ends[field] ?? 0) - (this.fields.starts[field] ?? 0);
  }

  /** Text of a field; only meaningful on UTF-8. A string of its own, not a slice that would keep the whole file alive. */
  text(field: number): string {
    const text = this.bytes.toString("utf8", this.fields.starts[field], this.fields.ends[field]);
    return this.fields.doubled[field] === 1 ? text.replaceAll('""', '"') : text;
  }
}

/** Number of the record that a byte lies in. */
export function recordAt(bytes: Buffer, offset: number, delimiter: number): number {
  const scanner = new RecordScanner(bytes, delimiter);
  while (scanner.position <= offset && scanner.next() === true);
  return Math.max(1, scanner.record);
}
