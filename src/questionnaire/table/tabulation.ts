import type { Derived, Instrument, Question, Section } from "../instrument/instrument.ts";
import { type Axis, type AxisRule, axisOf } from "./axis.ts";
import type { CellRule } from "./cells.ts";
import { conditionMask } from "./condition-mask.ts";
import { conditionWords, questionOf, whoMeets } from "./condition-words.ts";
import type { Column, DataSet, Frame } from "./data-set.ts";
import { frameOf, thingFrame } from "./frame.ts";
import type { TablePlan, TableSpec } from "./plan.ts";
import type { Table, Term } from "./table.ts";
import { sourceQuestion, termsOf, termsOfCondition } from "./terms.ts";
import { type Weighting, weightingOf } from "./weighting.ts";

/** What tables need beside instrument, answers and plan. */
export interface TabulateContext {
  /** Day of the newest answer, "2026-11-20". */
  asOf: string | null;
  /** How many there are in all, where it is known better than the plan knows it. */
  population?: number | null;
  /** Answers of repeated sections, by section. */
  things?: ReadonlyMap<string, DataSet>;
  /** What this round is called beside the one before ("今回" when left out). */
  round?: string;
  /** The round before, answered on an earlier edition. */
  previous?: { label: string; instrument: Instrument; dataSet: DataSet; things?: ReadonlyMap<string, DataSet> };
}

/** One run: everything tables are made from. */
export interface Tabulation {
  instrument: Instrument;
  plan: TablePlan;
  context: TabulateContext;
  derived: readonly Derived[];
  respondents: Frame;
  /** Made by the plan; null where it makes none. */
  weighting: Weighting | null;
  population: number | null;
}

export const derivedOf = (instrument: Instrument, plan: TablePlan): readonly Derived[] => [
  ...(instrument.derived ?? []),
  ...(plan.derived ?? []),
];

export function tabulationOf(
  instrument: Instrument,
  dataSet: DataSet,
  plan: TablePlan,
  context: TabulateContext,
): Tabulation {
  const derived = derivedOf(instrument, plan);
  const population = context.population ?? plan.population ?? null;
  const given = frameOf(dataSet, derived);
  const weighting = plan.weights ? weightingOf(given, plan.weights) : null;
  const respondents = weighting ? { ...given, weights: weighting.weights } : given;
  return { instrument, plan, context, derived, respondents, weighting, population };
}

/** How one table counts, after the plan's defaults. */
export interface Setting {
  frame: Frame;
  unit: Table["unit"];
  rule: AxisRule;
  /** Who meets the table's own condition; null for everybody. */
  mask: Uint8Array | null;
  weights: Float64Array | null;
  cells: Omit<CellRule, "addUp">;
}

export function settingOf(tabulation: Tabulation, spec: TableSpec): Setting {
  const { plan, context, respondents, derived } = tabulation;
  const things = spec.unit === undefined ? undefined : context.things?.get(spec.unit);
  const frame = things ? thingFrame(things, respondents, derived) : respondents;
  const section = tabulation.instrument.sections.find(({ id }) => id === spec.unit);
  const population = tabulation.population;
  return {
    frame,
    unit: section?.repeats ? { kind: "thing", label: section.repeats.of.ja } : { kind: "respondent", label: "回答者" },
    rule: {
      noAnswer: spec.base?.noAnswer ?? plan.defaults?.noAnswer ?? "last",
      everybody: spec.base?.everybody ?? false,
    },
    mask: spec.base?.when ? conditionMask(spec.base.when, frame) : null,
    weights: isWeighted(plan, spec) ? frame.weights : null,
    cells: {
      percent: spec.percent ?? plan.defaults?.percent ?? "one",
      intervals: spec.intervals ?? plan.defaults?.intervals ?? false,
      sampled: population === null ? null : Math.min(1, respondents.size / population),
    },
  };
}

export const isWeighted = (plan: TablePlan, spec: TableSpec): boolean =>
  spec.weighted ?? plan.defaults?.weighted ?? false;

/** @throws Error when there is no such variable; `checkPlan` says so to people first. */
export function columnOf(setting: Setting, variable: string): Column {
  const column = setting.frame.column(variable);
  if (!column) throw new Error(`no variable ${variable}`);
  return column;
}

export function axis(tabulation: Tabulation, setting: Setting, variable: string, rule: AxisRule): Axis {
  const column = columnOf(setting, variable);
  const definition = tabulation.derived.find(({ id }) => id === variable);
  return axisOf(column, rule, (is) =>
    termsOf(variable, is, definition, column.kind === "choices", (id) => questionOf(tabulation.instrument, id)),
  );
}

/** Question a variable belongs to (its own, or the one of a matrix row), with its section. */
export function askedAs(
  instrument: Instrument,
  variable: string,
): { question: Question; section: Section } | undefined {
  for (const section of instrument.sections) {
    for (const question of section.questions) {
      if (question.id === variable) return { question, section };
      if (question.kind === "matrix" && question.rows.some((row) => `${question.id}.${row.id}` === variable)) {
        return { question, section };
      }
    }
  }
  return undefined;
}

/** Who can be in a table of this variable: conditions of its section and question, and the table's own. Things are those of their section. */
function conditionsOf(tabulation: Tabulation, spec: TableSpec, variable: string) {
  const derived = tabulation.derived.find(({ id }) => id === variable);
  const asked = askedAs(tabulation.instrument, (derived && sourceQuestion(derived)) ?? variable);
  const ofAll = spec.base?.everybody || (asked && tabulation.plan.askedOfAll?.includes(asked.question.id));
  const shown = asked && !ofAll ? [spec.unit ? undefined : asked.section.show, asked.question.show] : [];
  return [...shown, spec.base?.when].filter((condition) => condition !== undefined);
}

/** "全回答者", or the conditions in words. */
export function whoWords(tabulation: Tabulation, setting: Setting, spec: TableSpec, variable: string): string {
  const words = conditionsOf(tabulation, spec, variable).map((condition) =>
    conditionWords(condition, tabulation.instrument, tabulation.derived),
  );
  const label = setting.unit.label;
  if (words.length > 0) return whoMeets(words, label);
  if (setting.unit.kind === "thing") return `すべての${label}`;
  return spec.base?.everybody ? "全回答者（設問の条件は適用していません）" : "全回答者";
}

/** The same as terms; null where conditions cannot be said so. */
export function baseTerms(
  tabulation: Tabulation,
  setting: Setting,
  spec: TableSpec,
  axes: readonly Axis[],
): readonly Term[] | null {
  const terms: Term[] = [];
  for (const { variable } of axes) {
    for (const condition of conditionsOf(tabulation, spec, variable)) {
      const kindOf = (id: string) => askedAs(tabulation.instrument, id)?.question.kind;
      const parts = termsOfCondition(condition, kindOf);
      if (!parts) return null;
      for (const part of parts) if (!terms.some((term) => sameTerm(term, part))) terms.push(part);
    }
    const axisOfVariable = axes.find((one) => one.variable === variable);
    const dropped = setting.rule.noAnswer === "dropped";
    if (dropped && axisOfVariable?.picked) terms.push({ variable, is: ["#answered"] });
    // Who is in none of a derived variable's groups is out, although asked.
    else if (axisOfVariable && (dropped || !askedAs(tabulation.instrument, variable)))
      terms.push(...anyOf(axisOfVariable));
  }
  const asked = axes.flatMap(({ variable }) => (spec.base?.everybody ? [] : askedTerms(tabulation, spec, variable)));
  for (const term of asked) if (!terms.some((other) => sameTerm(other, term))) terms.push(term);
  return terms;
}

/** Base of a table with a variable a row; null where the rows have different ones. */
export function sharedBaseTerms(
  tabulation: Tabulation,
  setting: Setting,
  spec: TableSpec,
  axes: readonly Axis[],
): readonly Term[] | null {
  // That 無回答 is dropped is said of each row's own variable by its columns.
  const kept: Setting = { ...setting, rule: { ...setting.rule, noAnswer: "last" } };
  const [first, ...others] = axes.map((one) => baseTerms(tabulation, kept, spec, [one]));
  return first && others.every((other) => JSON.stringify(other) === JSON.stringify(first)) ? first : null;
}

/**
 * Who can have answered at all, as terms: whom the variable's question was asked of, and whom the questions of those conditions were
 * asked of in turn. What cannot be said so is left out.
 */
export function askedTerms(tabulation: Tabulation, spec: TableSpec, variable: string): readonly Term[] {
  const kindOf = (id: string) => askedAs(tabulation.instrument, id)?.question.kind;
  const terms: Term[] = [];
  const followed = new Set<string>();
  const follow = (id: string) => {
    if (followed.has(id)) return;
    followed.add(id);
    for (const condition of conditionsOf(tabulation, { ...spec, base: undefined }, id)) {
      for (const term of termsOfCondition(condition, kindOf) ?? []) {
        terms.push(term);
        follow(term.variable);
      }
    }
  };
  follow(variable);
  return terms;
}

/** The table's own condition as terms: all there is to say of a table whose rows count only who gave an answer. */
export function ownTerms(tabulation: Tabulation, spec: TableSpec): readonly Term[] | null {
  const kindOf = (id: string) => askedAs(tabulation.instrument, id)?.question.kind;
  return spec.base?.when ? termsOfCondition(spec.base.when, kindOf) : [];
}

function anyOf({ entries }: Axis): Term[] {
  const terms = entries.flatMap(({ where }) => where);
  const [first] = terms;
  return first ? [{ ...first, is: [...new Set(terms.flatMap(({ is }) => is))] }] : [];
}

const sameTerm = (a: Term, b: Term) => JSON.stringify(a) === JSON.stringify(b);
