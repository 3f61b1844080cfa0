import { wilsonInterval } from "./wilson.ts";

/**
 * Difference of two independent shares with Newcombe's hybrid score interval: it stays within −1 and 1, and works at 0 and all.
 * Source: Newcombe (1998), Statistics in Medicine 17, method 10. Reference values from R, put together from the two
 * `prop.test(k, n, correct = FALSE)$conf.int`.
 * @returns first share minus second, low and high as fractions, 95 %
 * @throws RangeError when the counts cannot be true
 */
export function differenceOfShares(first: { count: number; n: number }, second: { count: number; n: number }) {
  const p1 = first.count / first.n;
  const p2 = second.count / second.n;
  const one = wilsonInterval(first.count, first.n);
  const two = wilsonInterval(second.count, second.n);
  return {
    difference: p1 - p2,
    low: p1 - p2 - Math.hypot(p1 - one.low, two.high - p2),
    high: p1 - p2 + Math.hypot(one.high - p1, p2 - two.low),
  };
}
