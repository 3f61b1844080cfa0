import { addsUp, isHidden, type ShownTable } from "../shown-table.ts";
import { bandLayout } from "./band-layout.ts";
import { barLayout } from "./bar-layout.ts";
import { mostBandOptions } from "./chart-fill.ts";
import type { ChartLayout } from "./chart-shapes.ts";
import { latticeLayout } from "./lattice-layout.ts";
import { pieLayout } from "./pie-layout.ts";
import { hasSpread, spreadLayout } from "./spread-layout.ts";

/**
 * The chart of a table, from its figures alone. The table says which kind it wishes; where that kind could not tell the truth (a band of
 * shares that do not add up, a pie with hidden pieces, more options than fills), the nearest that can is taken.
 * @returns null where the table wants none, or has nothing to draw
 */
export function chartLayout(table: ShownTable): ChartLayout | null {
  if (table.chart === "none" || table.rows.length === 0) return null;
  if (table.kind === "numbers") return table.rows.some(hasSpread) ? spreadLayout(table) : null;
  if (table.columns.length === 0 || table.rows.every(({ n }) => n === 0)) return null;
  // Only hidden figures and zeros: a chart would show nothing but X.
  if (table.rows.every(({ cells }) => cells.every((cell) => isHidden(cell) || cell.count === 0))) return null;
  const options = table.columns.filter(({ role }) => role === "option").length;
  const several = table.rows.length > 1;
  const bands = addsUp(table) && options <= mostBandOptions;
  if (several) return bands ? bandLayout(table) : latticeLayout(table);
  if (table.chart === "pie" && bands && !table.rows.some(({ cells }) => cells.some(isHidden))) return pieLayout(table);
  return table.chart === "band" && bands ? bandLayout(table) : barLayout(table);
}
