import { createCipheriv, createDecipheriv, createHash, randomBytes, randomUUID } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Trx } from "./db/tables.ts";
import { algorithm, headBytes, nonceBytes, openFacilityKeys } from "./facility-key.ts";

interface StoredFileRow {
  facility_id: string;
  id: string;
  name: string;
  media_type: string;
  size_bytes: number;
  sha256: string;
  created_by: string;
  created_at: Date;
}

declare module "./db/tables.ts" {
  interface Tables {
    stored_file: StoredFileRow;
  }
}

/** Files of facilities in the data folder, each encrypted (AES-256-GCM) with its facility's own key. */
export interface FileStore {
  put(
    trx: Trx,
    facilityId: string,
    file: { name: string; mediaType: string; content: Uint8Array; by: string; at: Date },
  ): Promise<string>;
  get(
    trx: Trx,
    facilityId: string,
    id: string,
  ): Promise<{ name: string; mediaType: string; content: Buffer } | undefined>;
  remove(trx: Trx, facilityId: string, id: string): Promise<void>;
}

export function openFileStore(dataFolder: string): FileStore {
  const keys = openFacilityKeys(dataFolder);
  const place = (facilityId: string, id: string) => join(dataFolder, "files", facilityId, id.slice(0, 2), id);

  return {
    async put(trx, facilityId, { name, mediaType, content, by, at }) {
      const id = randomUUID();
      const key = await keys.keyFor(trx, facilityId, at);
      await writeSealed(place(facilityId, id), key, content);
      await trx
        .insertInto("stored_file")
        .values({
          facility_id: facilityId,
          id,
          name,
          media_type: mediaType,
          size_bytes: content.byteLength,
          sha256: createHash("sha256").update(content).digest("hex"),
          created_by: by,
          created_at: at,
        })
        .execute();
      return id;
    },
    async get(trx, facilityId, id) {
      const row = await trx
        .selectFrom("stored_file")
        .selectAll()
        .where("facility_id", "=", facilityId)
        .where("id", "=", id)
        .executeTakeFirst();
      const key = row && (await keys.knownKey(trx, facilityId));
      if (!row || !key) return undefined;
      const content = await readSealed(place(facilityId, id), key);
      return { name: row.name, mediaType: row.media_type, content };
    },
    async remove(trx, facilityId, id) {
      await trx.deleteFrom("stored_file").where("facility_id", "=", facilityId).where("id", "=", id).execute();
      await rm(place(facilityId, id), { force: true });
    },
  };
}

/** Files are sealed and unsealed in pieces of this size: an upload of 64 MB is not held several times over. */
const pieceBytes = 256 * 1024;

/** As `seal`, to a file. On disk before the row that names it is committed; a crash leaves at most a file that no row names. */
async function writeSealed(path: string, key: Buffer, plain: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce);
  const handle = await open(`${path}.part`, "w", 0o600);
  try {
    for (let at = 0; at < plain.length; at += pieceBytes) {
      const piece = cipher.update(plain.subarray(at, at + pieceBytes));
      await handle.write(piece, 0, piece.length, headBytes + at);
    }
    cipher.final();
    await handle.write(Buffer.concat([nonce, cipher.getAuthTag()]), 0, headBytes, 0);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${path}.part`, path);
}

/** @throws Error when the file was changed since it was written: nothing of it is handed out then */
async function readSealed(path: string, key: Buffer): Promise<Buffer> {
  const handle = await open(path, "r");
  try {
    const { size } = await handle.stat();
    const head = Buffer.alloc(headBytes);
    await handle.read(head, 0, headBytes, 0);
    const decipher = createDecipheriv(algorithm, key, head.subarray(0, nonceBytes));
    decipher.setAuthTag(head.subarray(nonceBytes));
    const plain = Buffer.allocUnsafeSlow(size - headBytes);
    const piece = Buffer.allocUnsafeSlow(pieceBytes);
    for (let at = 0; at < plain.length; ) {
      const { bytesRead } = await handle.read(piece, 0, pieceBytes, headBytes + at);
      if (bytesRead === 0) throw new Error("the file is shorter than it was");
      decipher.update(piece.subarray(0, bytesRead)).copy(plain, at);
      at += bytesRead;
    }
    decipher.final();
    return plain;
  } finally {
    await handle.close();
  }
}
