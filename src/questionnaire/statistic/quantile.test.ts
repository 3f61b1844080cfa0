import { expect, it } from "vitest";
import { quantile, weightedQuantile } from "./quantile.ts";

const quartiles = (values: number[]) =>
  [0.25, 0.5, 0.75].map((p) =>
    quantile(
      [...values].sort((a, b) => a - b),
      p,
    ),
  );

it("agrees with R's quantile(x, c(.25, .5, .75), type = 7)", () => {
  expect(quartiles([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5])).toEqual([2.5, 4, 5]);
  expect(quartiles([1, 2, 3, 4])).toEqual([1.75, 2.5, 3.25]);
  expect(quartiles([0, 1, 5])).toEqual([0.5, 1, 3]);
});
it("is the value itself for one, and nothing for none", () => {
  expect(quartiles([7])).toEqual([7, 7, 7]);
  expect(quantile([], 0.5)).toBeNull();
  expect(() => quantile([1], 1.5)).toThrow(RangeError);
});
it("weights like repetition: quantile(rep(c(1,2,5,9), c(1,4,2,3)), p, type = 2) gives 2, 3.5, 9", () => {
  const at = (p: number) => weightedQuantile([1, 2, 5, 9], [1, 4, 2, 3], p);
  expect([at(0.25), at(0.5), at(0.75)]).toEqual([2, 3.5, 9]);
});
it("steps over values of no weight, and has none without weight", () => {
  expect(weightedQuantile([1, 2, 3], [1, 0, 1], 0.5)).toBe(2);
  expect(weightedQuantile([1, 100, 3], [1, 0, 2], 0.5)).toBe(3);
  expect(weightedQuantile([1, 2], [0, 0], 0.5)).toBeNull();
});
