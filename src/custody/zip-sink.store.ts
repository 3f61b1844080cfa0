import { once } from "node:events";
import type { Writable } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";
import { measured, type Sink } from "./sink.store.ts";

interface Entry {
  name: Buffer;
  crc: number;
  size: number;
  deflated: number;
  offset: number;
}

/** What the short fields of a zip can say; beyond, the long ones of Zip64 are written as well. */
const short32 = 0xffffffff;
const short16 = 0xffff;
/** Names are UTF-8; sizes follow the content, which is not known before it is written. */
const flags = 0x0808;
/** 1980-01-01, the first day a zip can name. */
const dosDate = 0x0021;

/** Writes a zip to a stream as it comes into being, at the reader's pace. `end` writes its directory. */
export function zipSink(out: Writable): Sink & { end(): Promise<void> } {
  const entries: Entry[] = [];
  let offset = 0;
  async function write(piece: Buffer): Promise<void> {
    if (out.destroyed) throw new Error("whoever was taking the file is gone");
    offset += piece.length;
    if (!out.write(piece)) await Promise.race([once(out, "drain"), once(out, "close")]);
  }
  return {
    async add(path, content) {
      const entry: Entry = { name: Buffer.from(path), crc: 0, size: 0, deflated: 0, offset };
      await write(localHeader(entry));
      const counted = measured(path, content);
      const deflate = createDeflateRaw();
      const pump = (async () => {
        for await (const piece of deflate) {
          entry.deflated += (piece as Buffer).length;
          await write(piece as Buffer);
        }
      })();
      pump.catch(() => deflate.destroy());
      try {
        for await (const piece of counted.content()) {
          entry.crc = crc32(piece, entry.crc);
          entry.size += piece.byteLength;
          if (!deflate.write(piece)) await Promise.race([once(deflate, "drain"), pump]);
        }
        deflate.end();
        await pump;
      } catch (error) {
        deflate.destroy();
        throw error;
      }
      if (entry.size > short32 || entry.deflated > short32)
        throw new Error(`${path} is larger than 4 GB: use sekisho facility return, which writes a folder`);
      await write(descriptor(entry));
      entries.push(entry);
      return counted.written();
    },
    async end() {
      const start = offset;
      for (const entry of entries) await write(centralHeader(entry));
      await write(directoryEnd(entries.length, start, offset - start));
      out.end();
    },
  };
}

function localHeader({ name }: Entry): Buffer {
  const fixed = Buffer.alloc(30);
  let at = fixed.writeUInt32LE(0x04034b50);
  for (const value of [20, flags, 8, 0, dosDate]) at = fixed.writeUInt16LE(value, at);
  fixed.writeUInt16LE(name.length, 26);
  return Buffer.concat([fixed, name]);
}

function descriptor({ crc, deflated, size }: Entry): Buffer {
  const fixed = Buffer.alloc(16);
  let at = 0;
  for (const value of [0x08074b50, crc, deflated, size]) at = fixed.writeUInt32LE(value, at);
  return fixed;
}

function centralHeader({ name, crc, deflated, size, offset }: Entry): Buffer {
  const far = offset > short32 ? Buffer.alloc(12) : Buffer.alloc(0);
  if (far.length > 0) {
    far.writeUInt16LE(1, 0);
    far.writeUInt16LE(8, 2);
    far.writeBigUInt64LE(BigInt(offset), 4);
  }
  const fixed = Buffer.alloc(46);
  let at = fixed.writeUInt32LE(0x02014b50);
  for (const value of [45, far.length > 0 ? 45 : 20, flags, 8, 0, dosDate]) at = fixed.writeUInt16LE(value, at);
  for (const value of [crc, deflated, size]) at = fixed.writeUInt32LE(value, at);
  for (const value of [name.length, far.length]) at = fixed.writeUInt16LE(value, at);
  fixed.writeUInt32LE(Math.min(offset, short32), 42);
  return Buffer.concat([fixed, name, far]);
}

function directoryEnd(count: number, start: number, size: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(Math.min(count, short16), 8);
  end.writeUInt16LE(Math.min(count, short16), 10);
  end.writeUInt32LE(Math.min(size, short32), 12);
  end.writeUInt32LE(Math.min(start, short32), 16);
  if (count <= short16 && start + size <= short32) return end;
  const long = Buffer.alloc(56);
  long.writeUInt32LE(0x06064b50);
  long.writeBigUInt64LE(44n, 4);
  long.writeUInt16LE(45, 12);
  long.writeUInt16LE(45, 14);
  for (const [value, at] of [
    [count, 24],
    [count, 32],
    [size, 40],
    [start, 48],
  ] as const)
    long.writeBigUInt64LE(BigInt(value), at);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50);
  locator.writeBigUInt64LE(BigInt(start + size), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([long, locator, end]);
}
