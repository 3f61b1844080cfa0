import { addDays } from "../../shared/day.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { mostHundredths, sumOf } from "./hundredths.ts";

export interface WeekCell {
  rowId: string;
  workedOn: string;
  hundredths: number | null;
}

export type WeekRefusal =
  | { reason: "not_a_monday" }
  | { reason: "other_week"; day: string }
  | { reason: "future_day"; day: string }
  | { reason: "no_such_row"; rowId: string }
  | { reason: "over_a_day"; day: string };

/**
 * Whether the cells may be written: days of that week up to today, rows that exist, and nobody works more than a day's hours a day.
 * @param already cells of the same worker that are there, of that week, whatever survey row they are on
 */
export function checkWeek(
  monday: string,
  cells: readonly WeekCell[],
  known: { rowIds: readonly string[]; already: readonly WeekCell[]; today: string },
): Result<null, WeekRefusal> {
  if (new Date(`${monday}T00:00:00Z`).getUTCDay() !== 1) return refuse({ reason: "not_a_monday" });
  const after = new Map(known.already.map((cell) => [`${cell.workedOn} ${cell.rowId}`, cell]));
  for (const cell of cells) {
    const day = cell.workedOn;
    if (day < monday || day > addDays(monday, 6)) return refuse({ reason: "other_week", day });
    if (day > known.today && cell.hundredths !== null) return refuse({ reason: "future_day", day });
    if (!known.rowIds.includes(cell.rowId) && cell.hundredths !== null)
      return refuse({ reason: "no_such_row", rowId: cell.rowId });
    after.set(`${day} ${cell.rowId}`, cell);
  }
  for (const [day, own] of Map.groupBy(after.values(), ({ workedOn }) => workedOn))
    if (sumOf(own.map(({ hundredths }) => hundredths ?? 0)) > mostHundredths)
      return refuse({ reason: "over_a_day", day });
  return ok(null);
}
