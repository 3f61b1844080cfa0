import type { ItemId } from "../instrument/instrument.ts";
import { mean, populationStandardDeviation } from "../statistic/moments.ts";
import { type Axis, axisOf } from "./axis.ts";
import { everybody, rowGroups } from "./count.ts";
import { type CountedRow, columnsWhere, countedRows, finish } from "./count-rows.ts";
import { type ChoiceColumn, noAnswer, notAsked } from "./data-set.ts";
import { simpleNarrative } from "./narrative.ts";
import { notesOf } from "./notes.ts";
import type { TableSpec } from "./plan.ts";
import type { CountColumn, CountRow, CountTable, Term } from "./table.ts";
import { baseNoteOf, headOf, noAnswerWords } from "./table-head.ts";
import {
  askedAs,
  axis,
  columnOf,
  type Setting,
  settingOf,
  sharedBaseTerms,
  type Tabulation,
  whoWords,
} from "./tabulation.ts";
import { fixed, quoted } from "./wording.ts";

type ScoreSpec = Extract<TableSpec, { kind: "score" }>;

/**
 * Knowledge questions: right, wrong and open answers by question, and after it how many got how many points (by groups where asked).
 * A planned figure number is the first table's; the second takes the next one.
 */
export function scoreTables(tabulation: Tabulation, spec: ScoreSpec): CountTable[] {
  const setting = settingOf(tabulation, spec);
  return [questionTable(tabulation, setting, spec), distribution(tabulation, setting, spec)];
}

function questionTable(tabulation: Tabulation, setting: Setting, spec: ScoreSpec): CountTable {
  const axes = spec.of.map((question) => gradedAxis(tabulation, setting, question));
  const counted = spec.of.flatMap((question, i) => {
    const graded = axes[i];
    if (!graded) return [];
    const head = { key: question, label: graded.label, group: null, role: "row" as const, where: [] };
    return countedRows(setting, everybody, [head], graded);
  });
  const columns = gradeColumns(setting);
  const made = finish(counted, columns, { ...setting.cells, addUp: true }, false);
  const digits = setting.cells.percent === "one" ? 1 : 0;
  return {
    ...headOf(setting, spec, { id: "score", title: "知識を問う設問の正答", chart: "band" }),
    kind: "score",
    baseNote: baseNoteOf(
      whoWords(tabulation, setting, spec, spec.of[0] ?? ""),
      Math.max(0, ...made.rows.map(({ n }) => n)),
      [noAnswerWords(setting)],
    ),
    narrative: rightNarrative(made.rows, digits),
    notes: notesOf(made.rows, true, digits),
    rowVariable: null,
    columnVariable: spec.of[0] ?? "",
    columns: made.columns,
    rows: made.rows.map((row, i) => ({ ...row, columnsWhere: columnsWhere(made.columns, axes[i]) })),
    columnsAddUp: true,
    digits,
    base: sharedBaseTerms(tabulation, setting, spec, axes),
  };
}

function gradeColumns(setting: Setting): CountColumn[] {
  const option = (key: string, label: string): CountColumn => ({ key, label, role: "option", where: [] });
  const open: CountColumn = { key: "#noAnswer", label: "無回答", role: "noAnswer", where: [] };
  const grades = [option("right", "正答"), option("wrong", "誤答")];
  return setting.rule.noAnswer === "last" ? [...grades, open] : grades;
}

/** The answers of a knowledge question with its options put together as right and wrong; refusals count as open. */
function gradedAxis(tabulation: Tabulation, setting: Setting, question: ItemId): Axis {
  const plain = axis(tabulation, setting, question, setting.rule);
  const right = correctOptions(tabulation, question);
  const open = setting.rule.noAnswer === "last" ? 2 : -1;
  const gradeOf = ({ role, key }: CountColumn) => (role === "option" ? (right.has(key) ? 0 : 1) : open);
  const places = plain.places.map((place) => {
    const entry = plain.entries[place];
    return entry ? gradeOf(entry) : -1;
  });
  const entries = gradeColumns(setting).map((column, grade) => {
    const terms = plain.entries.flatMap((entry) => (gradeOf(entry) === grade ? entry.where : []));
    const [first] = terms;
    return first ? { ...column, where: [{ ...first, is: terms.flatMap(({ is }) => is) }] } : column;
  });
  return { ...plain, entries, places };
}

function correctOptions(tabulation: Tabulation, question: string): ReadonlySet<string> {
  const asked = askedAs(tabulation.instrument, question)?.question;
  if (asked?.kind !== "single" || !asked.correct) throw new Error(`${question} has no correct answer`);
  return new Set(asked.correct);
}

/** Right answers by respondent: code = points. Who answered none of the questions has no score; a question left open gives no point. */
function scoreColumn(tabulation: Tabulation, setting: Setting, questions: readonly string[]): ChoiceColumn {
  const codes = new Int16Array(setting.frame.size).fill(notAsked);
  for (const question of questions) {
    const column = columnOf(setting, question);
    if (column.kind !== "choice") throw new Error(`${question} has no single answer`);
    const right = correctOptions(tabulation, question);
    const point = column.categories.map(({ id }) => (right.has(id) ? 1 : 0));
    for (let i = 0; i < codes.length; i += 1) {
      const code = column.codes[i] ?? notAsked;
      const before = codes[i] ?? notAsked;
      if (code >= 0) codes[i] = Math.max(0, before) + (point[code] ?? 0);
      else if (code !== notAsked && before < 0) codes[i] = noAnswer;
    }
  }
  const categories = Array.from({ length: questions.length + 1 }, (_, points) => ({
    id: `${points}`,
    label: `${points}点`,
  }));
  return { kind: "choice", id: "score", label: "得点", categories, scale: true, codes };
}

function distribution(tabulation: Tabulation, setting: Setting, spec: ScoreSpec): CountTable {
  const target = axisOf(scoreColumn(tabulation, setting, spec.of), setting.rule, () => []);
  const head = { key: "total", label: "全体", group: null, role: "total" as const, where: [] as Term[] };
  const counted: CountedRow[] = countedRows(setting, everybody, [head], target);
  const side =
    spec.by === undefined ? null : axis(tabulation, setting, spec.by, { noAnswer: "dropped", everybody: false });
  let taken = 0;
  for (const group of side ? rowGroups(side) : []) {
    const heads = side?.entries
      .slice(taken, taken + group.size)
      .map(({ key, label, where }) => ({ ...head, key, label, where, role: "row" as const }));
    counted.push(...countedRows(setting, group, heads ?? [], target));
    taken += group.size;
  }
  const { columns, rows: plain } = finish(counted, target.entries, { ...setting.cells, addUp: true }, false);
  const rows = plain.map((row) => ({ ...row, extra: extraOf(row, columns) }));
  const digits = setting.cells.percent === "one" ? 1 : 0;
  const [total] = rows;
  const made = headOf(setting, { ...spec, title: undefined, id: undefined } as ScoreSpec, {
    id: `${spec.id ?? "score"}-points`,
    title: side ? `知識を問う設問の得点（${side.label}別）` : "知識を問う設問の得点",
    chart: side ? "band" : "bar",
  });
  return {
    ...made,
    figure: spec.figure === undefined ? 0 : spec.figure + 1,
    kind: "score",
    baseNote: baseNoteOf(whoWords(tabulation, setting, spec, spec.of[0] ?? ""), total?.n ?? 0, [
      noAnswerWords(setting),
      `${spec.of.length}点満点`,
    ]),
    narrative: total ? `${simpleNarrative(columns, total, digits)}${averageWords(rows)}` : null,
    notes: [
      "無回答は、どの設問にも答えなかった人です。一部に答えた人は、答えなかった設問を0点として数えています。",
      ...notesOf(rows, true, digits),
    ],
    rowVariable: spec.by ?? null,
    columnVariable: "score",
    columns,
    rows,
    columnsAddUp: true,
    digits,
    base: null,
  };
}

function extraOf(row: CountRow, columns: readonly CountColumn[]) {
  const points: number[] = [];
  const weights: number[] = [];
  for (const [i, column] of columns.entries()) {
    if (column.role !== "option") continue;
    points.push(Number(column.key));
    weights.push(row.cells[i]?.count ?? 0);
  }
  const average = mean(points, weights);
  const deviation = populationStandardDeviation(points, weights);
  if (average === null || deviation === null) return [];
  return [
    { label: "平均点", value: average, digits: 2, unit: "点" },
    { label: "標準偏差（母）", value: deviation, digits: 2, unit: "点" },
  ];
}

function averageWords(rows: readonly (CountRow & { extra: ReturnType<typeof extraOf> })[]): string {
  const words = ({ extra: [average] }: (typeof rows)[number]) =>
    average ? `${fixed(average.value, average.digits)}点` : null;
  const [total, ...groups] = rows;
  const whole = total && words(total);
  if (!whole) return "";
  const parts = groups.flatMap((row) => (words(row) ? [`「${row.label}」${words(row)}`] : []));
  return `平均点は${whole}です${parts.length > 0 ? `（${parts.join("、")}）` : ""}。`;
}

function rightNarrative(rows: readonly CountRow[], digits: 0 | 1): string {
  const answered = rows.filter(({ n }) => n > 0);
  if (answered.length === 0) return "集計の対象となる回答はありません。";
  const share = (row: CountRow) => (row.cells[0]?.count ?? 0) / row.n;
  const best = Math.max(...answered.map(share));
  const worst = Math.min(...answered.map(share));
  const words = (goal: number) => {
    const there = answered.filter((row) => share(row) === goal);
    return `${quoted(there.map(({ label }) => label))}の${(there[0]?.cells[0]?.percent ?? 0).toFixed(digits)}%`;
  };
  if (best === worst) return `正答の割合はどの設問も${(answered[0]?.cells[0]?.percent ?? 0).toFixed(digits)}%です。`;
  return `正答の割合は${words(best)}が最も高く、${words(worst)}が最も低くなっています。`;
}
