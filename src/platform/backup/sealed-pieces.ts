import { createCipheriv, createDecipheriv } from "node:crypto";
import type { FileHandle } from "node:fs/promises";

/**
 * A long content sealed piece by piece, so that neither writing nor reading holds more than one: AES-256-GCM with the number of the
 * piece as nonce and a mark on the last, as in Hoang, Reyhanitabar, Rogaway, Vizár: "Online Authenticated-Encryption and its
 * Nonce-Reuse Misuse-Resistance" (STREAM). A piece that was changed, moved, left out or cut off is refused. The key is used once.
 */
export const pieceBytes = 256 * 1024;
const tagBytes = 16;
const sealedBytes = pieceBytes + tagBytes;

/** The piece does not open: changed, or sealed with another key. */
export class PieceDamaged extends Error {
  /** Offset of the piece in the file, in bytes. */
  readonly offset: number;
  constructor(offset: number) {
    super(`the piece at byte ${offset} is damaged`);
    this.offset = offset;
  }
}

export async function* sealPieces(source: AsyncIterable<Buffer>, key: Buffer): AsyncGenerator<Buffer> {
  const piece = Buffer.allocUnsafeSlow(pieceBytes);
  let filled = 0;
  let no = 0;
  for await (const part of source) {
    for (let at = 0; at < part.length; ) {
      // Only now it is known that the full piece is not the last.
      if (filled === pieceBytes) {
        yield sealed(key, no++, piece, false);
        filled = 0;
      }
      const n = part.copy(piece, filled, at);
      filled += n;
      at += n;
    }
  }
  yield sealed(key, no, piece.subarray(0, filled), true);
}

/** @param from offset of the first piece in the file */
export async function* unsealPieces(
  file: FileHandle,
  key: Buffer,
  from: number,
  progress: (bytesRead: number) => void = () => {},
): AsyncGenerator<Buffer> {
  const { size } = await file.stat();
  const last = lastPiece(size, from);
  for (let no = 0; no <= last; no++) {
    yield await unsealPiece(file, key, from, { no, last: no === last });
    progress(Math.min(size, from + (no + 1) * sealedBytes));
  }
}

/** Whether the file ends with its last piece: nothing was cut off. Reads that piece only. */
export async function endsWhole(file: FileHandle, key: Buffer, from: number): Promise<boolean> {
  const { size } = await file.stat();
  try {
    await unsealPiece(file, key, from, { no: lastPiece(size, from), last: true });
    return true;
  } catch (error) {
    if (error instanceof PieceDamaged) return false;
    throw error;
  }
}

const lastPiece = (size: number, from: number): number => Math.max(0, Math.ceil((size - from) / sealedBytes) - 1);

async function unsealPiece(
  file: FileHandle,
  key: Buffer,
  from: number,
  { no, last }: { no: number; last: boolean },
): Promise<Buffer> {
  const offset = from + no * sealedBytes;
  const bytes = Buffer.allocUnsafeSlow(sealedBytes);
  const { bytesRead } = await file.read(bytes, 0, sealedBytes, offset);
  if (bytesRead < tagBytes) throw new PieceDamaged(offset);
  const decipher = createDecipheriv("aes-256-gcm", key, nonce(no, last));
  decipher.setAuthTag(bytes.subarray(bytesRead - tagBytes, bytesRead));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(0, bytesRead - tagBytes)), decipher.final()]);
  } catch {
    throw new PieceDamaged(offset);
  }
}

function sealed(key: Buffer, no: number, piece: Buffer, last: boolean): Buffer {
  const cipher = createCipheriv("aes-256-gcm", key, nonce(no, last));
  return Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
}

function nonce(no: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUIntBE(no, 5, 6);
  bytes[11] = last ? 1 : 0;
  return bytes;
}
