import type { TablePlan, TableSpec } from "../table/plan.ts";
import { draftOf, onlyWords, specOf } from "./builder.ts";
import { type Variable, wholeScore } from "./variable.ts";

/** Place in the plan of each table that came of it; null: of every question, which the plan does not name. A score makes two. */
export function plannedPlaces(plan: TablePlan, tables: number): (number | null)[] {
  const named = plan.tables.flatMap((spec, at) => (spec.kind === "score" ? [at, at] : [at]));
  return [...Array.from({ length: Math.max(0, tables - named.length) }, () => null), ...named];
}

/**
 * The address of the builder that a table could have come from, so that somebody can go on from it. Null where the builder cannot say
 * what the plan says (a condition over several questions, a title of its own): the address is made, read back, and must mean the same.
 */
export function searchOf(
  spec: TableSpec,
  plan: Pick<TablePlan, "weights" | "previousRound">,
  variables: readonly Variable[],
): Record<string, string> | null {
  const search = Object.entries(wordsOf(spec, plan, variables)).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== "",
  );
  const found = Object.fromEntries(search);
  const again = specOf(draftOf(found), variables);
  return again && sorted(again) === sorted(spec) ? found : null;
}

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

function wordsOf(
  spec: TableSpec,
  plan: Pick<TablePlan, "weights" | "previousRound">,
  variables: readonly Variable[],
): Record<string, string | undefined> {
  const when = spec.base?.when;
  const only = when && "is" in when ? { variable: filterOf(when), is: when.is } : null;
  return {
    ...sidesOf(spec, variables),
    only: onlyWords(only),
    noAnswer: spec.base?.noAnswer,
    percent: spec.percent,
    chart: spec.chart,
    test: spec.test,
    intervals: spec.intervals ? "1" : undefined,
    weight: spec.weighted ? plan.weights?.by.slice(1) : undefined,
    before: spec.kind === "waves" ? plan.previousRound : undefined,
  };
}

const filterOf = (when: { derived: string } | { question: string; row?: string | undefined }): string => {
  if ("derived" in when) return when.derived;
  return when.row === undefined ? when.question : `${when.question}.${when.row}`;
};

function sidesOf(spec: TableSpec, variables: readonly Variable[]): Record<string, string | undefined> {
  switch (spec.kind) {
    case "simple":
      return { of: spec.of, form: spec.mentions ? "mentions" : undefined };
    case "cross":
    case "banner":
      return {
        of: spec.columns,
        rows: [spec.rows].flat().join(","),
        rowNoAnswer: spec.rowNoAnswer,
        total: spec.total ? "1" : undefined,
      };
    case "segments":
      return { of: spec.of, rows: spec.by, form: "segments", is: spec.is.join(",") };
    case "numbers":
      return { of: spec.of[0], rows: spec.by, sd: spec.sd };
    case "score":
      return {
        of: variables.find(({ questions }) => questions?.join() === spec.of.join())?.id ?? wholeScore,
        rows: spec.by,
      };
    case "matrix":
      return { of: spec.of[0] };
    case "rank":
    case "waves":
      return { of: spec.of };
  }
}
