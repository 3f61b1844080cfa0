import { expect, it } from "vitest";
import { logGamma, upperIncompleteGamma } from "./gamma.ts";

const relative = (value: number, expected: number, limit: number) =>
  expect(Math.abs(value / expected - 1)).toBeLessThan(limit);

it.each([
  [0.5, 0.2, 0.527089256865538],
  [1, 2, 0.135335283236613],
  [2.5, 7, 0.0156094161002669],
  [10, 3, 0.998897511869885],
  [50, 60, 0.0844066810936918],
  [100, 300, 1.41102151021115e-41],
])("agrees with R's pgamma(x, a, lower.tail = FALSE): a = %d, x = %d", (a, x, expected) => {
  relative(upperIncompleteGamma(a, x), expected, 1e-11);
});
it.each([
  [2.5, 0.284682870472919],
  [10, 12.8018274800815],
  [0.1, 2.25271265173421],
  [100.5, 361.435540467778],
])("agrees with R's lgamma(%d)", (x, expected) => relative(logGamma(x), expected, 1e-13));
it("is all at 0, and not defined below", () => {
  expect(upperIncompleteGamma(3, 0)).toBe(1);
  expect(logGamma(1)).toBeCloseTo(0, 14);
  expect(() => upperIncompleteGamma(0, 1)).toThrow(RangeError);
  expect(() => logGamma(-1)).toThrow(RangeError);
});
