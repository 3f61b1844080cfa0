import { chiSquareTail } from "./chi-square.ts";

/**
 * Kruskal-Wallis test on ranks, corrected for ties.
 * Source: Kruskal & Wallis (1952), J. Am. Stat. Assoc. 47(260); reference values from R `kruskal.test(list(…))`.
 * @param counts by group, how many stand on each level; levels in ascending order, the same for all groups. Groups without anybody are
 *   left out.
 * @returns H, degrees of freedom, p; null when fewer than two groups have anybody, or all stand on one level
 */
export function kruskalWallisTest(counts: readonly (readonly number[])[]) {
  const groups = counts.filter((group) => group.some((count) => count > 0));
  const levels = (groups[0] ?? []).map((_, level) => groups.reduce((sum, group) => sum + (group[level] ?? 0), 0));
  const n = levels.reduce((sum, count) => sum + count, 0);
  if (groups.length < 2 || levels.filter((count) => count > 0).length < 2) return null;
  let below = 0;
  let ties = 0;
  const ranks = levels.map((count) => {
    const rank = below + (count + 1) / 2;
    below += count;
    ties += count ** 3 - count;
    return rank;
  });
  let sum = 0;
  for (const group of groups) {
    const size = group.reduce((total, count) => total + count, 0);
    const rankSum = group.reduce((total, count, level) => total + count * (ranks[level] ?? 0), 0);
    sum += rankSum ** 2 / size;
  }
  const statistic = ((12 / (n * (n + 1))) * sum - 3 * (n + 1)) / (1 - ties / (n ** 3 - n));
  const df = groups.length - 1;
  return { statistic, df, p: chiSquareTail(Math.max(0, statistic), df) };
}

/** Values of groups as counts by level, for {@link kruskalWallisTest}. */
export function levelCounts(groups: readonly ArrayLike<number>[]): number[][] {
  const values = [...new Set(groups.flatMap((group) => Array.from(group)))].sort((a, b) => a - b);
  const place = new Map(values.map((value, level) => [value, level]));
  return groups.map((group) => {
    const counts = values.map(() => 0);
    for (let i = 0; i < group.length; i += 1) {
      const level = place.get(group[i] ?? Number.NaN);
      if (level !== undefined) counts[level] = (counts[level] ?? 0) + 1;
    }
    return counts;
  });
}
