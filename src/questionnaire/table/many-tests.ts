import { holmAdjusted } from "../statistic/holm.ts";
import type { Table } from "./table.ts";
import { fixed } from "./wording.ts";

/** With many tests in one report some are "significant" by accident: each says how many there are and what Holm's method makes of its p. */
export function withManyTestsCaution(tables: readonly Table[]): Table[] {
  const tested = tables.flatMap(({ test }) => (test ? [test.p] : []));
  if (tested.length < 2) return [...tables];
  const adjusted = holmAdjusted(tested);
  let next = 0;
  return tables.map((table) => {
    if (!table.test) return table;
    const p = adjusted[next] ?? 1;
    next += 1;
    const caution = `この報告では検定を${tested.length}回行っています。差がなくても平均${fixed(tested.length * 0.05, 1)}回は5%の水準を下回ります。回数を考慮したp値（ホルム法）は${pWords(p)}です。`;
    return { ...table, test: { ...table.test, cautions: [...table.test.cautions, caution] } };
  });
}

const pWords = (p: number) => (p < 0.001 ? "0.001未満" : fixed(p, 3));
