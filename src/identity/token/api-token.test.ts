import { expect, test } from "vitest";
import { permissionsOf } from "../permission.ts";
import { checkToken, tokenGrants } from "./api-token.ts";

const now = new Date("2026-04-01T00:00:00Z");
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
const own = [
  { facilityId: "a", permissions: permissionsOf(["systemAdministrator"]) },
  { facilityId: "b", permissions: permissionsOf(["staff"]) },
];

test("scopes beyond the owner's own are refused, per facility", () => {
  const token = { scopes: ["ledger.write" as const], facilityId: "b", expiresAt: inDays(30) };
  expect(checkToken(token, own, now)).toEqual({ ok: false, error: "scope_beyond_own" });
  expect(checkToken({ ...token, facilityId: "a" }, own, now).ok).toBe(true);
  expect(checkToken({ ...token, facilityId: null }, own, now).ok).toBe(true);
  expect(checkToken({ ...token, facilityId: "c" }, own, now).ok).toBe(false);
});

test("a token expires within a year", () => {
  const token = { scopes: ["ledger.read" as const], facilityId: null };
  for (const days of [-1, 0, 367]) {
    expect(checkToken({ ...token, expiresAt: inDays(days) }, own, now)).toEqual({
      ok: false,
      error: "expiry_out_of_range",
    });
  }
  expect(checkToken({ ...token, expiresAt: inDays(366) }, own, now).ok).toBe(true);
});

test("a token grants only what its owner still holds", () => {
  expect(tokenGrants({ scopes: ["ledger.read", "ledger.write"], facilityId: null }, own)).toEqual([
    { facilityId: "a", permissions: ["ledger.read", "ledger.write"] },
    { facilityId: "b", permissions: ["ledger.read"] },
  ]);
  expect(tokenGrants({ scopes: ["ledger.write"], facilityId: "b" }, own)).toEqual([]);
  expect(tokenGrants({ scopes: ["ledger.read"], facilityId: "a" }, [])).toEqual([]);
});
