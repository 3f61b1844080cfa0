import { percentOneDecimal, percentsLargestRemainder, percentWhole } from "../statistic/percent.ts";
import type { Cell, CountColumn, CountRow, CountTable, Table, Term } from "../table/table.ts";

export interface Collapse {
  variable: string;
  options: readonly string[];
  label: string;
}

/** The table with the options counted as one wherever they are rows or columns; other tables as they are. Multiple answers stay apart. */
export function collapseOptions(table: Table, collapse: Collapse): Table {
  if (table.kind === "numbers" || table.kind === "rank" || table.kind === "waves" || table.kind === "segments")
    return table;
  const columns = placesOf(table.columns, collapse);
  const rows = placesOf(table.rows, collapse);
  if (columns.length < 2 && rows.length < 2) return table;
  let made: CountTable = table;
  if (columns.length >= 2) made = withColumnsMerged(made, columns, collapse);
  if (rows.length >= 2) made = withRowsMerged(made, rows, collapse);
  return { ...made, narrative: null, test: null, notes: made.notes.filter((note) => !/\d/.test(note)) };
}

/** Whether the table has two of the options as rows or columns. */
export function isCollapsible(table: Table, collapse: Collapse): boolean {
  return collapseOptions(table, collapse) !== table;
}

/** Entries that stand for options to be merged, and for nothing else. */
function placesOf(entries: readonly (CountColumn | CountRow)[], { variable, options }: Collapse): number[] {
  return entries.flatMap(({ where }, place) => {
    const [own, ...conditions] = where;
    const other = conditions.some((term) => term.variable === variable);
    const meant = own?.variable === variable && !own.picked && own.is.every((id) => options.includes(id));
    return meant && !other ? [place] : [];
  });
}

function withColumnsMerged(table: CountTable, merged: readonly number[], collapse: Collapse): CountTable {
  const [first = 0] = merged;
  const kept = <T>(entries: readonly T[], made: T) =>
    entries.flatMap((entry, i) => (i === first ? [made] : merged.includes(i) ? [] : [entry]));
  const head = table.columns[first];
  if (!head) return table;
  const rows = table.rows.map((row) => {
    const cells = kept(row.cells, { count: sum(merged.map((i) => row.cells[i]?.count ?? 0)), percent: null });
    return { ...row, cells: withPercents(cells, row.n, table) };
  });
  return { ...table, columns: kept(table.columns, mergedHead(head, table.columns, merged, collapse)), rows };
}

function withRowsMerged(table: CountTable, merged: readonly number[], collapse: Collapse): CountTable {
  const [first = 0] = merged;
  const head = table.rows[first];
  if (!head) return table;
  const n = sum(merged.map((i) => table.rows[i]?.n ?? 0));
  const counts = head.cells.map((_, column): Cell => {
    return { count: sum(merged.map((i) => table.rows[i]?.cells[column]?.count ?? 0)), percent: null };
  });
  const row = { ...mergedHead(head, table.rows, merged, collapse), n, cells: withPercents(counts, n, table) };
  const rows = table.rows.flatMap((one, i) => (i === first ? [row] : merged.includes(i) ? [] : [one]));
  return { ...table, rows };
}

function mergedHead<T extends { key: string; label: string; where: readonly Term[] }>(
  head: T,
  all: readonly T[],
  merged: readonly number[],
  { label }: Collapse,
): T {
  const [own, ...conditions] = head.where;
  const is = merged.flatMap((i) => all[i]?.where[0]?.is ?? []);
  const key = merged.map((i) => all[i]?.key).join("+");
  return { ...head, key, label, where: own ? [{ ...own, is }, ...conditions] : [] };
}

function withPercents(cells: readonly Cell[], n: number, { digits, columnsAddUp }: CountTable): Cell[] {
  const whole =
    digits === 0 && columnsAddUp && n > 0
      ? percentsLargestRemainder(
          cells.map(({ count }) => count),
          n,
        )
      : null;
  return cells.map(({ count }, i) => {
    if (count === 0 || n === 0) return { count, percent: null };
    const percent = digits === 1 ? percentOneDecimal(count, n) : (whole?.[i] ?? percentWhole(count, n));
    return { count, percent };
  });
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
