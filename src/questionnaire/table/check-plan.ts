import type { Instrument } from "../instrument/instrument.ts";
import type { Column, DataSet, Frame } from "./data-set.ts";
import { variablesOf } from "./derived-column.ts";
import { frameOf } from "./frame.ts";
import { matrixRows } from "./matrix-table.ts";
import type { TablePlan, TableSpec } from "./plan.ts";
import {
  derivedOf,
  type Setting,
  settingOf,
  type TabulateContext,
  type Tabulation,
  tabulationOf,
} from "./tabulation.ts";

/** Why a table of a plan cannot be made; `table` counts from 0 in the plan. */
export interface PlanProblem {
  table: number | null;
  reason:
    | "other_instrument"
    | "no_such_variable"
    | "not_a_number"
    | "no_such_ranking"
    | "no_correct_answer"
    | "no_such_section"
    | "other_options"
    | "no_such_option";
  what: string;
}

/** Everything `tabulate` would stumble over, so that who wrote the plan reads it instead. Empty: the plan can be made. */
export function checkPlan(
  instrument: Instrument,
  dataSet: DataSet,
  plan: TablePlan,
  context: TabulateContext = { asOf: null },
): PlanProblem[] {
  if (plan.instrument !== instrument.id) return [{ table: null, reason: "other_instrument", what: plan.instrument }];
  const wrong = plan.weights ? weightsProblem(frameOf(dataSet, derivedOf(instrument, plan)), plan.weights) : null;
  if (wrong) return [{ table: null, ...wrong }];
  const tabulation = tabulationOf(instrument, dataSet, plan, context);
  return plan.tables.flatMap((spec, table) => problemsOf(tabulation, spec).map((problem) => ({ table, ...problem })));
}

type Problem = Omit<PlanProblem, "table">;

/** Weights need a variable of single answers, and the number of at least one group in which somebody answered. */
function weightsProblem(frame: Frame, { by, population }: NonNullable<TablePlan["weights"]>): Problem | null {
  const column = frame.column(by);
  if (column?.kind !== "choice") return { reason: "no_such_variable", what: by };
  const known = column.categories.some(({ id }, code) => (population[id] ?? 0) > 0 && column.codes.includes(code));
  return known ? null : { reason: "no_such_option", what: `${by}=${Object.keys(population).join("、")}` };
}

function problemsOf(tabulation: Tabulation, spec: TableSpec): Problem[] {
  if (spec.unit !== undefined && !tabulation.context.things?.has(spec.unit))
    return [{ reason: "no_such_section", what: spec.unit }];
  const setting = settingOf(tabulation, spec);
  // A condition on something that is not there holds of nobody, and a table of nobody would be all it came to.
  const named = spec.base?.when ? missing(setting, variablesOf(spec.base.when)) : [];
  return [...named, ...ofKind(tabulation, setting, spec)];
}

function ofKind(tabulation: Tabulation, setting: Setting, spec: TableSpec): Problem[] {
  switch (spec.kind) {
    case "simple":
    case "waves":
      return missing(setting, [spec.of]);
    case "cross":
      return missing(setting, [spec.rows, spec.columns]);
    case "banner":
      return missing(setting, [...spec.rows, spec.columns]);
    case "matrix":
      return sameOptions(
        setting,
        spec.of.flatMap((id) => matrixRows(tabulation, id) ?? [id]),
      );
    case "numbers":
      return [...numbers(setting, spec.of), ...missing(setting, spec.by === undefined ? [] : [spec.by])];
    case "segments":
      return [...missing(setting, [spec.of, spec.by]), ...options(setting, spec.of, spec.is)];
    case "score":
      return [
        ...spec.of.flatMap((id) => graded(tabulation, id)),
        ...missing(setting, spec.by === undefined ? [] : [spec.by]),
      ];
    case "rank": {
      const ranking = tabulation.instrument.rankings?.find(({ id }) => id === spec.of);
      return ranking ? missing(setting, ranking.questions) : [{ reason: "no_such_ranking", what: spec.of }];
    }
  }
}

function missing(setting: Setting, variables: readonly string[]): Problem[] {
  return variables
    .filter((variable) => setting.frame.column(variable) === undefined)
    .map((what) => ({ reason: "no_such_variable", what }));
}

function numbers(setting: Setting, variables: readonly string[]): Problem[] {
  const absent = missing(setting, variables);
  if (absent.length > 0) return absent;
  return variables
    .filter((variable) => setting.frame.column(variable)?.kind !== "number")
    .map((what) => ({ reason: "not_a_number", what }));
}

const idsOf = (column: Column | undefined): readonly string[] =>
  column && "categories" in column ? column.categories.map(({ id }) => id) : [];

function sameOptions(setting: Setting, variables: readonly string[]): Problem[] {
  const absent = missing(setting, variables);
  if (absent.length > 0) return absent;
  const first = idsOf(setting.frame.column(variables[0] ?? ""));
  return variables
    .filter((variable) => idsOf(setting.frame.column(variable)).join() !== first.join())
    .map((what) => ({ reason: "other_options", what }));
}

function options(setting: Setting, variable: string, is: readonly string[]): Problem[] {
  const known = idsOf(setting.frame.column(variable));
  return is
    .filter((id) => known.length > 0 && !known.includes(id))
    .map((id) => ({ reason: "no_such_option", what: `${variable}=${id}` }));
}

function graded(tabulation: Tabulation, id: string): Problem[] {
  for (const section of tabulation.instrument.sections) {
    const question = section.questions.find((one) => one.id === id);
    if (question?.kind === "single" && question.correct) return [];
  }
  return [{ reason: "no_correct_answer", what: id }];
}
