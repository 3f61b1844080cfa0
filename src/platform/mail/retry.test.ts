import { expect, test } from "vitest";
import { nextAttempt, withoutLinkSecrets } from "./retry.ts";

const now = new Date("2026-04-01T00:00:00Z");

test("each failure waits longer, the seventh is the last", () => {
  const waits = [1, 2, 3, 4, 5, 6].map((n) => ((nextAttempt(n, false, now)?.getTime() ?? 0) - now.getTime()) / 60_000);
  expect(waits).toEqual([1, 5, 30, 120, 480, 1440]);
  expect(nextAttempt(7, false, now)).toBeNull();
});

test("a refusal for good is not repeated", () => {
  expect(nextAttempt(1, true, now)).toBeNull();
});

test("the secret of a link is blotted out, its address stays", () => {
  expect(withoutLinkSecrets("開く: https://sekisho.example/invitation#abcdefghijklmnop_-1234\n№ #12")).toBe(
    "開く: https://sekisho.example/invitation#…\n№ #12",
  );
});
