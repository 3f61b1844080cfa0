import { crc32 } from "node:zlib";
import { type Entry, fromBufferPromise, getFileNameLowLevel, validateFileName, type ZipFile } from "yauzl";
import type { ReadingLimits } from "../reading-limits.ts";
import { WorkbookRefused } from "../workbook-refused.ts";

const NAME_CHARACTERS = 255;
const SYMBOLIC_LINK = 0xa000;
const FILE_TYPE = 0xf000;

/** Name with forward slashes, checked to stay inside the container. We write nothing to disk; a file with such names is no workbook. */
function safeName(entry: Entry): string {
  const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false).replaceAll(
    "\\",
    "/",
  );
  const unsafe =
    validateFileName(name) !== null || name === "" || name.length > NAME_CHARACTERS || /[\p{Cc}:]/u.test(name);
  if (unsafe) {
    const shown = name.replace(/\p{Cc}/gu, "�");
    throw new WorkbookRefused("unsafe_entry_name", shown.length > 80 ? `${shown.slice(0, 80)}…` : shown);
  }
  return name;
}

/** The parts of a zip by name; a part is unpacked only when read, and every unpacked byte of all parts is counted. */
export class ZipContainer {
  readonly #zip: ZipFile;
  readonly #limits: ReadingLimits;
  readonly #entries: ReadonlyMap<string, { name: string; entry: Entry }>;
  #unpacked = 0;
  #elements = 0;

  private constructor(
    zip: ZipFile,
    limits: ReadingLimits,
    entries: ReadonlyMap<string, { name: string; entry: Entry }>,
  ) {
    this.#zip = zip;
    this.#limits = limits;
    this.#entries = entries;
  }

  /** @throws WorkbookRefused for everything wrong with the directory: damage, too many or unsafe names, links, sizes that lie. */
  static async open(bytes: Uint8Array, limits: ReadingLimits): Promise<ZipContainer> {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    try {
      const zip = await fromBufferPromise(buffer, {
        lazyEntries: true,
        decodeStrings: false,
        validateEntrySizes: true,
      });
      if (zip.entryCount > limits.zipEntries) throw new WorkbookRefused("too_many_entries", String(zip.entryCount));
      const read: { name: string; entry: Entry }[] = [];
      for await (const entry of zip.eachEntry()) read.push({ name: safeName(entry), entry });
      return new ZipContainer(zip, limits, checkedEntries(read, bytes.length, limits));
    } catch (error) {
      // yauzl reports every defect of a directory as a plain Error; there is no fault of ours among them.
      throw error instanceof WorkbookRefused ? error : new WorkbookRefused("corrupt_file", null);
    }
  }

  /** Counts an XML element of a part against the limit for the whole workbook. */
  countElement(part: string): void {
    this.#elements++;
    if (this.#elements > this.#limits.elements) throw new WorkbookRefused("too_many_rows_or_columns", part);
  }

  names(): string[] {
    return [...this.#entries.values()].map(({ name }) => name);
  }

  has(name: string): boolean {
    return this.#entries.has(name.toLowerCase());
  }

  /** Unpacked bytes of a part, in pieces. Names differ by more than case. @throws WorkbookRefused when damaged or too large. */
  async *read(name: string): AsyncGenerator<Buffer> {
    const found = this.#entries.get(name.toLowerCase());
    if (found === undefined) throw new WorkbookRefused("malformed_workbook", name);
    const { entry } = found;
    if (entry.isEncrypted()) throw new WorkbookRefused("password_protected", null);
    let checksum = 0;
    try {
      const stream = await this.#zip.openReadStreamPromise(entry);
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        this.#unpacked += chunk.length;
        if (this.#unpacked > this.#limits.unpackedBytes) throw new WorkbookRefused("too_large_when_unpacked", name);
        checksum = crc32(chunk, checksum);
        yield chunk;
      }
    } catch (error) {
      if (error instanceof WorkbookRefused) throw error;
      throw isDamage(error) ? new WorkbookRefused("corrupt_file", name) : error;
    }
    if (checksum !== entry.crc32) throw new WorkbookRefused("corrupt_file", name);
  }
}

/** zlib's errors carry a code Z_…; yauzl's are about sizes, headers and compression methods and carry none. */
function isDamage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error) return typeof error.code === "string" && error.code.startsWith("Z_");
  return Object.getPrototypeOf(error) === Error.prototype;
}

function checkedEntries(
  read: readonly { name: string; entry: Entry }[],
  fileBytes: number,
  limits: ReadingLimits,
): ReadonlyMap<string, { name: string; entry: Entry }> {
  const entries = new Map<string, { name: string; entry: Entry }>();
  let packed = 0;
  let unpacked = 0;
  for (const { name, entry } of read) {
    const key = name.toLowerCase();
    if (entries.has(key)) throw new WorkbookRefused("corrupt_file", name);
    const madeOnUnix = entry.versionMadeBy >>> 8 === 3;
    const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE;
    if (madeOnUnix && type === SYMBOLIC_LINK) throw new WorkbookRefused("malformed_workbook", name);
    packed += entry.compressedSize;
    unpacked += entry.uncompressedSize;
    entries.set(key, { name, entry });
  }
  // More packed bytes than the file has means that entries share their bytes: a bomb of overlapping entries.
  if (packed > fileBytes) throw new WorkbookRefused("corrupt_file", null);
  if (unpacked > limits.unpackedBytes) {
    const largest = read.toSorted((a, b) => b.entry.uncompressedSize - a.entry.uncompressedSize)[0];
    throw new WorkbookRefused("too_large_when_unpacked", largest?.name ?? null);
  }
  return entries;
}
