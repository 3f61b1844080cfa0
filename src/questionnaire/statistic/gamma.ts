// Lanczos' approximation with g = 7 and nine terms (coefficients: Godfrey 2001); relative error below 1e-14 for x above 0.
const coefficients = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/**
 * Natural logarithm of the gamma function.
 * Source: Lanczos (1964), SIAM J. Numer. Anal. B 1; reference values from R `lgamma(x)`.
 * @throws RangeError for x not above 0
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`no gamma of ${x}`);
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const t = x + 6.5;
  let sum = coefficients[0] ?? 0;
  for (let i = 1; i < coefficients.length; i += 1) sum += (coefficients[i] ?? 0) / (x - 1 + i);
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

/**
 * Upper regularised incomplete gamma function Q(a, x) = Γ(a, x) / Γ(a): by its power series below a + 1, by Lentz' continued fraction
 * above, so that very small tails keep their digits.
 * Source: Abramowitz & Stegun 6.5.29 and 6.5.31; reference values from R `pgamma(x, a, lower.tail = FALSE)`.
 * @param a above 0
 * @param x 0 or more
 * @returns from 0 to 1
 * @throws RangeError outside of that
 */
export function upperIncompleteGamma(a: number, x: number): number {
  if (!(a > 0) || !(x >= 0)) throw new RangeError(`no incomplete gamma of ${a}, ${x}`);
  if (x === 0) return 1;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - front * series(a, x) : front * continuedFraction(a, x);
}

function series(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < 100_000; n += 1) {
    term *= x / (a + n);
    sum += term;
    if (term < sum * 1e-17) break;
  }
  return sum;
}

function continuedFraction(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < 100_000; n += 1) {
    const numerator = -n * (n - a);
    b += 2;
    d = numerator * d + b;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    c = b + numerator / c;
    if (Math.abs(c) < tiny) c = tiny;
    const step = d * c;
    value *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return value;
}
