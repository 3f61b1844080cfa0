import { expect, it } from "vitest";
import { kruskalWallisTest, levelCounts } from "./kruskal-wallis.ts";

// R: kruskal.test(list(…)): statistic, parameter, p.value
it.each([
  [
    "ties",
    [
      [1, 2, 2, 3],
      [2, 3, 4, 4, 5],
      [1, 1, 2],
    ],
    6.5548456790123506,
    2,
    0.0377253559303409,
  ],
  [
    "no ties",
    [
      [2.9, 3, 2.5, 2.6, 3.2],
      [3.8, 2.7, 4, 2.4],
      [2.8, 3.4, 3.7, 2.2, 2],
    ],
    0.771428571428572,
    2,
    0.679964773578894,
  ],
  ["one against four", [[1], [2, 3, 4, 5]], 2, 1, 0.157299207050284],
])("agrees with R: %s", (_, groups, statistic, df, p) => {
  const test = kruskalWallisTest(levelCounts(groups));
  expect(test?.statistic).toBeCloseTo(statistic, 12);
  expect(test?.df).toBe(df);
  expect(test?.p).toBeCloseTo(p, 12);
});
it("agrees with R on counts of a scale: list(rep(1:5, c(17,13,6,3,1)), rep(1:5, c(5,9,12,7,4)))", () => {
  const test = kruskalWallisTest([
    [17, 13, 6, 3, 1],
    [5, 9, 12, 7, 4],
  ]);
  expect(test?.statistic).toBeCloseTo(12.1014937752266, 10);
  expect(test?.p).toBeCloseTo(5.03814448855646e-4, 12);
});
it("leaves out groups without anybody, and has nothing to say of one group or one level", () => {
  expect(
    kruskalWallisTest([
      [17, 13, 6, 3, 1],
      [0, 0, 0, 0, 0],
      [5, 9, 12, 7, 4],
    ])?.df,
  ).toBe(1);
  expect(
    kruskalWallisTest([
      [1, 2],
      [0, 0],
    ]),
  ).toBeNull();
  expect(
    kruskalWallisTest([
      [4, 0],
      [3, 0],
    ]),
  ).toBeNull();
  expect(kruskalWallisTest([])).toBeNull();
});
