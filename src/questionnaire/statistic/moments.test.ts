import { expect, it } from "vitest";
import { mean, populationStandardDeviation, sampleStandardDeviation } from "./moments.ts";

// R 4.2.2: x <- c(3,1,4,1,5,9,2,6,5,3,5); mean(x); sqrt(mean((x-mean(x))^2)); sd(x)
const x = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5];

it("agrees with R on tied values", () => {
  expect(mean(x)).toBe(4);
  expect(populationStandardDeviation(x)).toBeCloseTo(2.25630429927106, 13);
  expect(sampleStandardDeviation(x)).toBeCloseTo(2.36643191323985, 13);
});
it("tells population from sample on three values: c(0, 1, 5)", () => {
  expect(populationStandardDeviation([0, 1, 5])).toBeCloseTo(2.16024689946929, 13);
  expect(sampleStandardDeviation([0, 1, 5])).toBeCloseTo(2.64575131106459, 13);
});
it("keeps the difference of large numbers: sd(c(1e9+1, 1e9+2, 1e9+4))", () => {
  expect(sampleStandardDeviation([1e9 + 1, 1e9 + 2, 1e9 + 4])).toBeCloseTo(1.52752523165195, 9);
});
it("weights: weighted.mean(c(1,2,5,9), c(.5,2,1,1.5)) and its population deviation", () => {
  const values = [1, 2, 5, 9];
  const weights = [0.5, 2, 1, 1.5];
  expect(mean(values, weights)).toBeCloseTo(4.6, 13);
  expect(populationStandardDeviation(values, weights)).toBeCloseTo(3.13687742827162, 13);
});
it("takes whole weights as so many people: sd(rep(c(1,5), c(2,3)))", () => {
  expect(sampleStandardDeviation([1, 5], [2, 3])).toBeCloseTo(sampleStandardDeviation([1, 1, 5, 5, 5]) ?? 0, 13);
});
it("has no mean of nothing, no spread of one in a sample, and none at all of one in a population", () => {
  expect(mean([])).toBeNull();
  expect(mean([1], [0])).toBeNull();
  expect(populationStandardDeviation([])).toBeNull();
  expect(populationStandardDeviation([7])).toBe(0);
  expect(sampleStandardDeviation([7])).toBeNull();
});
