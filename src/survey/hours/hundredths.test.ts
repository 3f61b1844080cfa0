import { expect, test } from "vitest";
import { formatHours, parseHours } from "./hundredths.ts";

test.each([
  ["7", 700],
  ["7.5", 750],
  ["7.25", 725],
  [".5", 50],
  ["0.05", 5],
  ["7:30", 750],
  ["７．２５", 725],
  [" 16 ", 1600],
  ["", null],
  ["7.255", undefined],
  ["-1", undefined],
  ["七", undefined],
  ["1e3", undefined],
  [".", undefined],
] as const)("%j is read as %j hundredths", (text, hundredths) => {
  expect(parseHours(text)).toBe(hundredths);
});

test("a blank stays blank and is never printed as zero", () => {
  expect([formatHours(null), formatHours(0), formatHours(5), formatHours(20_000), formatHours(-150)]).toEqual([
    "",
    "0.00",
    "0.05",
    "200.00",
    "-1.50",
  ]);
});

test("what is printed is read back as it was", () => {
  for (let hundredths = 0; hundredths <= 2400; hundredths++)
    expect(parseHours(formatHours(hundredths))).toBe(hundredths);
});
