import type { Axis } from "./axis.ts";
import { everybody } from "./count.ts";
import { type CountedRow, countedRows } from "./count-rows.ts";
import type { CountColumn } from "./table.ts";
import type { Setting } from "./tabulation.ts";

/** Of multiple answers, the picks themselves as the base, and how many respondents picked anything. */
export function mentionAxis(
  setting: Setting,
  target: Axis,
): { entries: CountColumn[]; counted: CountedRow; respondents: number } {
  const head = { key: "all", label: "全体", group: null, role: "total" as const, where: [] };
  const [row] = countedRows(setting, everybody, [head], target);
  const options = target.entries.map(({ role }) => role === "option");
  const counts = (row?.counts ?? []).filter((_, i) => options[i]);
  const n = counts.reduce((sum, count) => sum + count, 0);
  const others = (row?.counts ?? []).reduce((sum, count, i) => (options[i] ? sum : sum + count), 0);
  return {
    entries: target.entries.filter((_, i) => options[i]),
    counted: { head, n, effective: n, counts },
    respondents: (row?.n ?? 0) - others,
  };
}
