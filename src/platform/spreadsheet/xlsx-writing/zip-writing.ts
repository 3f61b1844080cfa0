import { once } from "node:events";
import { constants, crc32, createDeflateRaw } from "node:zlib";

export interface ZipPart {
  /** Path inside the zip; marked as UTF-8 where it is not ASCII. */
  path: string;
  /** Made while it is written, so that a large sheet never stands in memory as one string. Bytes are taken as they are. */
  content: Iterable<string | Uint8Array>;
}

interface WrittenPart {
  path: string;
  crc: number;
  size: number;
  deflated: Buffer[];
  deflatedSize: number;
}

const BATCH_CHARACTERS = 65_536;

function* batches(content: ZipPart["content"]): Generator<Uint8Array> {
  let batch = "";
  for (const piece of content) {
    if (typeof piece !== "string") {
      if (batch !== "") yield Buffer.from(batch);
      batch = "";
      yield piece;
      continue;
    }
    batch += piece;
    if (batch.length < BATCH_CHARACTERS) continue;
    yield Buffer.from(batch);
    batch = "";
  }
  if (batch !== "") yield Buffer.from(batch);
}

async function deflatePart(part: ZipPart): Promise<WrittenPart> {
  const stream = createDeflateRaw({ level: constants.Z_DEFAULT_COMPRESSION });
  const written: WrittenPart = { path: part.path, crc: 0, size: 0, deflated: [], deflatedSize: 0 };
  stream.on("data", (chunk: Buffer) => {
    written.deflated.push(chunk);
    written.deflatedSize += chunk.length;
  });
  const ended = once(stream, "end");
  for (const batch of batches(part.content)) {
    written.crc = crc32(batch, written.crc);
    written.size += batch.length;
    if (!stream.write(batch)) await once(stream, "drain");
  }
  stream.end();
  await ended;
  return written;
}

/** 1980-01-01, the first day a zip can name. The clock must not get in: same content, same bytes. */
const DOS_DATE = 0x0021;

/** Bit 11 of the flags: the name is UTF-8. */
const utf8Name = 0x0800;

function header(part: WrittenPart, offset: number | null): Buffer {
  const central = offset !== null;
  const name = Buffer.from(part.path);
  const isUtf8 = name.length > part.path.length;
  const fixed = Buffer.alloc(central ? 46 : 30);
  let at = fixed.writeUInt32LE(central ? 0x02014b50 : 0x04034b50, 0);
  if (central) at = fixed.writeUInt16LE(20, at);
  at = fixed.writeUInt16LE(20, at);
  at = fixed.writeUInt16LE(isUtf8 ? utf8Name : 0, at);
  at = fixed.writeUInt16LE(8, at);
  at = fixed.writeUInt16LE(0, at);
  at = fixed.writeUInt16LE(DOS_DATE, at);
  at = fixed.writeUInt32LE(part.crc, at);
  at = fixed.writeUInt32LE(part.deflatedSize, at);
  at = fixed.writeUInt32LE(part.size, at);
  fixed.writeUInt16LE(name.length, at);
  if (central) fixed.writeUInt32LE(offset, 42);
  return Buffer.concat([fixed, name]);
}

/** A zip without clock time or machine traces. Parts are written one after the other, in the order given. */
export async function writeZip(parts: readonly ZipPart[]): Promise<Buffer> {
  const body: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const written = await deflatePart(part);
    const local = header(written, null);
    directory.push(header(written, offset));
    body.push(local, ...written.deflated);
    offset += local.length + written.deflatedSize;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...body, central, end]);
}
