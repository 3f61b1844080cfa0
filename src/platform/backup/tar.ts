/**
 * The inside of a backup is a tar (POSIX.1-1988 ustar, long or Japanese paths by POSIX.1-2001 pax): once unsealed and unpacked (zstd),
 * any tool opens it, also when there is no Sekisho any more.
 */
export const blockBytes = 512;

export interface TarHead {
  path: string;
  kind: "file" | "folder";
  /** Bytes of a file; 0 for a folder. */
  size: number;
}

export const padding = (size: number): Buffer => Buffer.alloc((blockBytes - (size % blockBytes)) % blockBytes);

export const tarEnd = Buffer.alloc(2 * blockBytes);

export function writtenTarHead({ path, kind, size }: TarHead): Buffer {
  const name = kind === "folder" ? `${path}/` : path;
  const head = block(kind === "folder" ? "5" : "0", name, size);
  if (Buffer.byteLength(name) <= nameBytes && isAscii(name)) return head;
  const record = paxRecord("path", name);
  return Buffer.concat([block("x", "pax", record.length), record, padding(record.length), head]);
}

const nameBytes = 100;
const isAscii = (text: string) => /^[\x20-\x7e]*$/.test(text);

function block(type: string, name: string, size: number): Buffer {
  const bytes = Buffer.alloc(blockBytes);
  Buffer.from(name).copy(bytes, 0, 0, nameBytes);
  bytes.write(type === "5" ? "0000700\0" : "0000600\0", 100, "latin1");
  bytes.write("0000000\0".repeat(2), 108, "latin1");
  bytes.write(`${size.toString(8).padStart(11, "0")}\0`, 124, "latin1");
  bytes.write(`${"0".repeat(11)}\0`, 136, "latin1");
  bytes.write(type, 156, "latin1");
  bytes.write("ustar\x0000", 257, "latin1");
  bytes.write(`${checksum(bytes).toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return bytes;
}

/** Sum of all bytes, with the checksum's own field read as blanks. */
function checksum(bytes: Buffer): number {
  let sum = 8 * 0x20;
  for (let at = 0; at < blockBytes; at++) if (at < 148 || at >= 156) sum += bytes[at] ?? 0;
  return sum;
}

/** "27 path=…\n": the length counts itself. */
function paxRecord(key: string, value: string): Buffer {
  const rest = Buffer.byteLength(` ${key}=${value}\n`);
  let length = rest + 1;
  while (String(length).length + rest !== length) length = String(length).length + rest;
  return Buffer.from(`${length} ${key}=${value}\n`);
}

export type ReadBlock = { type: "end" } | { type: "pax"; size: number } | ({ type: "entry" } & TarHead);

/** @throws Error when the block is no head of a tar */
export function readTarBlock(bytes: Buffer): ReadBlock {
  if (bytes.every((byte) => byte === 0)) return { type: "end" };
  if (Number.parseInt(text(bytes, 148, 8), 8) !== checksum(bytes))
    throw new Error("a head within the backup is damaged");
  const size = Number.parseInt(text(bytes, 124, 12), 8);
  const kind = text(bytes, 156, 1);
  if (kind === "x") return { type: "pax", size };
  if (kind !== "0" && kind !== "5") throw new Error(`an entry of kind ${kind} within the backup`);
  return { type: "entry", ...named(text(bytes, 0, nameBytes), size), kind: kind === "5" ? "folder" : "file" };
}

export const named = (name: string, size: number) => ({ path: name.replace(/\/$/, ""), size });

/** The path of a pax record, where it tells one. */
export function paxPath(content: Buffer): string | null {
  for (let at = 0; at < content.length; ) {
    const blank = content.indexOf(" ", at);
    const length = Number(content.subarray(at, blank).toString());
    const record = content.subarray(blank + 1, at + length - 1).toString();
    if (record.startsWith("path=")) return record.slice("path=".length);
    at += length || content.length;
  }
  return null;
}

function text(bytes: Buffer, from: number, length: number): string {
  const field = bytes.subarray(from, from + length);
  const end = field.indexOf(0);
  return field.subarray(0, end < 0 ? length : end).toString();
}
