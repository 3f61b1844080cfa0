import { passphraseRounds } from "../passphrase.ts";

/** Something sealed with AES-256-GCM, as it lies in the browser's storage. */
export interface Sealed {
  nonce: Uint8Array<ArrayBuffer>;
  content: ArrayBuffer;
}

const algorithm = "AES-GCM";
const nonceBytes = 12;
const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));

/** The device's own part of the key: it is never exported, so a passphrase overheard opens no copy of the storage made by a script. */
export const newDevicePart = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256", length: 256 }, false, ["sign"]) as Promise<CryptoKey>;

export const newSalt = (): Uint8Array<ArrayBuffer> => random(32);

/**
 * The key that opens the others: PBKDF2 of the passphrase, passed through the device's part. It cannot be exported, and is forgotten when
 * the page is closed or locked. Takes a noticeable part of a second by intent.
 */
export async function openingKey(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  devicePart: CryptoKey,
  rounds: number = passphraseRounds,
): Promise<CryptoKey> {
  const typed = new TextEncoder().encode(passphrase.normalize("NFKC"));
  const material = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveBits"]);
  const stretched = await crypto.subtle.deriveBits(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds },
    material,
    256,
  );
  const joined = await crypto.subtle.sign("HMAC", devicePart, stretched);
  return crypto.subtle.importKey("raw", joined, algorithm, false, ["wrapKey", "unwrapKey", "encrypt", "decrypt"]);
}

/** A new key for one hospital's data, wrapped for storage. It is used only as it comes out of `unwrapped`, never exportable. */
export async function newWrappedKey(opening: CryptoKey): Promise<Sealed> {
  const key = await crypto.subtle.generateKey({ name: algorithm, length: 256 }, true, ["encrypt", "decrypt"]);
  const nonce = random(nonceBytes);
  return { nonce, content: await crypto.subtle.wrapKey("raw", key, opening, { name: algorithm, iv: nonce }) };
}

/** @returns null with another passphrase than it was wrapped with */
export async function unwrapped(opening: CryptoKey, { nonce, content }: Sealed): Promise<CryptoKey | null> {
  try {
    const how = { name: algorithm, iv: nonce };
    return await crypto.subtle.unwrapKey("raw", content, opening, how, algorithm, false, ["encrypt", "decrypt"]);
  } catch {
    return null;
  }
}

/** @param place where it lies: what is moved to another place cannot be opened there */
export async function seal(key: CryptoKey, place: string, plain: Uint8Array<ArrayBuffer>): Promise<Sealed> {
  const nonce = random(nonceBytes);
  const additionalData = new TextEncoder().encode(place);
  return { nonce, content: await crypto.subtle.encrypt({ name: algorithm, iv: nonce, additionalData }, key, plain) };
}

/** @throws when it was sealed with another key, for another place, or changed since */
export async function unseal(
  key: CryptoKey,
  place: string,
  { nonce, content }: Sealed,
): Promise<Uint8Array<ArrayBuffer>> {
  const additionalData = new TextEncoder().encode(place);
  return new Uint8Array(await crypto.subtle.decrypt({ name: algorithm, iv: nonce, additionalData }, key, content));
}

export const sealJson = (key: CryptoKey, place: string, value: unknown): Promise<Sealed> =>
  seal(key, place, new TextEncoder().encode(JSON.stringify(value)));

export const unsealJson = async (key: CryptoKey, place: string, sealed: Sealed): Promise<unknown> =>
  JSON.parse(new TextDecoder().decode(await unseal(key, place, sealed)));
