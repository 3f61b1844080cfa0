/** What a column needs, in points without padding. */
export interface ColumnNeed {
  /** Below this words are torn. */
  least: number;
  /** At this hardly a cell wraps. */
  comfortable: number;
  /** Numbers and marks: wider than comfortable helps nobody. */
  fixed?: boolean;
}

/**
 * Shares `available` points among columns: as comfortable as they like when it fits (stretched by at most a half, so that a small
 * table is not torn apart), otherwise between least and comfortable alike, and below least in proportion when even that is too much.
 */
export function shareWidth(needs: readonly ColumnNeed[], available: number): number[] {
  const sum = (of: (need: ColumnNeed) => number) => needs.reduce((total, need) => total + of(need), 0);
  const comfortable = sum((need) => need.comfortable);
  const least = sum((need) => need.least);
  if (comfortable <= available) {
    const fixed = sum((need) => (need.fixed ? need.comfortable : 0));
    const stretch = Math.min((available - fixed) / Math.max(1, comfortable - fixed), 1.5);
    return needs.map((need) => need.comfortable * (need.fixed ? 1 : stretch));
  }
  if (least >= available) {
    const fixed = sum((need) => (need.fixed ? need.least : 0));
    const shrink = (available - fixed) / (least - fixed);
    return needs.map((need) => need.least * (need.fixed ? 1 : shrink));
  }
  const share = (available - least) / (comfortable - least);
  return needs.map((need) => need.least + (need.comfortable - need.least) * share);
}

/** The value that a share of 0..1 of the numbers does not exceed; 0 of none. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
