/**
 * Moves labels of one line apart so that none covers another, each as near to where it belongs as its neighbours let it.
 * @param wanted middles, ascending
 * @returns middles; null where they do not fit between `from` and `to` at all
 */
export function spreadLabels(
  wanted: readonly number[],
  widths: readonly number[],
  from: number,
  to: number,
): number[] | null {
  const total = widths.reduce((sum, width) => sum + width, 0);
  if (total > to - from) return null;
  const middles = [...wanted];
  let edge = from;
  for (const [index, width] of widths.entries()) {
    middles[index] = Math.max(middles[index] ?? 0, edge + width / 2);
    edge = (middles[index] ?? 0) + width / 2;
  }
  edge = to;
  for (let index = widths.length - 1; index >= 0; index -= 1) {
    const width = widths[index] ?? 0;
    middles[index] = Math.min(middles[index] ?? 0, edge - width / 2);
    edge = (middles[index] ?? 0) - width / 2;
  }
  return middles;
}
