import type { DocumentCell, DocumentRow, DocumentSheet, SheetDocument } from "../../shared/sheet-document.ts";
import { conditionFormula } from "./condition-formula.ts";
import { conditionText } from "./condition-text.ts";
import { Condition, type EditionChange, type Instrument, type Question } from "./instrument.ts";
import {
  changeSheet,
  changeWords,
  derivedSheet,
  groupSheet,
  kindWords,
  optionSheet,
  questionSheet,
  rankingSheet,
  rowSheet,
  type SheetColumn,
  type SheetSpec,
  sectionSheet,
  titleSheet,
} from "./workbook-sheets.ts";

/** A questionnaire as a workbook to be read, changed and brought back (read-instrument-workbook.ts): the same instrument comes out. */
export function instrumentWorkbook(instrument: Instrument): SheetDocument {
  const { sections, rankings = [], derived = [] } = instrument;
  const questions = sections.flatMap((section) =>
    section.questions.map((question) => ({ parent: section.id, thing: question })),
  );
  const parts = <Part>(of: (question: Question) => readonly Part[]) =>
    questions.flatMap(({ thing }) => of(thing).map((part) => ({ parent: thing.id, thing: part })));
  const groups = derived.flatMap((one) =>
    "groups" in one ? one.groups.map((thing) => ({ parent: one.id, thing })) : [],
  );
  const alone = (things: readonly object[]) => things.map((thing) => ({ parent: "", thing }));
  const sheet = (spec: SheetSpec, rows: readonly Row[]) => listSheet(spec, rows, instrument);
  return {
    title: instrument.title.ja,
    sheets: [
      titleOf(instrument),
      sheet(sectionSheet, alone(sections)),
      sheet(questionSheet, questions),
      sheet(optionSheet, parts(optionsOf)),
      sheet(
        rowSheet,
        parts((question) => (question.kind === "matrix" ? question.rows : [])),
      ),
      sheet(rankingSheet, alone(rankings)),
      sheet(derivedSheet, alone(derived)),
      sheet(groupSheet, groups),
      sheet(changeSheet, alone((instrument.follows?.changes ?? []).flatMap(changeRows))),
      helpSheet,
    ],
  };
}

/** Options with the mark of the correct ones, which the question holds. */
function optionsOf(question: Question): object[] {
  if (!("options" in question)) return [];
  const correct = question.kind === "single" ? (question.correct ?? []) : [];
  return question.options.map((option) => ({ ...option, ...(correct.includes(option.id) ? { correct: true } : {}) }));
}

/** One row for each pair of options. */
function changeRows(change: EditionChange): object[] {
  const { question } = change;
  const words = changeWords[change.change];
  if (change.change === "options") return change.options.map((options) => ({ question, change: words, options }));
  return [{ question, change: words, ...("before" in change ? { before: change.before } : {}) }];
}

interface Row {
  parent: string;
  thing: object;
}

/** What stands at a path of a thing; undefined: nothing. */
function at(thing: object, path: string): unknown {
  let value: unknown = thing;
  for (const step of path.split(".")) value = (value as Record<string, unknown> | undefined)?.[step];
  return value;
}

function cellOf(column: SheetColumn, { parent, thing }: Row, instrument: Instrument): DocumentCell {
  if (column.type === "parent") return parent;
  const value = at(thing, column.type === "note" ? column.path.replace(/\.note$/, "") : column.path);
  if (value === undefined) return null;
  switch (column.type) {
    case "flag":
      return value ? "○" : null;
    case "ids":
      return (value as string[]).join("/");
    case "lines":
      return (value as string[]).join("\n");
    case "kind":
      return kindWords[value as Question["kind"]];
    case "formula":
      return conditionFormula(Condition.parse(value));
    case "note":
      return conditionText(Condition.parse(value), instrument, "ja");
    default:
      return value as string | number;
  }
}

function listSheet(spec: SheetSpec, rows: readonly Row[], instrument: Instrument): DocumentSheet {
  return {
    name: spec.name,
    columns: spec.columns.map(({ header, width, type }) => ({
      header,
      width,
      wrap: true,
      ...(type === "number" || type === "bound" ? {} : { format: "text" as const }),
      ...(type === "kind" ? { choice: { list: Object.values(kindWords), strict: true } } : {}),
      ...(type === "flag" ? { align: "center" as const, choice: { list: ["○"], strict: true } } : {}),
    })),
    rows: rows.map(
      (row): DocumentRow => ({
        cells: spec.columns.map((column) => {
          const value = cellOf(column, row, instrument);
          return column.type === "note" ? { value: value as string | null, tone: "muted" } : value;
        }),
      }),
    ),
    freeze: { rows: "header", columns: spec.columns.findIndex(({ path }) => path === "id") + 1 },
    spareRows: 50,
  };
}

const titleOf = (instrument: Instrument): DocumentSheet => ({
  name: titleSheet.name,
  columns: [{ width: 24 }, { width: 96, wrap: true, format: "text" }],
  rows: titleSheet.columns.map((column) => ({
    cells: [{ value: column.header, bold: true }, cellOf(column, { parent: "", thing: instrument }, instrument)],
  })),
});

const helpSheet: DocumentSheet = {
  name: "書き方",
  columns: [
    { header: "書き方", width: 40 },
    { header: "意味", width: 72, wrap: true },
  ],
  rows: [
    ["Q1=1", "設問 Q1 で選択肢 1 を選んだ人にたずねる"],
    ["Q1=1/2", "1 か 2 のどちらかを選んだ人"],
    ["Q5[r1]=1", "表の設問 Q5 の項目 r1 で 1 を選んだ人"],
    ["選択数(Q3)=2～", "Q3 で二つ以上選んだ人（2～4 は二つから四つ、～4 は四つ以下）"],
    ["数値(Q4)=20～99", "Q4 の数値が 20 以上 99 以下の人"],
    ["回答あり(Q1)　回答なし(Q1)", "Q1 に答えた人、答えていない人"],
    ["変数(規模)=大", "シート「派生変数」の「規模」が群「大」に入る人"],
    ["すべて(Q1=1、Q2=1)", "どちらにも当てはまる人"],
    ["いずれか(Q1=1、Q2=1)", "どちらか一方にでも当てはまる人"],
    ["以外(Q1=1)", "当てはまらない人（答えていない人を含む）"],
    ["○", "当てはまるときに入れ、当てはまらないときは空けておく"],
    ["1/2/3", "番号を並べるときは / で区切る"],
  ].map((cells) => ({ cells })),
};
