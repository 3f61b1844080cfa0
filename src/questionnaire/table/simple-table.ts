import type { Axis } from "./axis.ts";
import { questionOf } from "./condition-words.ts";
import { everybody } from "./count.ts";
import { countedRows, finish } from "./count-rows.ts";
import { mentionAxis } from "./mentions.ts";
import { simpleNarrative, standings } from "./narrative.ts";
import { notesOf, sumOf } from "./notes.ts";
import type { TableSpec } from "./plan.ts";
import type { CountColumn, CountRow, CountTable } from "./table.ts";
import { baseNoteOf, headOf, noAnswerWords } from "./table-head.ts";
import { askedAs, axis, baseTerms, type Setting, settingOf, type Tabulation, whoWords } from "./tabulation.ts";
import { collapsedQuestion } from "./terms.ts";
import { countWords, percentWords, quoted } from "./wording.ts";

/** 単純集計: one variable, everybody who is in its base. */
export function simpleTable(tabulation: Tabulation, spec: Extract<TableSpec, { kind: "simple" }>): CountTable {
  const setting = settingOf(tabulation, spec);
  const target = axis(tabulation, setting, spec.of, setting.rule);
  const mentions = spec.mentions === true && spec.unit === undefined && target.picked !== null;
  if (mentions) return mentionTable(tabulation, setting, spec, target);
  const addUp = target.picked === null;
  const head = { key: "all", label: "全体", group: null, role: "total" as const, where: [] };
  const counted = countedRows(setting, everybody, [head], target);
  const offered = askedAs(tabulation.instrument, spec.of)?.question.mayRefuse ?? false;
  const { columns, rows } = finish(counted, target.entries, { ...setting.cells, addUp }, offered);
  const digits = setting.cells.percent === "one" ? 1 : 0;
  const row = rows[0];
  if (!row) throw new Error("a simple table has one row");
  const steps = target.scale ? topTwo(columns, row, digits) : null;
  return {
    ...headOf(setting, spec, { id: `simple-${spec.of}`, title: target.label, chart: "bar" }),
    kind: "simple",
    baseNote: baseNoteOf(whoWords(tabulation, setting, spec, spec.of), row.n, [
      noAnswerWords(setting),
      addUp ? null : "複数回答",
      setting.weights ? "重み付け" : null,
    ]),
    narrative: [simpleNarrative(columns, row, digits), steps?.sentence].filter(Boolean).join(""),
    notes: [
      ...notesOf(rows, addUp, digits),
      ...(steps?.note ? [steps.note] : []),
      ...collapsedNotes(tabulation, setting, spec, columns, row, digits),
    ],
    rowVariable: null,
    columnVariable: spec.of,
    columns,
    rows,
    columnsAddUp: addUp,
    digits,
    base: baseTerms(tabulation, setting, spec, [target]),
  };
}

/** On a scale of four steps or more, the two that come first together: what reports quote, from counts. */
function topTwo(columns: readonly CountColumn[], row: CountRow, digits: 0 | 1) {
  const steps = columns.filter(({ role }) => role === "option");
  const [first, second] = [row.cells[0], row.cells[1]];
  if (steps.length < 4 || !first || !second || first.count + second.count === 0) return null;
  const labels = steps.slice(0, 2).map(({ label }) => label);
  const together = sumOf(labels, [first.count, second.count], [first.percent ?? 0, second.percent ?? 0], row.n, digits);
  const sentence = `${quoted(labels)}を合わせると${percentWords(together.percent, digits)}（${countWords(together.count)}件）です。`;
  return { sentence, note: together.note };
}

/** Where a group stands for several options, its share is made from counts; the printed shares of the options may add up to another. */
function collapsedNotes(
  tabulation: Tabulation,
  setting: Setting,
  spec: TableSpec,
  columns: readonly CountColumn[],
  row: CountRow,
  digits: 0 | 1,
): string[] {
  const definition = tabulation.derived.find(({ id }) => spec.kind === "simple" && id === spec.of);
  const source = definition && collapsedQuestion(definition, (id) => questionOf(tabulation.instrument, id));
  if (!source || !definition || row.n === 0) return [];
  const plain = axis(tabulation, setting, source.question, setting.rule);
  if (plain.picked) return [];
  const heads = [{ key: "", label: "", group: null, role: "total" as const, where: [] }];
  const [parts] = finish(
    countedRows(setting, everybody, heads, plain),
    plain.entries,
    { ...setting.cells, addUp: true },
    true,
  ).rows;
  // Who is in no group is not in this base either; then the shares are of different people and say nothing about rounding.
  if (!parts || parts.n !== row.n) return [];
  return columns.flatMap((column) => {
    const options = source.options.get(column.key) ?? [];
    if (options.length < 2) return [];
    const places = options.map((id) => plain.entries.findIndex(({ key }) => key === id)).filter((place) => place >= 0);
    const { note } = sumOf(
      places.map((place) => plain.entries[place]?.label ?? ""),
      places.map((place) => parts.cells[place]?.count ?? 0),
      places.map((place) => parts.cells[place]?.percent ?? 0),
      parts.n,
      digits,
    );
    return note ? [note] : [];
  });
}

/** Shares of all that was picked (延べ): the base is what was mentioned, not who mentioned it. */
function mentionTable(
  tabulation: Tabulation,
  setting: Setting,
  spec: Extract<TableSpec, { kind: "simple" }>,
  target: Axis,
): CountTable {
  const { entries, counted, respondents } = mentionAxis(setting, target);
  const { columns, rows } = finish([counted], entries, { ...setting.cells, addUp: true, intervals: false }, false);
  const digits = setting.cells.percent === "one" ? 1 : 0;
  const row = rows[0];
  if (!row) throw new Error("a simple table has one row");
  const perRespondent = respondents > 0 ? `1人あたり${(row.n / respondents).toFixed(1)}件` : null;
  return {
    ...headOf(setting, spec, { id: `mentions-${spec.of}`, title: `${target.label}（延べ）`, chart: "bar" }),
    unit: { kind: "mention", label: "延べ回答" },
    kind: "simple",
    baseNote: baseNoteOf(`${whoWords(tabulation, setting, spec, spec.of)}が選んだ延べ件数`, row.n, [perRespondent]),
    narrative:
      standings(columns, row).length > 0 ? simpleNarrative(columns, row, digits) : "選択肢を選んだ回答はありません。",
    notes: notesOf(rows, true, digits),
    rowVariable: null,
    columnVariable: spec.of,
    columns,
    rows,
    columnsAddUp: true,
    digits,
    base: baseTerms(tabulation, setting, spec, [target]),
  };
}
