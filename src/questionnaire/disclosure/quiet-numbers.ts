import type { DisclosureRule } from "./protection.ts";
import { hidden, type ReleasedNumberTable, type ReleasedTable } from "./released-table.ts";

type NumberRow = ReleasedNumberTable["rows"][number];
type Measure = "mean" | "sd" | "median" | "q1" | "q3" | "min" | "max";

/** As printed. */
const digits: Record<Measure, number> = { mean: 2, sd: 2, median: 2, q1: 2, q3: 2, min: 2, max: 2 };

/** Left out in this order until the values behind them can no longer be worked out: least useful first. */
const expendable: readonly Measure[] = ["q1", "q3", "max", "min", "sd", "median", "mean"];

/** This many directions have to stay open in which the values behind the summaries can differ. */
const leastFreedom = 2;

/** Summaries of numbers that tell single values are taken out of tables whose counts are protected already. */
export function quietNumbers(tables: readonly ReleasedTable[], rule: DisclosureRule): ReleasedTable[] {
  const quiet = tables.map((table) =>
    table.kind === "numbers" ? { ...table, rows: table.rows.map((row) => quietRow(row, rule)) } : table,
  );
  return withSumsProtected(quiet).map((table, i) => (sameFigures(table, tables[i]) ? table : silent(table)));
}

function quietRow(row: NumberRow, rule: DisclosureRule): NumberRow {
  if (row.n === hidden || row.n === 0) return row;
  const out = new Set<Measure>();
  if (rule.extremes === "hidden") out.add("min").add("max");
  if (isDominated(row, rule)) for (const measure of ["mean", "sd", "max"] as const) out.add(measure);
  for (const measure of expendable) {
    if (
      freedom(
        row.n,
        expendable.filter((one) => !out.has(one)),
      ) >= leastFreedom
    )
      break;
    out.add(measure);
  }
  return without(row, out);
}

/**
 * Whether the largest values make up more of the sum than the rule allows. Only the greatest is known here; each of the others is taken
 * to be as great, so a group may be held back that need not be, but none is told that must not.
 */
function isDominated({ n, mean, min, max }: NumberRow, { dominance }: DisclosureRule): boolean {
  if (!dominance || typeof n !== "number" || typeof mean !== "number" || typeof max !== "number") return false;
  if (typeof min !== "number" || min < 0 || mean <= 0) return false;
  return Math.min(1, (dominance.largest * max) / (mean * n)) * 100 > dominance.sharePercent;
}

/**
 * In how many directions n ordered values can still differ when these summaries are known. Median, quartiles (R type 7), minimum and
 * maximum fix one value or the mix of two neighbours each, the mean fixes the sum, the standard deviation one direction more.
 */
function freedom(n: number, told: readonly Measure[]): number {
  const equations: number[][] = [];
  const at = (fraction: number) => {
    const place = (n - 1) * fraction;
    const below = Math.floor(place);
    const row = Array.from({ length: n }, () => 0);
    row[below] = 1 - (place - below);
    if (place > below) row[below + 1] = place - below;
    return row;
  };
  for (const measure of told) {
    if (measure === "mean") equations.push(Array.from({ length: n }, () => 1));
    else if (measure !== "sd") equations.push(at({ min: 0, q1: 0.25, median: 0.5, q3: 0.75, max: 1 }[measure]));
  }
  return n - rank(equations) - (told.includes("sd") ? 1 : 0);
}

function rank(rows: readonly number[][]): number {
  const left = rows.map((row) => [...row]);
  let found = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column += 1) {
    const pivot = left.findIndex((row, i) => i >= found && Math.abs(row[column] ?? 0) > 1e-9);
    const chosen = left[pivot];
    if (!chosen) continue;
    left[pivot] = left[found] ?? [];
    left[found] = chosen;
    for (const row of left.slice(found + 1)) {
      const factor = (row[column] ?? 0) / (chosen[column] ?? 1);
      for (let i = column; i < row.length; i += 1) row[i] = (row[i] ?? 0) - factor * (chosen[i] ?? 0);
    }
    found += 1;
  }
  return found;
}

function without(row: NumberRow, out: ReadonlySet<Measure>): NumberRow {
  const told = { ...row };
  for (const measure of expendable) {
    const value = row[measure];
    if (out.has(measure)) told[measure] = hidden;
    else if (typeof value === "number") told[measure] = Number(value.toFixed(digits[measure]));
  }
  return told;
}

/**
 * Sums of groups add up to the sum of all: one group whose mean is held back follows from the others. Then the mean of the smallest other
 * group of the same table is held back with it.
 */
function withSumsProtected(tables: readonly ReleasedTable[]): ReleasedTable[] {
  return tables.map((table) => {
    if (table.kind !== "numbers") return table;
    const rows = [...table.rows];
    for (const variable of new Set(rows.map((row) => row.variable))) {
      const groups = rows.filter((row) => row.variable === variable);
      const held = groups.filter(({ mean }) => mean === hidden);
      if (groups.length < 2 || held.length !== 1) continue;
      const others = groups.filter(({ mean, n }) => mean !== hidden && typeof n === "number" && n > 0);
      const [smallest] = others.sort((a, b) => Number(a.n) - Number(b.n));
      if (smallest) rows[rows.indexOf(smallest)] = without(smallest, new Set(["mean", "sd"]));
    }
    return { ...table, rows };
  });
}

const sameFigures = (table: ReleasedTable, before: ReleasedTable | undefined) =>
  table.kind !== "numbers" ||
  (before?.kind === "numbers" &&
    table.rows.every((row, i) =>
      expendable.every((measure) => (row[measure] === hidden) === (before.rows[i]?.[measure] === hidden)),
    ));

/** The sentence below a table speaks of means, least and greatest values. */
function silent(table: ReleasedTable): ReleasedTable {
  return { ...table, narrative: null, test: null };
}
