import type { Axis } from "./axis.ts";
import { rowGroups } from "./count.ts";
import { smallBase } from "./notes.ts";
import { type Places, summaryOf, valuesOf } from "./number-summary.ts";
import type { TableSpec } from "./plan.ts";
import type { NumberRow, NumberTable, Term } from "./table.ts";
import { baseNoteOf, headOf } from "./table-head.ts";
import { testOfNumbers } from "./table-test.ts";
import { askedTerms, axis, columnOf, ownTerms, settingOf, type Tabulation, whoWords } from "./tabulation.ts";
import { countWords, fixed, quoted } from "./wording.ts";

type NumbersSpec = Extract<TableSpec, { kind: "numbers" }>;

/** 数値の要約: of those who entered a number (0 is one), by groups where asked. */
export function numberTable(tabulation: Tabulation, spec: NumbersSpec): NumberTable {
  const setting = settingOf(tabulation, spec);
  const sd = spec.sd ?? "population";
  const columns = spec.of.map((variable) => {
    const column = columnOf(setting, variable);
    if (column.kind !== "number") throw new Error(`${variable} is no number`);
    return column;
  });
  const side =
    spec.by === undefined ? null : axis(tabulation, setting, spec.by, { noAnswer: "dropped", everybody: false });
  const groups: { rows: NumberRow[]; values: Float64Array[] } = { rows: [], values: [] };
  for (const column of columns) {
    const asked = [column.id, ...(side ? [side.variable] : [])].flatMap((id) => askedTerms(tabulation, spec, id));
    for (const { label, key, where, places } of groupsOf(side)) {
      const { values, weights } = valuesOf(column, setting, places);
      const named = columns.length > 1 && side ? `${column.label}／${label}` : side ? label : column.label;
      const head = {
        key: side ? `${column.id}.${key}` : column.id,
        label: named,
        where: [...where, ...asked],
        variable: column.id,
      };
      groups.rows.push({ ...head, ...summaryOf(values, weights, sd) });
      groups.values.push(values);
    }
  }
  const apart = side !== null && side.picked === null && columns.length === 1 && setting.weights === null;
  const tested = spec.test === undefined ? null : testOfNumbers(groups.values, groups.rows, apart);
  const unitLabel = columns[0]?.unit ?? "";
  const title = columns.map(({ label }) => label).join("・");
  const bases = [...new Set(groups.rows.map(({ n }) => n))];
  const who = whoWords(tabulation, setting, spec, spec.of[0] ?? "");
  const small = groups.rows.filter(({ n }) => n > 0 && n < smallBase);
  return {
    ...headOf(setting, spec, {
      id: `numbers-${spec.of.join("-")}${spec.by ? `-${spec.by}` : ""}`,
      title: side ? `${title}（${side.label}別）` : title,
      chart: "bar",
    }),
    kind: "numbers",
    baseNote: baseNoteOf(who, bases.length === 1 ? (bases[0] ?? 0) : groups.rows.reduce((sum, { n }) => sum + n, 0), [
      "数値を記入した回答のみ（0を含み、無回答を除く）",
      bases.length > 1 && !side ? "nは行の合計" : null,
      setting.weights ? "重み付け" : null,
    ]),
    narrative: numbersNarrative(groups.rows, unitLabel),
    notes: [
      methodNote(sd, setting.weights !== null),
      ...(small.length > 0 ? [`nが${smallBase}に満たない値は参考値です。`] : []),
      ...(tested?.note ? [tested.note] : []),
    ],
    test: tested?.result ?? null,
    unitLabel,
    sd,
    rows: groups.rows,
    base: ownTerms(tabulation, spec),
  };
}

/** Which deviation and which quartiles the table prints. */
export const methodNote = (sd: "population" | "sample", weighted: boolean): string =>
  `標準偏差は${sd === "population" ? "母標準偏差（nで割る）" : "標本標準偏差（n−1で割る）"}、四分位数は${weighted ? "重みの累計による値" : "順位の間を直線で補う方法（Rの既定、タイプ7）"}です。`;

interface Group {
  key: string;
  label: string;
  where: readonly Term[];
  places: Places | null;
}

function groupsOf(side: Axis | null): Group[] {
  if (!side) return [{ key: "all", label: "全体", where: [], places: null }];
  let taken = 0;
  return rowGroups(side).flatMap(({ places, size }) => {
    const entries = side.entries.slice(taken, taken + size);
    taken += size;
    return entries.map(({ key, label, where }, is) => ({ key, label, where, places: places && { of: places, is } }));
  });
}

/** Mean and median of one row; of several, the rows with the largest and the smallest mean. */
export function numbersNarrative(rows: readonly NumberRow[], unit: string): string {
  const filled = rows.filter(({ n }) => n > 0);
  const [first] = filled;
  if (!first) return "数値の回答はありません。";
  const value = (number: number | null) =>
    number === null ? "－" : `${fixed(number, Number.isInteger(number) ? 0 : 1)}${unit}`;
  if (filled.length === 1) {
    const named = rows.length > 1 ? `数値の回答は「${first.label}」だけにあり、` : "";
    return `${named}平均${value(first.mean)}、中央値${value(first.median)}です（${countWords(first.n)}件、最小${value(first.min)}、最大${value(first.max)}）。`;
  }
  const highest = filled.reduce((best, row) => ((row.mean ?? 0) > (best.mean ?? 0) ? row : best), first);
  const lowest = filled.reduce((best, row) => ((row.mean ?? 0) < (best.mean ?? 0) ? row : best), first);
  const small = [...new Set([highest, lowest])].filter(({ n }) => n < smallBase).map(({ label }) => label);
  const caution = small.length > 0 ? `ただし${quoted(small)}は件数が少ないため、参考にとどめてください。` : "";
  const words = (row: NumberRow) => `「${row.label}」の${value(row.mean)}（${countWords(row.n)}件）`;
  if (highest.mean === lowest.mean) return `平均はいずれも${value(first.mean)}です。${caution}`;
  return `平均は${words(highest)}が最も大きく、${words(lowest)}が最も小さくなっています。${caution}`;
}
