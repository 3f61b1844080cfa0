import { everybody } from "./count.ts";
import { columnsWhere, countedRows, finish } from "./count-rows.ts";
import { notesOf } from "./notes.ts";
import type { TableSpec } from "./plan.ts";
import type { RankTable } from "./table.ts";
import { baseNoteOf, headOf, noAnswerWords } from "./table-head.ts";
import { axis, settingOf, sharedBaseTerms, type Tabulation, whoWords } from "./tabulation.ts";
import { countWords, fixed, quoted } from "./wording.ts";

/**
 * 順位: places in rows, options in columns. Points are k for the first of k places down to 1 for the last; the mean rank is over those
 * who gave the option a place. Both from counts, each place with its own 無回答.
 */
export function rankTable(tabulation: Tabulation, spec: Extract<TableSpec, { kind: "rank" }>): RankTable {
  const setting = settingOf(tabulation, spec);
  const ranking = tabulation.instrument.rankings?.find(({ id }) => id === spec.of);
  if (!ranking) throw new Error(`no ranking ${spec.of}`);
  const axes = ranking.questions.map((question) => axis(tabulation, setting, question, setting.rule));
  const [first] = axes;
  if (!first) throw new Error("a ranking has at least two places");
  const counted = axes.flatMap((target, place) => {
    const label = spec.places?.[place] ?? `${place + 1}位`;
    return countedRows(
      setting,
      everybody,
      [{ key: target.variable, label, group: null, role: "row", where: [] }],
      target,
    );
  });
  const entries = first.entries.map((entry) => ({ ...entry, where: [] }));
  const { columns, rows } = finish(counted, entries, { ...setting.cells, addUp: true }, false);
  const digits = setting.cells.percent === "one" ? 1 : 0;
  const scores = columns.flatMap(({ key, label, role }, column) => {
    if (role !== "option") return [];
    const byPlace = rows.map((row) => row.cells[column]?.count ?? 0);
    const placed = byPlace.reduce((sum, count) => sum + count, 0);
    const points = byPlace.reduce((sum, count, place) => sum + count * (byPlace.length - place), 0);
    const ranks = byPlace.reduce((sum, count, place) => sum + count * (place + 1), 0);
    return [{ key, label, points, meanRank: placed > 0 ? ranks / placed : null, placed }];
  });
  const bases = [...new Set(rows.map(({ n }) => n))];
  return {
    ...headOf(setting, spec, { id: `rank-${spec.of}`, title: ranking.label.ja, chart: "band" }),
    kind: "rank",
    baseNote: baseNoteOf(whoWords(tabulation, setting, spec, ranking.questions[0] ?? ""), Math.max(0, ...bases), [
      noAnswerWords(setting),
      bases.length > 1 ? "nは順位により異なる" : null,
    ]),
    narrative: narrative(scores),
    notes: [
      `得点は1位を${rows.length}点、${rows.length}位を1点とする合計、平均順位はその項目に順位を付けた人の平均です。`,
      ...notesOf(rows, true, digits),
    ],
    questions: ranking.questions,
    columns,
    rows: rows.map((row, place) => ({ ...row, columnsWhere: columnsWhere(columns, axes[place]) })),
    digits,
    base: sharedBaseTerms(tabulation, setting, spec, axes),
    scores,
  };
}

function narrative(scores: RankTable["scores"]): string {
  const placed = scores.filter(({ points }) => points > 0).sort((a, b) => b.points - a.points);
  const top = placed.filter(({ points }) => points === placed[0]?.points);
  const next = placed.filter(({ points }) => points < (placed[0]?.points ?? 0));
  if (!placed[0]) return "順位を付けた回答はありません。";
  const words = (group: typeof placed) =>
    `${quoted(group.map(({ label }) => label))}が${countWords(group[0]?.points ?? 0)}点（平均順位${group.map(({ meanRank }) => fixed(meanRank ?? 0, 2)).join("、")}）`;
  const second = next.filter(({ points }) => points === next[0]?.points);
  return second.length > 0
    ? `${words(top)}で最も高く、次いで${words(second)}です。`
    : `${words(top)}で最も高くなっています。`;
}
