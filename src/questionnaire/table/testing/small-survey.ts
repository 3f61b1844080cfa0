import { Instrument, type Question } from "../../instrument/instrument.ts";
import { type Column, type DataSet, noAnswer, notAsked, refusedToAnswer } from "../data-set.ts";
import { TablePlan } from "../plan.ts";
import type { CountTable, NumberTable, RankTable, Report, Table } from "../table.ts";
import { tabulate } from "../tabulate.ts";
import type { TabulateContext } from "../tabulation.ts";

/** Surveys small enough to count by hand. `-` not asked, `?` no answer, `!` refused; options by their letter or number. */
const reasons: Record<string, number> = { "-": notAsked, "?": noAnswer, "!": refusedToAnswer };

/** "A", or "id=label" where the label is no id. */
export const options = (...words: string[]) =>
  words.map((word) => {
    const [id = word, label = id] = word.split("=");
    return { id, label: { ja: label } };
  });

export function single(id: string, labels: string[], more: object = {}): Question {
  return { kind: "single", id, label: { ja: `${id}の設問` }, options: options(...labels), ...more } as Question;
}
export const multiple = (id: string, labels: string[], more: object = {}): Question =>
  ({ kind: "multiple", id, label: { ja: `${id}の設問` }, options: options(...labels), ...more }) as Question;
export const number = (id: string, unit = "人", more: object = {}): Question =>
  ({ kind: "number", id, label: { ja: `${id}の設問` }, unit: { ja: unit }, ...more }) as Question;

export function instrumentOf(questions: Question[], more: object = {}): Instrument {
  return Instrument.parse({
    format: "sekisho/instrument/1",
    id: "small",
    edition: "2",
    title: { ja: "小さな調査" },
    sections: [{ id: "s1", label: { ja: "全員" }, questions }],
    ...more,
  });
}

/** One entry a respondent: "はい", or "A+C" for multiple answers, or a number. */
export function dataOf(questions: readonly Question[], answers: Record<string, readonly (string | number)[]>): DataSet {
  const size = Object.values(answers)[0]?.length ?? 0;
  const columns = new Map<string, Column>();
  for (const question of questions) {
    for (const [id, given] of Object.entries(answers)) {
      if (id === question.id || id.startsWith(`${question.id}.`)) columns.set(id, columnOf(question, id, given));
    }
  }
  for (const [id, given] of Object.entries(answers))
    if (id.startsWith("@")) columns.set(id, columnOf(single(id, [...new Set(given.map(String))]), id, given));
  return { size, columns };
}

export function columnOf(question: Question, id: string, given: readonly (string | number)[]): Column {
  const state = Int8Array.from(given, (value) => reasons[value] ?? 0);
  const head = { id, label: question.label.ja };
  if (question.kind === "number") {
    const values = Float64Array.from(given, (value) => (typeof value === "number" ? value : Number.NaN));
    return { ...head, kind: "number", unit: question.unit?.ja ?? "", values, state };
  }
  if (!("options" in question))
    return {
      ...head,
      kind: "text",
      values: given.map((value) => (String(value) in reasons ? null : String(value))),
      state,
    };
  const categories = question.options.map((option) => ({ id: option.id, label: option.label.ja }));
  const picks = given.map((value) => String(value).split("+"));
  if (question.kind === "multiple") {
    const picked = categories.map(({ id: option }) =>
      Uint8Array.from(picks, (words) => (words.includes(option) ? 1 : 0)),
    );
    return { ...head, kind: "choices", categories, picked, state };
  }
  const codes = Int16Array.from(given, (value) => reasons[value] ?? categories.findIndex((one) => one.id === value));
  return { ...head, kind: "choice", categories, scale: question.scale ?? false, codes };
}

export const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

export function report(
  instrument: Instrument,
  data: DataSet,
  tables: readonly unknown[],
  more: object = {},
  context: TabulateContext = { asOf: null },
): Report {
  const plan = TablePlan.parse({
    format: "sekisho/table-plan/1",
    instrument: instrument.id,
    everyQuestion: false,
    tables,
    ...more,
  });
  return tabulate(instrument, data, plan, context);
}

/** The only table of a plan with one table. */
export function one(...args: Parameters<typeof report>): Table {
  const [table] = report(...args).tables;
  if (!table) throw new Error("no table");
  return table;
}
export const counted = (table: Table | undefined): CountTable => {
  if (!table || table.kind === "numbers" || table.kind === "rank") throw new Error("no table of counts");
  return table;
};
export const numbersIn = (table: Table | undefined): NumberTable => {
  if (table?.kind !== "numbers") throw new Error("no table of numbers");
  return table;
};
export const rankIn = (table: Table | undefined): RankTable => {
  if (table?.kind !== "rank") throw new Error("no ranking");
  return table;
};

/** "label n: count/percent …", a row a line, to be read at a glance. */
export const lines = (table: Pick<CountTable, "rows">): string[] =>
  table.rows.map(
    ({ label, n, cells }) =>
      `${label} ${n}: ${cells.map(({ count, percent }) => `${count}/${percent ?? "-"}`).join(" ")}`,
  );
export const heads = (table: Pick<CountTable, "columns">): string => table.columns.map(({ label }) => label).join(" ");
