import { expect, it } from "vitest";
import { fisherExactTest } from "./fisher.ts";

// R: fisher.test(rbind(…), workspace = 2e7)$p.value
it.each([
  [
    [
      [6, 0],
      [17, 15],
    ],
    0.0633977630881655,
  ],
  [
    [
      [3, 1],
      [1, 3],
    ],
    0.485714285714286,
  ],
  [
    [
      [0, 5],
      [5, 0],
    ],
    0.00793650793650794,
  ],
  [
    [
      [10, 10],
      [10, 10],
    ],
    1,
  ],
  [
    [
      [300, 200],
      [250, 260],
    ],
    0.000508175750989948,
  ],
  [
    [
      [5, 5, 14],
      [3, 13, 1],
    ],
    0.000293264560250696,
  ],
  [
    [
      [4, 0, 3],
      [4, 18, 13],
    ],
    0.00425675008473465,
  ],
  [
    [
      [12, 9, 14],
      [5, 3, 2],
      [7, 8, 6],
    ],
    0.695642736744441,
  ],
  [
    [
      [2, 3, 0, 1],
      [1, 4, 2, 1],
      [0, 1, 5, 2],
    ],
    0.133561279803889,
  ],
])("agrees with R on %j", (table, p) => {
  expect(fisherExactTest(table)).toBeCloseTo(p, 9);
});
it("is the same whichever way the table lies", () => {
  expect(
    fisherExactTest([
      [5, 3],
      [5, 13],
      [14, 1],
    ]),
  ).toBeCloseTo(0.000293264560250696, 9);
});
it("finds no difference where there is nothing to compare", () => {
  expect(
    fisherExactTest([
      [1, 0],
      [0, 0],
    ]),
  ).toBe(1);
  expect(fisherExactTest([])).toBe(1);
});
it("refuses a table with too many ways to fill it, and counts that are none", () => {
  const large = [
    [900, 700, 800, 600, 900],
    [500, 900, 700, 800, 700],
    [800, 800, 500, 900, 600],
  ];
  expect(fisherExactTest(large)).toBeNull();
  expect(() =>
    fisherExactTest([
      [1.5, 2],
      [1, 2],
    ]),
  ).toThrow(RangeError);
});
