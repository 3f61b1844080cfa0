import { expect, test } from "vitest";
import { spreadOf } from "./spread.ts";

// Medians as R's median() gives them.
test.each([
  [[7], { hospitals: 1, least: 7, median: 7, most: 7, sum: 7 }],
  [[47, 7], { hospitals: 2, least: 7, median: 27, most: 47, sum: 54 }],
  [[7, 47, 12, 12], { hospitals: 4, least: 7, median: 12, most: 47, sum: 78 }],
  [[3, 1, 2], { hospitals: 3, least: 1, median: 2, most: 3, sum: 6 }],
])("%j spreads as %j", (numbers, spread) => {
  expect(spreadOf(numbers)).toEqual(spread);
});

test("no hospital has no spread, and the list given stays in its order", () => {
  expect(spreadOf([])).toBeNull();
  const given = [2, 1];
  spreadOf(given);
  expect(given).toEqual([2, 1]);
});
