import { expect, it } from "vitest";
import { differenceOfShares } from "./newcombe.ts";

// R: l <- prop.test(a, m, correct = FALSE)$conf.int; u <- prop.test(b, n, correct = FALSE)$conf.int; d <- a/m - b/n
//    c(d - sqrt((a/m - l[1])^2 + (u[2] - b/n)^2), d + sqrt((l[2] - a/m)^2 + (b/n - u[1])^2))
// The first two are examples (a) and (d) of the paper's table II: 0.0524 to 0.3339 and 0.1705 to 0.8090.
it.each([
  [56, 70, 48, 80, 0.2, 0.0524314724023649, 0.3338726540369059],
  [9, 10, 3, 10, 0.6, 0.170522723934503, 0.809017973535488],
  [10, 10, 0, 20, 1, 0.679086037141915, 1],
  [0, 10, 0, 10, 0, -0.277532799862889, 0.277532799862889],
  [58, 101, 35, 68, 0.0595515433896331, -0.0909938872865063, 0.2078651876940999],
])("agrees with R: %i of %i less %i of %i", (a, m, b, n, difference, low, high) => {
  const made = differenceOfShares({ count: a, n: m }, { count: b, n });
  expect(made.difference).toBeCloseTo(difference, 12);
  expect(made.low).toBeCloseTo(low, 12);
  expect(made.high).toBeCloseTo(high, 12);
});
it("has no difference to nobody", () => {
  expect(() => differenceOfShares({ count: 1, n: 2 }, { count: 0, n: 0 })).toThrow(RangeError);
});
