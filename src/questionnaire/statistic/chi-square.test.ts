import { expect, it } from "vitest";
import { chiSquareTest } from "./chi-square.ts";

// R: chisq.test(rbind(…), correct = FALSE): statistic, parameter, p.value, min(expected)
it.each([
  [
    [
      [5, 5, 14],
      [3, 13, 1],
    ],
    14.5512595315904,
    2,
    6.92204056973817e-4,
    3.31707317073171,
  ],
  [
    [
      [14, 7, 3],
      [8, 8, 1],
    ],
    1.553182560903149,
    2,
    0.459971255059973,
    1.658536585365854,
  ],
  [
    [
      [4, 0, 3],
      [4, 18, 13],
    ],
    10.05,
    2,
    0.00657158649492961,
    1.33333333333333,
  ],
  [
    [
      [28_000, 22_000],
      [31_000, 19_000],
    ],
    372.054568003307,
    1,
    6.68119688549638e-83,
    20_500,
  ],
  [
    [
      [12, 9, 14],
      [5, 3, 2],
      [7, 8, 6],
    ],
    2.413095238095238,
    4,
    0.660262042746769,
    3.03030303030303,
  ],
  [
    [
      [1, 0],
      [0, 1],
    ],
    2,
    1,
    0.157299207050284,
    0.5,
  ],
])("agrees with R on %j", (table, statistic, df, p, smallest) => {
  const test = chiSquareTest(table);
  expect(test?.statistic).toBeCloseTo(statistic, 9);
  expect(test?.df).toBe(df);
  expect(Math.abs((test?.p ?? 0) / p - 1)).toBeLessThan(1e-10);
  expect(test?.smallestExpected).toBeCloseTo(smallest, 10);
});
it("leaves out rows and columns nobody is in", () => {
  expect(
    chiSquareTest([
      [5, 5, 0, 14],
      [3, 13, 0, 1],
      [0, 0, 0, 0],
    ]),
  ).toEqual(
    chiSquareTest([
      [5, 5, 14],
      [3, 13, 1],
    ]),
  );
});
// R: chisq.test(…)$expected: 4.68 and 3.32 in the first column, all others above 5.
it("says how many cells expect fewer than five", () => {
  expect(
    chiSquareTest([
      [5, 5, 14],
      [3, 13, 1],
    ])?.shareBelow5,
  ).toBeCloseTo(2 / 6, 12);
});
it("has nothing to compare in one row, one column, or nothing", () => {
  expect(chiSquareTest([[5, 5]])).toBeNull();
  expect(
    chiSquareTest([
      [5, 0],
      [3, 0],
    ]),
  ).toBeNull();
  expect(chiSquareTest([])).toBeNull();
});
