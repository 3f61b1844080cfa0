/**
 * 100 × part / whole with one decimal, half up. Counted in whole numbers: 12.25 % becomes 12.3, which binary fractions would miss.
 * Weighted sums are no whole numbers; half a step that rounding errors of the sum left a hair too low is still taken as half.
 * @param part  0 or more (of weighted sums also a fraction)
 * @param whole more than 0
 * @returns percent, 0.1 steps
 * @throws RangeError when the base is not above 0 or the part below 0
 */
export function percentOneDecimal(part: number, whole: number): number {
  return steps(part, whole, 1000) / 10;
}

/** As {@link percentOneDecimal}, in whole percents: for multiple answers, whose shares need not add up. */
export function percentWhole(part: number, whole: number): number {
  return steps(part, whole, 100);
}

/**
 * Whole percents that add up to 100 (largest remainder, Hamilton's method): everybody gets the whole part, what is left goes one by one
 * to the largest remainders, and of equal remainders to the one that stands first.
 * Of 67 firms, two groups of 5 (7.46 % each) may so be printed as 8 % and 7 %.
 * @param parts counts that add up to `whole`
 * @returns one whole percent for each part; adds up to 100
 * @throws RangeError when the parts do not add up to a base above 0
 */
export function percentsLargestRemainder(parts: readonly number[], whole: number): number[] {
  const sum = parts.reduce((total, part) => total + part, 0);
  if (!(whole > 0) || Math.abs(sum - whole) > 1e-9 * whole) throw new RangeError(`${sum} of ${whole} is not all of it`);
  const exact = parts.every(Number.isInteger) && Number.isInteger(whole);
  const percents = parts.map((part) => Math.floor((100 * part) / whole + (exact ? 0 : 1e-9)));
  // Remainders are compared in whole numbers as well, or equal ones would seldom be equal.
  const remainders = parts.map((part, i) => 100 * part - (percents[i] ?? 0) * whole);
  const slack = exact ? 0 : 1e-9 * whole;
  let left = 100 - percents.reduce((total, percent) => total + percent, 0);
  const given = new Set<number>();
  for (; left > 0; left -= 1) {
    let best = -1;
    for (let i = 0; i < parts.length; i += 1) {
      if (given.has(i)) continue;
      if (best < 0 || (remainders[i] ?? 0) > (remainders[best] ?? 0) + slack) best = i;
    }
    given.add(best);
    percents[best] = (percents[best] ?? 0) + 1;
  }
  return percents;
}

function steps(part: number, whole: number, perWhole: number): number {
  if (!(whole > 0) || !(part >= 0)) throw new RangeError(`no percentage of ${part} in ${whole}`);
  if (Number.isInteger(part) && Number.isInteger(whole)) return Math.floor((2 * perWhole * part + whole) / (2 * whole));
  return Math.floor((perWhole * part) / whole + 0.5 + 1e-9);
}
