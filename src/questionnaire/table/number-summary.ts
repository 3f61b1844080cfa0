import { mean, populationStandardDeviation, sampleStandardDeviation } from "../statistic/moments.ts";
import { quantile, weightedQuantile } from "../statistic/quantile.ts";
import { answered, type NumberColumn } from "./data-set.ts";
import type { NumberRow } from "./table.ts";
import type { Setting } from "./tabulation.ts";

/** Who is summed up: those who stand in this row of a side. */
export interface Places {
  of: Int16Array;
  is: number;
}

/** Numbers in ascending order, with their weights. */
export function valuesOf(column: NumberColumn, setting: Setting, places: Places | null) {
  const kept: number[] = [];
  const { mask, weights } = setting;
  for (let i = 0; i < column.values.length; i += 1) {
    if (column.state[i] !== answered || (mask && mask[i] === 0)) continue;
    if (places && places.of[i] !== places.is) continue;
    if (weights && !(weights[i] ?? 0)) continue;
    if (!Number.isNaN(column.values[i] ?? Number.NaN)) kept.push(i);
  }
  if (!weights) {
    const values = Float64Array.from(kept, (i) => column.values[i] ?? Number.NaN).sort();
    return { values, weights: undefined };
  }
  kept.sort((a, b) => (column.values[a] ?? 0) - (column.values[b] ?? 0));
  return {
    values: Float64Array.from(kept, (i) => column.values[i] ?? Number.NaN),
    weights: Float64Array.from(kept, (i) => weights[i] ?? 0),
  };
}

type Summary = Omit<NumberRow, "key" | "label" | "where" | "variable">;

export function summaryOf(
  values: Float64Array,
  weights: Float64Array | undefined,
  sd: "population" | "sample",
): Summary {
  const at = (fraction: number) => (weights ? weightedQuantile(values, weights, fraction) : quantile(values, fraction));
  const deviation = sd === "population" ? populationStandardDeviation : sampleStandardDeviation;
  return {
    n: weights ? weights.reduce((sum, weight) => sum + weight, 0) : values.length,
    mean: mean(values, weights),
    sd: deviation(values, weights),
    median: at(0.5),
    q1: at(0.25),
    q3: at(0.75),
    min: values[0] ?? null,
    max: values.at(-1) ?? null,
  };
}
