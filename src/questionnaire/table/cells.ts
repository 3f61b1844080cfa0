import { percentOneDecimal, percentsLargestRemainder, percentWhole } from "../statistic/percent.ts";
import { wilsonInterval } from "../statistic/wilson.ts";
import type { Cell } from "./table.ts";

export interface CellRule {
  percent: "one" | "whole";
  /** The columns of a row add up to its base. */
  addUp: boolean;
  intervals: boolean;
  /** Share of the population that is in the data; null where the population is not known. */
  sampled: number | null;
}

/**
 * Cells of one row. No base, or nobody: no percent ("-").
 * Intervals of a part of the respondents (those asked) take it that the same share of that part of the population answered.
 * @param effective n for intervals: Kish's (Σw)²/Σw² where answers are weighted, otherwise n
 */
export function cellsOf(counts: readonly number[], n: number, effective: number, rule: CellRule): Cell[] {
  const whole =
    rule.percent === "whole" && rule.addUp && n > 0 ? percentsLargestRemainder(counts, n) : counts.map(() => null);
  return counts.map((count, i) => {
    const cell: Cell = { count, percent: whole[i] ?? null };
    if (count === 0 || n === 0) cell.percent = null;
    else if (rule.percent === "one") cell.percent = percentOneDecimal(count, n);
    else if (!rule.addUp) cell.percent = percentWhole(count, n);
    if (rule.intervals && n > 0) {
      const population = rule.sampled === null ? null : Math.max(effective, effective / rule.sampled);
      cell.interval = wilsonInterval((count / n) * effective, effective, population);
    }
    return cell;
  });
}
