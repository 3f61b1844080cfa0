import { describe, expect, it } from "vitest";
import { percentOneDecimal, percentsLargestRemainder, percentWhole } from "./percent.ts";

describe("percent with one decimal", () => {
  it("rounds half up from counts, where binary fractions would round down", () => {
    // 100 × 49 / 400 = 12.25; 100 × 1 / 2000 = 0.05; 100 * 1.005 is 100.49999999999999 in binary.
    expect(percentOneDecimal(49, 400)).toBe(12.3);
    expect(percentOneDecimal(1, 2000)).toBe(0.1);
    expect(percentOneDecimal(201, 20_000)).toBe(1);
    expect(percentOneDecimal(1005, 100_000)).toBe(1);
    expect(percentOneDecimal(17, 46)).toBe(37);
  });
  it("keeps nothing at 0 and all at 100", () => {
    expect(percentOneDecimal(0, 46)).toBe(0);
    expect(percentOneDecimal(46, 46)).toBe(100);
  });
  it("counts in whole numbers up to a country's answers", () => {
    expect(percentOneDecimal(61_725_000, 100_000_000)).toBe(61.7);
    expect(percentOneDecimal(61_750_000, 100_000_000)).toBe(61.8);
  });
  it("takes a weighted half that the sum left a hair too low as a half", () => {
    const weighted = 0.1 + 0.1 + 0.1 + 0.1 + 0.1 + 0.1 + 0.1 + 0.1 + 0.1 + 0.1; // 0.9999999999999999
    expect(weighted).toBeLessThan(1);
    expect(percentOneDecimal(weighted, 2000)).toBe(0.1);
  });
  it("has no percent of no base, nor of less than nothing", () => {
    expect(() => percentOneDecimal(0, 0)).toThrow(RangeError);
    expect(() => percentWhole(-1, 5)).toThrow(RangeError);
  });
});

describe("whole percents by largest remainder", () => {
  it("gives the first of equal remainders the point: 5 and 5 of 67 become 8 % and 7 %", () => {
    expect(percentsLargestRemainder([43, 14, 5, 5], 67)).toEqual([64, 21, 8, 7]);
  });
  it("keeps 38 of 101 at 37 where other remainders are larger, though half up would give 38", () => {
    expect(percentsLargestRemainder([38, 22, 33, 8], 101)).toEqual([37, 22, 33, 8]);
    expect(percentWhole(38, 101)).toBe(38);
  });
  it("keeps 35 of 56 at 62 so that the three add up to 100", () => {
    expect(percentsLargestRemainder([35, 4, 17], 56).reduce((a, b) => a + b)).toBe(100);
    expect(percentsLargestRemainder([35, 14, 7], 56)).toEqual([63, 25, 12]);
    expect(percentsLargestRemainder([35, 20, 1], 56)).toEqual([62, 36, 2]);
  });
  it("adds up to 100 for every split of 67 in three, and is never a point or more from the share", () => {
    for (let a = 0; a <= 67; a += 1) {
      for (let b = 0; a + b <= 67; b += 1) {
        const parts = [a, b, 67 - a - b];
        const percents = percentsLargestRemainder(parts, 67);
        expect((percents[0] ?? Number.NaN) + (percents[1] ?? Number.NaN) + (percents[2] ?? Number.NaN)).toBe(100);
        for (const [i, part] of parts.entries())
          expect(Math.abs((percents[i] ?? Number.NaN) - (100 * part) / 67)).toBeLessThan(1);
      }
    }
  });
  it("gives nobody nothing, also of weighted sums", () => {
    expect(percentsLargestRemainder([0, 1.5, 1.5], 3)).toEqual([0, 50, 50]);
    expect(percentsLargestRemainder([0.1 + 0.2, 0.3, 0.3], 0.9)).toEqual([34, 33, 33]);
  });
  it("refuses parts that are not all of the base", () => {
    expect(() => percentsLargestRemainder([1, 2], 4)).toThrow(RangeError);
  });
});
