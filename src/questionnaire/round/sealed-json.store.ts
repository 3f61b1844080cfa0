import { seal, unseal } from "../../platform/facility-key.ts";

/** The length of a sealed answer must not tell it from others: whoever copies the database twice would find it again by its length. */
const blockBytes = 4096;

/** JSON, filled up with blanks to whole blocks and sealed. */
export function sealJson(key: Buffer, value: unknown): Buffer {
  const text = Buffer.from(JSON.stringify(value), "utf8");
  const blocks = Math.ceil(text.length / blockBytes);
  return seal(key, Buffer.concat([text, Buffer.alloc(blocks * blockBytes - text.length, " ")]));
}

export const unsealJson = (key: Buffer, sealed: Buffer): unknown => JSON.parse(unseal(key, sealed).toString("utf8"));
