import { expect, test } from "vitest";
import { afterAttempt, retryAfterMs } from "./retry.ts";

const now = new Date("2026-04-01T00:00:00Z");
const answer = (status: number | null, retryAfter: number | null = null) => ({ status, retryAfterMs: retryAfter });
const waited = (next: ReturnType<typeof afterAttempt>) =>
  next.outcome === "again" ? (next.at.getTime() - now.getTime()) / 1000 : next.outcome;

test("each failure waits longer, the tenth is the last, after about two days", () => {
  const waits = Array.from({ length: 10 }, (_, index) => waited(afterAttempt(answer(500), index + 1, 0, now)));
  expect(waits).toEqual([10, 60, 300, 1800, 7200, 18_000, 36_000, 50_400, 57_600, "failed"]);
  const hours = waits.reduce<number>((sum, wait) => sum + (typeof wait === "number" ? wait : 0), 0) / 3600;
  expect(hours).toBeGreaterThan(47);
  expect(hours).toBeLessThan(48);
});

test("what failed together is spread over a tenth of its wait", () => {
  expect([0, 0.5, 1].map((spread) => waited(afterAttempt(answer(null), 3, spread, now)))).toEqual([300, 315, 330]);
});

test.each([200, 201, 202, 204, 299])("%i is delivered", (status) => {
  expect(afterAttempt(answer(status), 1, 0, now)).toEqual({ outcome: "delivered" });
});

test.each([100, 199, 300, 301, 308, 400, 401, 404, 429, 500, 503, null])("%s is tried again", (status) => {
  expect(afterAttempt(answer(status), 1, 0, now).outcome).toBe("again");
});

test("410 ends it at whichever attempt", () => {
  for (const failures of [1, 5, 10]) expect(afterAttempt(answer(410), failures, 0, now)).toEqual({ outcome: "gone" });
});

test("a receiver may ask for a later attempt, not for an earlier one nor for one in a month", () => {
  expect(waited(afterAttempt(answer(503, 120_000), 1, 0, now))).toBe(120);
  expect(waited(afterAttempt(answer(429, 1000), 3, 0, now))).toBe(300);
  expect(waited(afterAttempt(answer(503, 30 * 86_400_000), 1, 0, now))).toBe(86_400);
  expect(afterAttempt(answer(503, 120_000), 10, 0, now)).toEqual({ outcome: "failed" });
});

test.each([
  ["120", 120_000],
  [" 0 ", 0],
  ["Wed, 01 Apr 2026 00:01:00 GMT", 60_000],
  ["Tue, 31 Mar 2026 00:00:00 GMT", 0],
  ["soon", null],
  ["99999999999", null],
  [undefined, null],
])("Retry-After %j is %s ms", (header, expected) => {
  expect(retryAfterMs(header, now)).toBe(expected);
});
