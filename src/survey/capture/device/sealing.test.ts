import { expect, test } from "vitest";
import { newDevicePart, newSalt, newWrappedKey, openingKey, sealJson, unsealJson, unwrapped } from "./sealing.ts";

const rounds = 1000;
const salt = newSalt();
const devicePart = await newDevicePart();
const opening = await openingKey("ゆきの朝に七つの鍵", salt, devicePart, rounds);
const wrapped = await newWrappedKey(opening);
const key = await unwrapped(opening, wrapped);
if (!key) throw new Error("the right passphrase did not open");

test("the same passphrase on the same device opens, also typed in half-width or full-width letters", async () => {
  const again = await openingKey("ゆきの朝に七つの鍵", salt, devicePart, rounds);
  expect(await unwrapped(again, wrapped)).not.toBe(null);
  const wide = await openingKey("ＡＢＣｄｅｆ１２３", salt, devicePart, rounds);
  const narrow = await openingKey("ABCdef123", salt, devicePart, rounds);
  expect(await unwrapped(narrow, await newWrappedKey(wide))).not.toBe(null);
});

test("another passphrase, another device or another salt does not open", async () => {
  const others = [
    openingKey("ゆきの朝に七つの鎖", salt, devicePart, rounds),
    openingKey("ゆきの朝に七つの鍵", salt, await newDevicePart(), rounds),
    openingKey("ゆきの朝に七つの鍵", newSalt(), devicePart, rounds),
  ];
  for (const other of await Promise.all(others)) expect(await unwrapped(other, wrapped)).toBe(null);
});

test("no key that is used can be exported", async () => {
  for (const one of [key, opening]) await expect(crypto.subtle.exportKey("raw", one)).rejects.toThrow();
  await expect(crypto.subtle.exportKey("raw", devicePart)).rejects.toThrow();
});

test("what is sealed comes back only in its own place and unchanged, and tells nothing of its content", async () => {
  const sealed = await sealJson(key, "thing:1", { 病院: "つばめ病院" });
  expect(await unsealJson(key, "thing:1", sealed)).toEqual({ 病院: "つばめ病院" });
  await expect(unsealJson(key, "thing:2", sealed)).rejects.toThrow();
  const bytes = new Uint8Array(sealed.content);
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  await expect(unsealJson(key, "thing:1", { ...sealed, content: bytes.buffer })).rejects.toThrow();
  expect(Buffer.from(sealed.content).includes(Buffer.from("つばめ"))).toBe(false);
});

test("the same content is never sealed to the same bytes twice", async () => {
  const [one, other] = [await sealJson(key, "a", 1), await sealJson(key, "a", 1)];
  expect(Buffer.from(one.content).equals(Buffer.from(other.content))).toBe(false);
});
