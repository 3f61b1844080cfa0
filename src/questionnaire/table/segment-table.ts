import { percentOneDecimal, percentWhole } from "../statistic/percent.ts";
import type { Axis } from "./axis.ts";
import { everybody, rowGroups } from "./count.ts";
import { type CountedRow, countedRows, finish } from "./count-rows.ts";
import { mergedAxis } from "./merged-axis.ts";
import { notesOf, smallBase } from "./notes.ts";
import type { TableSpec } from "./plan.ts";
import type { CountRow, CountTable, Term } from "./table.ts";
import { baseNoteOf, headOf, noAnswerWords } from "./table-head.ts";
import { axis, baseTerms, type Setting, settingOf, type Tabulation, whoWords } from "./tabulation.ts";
import { countWords, fixed, percentWords, quoted } from "./wording.ts";

/**
 * 区分別の割合: the share of one answer (or of several together) by segment. Two figures sum it up and are called by different names:
 * プール比率 is everybody in the segments together, 区分平均 the plain mean of the segments' shares, in which a segment of three weighs as
 * much as one of three hundred. Segments without anybody are shown; those whose members were never asked are explained.
 */
export function segmentTable(tabulation: Tabulation, spec: Extract<TableSpec, { kind: "segments" }>): CountTable {
  const setting = settingOf(tabulation, spec);
  const whole = axis(tabulation, setting, spec.of, setting.rule);
  const named = whole.entries.filter(({ key }) => spec.is.some((id) => id === key)).map(({ label }) => label);
  const label = named.join("・");
  const target = mergedAxis(whole, [{ key: spec.is.join("+"), label, options: spec.is }], { others: "kept" });
  const side = axis(tabulation, setting, spec.by, { noAnswer: "dropped", everybody: false });
  const members = memberCounts(side);
  const counted: CountedRow[] = [];
  let taken = 0;
  for (const group of rowGroups(side)) {
    const heads = side.entries.slice(taken, taken + group.size);
    counted.push(
      ...countedRows(
        setting,
        group,
        heads.map((head) => ({ ...head, group: null, role: "row" as const })),
        target,
      ),
    );
    taken += group.size;
  }
  const segments = finish(counted, target.entries, { ...setting.cells, addUp: false }, false);
  const pooled = pooledRow(setting, side, target);
  const digits = setting.cells.percent === "one" ? 1 : 0;
  const total = finish([pooled], target.entries, { ...setting.cells, addUp: false }, false).rows[0];
  if (!total) throw new Error("the pooled row is always there");
  const shares = segments.rows.filter(({ n }) => n > 0).map((row) => (row.cells[0]?.count ?? 0) / row.n);
  const average = shares.length > 0 ? shares.reduce((sum, share) => sum + share, 0) / shares.length : null;
  const extra = [
    ...(total.n > 0
      ? [{ label: "プール比率", value: 100 * ((total.cells[0]?.count ?? 0) / total.n), digits, unit: "%" }]
      : []),
    ...(average === null ? [] : [{ label: "区分平均", value: 100 * average, digits, unit: "%" }]),
  ];
  const rows = [{ ...total, extra }, ...segments.rows].map((row) => ({ ...row, cells: row.cells.slice(0, 1) }));
  return {
    ...headOf(setting, spec, {
      id: `segments-${spec.of}-${spec.by}`,
      title: `${whole.label}が${quoted(named)}の割合（${side.label}別）`,
      chart: "bar",
    }),
    kind: "segments",
    baseNote: baseNoteOf(whoWords(tabulation, setting, spec, spec.of), total.n, [
      noAnswerWords(setting),
      "区分の分からない回答を除く",
      setting.weights ? "重み付け" : null,
    ]),
    narrative: narrative(segments.rows, total, average, digits, label),
    notes: [
      `プール比率は全区分の回答を合わせた割合、区分平均は回答のある${shares.length}区分の割合を同じ重みで平均した値です。`,
      ...segmentNotes(segments.rows, members),
      ...notesOf(segments.rows, false, digits),
    ],
    rowVariable: spec.by,
    columnVariable: spec.of,
    columns: target.entries.slice(0, 1),
    rows,
    columnsAddUp: false,
    digits,
    base: baseTerms(tabulation, setting, spec, [whole]),
  };
}

/** Everybody in a segment once, also where segments overlap. */
function pooledRow(setting: Setting, side: Axis, target: Axis): CountedRow {
  const head = { key: "pooled", label: "全体（プール）", group: null, role: "total" as const, where: [] as Term[] };
  const inside = new Uint8Array(setting.frame.size);
  for (const { places } of rowGroups(side)) {
    for (let i = 0; i < inside.length; i += 1)
      if ((places?.[i] ?? -1) >= 0 && (setting.mask?.[i] ?? 1) === 1) inside[i] = 1;
  }
  const [row] = countedRows({ ...setting, mask: inside }, everybody, [head], target);
  if (!row) throw new Error("the pooled row is always there");
  return row;
}

/** Respondents by segment, whether or not they were asked. */
function memberCounts(side: Axis): number[] {
  return rowGroups(side).flatMap(({ places, size }) => {
    const counts = Array.from({ length: size }, () => 0);
    for (const place of places ?? []) if (place >= 0) counts[place] = (counts[place] ?? 0) + 1;
    return counts;
  });
}

function segmentNotes(rows: readonly CountRow[], members: readonly number[]): string[] {
  const notes: string[] = [];
  const empty = rows.filter((row, i) => row.n === 0 && members[i] === 0).map(({ label }) => label);
  if (empty.length > 0) notes.push(`${quoted(empty)}は回答が0件です。`);
  for (const [i, row] of rows.entries()) {
    const count = members[i] ?? 0;
    if (row.n === 0 && count > 0)
      notes.push(`「${row.label}」の${countWords(count)}件は、すべてこの設問の対象外（非該当）か除外された回答です。`);
  }
  return notes;
}

function narrative(
  rows: readonly CountRow[],
  total: CountRow,
  average: number | null,
  digits: 0 | 1,
  label: string,
): string {
  const filled = rows.filter(({ n }) => n > 0);
  const [first] = filled;
  if (!first || average === null) return "集計の対象となる回答はありません。";
  const count = total.cells[0]?.count ?? 0;
  const share = digits === 1 ? percentOneDecimal(count, total.n) : percentWhole(count, total.n);
  const summary = `「${label}」の割合は、全体を合わせると${percentWords(share, digits)}（プール比率、${countWords(total.n)}件中${countWords(count)}件）、区分ごとの割合の平均では${fixed(100 * average, digits)}%（区分平均）です。`;
  const rate = (row: CountRow) => (row.cells[0]?.count ?? 0) / row.n;
  const best = Math.max(...filled.map(rate));
  const top = filled.filter((row) => rate(row) === best);
  if (filled.length < 2 || top.length === filled.length) return summary;
  const small = top.filter(({ n }) => n < smallBase).map((row) => row.label);
  const caution = small.length > 0 ? `ただし${quoted(small)}は件数が少ないため、参考にとどめてください。` : "";
  return `${summary}最も高いのは${quoted(top.map((row) => row.label))}の${percentWords(top[0]?.cells[0]?.percent ?? 0, digits)}です。${caution}`;
}
