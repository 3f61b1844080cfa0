/**
 * Arithmetic mean, weighted where weights are given: Σwx / Σw.
 * Reference values from R `mean(x)`, `weighted.mean(x, w)`.
 * @returns in the unit of the values; null when there are none, or no weight
 */
export function mean(values: ArrayLike<number>, weights?: ArrayLike<number>): number | null {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < values.length; i += 1) {
    const weight = weights?.[i] ?? 1;
    sum += weight * (values[i] ?? 0);
    total += weight;
  }
  return total > 0 ? sum / total : null;
}

/**
 * Population standard deviation, √(Σw(x − x̄)² / Σw): what Japanese reports print as 標準偏差 unless they say otherwise.
 * In two passes, so that a million and one, a million and two keep their difference.
 * Reference values from R `sqrt(mean((x - mean(x))^2))`.
 * @returns in the unit of the values; 0 for a single one; null when there are none
 */
export function populationStandardDeviation(values: ArrayLike<number>, weights?: ArrayLike<number>): number | null {
  const deviation = squaredDeviation(values, weights);
  return deviation && Math.sqrt(deviation.sum / deviation.weight);
}

/**
 * Sample standard deviation, √(Σ(x − x̄)² / (n − 1)). Weights count as frequencies (a weight of 2 stands for two people), the divisor is
 * Σw − 1.
 * Reference values from R `sd(x)`.
 * @returns in the unit of the values; null for fewer than two
 */
export function sampleStandardDeviation(values: ArrayLike<number>, weights?: ArrayLike<number>): number | null {
  const deviation = squaredDeviation(values, weights);
  if (!deviation || values.length < 2 || deviation.weight <= 1) return null;
  return Math.sqrt(deviation.sum / (deviation.weight - 1));
}

function squaredDeviation(values: ArrayLike<number>, weights: ArrayLike<number> | undefined) {
  const center = mean(values, weights);
  if (center === null) return null;
  let sum = 0;
  let weight = 0;
  for (let i = 0; i < values.length; i += 1) {
    const w = weights?.[i] ?? 1;
    sum += w * ((values[i] ?? 0) - center) ** 2;
    weight += w;
  }
  return { sum, weight };
}
