import { percentOneDecimal, percentsLargestRemainder, percentWhole } from "../statistic/percent.ts";
import { hidden, type ReleasedCell, type ReleasedRow, type ReleasedTable } from "./released-table.ts";

/**
 * The nearest multiple of the base, but 0 only for 0: "-" goes on meaning nobody. The same count is rounded to the same figure in every
 * table and release, so that nothing is gained from comparing them. Rounded figures of a row need not add up to its base.
 */
export const rounded = (count: number, base: number): number =>
  count === 0 ? 0 : Math.max(base, base * Math.round(count / base));

/** What a rounded figure can have been; ends included. */
export function beforeRounding(figure: number, base: number): { low: number; high: number } {
  if (figure === 0) return { low: 0, high: 0 };
  const half = Math.floor(base / 2);
  return { low: figure === base ? 1 : figure - half, high: figure + half };
}

const note = (base: number) =>
  `個別の回答が分からないよう、件数とnは${base}の倍数に丸めています。割合は丸めた値から計算し、合計は一致しないことがあります。`;

/** The table with every count told as a multiple of the base, and without what is made from exact counts. */
export function roundFigures(table: ReleasedTable, base: 3 | 5): ReleasedTable {
  const head = {
    narrative: null,
    test: null,
    notes: [note(base)],
    roundedTo: base,
    baseNote: table.baseNote.replaceAll(/n=([\d,]+)/g, (_, digits: string) => {
      return `n=${rounded(Number(digits.replaceAll(",", "")), base).toLocaleString("ja-JP")}`;
    }),
  };
  if (table.kind === "numbers") {
    return { ...table, ...head, rows: table.rows.map((row) => ({ ...row, n: told(row.n, base) })) };
  }
  const addUp = table.kind === "rank" || table.columnsAddUp;
  const rows = table.rows.map((row) => roundedRow(row, base, table.digits, addUp));
  if (table.kind !== "rank") return { ...table, ...head, rows };
  const scores = table.scores.map((score) => ({ ...score, points: hidden, meanRank: hidden, placed: hidden }) as const);
  return { ...table, ...head, rows, scores };
}

const told = (n: number | typeof hidden, base: number) => (n === hidden ? hidden : rounded(n, base));

function roundedRow({ extra: _, ...row }: ReleasedRow, base: number, digits: 0 | 1, addUp: boolean): ReleasedRow {
  const n = told(row.n, base);
  const counts = row.cells.map((cell) => (cell === hidden ? 0 : rounded(cell.count, base)));
  const sum = counts.reduce((total, count) => total + count, 0);
  const whole = addUp && digits === 0 && sum === n && sum > 0 ? percentsLargestRemainder(counts, sum) : null;
  const percentOf = (count: number, i: number): ReleasedPercent => {
    if (count === 0 || n === hidden || n === 0) return n === hidden ? hidden : null;
    if (whole) return whole[i] ?? null;
    return digits === 1 ? percentOneDecimal(count, n) : percentWhole(count, n);
  };
  const cells = row.cells.map((cell, i): ReleasedCell => {
    if (cell === hidden || cell.absent) return cell;
    const count = counts[i] ?? 0;
    return { count, percent: percentOf(count, i) };
  });
  return { ...row, n, cells };
}

type ReleasedPercent = number | null | typeof hidden;
