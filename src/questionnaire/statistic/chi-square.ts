import { upperIncompleteGamma } from "./gamma.ts";

/**
 * Pearson's chi-square test of independence, without continuity correction. Rows and columns nobody is in are left out.
 * Source: Pearson (1900), Phil. Mag. 50; reference values from R `chisq.test(m, correct = FALSE)`.
 * @param table counts by row; rows of equal length
 * @returns statistic, degrees of freedom, p, and how far the approximation can be trusted: the smallest expected count and the share of
 *   cells that expect fewer than 5 (Cochran 1954: no more than a fifth of them, and none below 1). Null when fewer than two rows or
 *   columns are left.
 */
export function chiSquareTest(table: readonly (readonly number[])[]) {
  const kept = withoutEmpty(table);
  const rows = kept.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columns = (kept[0] ?? []).map((_, column) => kept.reduce((sum, row) => sum + (row[column] ?? 0), 0));
  if (rows.length < 2 || columns.length < 2) return null;
  const n = rows.reduce((sum, row) => sum + row, 0);
  let statistic = 0;
  let smallestExpected = Number.POSITIVE_INFINITY;
  let below5 = 0;
  for (const [r, row] of kept.entries()) {
    for (const [c, count] of row.entries()) {
      const expected = ((rows[r] ?? 0) * (columns[c] ?? 0)) / n;
      statistic += (count - expected) ** 2 / expected;
      smallestExpected = Math.min(smallestExpected, expected);
      if (expected < 5) below5 += 1;
    }
  }
  const df = (rows.length - 1) * (columns.length - 1);
  return {
    statistic,
    df,
    p: chiSquareTail(statistic, df),
    smallestExpected,
    shareBelow5: below5 / (rows.length * columns.length),
  };
}

/** Probability of a chi-square above the one seen. Reference values from R `pchisq(x, df, lower.tail = FALSE)`. */
export const chiSquareTail = (statistic: number, df: number): number => upperIncompleteGamma(df / 2, statistic / 2);

/** Without rows and columns that are all zero. */
export function withoutEmpty(table: readonly (readonly number[])[]): number[][] {
  const rows = table.filter((row) => row.some((count) => count > 0));
  const columns = (rows[0] ?? []).map((_, column) => rows.some((row) => (row[column] ?? 0) > 0));
  return rows.map((row) => row.filter((_, column) => columns[column]));
}
