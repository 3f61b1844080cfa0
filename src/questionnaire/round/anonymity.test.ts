import { expect, test } from "vitest";
import { coarsen, isStirDue, type Segments } from "./anonymity.ts";

const many = (count: number, segments: Segments) => Array.from({ length: count }, () => segments);
const kinki = { bedClass: "small", founderClass: "C", region: "kinki" };
const groups = (segments: readonly Segments[]) => {
  const sizes = Map.groupBy(segments, (own) => JSON.stringify(own));
  return [...sizes].map(([own, all]) => [JSON.parse(own), all.length]);
};

test("a crowd keeps all its segments", () => {
  expect(coarsen(many(10, kinki))).toEqual(many(10, kinki));
});

test("hospitals alone in their region lose the region, and are told apart no further than a crowd", () => {
  const regions = ["kinki", "kyushu", "tohoku"].flatMap((region) => many(4, { ...kinki, region }));
  expect(groups(coarsen(regions))).toEqual([[{ bedClass: "small", founderClass: "C" }, 12]]);
});

test("the only hospital of its kind is not told by its segments, nor by having none", () => {
  const lonely = { bedClass: "large", founderClass: "A", region: "shikoku" };
  const told = coarsen([lonely, ...many(10, kinki), ...many(30, { ...kinki, region: "kyushu" })]);
  expect(groups(told)).toEqual([
    [{}, 11],
    [{ ...kinki, region: "kyushu" }, 30],
  ]);
});

test("whatever the hospitals, no kind that answers tell apart is smaller than a crowd", () => {
  let seed = 20261120;
  const next = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * below);
  };
  for (let round = 0; round < 300; round++) {
    const hospitals = Array.from({ length: 10 + next(120) }, () => ({
      bedClass: `b${next(5)}`,
      founderClass: `f${next(6)}`,
      region: `r${next(8)}`,
    }));
    const sizes = groups(coarsen(hospitals)).map(([, size]) => size as number);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(10);
  }
});

test("answers are stirred by the crowd, and what is left when the round is over", () => {
  expect([9, 10].map((lately) => isStirDue(lately, 60, false))).toEqual([false, true]);
  expect([99, 100].map((lately) => isStirDue(lately, 1000, false))).toEqual([false, true]);
  expect([0, 1].map((lately) => isStirDue(lately, 60, true))).toEqual([false, true]);
});
