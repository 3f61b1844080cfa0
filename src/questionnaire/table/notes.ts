import { percentOneDecimal, percentWhole } from "../statistic/percent.ts";
import type { CountRow } from "./table.ts";
import { countWords, percentWords, quoted } from "./wording.ts";

/** Below this many, a percent moves by more than three points with one answer; Japanese reports mark such rows 参考値. */
export const smallBase = 30;

/** Notes that follow from the figures alone. */
export function notesOf(rows: readonly CountRow[], columnsAddUp: boolean, digits: 0 | 1): string[] {
  const notes: string[] = [];
  const uneven = columnsAddUp ? rows.flatMap((row) => unevenSum(row, digits)) : [];
  const [only] = uneven;
  if (only && rows.length === 1) notes.push(`四捨五入のため、割合の合計は${only.sum}になります。`);
  else if (only) {
    const named = uneven.slice(0, 5).map(({ label, sum }) => `「${label}」${sum}`);
    notes.push(
      `四捨五入のため、割合の合計が${percentWords(100, digits)}にならない行があります（${named.join("、")}${uneven.length > 5 ? "など" : ""}）。`,
    );
  }
  const small = rows.filter(({ n }) => n > 0 && n < smallBase);
  if (small.length === 1 && rows.length === 1) {
    notes.push(`n=${countWords(small[0]?.n ?? 0)}と${smallBase}に満たないため、割合は参考値です。`);
  } else if (small.length > 0) {
    const named = small.slice(0, 8).map(({ label, n }) => `「${label}」n=${countWords(n)}`);
    notes.push(
      `nが${smallBase}に満たない行の割合は参考値です（${named.join("、")}${small.length > 8 ? "など" : ""}）。`,
    );
  }
  return notes;
}

function unevenSum(row: CountRow, digits: 0 | 1): { label: string; sum: string }[] {
  if (row.n === 0) return [];
  const scale = digits === 1 ? 10 : 1;
  const sum = row.cells.reduce((total, { percent }) => total + Math.round((percent ?? 0) * scale), 0);
  if (sum === 100 * scale) return [];
  return [{ label: row.label, sum: percentWords(sum / scale, digits) }];
}

/**
 * Share of several options together, from counts; and where the rounded shares add up to something else, the sentence that says so.
 * @param parts rounded percents of the options
 */
export function sumOf(
  labels: readonly string[],
  counts: readonly number[],
  parts: readonly number[],
  n: number,
  digits: 0 | 1,
) {
  const count = counts.reduce((total, one) => total + one, 0);
  const percent = digits === 1 ? percentOneDecimal(count, n) : percentWhole(count, n);
  const scale = digits === 1 ? 10 : 1;
  const added = parts.reduce((total, part) => total + Math.round(part * scale), 0) / scale;
  const note =
    Math.abs(added - percent) < 1e-9
      ? null
      : `${quoted(labels)}の計${percentWords(percent, digits)}は件数（${countWords(count)}件）から計算したもので、四捨五入した割合の合計${percentWords(added, digits)}とは一致しません。`;
  return { count, percent, note };
}
