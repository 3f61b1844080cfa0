import { tolerance } from "./open-tables.ts";

/** Whole numbers a figure can be; ends included. */
export interface Reach {
  low: number;
  high: number;
}

export const wholeNumbers = (low: number, high: number): Reach => ({
  low: Math.ceil(low - tolerance),
  high: Math.floor(high + tolerance),
});

/** How far a small figure must reach: one more value than small ones have, so that not even "too small" can be said of it. */
const leastWidth = (threshold: number): number => threshold - 1;

/**
 * Whether little enough can be said of a small figure: it might as well be none at all or large enough to be told, and it is not
 * known more closely than small figures are told apart.
 */
export const isUncertain = ({ low, high }: Reach, threshold: number): boolean =>
  (low <= 0 || high >= threshold) && high - low >= leastWidth(threshold);

/** Of one that is hidden for others' sake: it could be at least two things, or it would be told in all but name. */
export const isOpen = ({ low, high }: Reach): boolean => high > low;

/** Where the figure would have to reach: one of these is enough to come nearer to {@link isUncertain}. */
export function goals({ low, high }: Reach, threshold: number): { direction: -1 | 1; goal: number }[] {
  const far = low > 0 && high < threshold;
  if (far)
    return [
      { direction: 1, goal: threshold },
      { direction: -1, goal: 0 },
    ];
  return [
    { direction: 1, goal: low + leastWidth(threshold) },
    { direction: -1, goal: high - leastWidth(threshold) },
  ];
}
