/** 97.5 % point of the standard normal distribution, R `qnorm(0.975)`: two-sided 95 %. */
export const z95 = 1.959963984540054;

/**
 * Wilson score interval of a share.
 * Source: Wilson (1927), J. Am. Stat. Assoc. 22(158); reference values from R `prop.test(k, n, correct = FALSE)$conf.int`.
 *
 * Where the sample is a good part of a known population of N, z is multiplied by √((N − n)/(N − 1)), the finite-population correction of
 * the standard error (Cochran, Sampling Techniques, 3rd ed., 2.6): nobody left to ask, no interval. It says nothing about who chose not
 * to answer.
 * @param count      0 ≤ count ≤ n (a weighted sum may be a fraction)
 * @param n          above 0; with weights Kish's effective size
 * @param population N ≥ n, or null where it is not known
 * @returns low and high as fractions from 0 to 1, 95 %
 * @throws RangeError when the numbers cannot be true
 */
export function wilsonInterval(count: number, n: number, population: number | null = null) {
  if (!(n > 0) || !(count >= 0) || count > n + 1e-9) throw new RangeError(`${count} of ${n} is no share`);
  if (population !== null && population < n) throw new RangeError(`a sample of ${n} from ${population}`);
  const correction =
    population === null || population <= 1 ? (population === null ? 1 : 0) : (population - n) / (population - 1);
  const z2 = z95 * z95 * correction;
  const share = Math.min(1, count / n);
  const center = (share + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Math.sqrt(z2) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n))) / (1 + z2 / n);
  return {
    low: share === 0 ? 0 : Math.max(0, center - half),
    high: share === 1 ? 1 : Math.min(1, center + half),
  };
}
