import { expect, it } from "vitest";
import { holmAdjusted } from "./holm.ts";

// R: p.adjust(p, "holm")
it.each([
  [
    [0.01, 0.04, 0.03, 0.005, 0.5],
    [0.04, 0.09, 0.09, 0.025, 0.5],
  ],
  [
    [0.4, 0.6, 0.9],
    [1, 1, 1],
  ],
  [
    [0.02, 0.02, 0.02],
    [0.06, 0.06, 0.06],
  ],
  [[0.03], [0.03]],
  [[], []],
])("agrees with R on %j", (ps, adjusted) => {
  const made = holmAdjusted(ps);
  expect(made).toHaveLength(adjusted.length);
  for (const [i, p] of adjusted.entries()) expect(made[i]).toBeCloseTo(p, 12);
});
