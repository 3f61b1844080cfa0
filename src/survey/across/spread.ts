/** Of numbers that hospitals have one each of. */
export interface Spread {
  hospitals: number;
  least: number;
  /** Of an even number of hospitals, the mean of the middle two. */
  median: number;
  most: number;
  sum: number;
}

/** Null where there is none. */
export function spreadOf(numbers: readonly number[]): Spread | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [least] = sorted;
  const most = sorted.at(-1);
  if (least === undefined || most === undefined) return null;
  const upper = sorted[Math.floor(sorted.length / 2)] ?? most;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? least;
  return {
    hospitals: sorted.length,
    least,
    median: (lower + upper) / 2,
    most,
    sum: sorted.reduce((total, number) => total + number, 0),
  };
}
