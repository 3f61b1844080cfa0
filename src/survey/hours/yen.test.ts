import { expect, test } from "vitest";
import { parseYen } from "./yen.ts";

test.each([
  ["12800", 12_800],
  ["12,800", 12_800],
  ["１２，８００円", 12_800],
  ["¥3,000,000", 3_000_000],
  ["", null],
  ["12.5", undefined],
  ["-5", undefined],
  ["一万円", undefined],
] as const)("%j is read as %j yen", (text, yen) => {
  expect(parseYen(text)).toBe(yen);
});
