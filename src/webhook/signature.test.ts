import { expect, test } from "vitest";
import { newSecret, signedHeaders } from "./signature.worker.ts";

const sentAt = new Date("2026-04-01T00:00:00.999Z");
const secret = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

test("the signature is that of another program", () => {
  // printf '%s' 'evt_a.1775001600.{"x":"関所"}' | openssl dgst -sha256 -hmac 01234567890123456789012345678901 -binary | base64
  expect(signedHeaders("evt_a", '{"x":"関所"}', [secret], sentAt)).toEqual({
    "webhook-id": "evt_a",
    "webhook-timestamp": "1775001600",
    "webhook-signature": "v1,Lc8Wyqacb29nYaBmnIfBLE8/+Z7nsL0uRBxqgJU7CDU=",
  });
});

test("while a secret is being replaced both sign", () => {
  const one = signedHeaders("evt_a", "{}", [secret], sentAt)["webhook-signature"];
  const other = newSecret();
  const both = signedHeaders("evt_a", "{}", [other, secret], sentAt)["webhook-signature"].split(" ");
  expect(both).toHaveLength(2);
  expect(both[1]).toBe(one);
  expect(both[0]).not.toBe(one);
});

test("a secret is long enough for the standard, and never the same", () => {
  const secrets = [newSecret(), newSecret()];
  for (const one of secrets) {
    expect(one).toMatch(/^whsec_[A-Za-z0-9+/]+=*$/);
    expect(Buffer.from(one.slice("whsec_".length), "base64")).toHaveLength(32);
  }
  expect(secrets[0]).not.toBe(secrets[1]);
});
