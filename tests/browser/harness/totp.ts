import { createHmac } from "node:crypto";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Six digits for the time step that contains `now`. Source: RFC 6238 with SHA-1, 30 seconds, as authenticator apps do it. */
export function totpCode(otpauthAddress: string, now = Date.now()): string {
  const secret = new URL(otpauthAddress).searchParams.get("secret") ?? "";
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const hash = createHmac("sha1", fromBase32(secret)).update(counter).digest();
  const at = hash.readUInt8(hash.length - 1) & 0xf;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

function fromBase32(text: string): Buffer {
  let bits = "";
  for (const letter of text.replaceAll("=", "").toUpperCase())
    bits += alphabet.indexOf(letter).toString(2).padStart(5, "0");
  const bytes = bits.match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}
