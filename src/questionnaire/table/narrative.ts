import { smallBase } from "./notes.ts";
import type { CountColumn, CountRow } from "./table.ts";
import { countWords, percentWords, quoted } from "./wording.ts";

interface Standing {
  labels: string[];
  count: number;
  percent: number | null;
}

/** Options by count, the most first; those with equal counts stand together. 無回答 and refusals have no place; その他 and わからない do. */
export function standings(columns: readonly CountColumn[], row: CountRow): Standing[] {
  const places: Standing[] = [];
  const options = columns
    .map((column, i) => ({ column, cell: row.cells[i] }))
    .filter(({ column, cell }) => column.role === "option" && cell && cell.count > 0)
    .sort((a, b) => (b.cell?.count ?? 0) - (a.cell?.count ?? 0));
  for (const { column, cell } of options) {
    if (!cell) continue;
    const last = places.at(-1);
    if (last && last.count === cell.count) last.labels.push(column.label);
    else places.push({ labels: [column.label], count: cell.count, percent: cell.percent });
  }
  return places;
}

/** "「50代」が50.0%（23件）で最も多く、次いで「60代」が23.9%（11件）です。" */
export function simpleNarrative(columns: readonly CountColumn[], row: CountRow, digits: 0 | 1): string {
  if (row.n === 0) return "集計の対象となる回答はありません。";
  const [first, second] = standings(columns, row);
  if (!first) return "選択肢を選んだ回答はありません。";
  const words = ({ labels, count, percent }: Standing) =>
    `${quoted(labels)}が${labels.length > 1 ? "それぞれ" : ""}${percentWords(percent ?? 0, digits)}（${countWords(count)}件）`;
  return second ? `${words(first)}で最も多く、次いで${words(second)}です。` : `${words(first)}で最も多くなっています。`;
}

/** Rows below this are compared only when there are not two larger ones. */
const comparable = 10;

/** The option whose share differs most between two rows, from counts; rows with a small base are compared last and marked. */
export function crossNarrative(columns: readonly CountColumn[], rows: readonly CountRow[], digits: 0 | 1): string {
  const withBase = rows.filter(({ role, n }) => role === "row" && n > 0);
  if (withBase.length === 0) return "集計の対象となる回答はありません。";
  if (withBase.length === 1) {
    const only = withBase[0];
    return only ? `「${only.label}」では${simpleNarrative(columns, only, digits)}` : "";
  }
  const large = withBase.filter(({ n }) => n >= comparable);
  const compared = large.length >= 2 ? large : withBase;
  const widest = widestGap(columns, compared);
  if (!widest) return "行による割合の差はありません。";
  const { column, high, low, gap } = widest;
  const words = (row: CountRow) => {
    const cell = row.cells[columns.indexOf(column)];
    return `「${row.label}」で${percentWords(cell?.percent ?? 0, digits)}（${countWords(row.n)}件中${countWords(cell?.count ?? 0)}件）`;
  };
  const small = [high, low].filter(({ n }) => n < smallBase).map(({ label }) => label);
  const caution = small.length > 0 ? `ただし${quoted(small)}は件数が少ないため、参考にとどめてください。` : "";
  return `「${column.label}」の割合は${words(high)}、${words(low)}で、差が最も大きくなっています（${(100 * gap).toFixed(1)}ポイント）。${caution}`;
}

function widestGap(columns: readonly CountColumn[], rows: readonly CountRow[]) {
  let widest: { column: CountColumn; high: CountRow; low: CountRow; gap: number } | null = null;
  for (const [i, column] of columns.entries()) {
    if (column.role !== "option") continue;
    const share = (row: CountRow) => (row.cells[i]?.count ?? 0) / row.n;
    for (const high of rows) {
      for (const low of rows) {
        const gap = share(high) - share(low);
        if (gap > (widest?.gap ?? 0) + 1e-12) widest = { column, high, low, gap };
      }
    }
  }
  return widest;
}
