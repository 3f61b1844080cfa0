import type { Report } from "../../table/table.ts";
import { protect } from "../protect.worker.ts";
import type { Protection, ProtectionOutcome, ProtectionRequest } from "../protection.ts";
import type { ReleasedCountTable, ReleasedNumberTable, ReleasedTable } from "../released-table.ts";

/** Tables of a small survey, protected at threshold 3 unless the test says otherwise. */
export const outcomeOf = (
  { tables, respondents }: Pick<Report, "tables" | "respondents">,
  more: Partial<ProtectionRequest> = {},
): Promise<ProtectionOutcome> =>
  protect({
    tables,
    respondents,
    rule: { threshold: 3, dominance: null, extremes: "hidden" },
    earlier: [],
    choice: { kind: "suppress" },
    propose: false,
    ...more,
  });

export async function protectedOf(...args: Parameters<typeof outcomeOf>): Promise<Protection> {
  const outcome = await outcomeOf(...args);
  if (!outcome.ok) throw new Error(`${outcome.error.reason}: ${outcome.error.where.join("、")}`);
  return outcome.value;
}

export function countsIn(table: ReleasedTable | undefined): ReleasedCountTable {
  if (!table || table.kind === "numbers" || table.kind === "rank") throw new Error("no table of counts");
  return table;
}

export function numbersIn(table: ReleasedTable | undefined): ReleasedNumberTable {
  if (table?.kind !== "numbers") throw new Error("no table of numbers");
  return table;
}

/** "A 7: 4 X 0", a row a line. */
export const lines = (table: ReleasedTable | undefined): string[] =>
  countsIn(table).rows.map(
    ({ label, n, cells }) => `${label} ${n}: ${cells.map((cell) => (cell === "X" ? "X" : cell.count)).join(" ")}`,
  );
