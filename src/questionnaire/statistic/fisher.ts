import { withoutEmpty } from "./chi-square.ts";
import { logGamma } from "./gamma.ts";

/** Steps of the search after which a table is too large to be done exactly; a second's work is about ten times this. */
const most = 3_000_000;

/** R's: tables as probable as the one seen, up to rounding, count as well. */
const slack = 1 + 1e-7;

/**
 * Fisher's exact test of independence, two-sided: the probability, given the margins, of all tables that are no more probable than the
 * one seen. Every table with these margins is walked through, column by column.
 * Source: Fisher (1935); Freeman & Halton (1951), Biometrika 38; reference values from R `fisher.test(m)$p.value`.
 * @param table counts by row (whole numbers); rows of equal length; any size
 * @returns p; 1 when fewer than two rows or columns have anybody in them; null when there are too many tables to walk through (then
 *   chi-square is the test to take)
 * @throws RangeError when a count is no whole number
 */
export function fisherExactTest(table: readonly (readonly number[])[]): number | null {
  if (table.some((row) => row.some((count) => !Number.isInteger(count) || count < 0))) {
    throw new RangeError("Fisher's test needs whole counts");
  }
  let kept = withoutEmpty(table);
  if (kept.length < 2 || (kept[0] ?? []).length < 2) return 1;
  // The side with fewer lines becomes the rows: what is searched grows with them.
  if (kept.length > (kept[0] ?? []).length)
    kept = (kept[0] ?? []).map((_, column) => kept.map((row) => row[column] ?? 0));
  const rows = kept.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columns = (kept[0] ?? []).map((_, column) => kept.reduce((sum, row) => sum + (row[column] ?? 0), 0));
  const n = rows.reduce((sum, row) => sum + row, 0);
  const logFactorial = (count: number) => logGamma(count + 1);
  const margins = [...rows, ...columns].reduce((sum, count) => sum + logFactorial(count), -logFactorial(n));
  const factorials = new Float64Array(Math.max(...rows, ...columns) + 1);
  for (let count = 0; count < factorials.length; count += 1) factorials[count] = logFactorial(count);
  const probabilityOf = (cells: number) => Math.exp(margins - cells);
  const seen = probabilityOf(kept.flat().reduce((sum, count) => sum + (factorials[count] ?? 0), 0));
  return search(rows, columns, factorials, probabilityOf, seen * slack);
}

function search(
  rows: number[],
  columns: readonly number[],
  factorials: Float64Array,
  probabilityOf: (cells: number) => number,
  limit: number,
): number | null {
  let steps = 0;
  let p = 0;
  const last = columns.length - 1;
  const lowest = rows.length - 1;
  /** Fills `column` from `row` down; `left` of the column are still to be given out. False: too many. */
  const fill = (column: number, row: number, left: number, cells: number): boolean => {
    steps += 1;
    if (steps > most) return false;
    const room = rows[row] ?? 0;
    if (row === lowest) {
      if (left > room) return true;
      rows[row] = room - left;
      const whole = fillNext(column, cells + (factorials[left] ?? 0));
      rows[row] = room;
      return whole;
    }
    let below = 0;
    for (let other = row + 1; other <= lowest; other += 1) below += rows[other] ?? 0;
    for (let given = Math.max(0, left - below); given <= Math.min(left, room); given += 1) {
      rows[row] = room - given;
      const whole = fill(column, row + 1, left - given, cells + (factorials[given] ?? 0));
      rows[row] = room;
      if (!whole) return false;
    }
    return true;
  };
  const fillNext = (column: number, cells: number): boolean => {
    if (column + 1 < last) return fill(column + 1, 0, columns[column + 1] ?? 0, cells);
    // What is left of the rows is the last column.
    const probability = probabilityOf(rows.reduce((sum, room) => sum + (factorials[room] ?? 0), cells));
    if (probability <= limit) p += probability;
    return true;
  };
  return fill(0, 0, columns[0] ?? 0, 0) ? Math.min(1, p) : null;
}
