import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { join } from "node:path";
import { secret } from "./data-folder.ts";
import type { Trx } from "./db/tables.ts";

declare module "./db/tables.ts" {
  interface Tables {
    facility_key: { facility_id: string; wrapped_key: Buffer | null; created_at: Date; destroyed_at: Date | null };
  }
}

/** The data key of each facility, kept in the database wrapped with the master key of the data folder. */
export interface FacilityKeys {
  /** Made when first asked for. @throws Error when it was destroyed */
  keyFor(trx: Trx, facilityId: string, at: Date): Promise<Buffer>;
  /** Null when there is none, or none any more: nothing sealed with it can be read. */
  knownKey(trx: Trx, facilityId: string): Promise<Buffer | null>;
}

export const algorithm = "aes-256-gcm";
export const nonceBytes = 12;
const tagBytes = 16;
export const headBytes = nonceBytes + tagBytes;

export function openFacilityKeys(dataFolder: string): FacilityKeys {
  const masterKey = createHash("sha256")
    .update(secret(join(dataFolder, "master.key")))
    .digest();
  const knownKey = async (trx: Trx, facilityId: string) => {
    const wrapped = await wrappedKey(trx, facilityId);
    return wrapped && unseal(masterKey, wrapped);
  };
  return {
    knownKey,
    async keyFor(trx, facilityId, at) {
      const known = await knownKey(trx, facilityId);
      if (known) return known;
      await trx
        .insertInto("facility_key")
        .values({
          facility_id: facilityId,
          wrapped_key: seal(masterKey, randomBytes(32)),
          created_at: at,
          destroyed_at: null,
        })
        .onConflict((conflict) => conflict.column("facility_id").doNothing())
        .execute();
      const stored = await knownKey(trx, facilityId);
      if (!stored) throw new Error("the key of this facility was destroyed");
      return stored;
    },
  };
}

async function wrappedKey(trx: Trx, facilityId: string): Promise<Buffer | null> {
  const row = await trx
    .selectFrom("facility_key")
    .select("wrapped_key")
    .where("facility_id", "=", facilityId)
    .executeTakeFirst();
  return row?.wrapped_key ?? null;
}

/** 12-byte nonce, 16-byte tag, then the ciphertext. */
export function seal(key: Buffer, plain: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce);
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** @throws Error when it was sealed with another key, or changed since */
export function unseal(key: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceBytes));
  decipher.setAuthTag(sealed.subarray(nonceBytes, headBytes));
  return Buffer.concat([decipher.update(sealed.subarray(headBytes)), decipher.final()]);
}
