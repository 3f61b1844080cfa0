import type { Frame } from "./data-set.ts";
import type { TablePlan } from "./plan.ts";
import { countWords, fixed } from "./wording.ts";

export interface Weighting {
  /** One for each respondent; their sum is the number of respondents who have one. */
  weights: Float64Array;
  /** What stands below each weighted table. */
  note: string;
}

/**
 * Weights by groups (事後層化): who is in group h counts (N_h / N) / (n_h / n), so that the groups have the shares of the population, and
 * the sum of weights is the number of people. Groups in which nobody answered cannot be made up for and are left out of N; the note says so.
 * @throws Error when the variable is none of single answers: `checkPlan` says so to people first
 */
export function weightingOf(frame: Frame, { by, population }: NonNullable<TablePlan["weights"]>): Weighting {
  const column = frame.column(by);
  if (column?.kind !== "choice") throw new Error(`${by} makes no groups`);
  const sizes = column.categories.map(() => 0);
  for (const code of column.codes) if (code >= 0) sizes[code] = (sizes[code] ?? 0) + 1;
  const totals = column.categories.map(({ id }) => population[id] ?? 0);
  const counts = totals.map((total, group) => total > 0 && (sizes[group] ?? 0) > 0);
  const sum = (of: readonly number[]) => of.reduce((all, one, group) => all + (counts[group] ? one : 0), 0);
  const n = sum(sizes);
  const whole = sum(totals);
  const factors = totals.map((total, group) => (counts[group] ? (total / whole) * (n / (sizes[group] ?? 1)) : 0));
  const weights = Float64Array.from(column.codes, (code) => (code < 0 ? 0 : (factors[code] ?? 0)));
  const largest = Math.max(0, ...factors);
  const without = frame.size - n;
  const reached = column.categories.filter((_, group) => (sizes[group] ?? 0) > 0).map(({ id }) => id);
  const missed = Object.keys(population).filter((id) => (population[id] ?? 0) > 0 && !reached.includes(id));
  const labels = missed.map((missing) => column.categories.find(({ id }) => id === missing)?.label ?? missing);
  return {
    weights,
    note: [
      `重みは、回答者の「${column.label}」の構成を母集団（${countWords(whole)}件）に合わせるものです（最大${fixed(largest, 2)}倍）。`,
      without > 0 ? `区分または母集団の数の分からない${countWords(without)}件は含みません。` : "",
      labels.length > 0 ? `回答のない区分（${labels.join("、")}）は補えていません。` : "",
    ].join(""),
  };
}
