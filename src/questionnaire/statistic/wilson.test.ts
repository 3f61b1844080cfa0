import { expect, it } from "vitest";
import { wilsonInterval } from "./wilson.ts";

const close = (interval: { low: number; high: number }, low: number, high: number) => {
  expect(interval.low).toBeCloseTo(low, 12);
  expect(interval.high).toBeCloseTo(high, 12);
};

it.each([
  [46, 506, 0.0688479202489549, 0.1191349461157842],
  [5, 25, 0.0886058468680258, 0.3913095036954034],
  [0, 10, 0, 0.277532799862889],
  [10, 10, 0.722467200137111, 1],
  [1, 3, 0.0614919447203963, 0.7923403991979523],
  [0, 1, 0, 0.793450685622763],
  [56_000, 100_000, 0.556921171809709, 0.563074218616781],
])("agrees with R's prop.test(%i, %i, correct = FALSE)", (count, n, low, high) => {
  close(wilsonInterval(count, n), low, high);
});

// R: w <- function(x, n, N) { z <- qnorm(.975) * sqrt((N-n)/(N-1)); p <- x/n; c <- (p + z^2/(2*n))/(1 + z^2/n);
//    h <- z*sqrt(p*(1-p)/n + z^2/(4*n^2))/(1 + z^2/n); c(c-h, c+h) }
it.each([
  [25, 46, 506, 0.407933619773526, 0.672875847677756],
  [0, 46, 506, 0, 0.0706911243102519],
  [46, 46, 506, 0.929308875689748, 1],
  [1, 3, 4, 0.120583818386911, 0.645797864419604],
])("narrows with the share of the population that was asked: %i of %i out of %i", (count, n, population, low, high) => {
  close(wilsonInterval(count, n, population), low, high);
});
it("leaves no doubt when everybody was asked, a single one included", () => {
  close(wilsonInterval(23, 46, 46), 0.5, 0.5);
  close(wilsonInterval(1, 1, 1), 1, 1);
});
it("refuses counts that cannot be true", () => {
  expect(() => wilsonInterval(0, 0)).toThrow(RangeError);
  expect(() => wilsonInterval(6, 5)).toThrow(RangeError);
  expect(() => wilsonInterval(1, 5, 4)).toThrow(RangeError);
});
