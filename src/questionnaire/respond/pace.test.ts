import { expect, test } from "vitest";
import { Pace } from "./pace.ts";

const start = new Date("2026-11-20T00:00:00Z");
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

test("each key may so many times within the while, and again after it", () => {
  const pace = new Pace(3, 15 * 60_000);
  expect([1, 2, 3, 4].map(() => pace.allows("a", start))).toEqual([true, true, true, false]);
  expect(pace.allows("b", later(14))).toBe(true);
  expect(pace.isUsedUp("a", later(14))).toBe(true);
  expect(pace.isUsedUp("b", later(14))).toBe(false);
  expect(pace.allows("a", later(15))).toBe(true);
});

test("looking whether a key is used up does not use it up", () => {
  const pace = new Pace(1, 1000);
  expect([1, 2, 3].map(() => pace.isUsedUp("a", start))).toEqual([false, false, false]);
});
