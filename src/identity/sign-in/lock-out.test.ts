import { expect, test } from "vitest";
import { isAddressBlocked, lockedUntil } from "./lock-out.ts";

const start = new Date("2026-04-01T09:00:00Z").getTime();
const minute = (n: number) => new Date(start + n * 60_000);

test("four failures do not lock, the fifth does, for 15 minutes from it", () => {
  expect(lockedUntil([0, 1, 2, 3].map(minute), minute(4))).toBeNull();
  expect(lockedUntil([0, 1, 2, 3, 4].map(minute), minute(4))).toEqual(minute(19));
  expect(lockedUntil([4, 0, 3, 1, 2].map(minute), minute(18.9))).toEqual(minute(19));
  expect(lockedUntil([0, 1, 2, 3, 4].map(minute), minute(19))).toBeNull();
});

test("five failures spread over more than 15 minutes do not lock", () => {
  expect(lockedUntil([0, 4, 8, 12, 15.1].map(minute), minute(15.2))).toBeNull();
  expect(lockedUntil([0, 4, 8, 12, 15].map(minute), minute(15.2))).toEqual(minute(30));
});

test("an address is blocked by 50 failures of any accounts within 15 minutes", () => {
  const failures = Array.from({ length: 50 }, (_, n) => minute(n / 10));
  expect(isAddressBlocked(failures.slice(1), minute(5))).toBe(false);
  expect(isAddressBlocked(failures, minute(5))).toBe(true);
  expect(isAddressBlocked(failures, minute(15.1))).toBe(false);
});
