import { createCipheriv, createDecipheriv, createHash, randomBytes, randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { secret } from "./data-folder.ts";
import type { Trx } from "./db/tables.ts";

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
    facility_key: { facility_id: string; wrapped_key: Buffer | null; created_at: Date; destroyed_at: Date | null };
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

const algorithm = "aes-256-gcm";

export function openFileStore(dataFolder: string): FileStore {
  const masterKey = createHash("sha256")
    .update(secret(join(dataFolder, "master.key")))
    .digest();
  const place = (facilityId: string, id: string) => join(dataFolder, "files", facilityId, id.slice(0, 2), id);

  async function dataKey(trx: Trx, facilityId: string, at: Date): Promise<Buffer> {
    const known = await readKey(trx, facilityId);
    if (known) return unseal(masterKey, known);
    const key = randomBytes(32);
    await trx
      .insertInto("facility_key")
      .values({ facility_id: facilityId, wrapped_key: seal(masterKey, key), created_at: at, destroyed_at: null })
      .onConflict((conflict) => conflict.column("facility_id").doNothing())
      .execute();
    const stored = await readKey(trx, facilityId);
    if (!stored) throw new Error("the key of this facility was destroyed");
    return unseal(masterKey, stored);
  }

  return {
    async put(trx, facilityId, { name, mediaType, content, by, at }) {
      const id = randomUUID();
      const key = await dataKey(trx, facilityId, at);
      await writeDurably(place(facilityId, id), seal(key, content));
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
      const wrapped = row && (await readKey(trx, facilityId));
      if (!row || !wrapped) return undefined;
      const content = unseal(unseal(masterKey, wrapped), await readFile(place(facilityId, id)));
      return { name: row.name, mediaType: row.media_type, content };
    },
    async remove(trx, facilityId, id) {
      await trx.deleteFrom("stored_file").where("facility_id", "=", facilityId).where("id", "=", id).execute();
      await rm(place(facilityId, id), { force: true });
    },
  };
}

async function readKey(trx: Trx, facilityId: string): Promise<Buffer | null> {
  const row = await trx
    .selectFrom("facility_key")
    .select("wrapped_key")
    .where("facility_id", "=", facilityId)
    .executeTakeFirst();
  return row?.wrapped_key ?? null;
}

/** 12-byte nonce, 16-byte tag, then the ciphertext. */
function seal(key: Buffer, plain: Uint8Array): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv(algorithm, key, nonce);
  // GCM holds nothing back, so `final` adds no bytes; a copy of a large file is spared here and below.
  const body = cipher.update(plain);
  cipher.final();
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

function unseal(key: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(12, 28));
  const plain = decipher.update(sealed.subarray(28));
  // Throws when the tag does not fit: nothing of it may be used before.
  decipher.final();
  return plain;
}

/** On disk before the row that names it is committed; a crash leaves at most a file that no row names. */
async function writeDurably(path: string, content: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const handle = await open(`${path}.part`, "w", 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${path}.part`, path);
}
