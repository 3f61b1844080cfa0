import type { Derived, Instrument, Question } from "../instrument/instrument.ts";
import { type TablePlan, TableSpec } from "../table/plan.ts";

/** A variable as the builder offers it. */
export interface Variable {
  id: string;
  label: string;
  /** Section of the questionnaire, or what kind of variable it is; null: of the directory. */
  section: string | null;
  kind: "choice" | "choices" | "number" | "matrix" | "rank";
}

/** What can be put into a table, in the order of the questionnaire: no contact data, and no texts. */
export function variablesOf(
  instrument: Instrument,
  segments: readonly { name: string; label: string }[],
  derived: readonly Derived[] = [],
): Variable[] {
  const variables: Variable[] = instrument.sections
    .filter(({ repeats }) => !repeats)
    .flatMap((section) => section.questions.flatMap((question) => ofQuestion(question, section.label.ja)));
  for (const { id, label } of instrument.rankings ?? [])
    variables.push({ id, label: label.ja, section: null, kind: "rank" });
  for (const own of [...(instrument.derived ?? []), ...derived])
    variables.push({ id: own.id, label: own.label.ja, section: null, kind: "groups" in own ? "choice" : "number" });
  for (const { name, label } of segments) variables.push({ id: `@${name}`, label, section: null, kind: "choice" });
  return variables;
}

function ofQuestion(question: Question, section: string): Variable[] {
  const { id, label } = question;
  switch (question.kind) {
    case "single":
      return [{ id, label: label.ja, section, kind: "choice" }];
    case "multiple":
      return [{ id, label: label.ja, section, kind: "choices" }];
    case "number":
      return [{ id, label: label.ja, section, kind: "number" }];
    case "matrix":
      return [
        { id, label: label.ja, section, kind: "matrix" },
        ...question.rows.map(
          (row): Variable => ({
            id: `${id}.${row.id}`,
            label: `${label.ja}／${row.label.ja}`,
            section,
            kind: "choice",
          }),
        ),
      ];
    default:
      return [];
  }
}

/** What somebody has put together so far, as it stands in the address of the page. */
export interface Draft {
  /** 表頭: what is asked about. */
  of: string | null;
  /** 表側: what explains it. */
  rows: readonly string[];
  noAnswer: "last" | "dropped";
  percent: "one" | "whole";
  chart: "bar" | "band" | "pie" | "none" | null;
  test: "chiSquare" | "fisher" | "kruskalWallis" | null;
  total: boolean;
  intervals: boolean;
}

export function draftOf(search: Readonly<Record<string, string>>): Draft {
  const one = <Word extends string>(name: string, words: readonly Word[]): Word | null =>
    words.find((word) => word === search[name]) ?? null;
  return {
    of: search.of || null,
    rows: search.rows ? search.rows.split(",") : [],
    noAnswer: one("noAnswer", ["dropped"]) ?? "last",
    percent: one("percent", ["whole"]) ?? "one",
    chart: one("chart", ["bar", "band", "pie", "none"]),
    test: one("test", ["chiSquare", "fisher", "kruskalWallis"]),
    total: search.total === "1",
    intervals: search.intervals === "1",
  };
}

/** The table somebody put together; null while there is nothing to tabulate. Which kind it is follows from the variables. */
export function specOf(draft: Draft, variables: readonly Variable[]): TableSpec | null {
  const target = variables.find(({ id }) => id === draft.of);
  if (!target) return null;
  const rows = draft.rows.filter((id) => variables.some((variable) => variable.id === id));
  const head = {
    base: { noAnswer: draft.noAnswer },
    percent: draft.percent,
    ...(draft.chart ? { chart: draft.chart } : {}),
    ...(draft.test && rows.length > 0 ? { test: draft.test } : {}),
    ...(draft.intervals ? { intervals: true } : {}),
  };
  const side = { ...head, ...(draft.total ? { total: true } : {}) };
  const made = () => {
    if (target.kind === "rank") return { ...head, kind: "rank", of: target.id };
    if (target.kind === "matrix") return { ...head, kind: "matrix", of: [target.id] };
    if (target.kind === "number")
      return { ...head, kind: "numbers", of: [target.id], ...(rows[0] ? { by: rows[0] } : {}) };
    if (rows.length === 0) return { ...head, kind: "simple", of: target.id };
    if (rows.length === 1) return { ...side, kind: "cross", rows: rows[0], columns: target.id };
    return { ...side, kind: "banner", rows, columns: target.id };
  };
  const parsed = TableSpec.safeParse(made());
  return parsed.success ? parsed.data : null;
}

export const planOf = (instrument: Instrument["id"], tables: readonly TableSpec[]): TablePlan => ({
  format: "sekisho/table-plan/1",
  instrument,
  everyQuestion: false,
  tables: [...tables],
});

/** Simple tables of every question. */
export const wholePlan = (instrument: Instrument["id"]): TablePlan => ({
  format: "sekisho/table-plan/1",
  instrument,
  defaults: { noAnswer: "last", percent: "one" },
  tables: [],
});
