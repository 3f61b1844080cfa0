import { everybody, rowGroups } from "./count.ts";
import { type CountedRow, countedRows, finish } from "./count-rows.ts";
import { crossNarrative } from "./narrative.ts";
import { notesOf } from "./notes.ts";
import type { TableSpec } from "./plan.ts";
import type { CountTable, Term } from "./table.ts";
import { baseNoteOf, headOf } from "./table-head.ts";
import { testOfCounts } from "./table-test.ts";
import { askedAs, askedTerms, axis, baseTerms, settingOf, type Tabulation, whoWords } from "./tabulation.ts";
import { countWords } from "./wording.ts";

type CrossSpec = Extract<TableSpec, { kind: "cross" | "banner" }>;

/**
 * クロス集計: 表側 explains, 表頭 is the target, percents of the row. Who gave no answer to the explaining question has no row (unless
 * asked for); who gave none to the target stays in the row's base, in the last column. A banner has several explaining variables below
 * one another, and the total first: everybody in the target's base, whether or not they are in a row.
 */
export function crossTable(tabulation: Tabulation, spec: CrossSpec): CountTable {
  const setting = settingOf(tabulation, spec);
  const target = axis(tabulation, setting, spec.columns, setting.rule);
  const explaining = spec.kind === "cross" ? [spec.rows] : spec.rows;
  const rowRule = { noAnswer: spec.rowNoAnswer ?? "dropped", everybody: false } as const;
  const rowAxes = explaining.map((variable) => axis(tabulation, setting, variable, rowRule));
  const counted: CountedRow[] = [];
  const withTotal = spec.total ?? spec.kind === "banner";
  const totalHead = { key: "total", label: "全体", group: null, role: "total" as const, where: [] as Term[] };
  const [total] = countedRows(setting, everybody, [totalHead], target);
  if (withTotal && total) counted.push(total);
  for (const side of rowAxes) {
    const asked = askedTerms(tabulation, spec, side.variable);
    const heads = side.entries.map((entry) => ({
      key: spec.kind === "banner" ? `${side.variable}.${entry.key}` : entry.key,
      label: entry.label,
      group: spec.kind === "banner" ? side.label : null,
      role: entry.role === "option" ? ("row" as const) : ("noAnswer" as const),
      where: [...entry.where, ...asked],
    }));
    let taken = 0;
    for (const group of rowGroups(side)) {
      counted.push(...countedRows(setting, group, heads.slice(taken, taken + group.size), target));
      taken += group.size;
    }
  }
  const addUp = target.picked === null;
  const kept = counted.filter(({ head, n }) => head.key.split(".").at(-1) !== "#refused" || n > 0);
  const offered = askedAs(tabulation.instrument, spec.columns)?.question.mayRefuse ?? false;
  const { columns, rows } = finish(kept, target.entries, { ...setting.cells, addUp }, offered);
  const digits = setting.cells.percent === "one" ? 1 : 0;
  const inRows = spec.kind === "cross" && !rowAxes[0]?.picked;
  const n = inRows ? rows.reduce((sum, row) => (row.role === "total" ? sum : sum + row.n), 0) : (total?.n ?? 0);
  const tested = spec.test
    ? testOfCounts(spec.test, columns, rows, {
        addUp,
        rowsApart: inRows,
        ordered: target.scale || isBinned(tabulation, spec.columns),
        weighted: setting.weights !== null,
      })
    : null;
  return {
    ...headOf(setting, spec, {
      id: `${spec.kind}-${explaining.join("-")}-${spec.columns}`,
      title: `${target.label}（${rowAxes.map(({ label }) => label).join("・")}別）`,
      chart: addUp ? "band" : "bar",
    }),
    kind: spec.kind,
    baseNote: baseNoteOf(whoWords(tabulation, setting, spec, spec.columns), n, [
      rowRule.noAnswer === "dropped" ? "表側の無回答を除く" : "表側の無回答を含む",
      setting.rule.noAnswer === "last" ? "表頭の無回答を含む" : "表頭の無回答を除く",
      "行の割合",
      addUp ? null : "複数回答",
      setting.weights ? "重み付け" : null,
    ]),
    narrative: crossNarrative(columns, rows, digits),
    notes: [
      ...notesOf(rows, addUp, digits),
      ...rowNotes(
        rowAxes.some(({ picked }) => picked !== null),
        withTotal,
        spec.kind === "cross",
        n,
        total?.n ?? 0,
      ),
      ...(tested?.note ? [tested.note] : []),
    ],
    test: tested?.result ?? null,
    rowVariable: explaining.length === 1 ? (explaining[0] ?? null) : null,
    columnVariable: spec.columns,
    columns,
    rows,
    columnsAddUp: addUp,
    digits,
    base: baseTerms(tabulation, setting, spec, [target]),
  };
}

/** Classes of a number have an order as steps of a scale do. */
function isBinned(tabulation: Tabulation, variable: string): boolean {
  const derived = tabulation.derived.find(({ id }) => id === variable);
  return derived !== undefined && "groups" in derived && derived.groups.every(({ when }) => "between" in when);
}

function rowNotes(several: boolean, withTotal: boolean, cross: boolean, inRows: number, total: number): string[] {
  const notes: string[] = [];
  if (several) notes.push("表側は複数回答のため、一人が複数の行に数えられています。");
  if (cross && withTotal && !several && total > inRows) {
    notes.push(`「全体」には、どの行にも入らない${countWords(total - inRows)}件を含みます。`);
  }
  return notes;
}
