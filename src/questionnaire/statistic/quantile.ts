/**
 * Quantile by linear interpolation between order statistics at 1 + (n − 1)p: type 7 of Hyndman & Fan (1996), The American Statistician
 * 50(4), the default of R and the QUARTILE.INC of spreadsheets. The median is p = 0.5.
 * Reference values from R `quantile(x, p, type = 7)`.
 * @param sorted   ascending
 * @param fraction p, from 0 to 1
 * @returns in the unit of the values; null when there are none
 * @throws RangeError when p is no fraction
 */
export function quantile(sorted: ArrayLike<number>, fraction: number): number | null {
  if (!(fraction >= 0 && fraction <= 1)) throw new RangeError(`${fraction} is no fraction`);
  if (sorted.length === 0) return null;
  const position = (sorted.length - 1) * fraction;
  const below = Math.floor(position);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? Number.NaN;
  return low + (high - low) * (position - below);
}

/**
 * Weighted quantile: the smallest value at which the weights up to it reach p of all; where they reach it exactly, half way to the next
 * value. With equal weights this is type 2 of Hyndman & Fan, whose median is the usual one (quartiles may differ a little from type 7,
 * which has no agreed extension to weights).
 * Reference values from R `quantile(rep(x, w), p, type = 2)` for whole weights.
 * @param sorted  ascending
 * @param weights of the values in that order, 0 or more
 * @returns in the unit of the values; null when no weight is above 0
 */
export function weightedQuantile(
  sorted: ArrayLike<number>,
  weights: ArrayLike<number>,
  fraction: number,
): number | null {
  if (!(fraction >= 0 && fraction <= 1)) throw new RangeError(`${fraction} is no fraction`);
  let total = 0;
  for (let i = 0; i < sorted.length; i += 1) total += weights[i] ?? 0;
  if (!(total > 0)) return null;
  const goal = total * fraction;
  const slack = 1e-9 * total;
  let reached = 0;
  let last: number | null = null;
  let half: number | null = null;
  for (let i = 0; i < sorted.length; i += 1) {
    const weight = weights[i] ?? 0;
    if (weight <= 0) continue;
    const value = sorted[i] ?? Number.NaN;
    if (half !== null) return (half + value) / 2;
    reached += weight;
    last = value;
    if (reached > goal + slack) return value;
    if (reached > goal - slack) half = value;
  }
  return last;
}
