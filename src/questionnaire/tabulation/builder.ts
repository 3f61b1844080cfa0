import type { Instrument } from "../instrument/instrument.ts";
import { Condition } from "../instrument/instrument.ts";
import { type TablePlan, TableSpec } from "../table/plan.ts";
import type { Variable } from "./variable.ts";

/** What somebody has put together so far, as it stands in the address of the page. */
export interface Draft {
  /** 表頭: what is asked about. */
  of: string | null;
  /** 表側: what explains it. */
  rows: readonly string[];
  /** Only who answered one of these options. */
  only: { variable: string; is: readonly string[] } | null;
  /** What is made of it where there is a choice: mentions (延べ), the share of some options by segment. */
  form: "mentions" | "segments" | null;
  /** Of segments: the options whose share is told. */
  is: readonly string[];
  noAnswer: "last" | "dropped";
  rowNoAnswer: "last" | "dropped";
  percent: "one" | "whole";
  sd: "population" | "sample";
  chart: "bar" | "band" | "pie" | "none" | null;
  test: "chiSquare" | "fisher" | "kruskalWallis" | null;
  total: boolean;
  intervals: boolean;
  /** Segment whose classes answers are weighed to. */
  weight: string | null;
  /** Round that tables stand beside. */
  before: string | null;
}

const list = (words: string | undefined): readonly string[] => (words ? words.split(",") : []);

export function draftOf(search: Readonly<Record<string, string>>): Draft {
  const one = <Word extends string>(name: string, words: readonly Word[]): Word | null =>
    words.find((word) => word === search[name]) ?? null;
  const [only, options] = (search.only ?? "").split("=");
  return {
    of: search.of || null,
    rows: list(search.rows),
    only: only ? { variable: only, is: list(options) } : null,
    form: one("form", ["mentions", "segments"]),
    is: list(search.is),
    noAnswer: one("noAnswer", ["dropped"]) ?? "last",
    rowNoAnswer: one("rowNoAnswer", ["last"]) ?? "dropped",
    percent: one("percent", ["whole"]) ?? "one",
    sd: one("sd", ["sample"]) ?? "population",
    chart: one("chart", ["bar", "band", "pie", "none"]),
    test: one("test", ["chiSquare", "fisher", "kruskalWallis"]),
    total: search.total === "1",
    intervals: search.intervals === "1",
    weight: search.weight || null,
    before: search.before || null,
  };
}

/** As it stands in the address: "Q9=1,2". */
export const onlyWords = (only: Draft["only"]): string | undefined =>
  only ? `${only.variable}=${only.is.join(",")}` : undefined;

/** What a draft comes to, in words of the table plan: only variables that are there, where they can stand. */
export interface Placed {
  target: Variable;
  rows: readonly Variable[];
  only: { variable: Variable; is: readonly string[] } | null;
  kind: TableSpec["kind"];
  /** Forms that can be chosen, and the one that is. */
  forms: readonly NonNullable<Draft["form"]>[];
  form: Draft["form"];
}

export function placedOf(draft: Draft, variables: readonly Variable[]): Placed | null {
  const find = (id: string) => variables.find((variable) => variable.id === id);
  const target = draft.of ? find(draft.of) : undefined;
  if (!target) return null;
  const explains = (variable: Variable | undefined): variable is Variable =>
    variable !== undefined && canExplain(variable) && (variable.unit === null || variable.unit === target.unit);
  const rows = draft.rows.map(find).filter(explains).slice(0, mostRows(target));
  const filter = draft.only && find(draft.only.variable);
  const is = draft.only?.is.filter((id) => filter?.options.some((option) => option.id === id)) ?? [];
  const forms = formsOf(target, rows);
  const form = forms.find((one) => one === draft.form) ?? null;
  return {
    target,
    rows,
    only: filter && canFilter(filter) && explains(filter) && is.length > 0 ? { variable: filter, is } : null,
    kind: kindOf(target, rows, form, draft),
    forms,
    form,
  };
}

/** How many variables can explain it. */
const mostRows = ({ kind }: Variable): number =>
  kind === "rank" || kind === "matrix" ? 0 : kind === "number" || kind === "score" ? 1 : Number.POSITIVE_INFINITY;

/** Single and several answers make rows; so do classes of the directory. */
export const canExplain = ({ kind }: Variable): boolean => kind === "choice" || kind === "choices";

/** Conditions of a table ask for answers, not for what the directory says. */
export const canFilter = (variable: Variable): boolean => canExplain(variable) && !variable.id.startsWith("@");

function formsOf(target: Variable, rows: readonly Variable[]): Placed["forms"] {
  if (rows.length === 0) return target.kind === "choices" && target.unit === null ? ["mentions"] : [];
  return rows.length === 1 && canExplain(target) ? ["segments"] : [];
}

function kindOf(target: Variable, rows: readonly Variable[], form: Draft["form"], draft: Draft): TableSpec["kind"] {
  if (target.kind === "rank" || target.kind === "matrix" || target.kind === "score") return target.kind;
  if (draft.before && rows.length === 0 && form === null) return "waves";
  if (target.kind === "number") return "numbers";
  if (form === "segments") return "segments";
  return (["simple", "cross"] as const)[rows.length] ?? "banner";
}

/** The table somebody put together; null while there is nothing to tabulate. Which kind it is follows from the variables. */
export function specOf(draft: Draft, variables: readonly Variable[]): TableSpec | null {
  const placed = placedOf(draft, variables);
  if (!placed) return null;
  const { target, rows, only, kind, form } = placed;
  const when = only && Condition.parse(conditionOf(only.variable, only.is));
  const by = rows[0] ? { by: rows[0].id } : {};
  const head = {
    base: { noAnswer: draft.noAnswer, ...(when ? { when } : {}) },
    percent: draft.percent,
    ...(target.unit ? { unit: target.unit } : {}),
    ...(draft.chart ? { chart: draft.chart } : {}),
    ...(draft.test && (rows.length > 0 || kind === "waves") ? { test: draft.test } : {}),
    ...(draft.intervals ? { intervals: true } : {}),
    ...(draft.weight ? { weighted: true } : {}),
  };
  const side = { ...head, rowNoAnswer: draft.rowNoAnswer, ...(draft.total ? { total: true } : {}) };
  const made = (): object => {
    switch (kind) {
      case "simple":
        return { ...head, kind, of: target.id, ...(form === "mentions" ? { mentions: true } : {}) };
      case "cross":
        return { ...side, kind, rows: rows[0]?.id, columns: target.id };
      case "banner":
        return { ...side, kind, rows: rows.map(({ id }) => id), columns: target.id };
      case "segments":
        return { ...head, kind, of: target.id, is: toldOptions(draft, target), ...by };
      case "numbers":
        return { ...head, kind, of: [target.id], sd: draft.sd, ...by };
      case "score":
        return { ...head, kind, of: target.questions, ...by };
      case "matrix":
        return { ...head, kind, of: [target.id] };
      case "rank":
      case "waves":
        return { ...head, kind, of: target.id };
    }
  };
  const parsed = TableSpec.safeParse(made());
  return parsed.success ? parsed.data : null;
}

/** Of segments: the options chosen, or the first. */
export function toldOptions({ is }: Pick<Draft, "is">, { options }: Variable): readonly string[] {
  const chosen = options.filter(({ id }) => is.includes(id)).map(({ id }) => id);
  return chosen.length > 0 ? chosen : options.slice(0, 1).map(({ id }) => id);
}

function conditionOf(variable: Variable, is: readonly string[]): object {
  if (variable.origin === "derived") return { derived: variable.id, is };
  const [question, row] = variable.row ?? [variable.id];
  return row === undefined ? { question, is } : { question, row, is };
}

/** What holds for all tables of a plan and follows from a draft: weights, and the round before. */
export function settingsOf(
  draft: Pick<Draft, "weight" | "before">,
  segments: readonly { name: string; asked: Readonly<Record<string, number>> }[],
): Pick<TablePlan, "weights" | "previousRound"> {
  const weighed = segments.find(({ name, asked }) => name === draft.weight && Object.keys(asked).length > 0);
  return {
    ...(weighed ? { weights: { by: `@${weighed.name}`, population: { ...weighed.asked } } } : {}),
    ...(draft.before ? { previousRound: draft.before } : {}),
  };
}

export const planOf = (
  instrument: Instrument["id"],
  tables: readonly TableSpec[],
  settings: Pick<TablePlan, "weights" | "previousRound"> = {},
): TablePlan => ({
  format: "sekisho/table-plan/1",
  instrument,
  ...settings,
  everyQuestion: false,
  tables: [...tables],
});

/**
 * A plan with one more table at its end; null where it weighs otherwise, or stands beside another round: then the tables of one report
 * would not mean the same.
 */
export function withTable(
  plan: TablePlan,
  spec: TableSpec,
  settings: Pick<TablePlan, "weights" | "previousRound">,
): TablePlan | null {
  const same = <T>(kept: T | undefined, wanted: T | undefined) =>
    kept === undefined || wanted === undefined || JSON.stringify(kept) === JSON.stringify(wanted);
  if (!same(plan.weights, settings.weights) || !same(plan.previousRound, settings.previousRound)) return null;
  // Tables of every question would go over to stand beside the round before.
  if (settings.previousRound && !plan.previousRound && plan.everyQuestion !== false) return null;
  return { ...plan, ...settings, tables: [...plan.tables, spec] };
}

/** Tables of every question, beside the round before where one is named. */
export const wholePlan = (instrument: Instrument["id"], previousRound: string | null): TablePlan => ({
  format: "sekisho/table-plan/1",
  instrument,
  defaults: { noAnswer: "last", percent: "one" },
  ...(previousRound ? { previousRound } : {}),
  tables: [],
});
