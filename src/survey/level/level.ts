import type { ValueState } from "../../ledger/contract.ts";
import type { LevelCell } from "./contract.ts";
import { addTallies, outlierOf, specificity, type Tally } from "./specificity.ts";

/** What one ledger state counts as. */
export function tallyOfState(state: ValueState, count: number, sourced: number): Tally {
  const is = (...states: ValueState[]) => (states.includes(state) ? count : 0);
  return {
    answers: count,
    specific: is("known", "none", "notApplicable"),
    unknown: is("unknown", "checking", "notSubmitted"),
    explained: 0,
    vague: is("vague", "lossy", "conflict"),
    blank: is("blank"),
    evidenced: sourced,
    characters: 0,
  };
}

/** One row of the table: each company's measure, and whether it stands out among the others. */
export function levelCells(byCompany: ReadonlyMap<string, readonly Tally[]>): LevelCell[] {
  const sums = [...byCompany].map(([companyId, tallies]) => ({ companyId, tally: addTallies(tallies) }));
  return sums.map(({ companyId, tally }) => {
    const others = addTallies(sums.filter((one) => one.companyId !== companyId).map((one) => one.tally));
    return { companyId, ...specificity(tally), outlier: outlierOf(tally, others) };
  });
}
