import { z } from "zod";
import { answerKey } from "./answer-key.ts";
import { type InstrumentProblem, problem } from "./instrument-problem.ts";

/** An option as our own shape has it; conditions of a survey name it by its label. */
export interface SurveyChoice {
  id: string;
  label: { ja: string };
  exclusive?: true;
  other?: true;
  notOffered?: true;
}

/** One comparison with the labels (or numbers) of an earlier question. */
const SurveyLeaf = z.object({
  question: z.string(),
  op: z.string(),
  values: z.array(z.union([z.string(), z.number()])),
});
type SurveyLeaf = z.infer<typeof SurveyLeaf>;

/** A comparison alone, or several of which all or any must hold. */
export const SurveyCondition = z.union([
  SurveyLeaf.transform((leaf) => ({ how: "all" as const, leaves: [leaf] })),
  z.object({ all: z.array(SurveyLeaf).min(1) }).transform(({ all }) => ({ how: "all" as const, leaves: all })),
  z.object({ any: z.array(SurveyLeaf).min(1) }).transform(({ any }) => ({ how: "any" as const, leaves: any })),
]);
export type SurveyCondition = z.infer<typeof SurveyCondition>;

export function conditionOf(
  { how, leaves }: SurveyCondition,
  place: string,
  options: ReadonlyMap<string, readonly SurveyChoice[]>,
  problems: InstrumentProblem[],
): object {
  const [first, ...more] = leaves.map((leaf) => leafOf(leaf, place, options, problems));
  return more.length === 0 ? (first ?? {}) : { [how]: [first, ...more] };
}

function leafOf(
  { question, op, values }: SurveyLeaf,
  place: string,
  options: ReadonlyMap<string, readonly SurveyChoice[]>,
  problems: InstrumentProblem[],
): object {
  const [low, high] = values.map(Number);
  const ids = () => values.map((value) => idOf(question, value, place, options, problems));
  switch (op) {
    case "eq":
    case "in":
    case "any_of":
      return { question, is: ids() };
    // "Other than": said of those who answered, so who left it open is not asked.
    case "neq":
    case "none_of":
      return { all: [{ question, answered: true }, { not: { question, is: ids() } }] };
    case "all_of":
      return { all: ids().map((id) => ({ question, is: [id] })) };
    case "gte":
      return { question, between: { min: low } };
    case "lte":
      return { question, between: { max: low } };
    case "between":
      return { question, between: { min: low, max: high } };
    case "answered":
      return { question, answered: true };
    default:
      problems.push(problem("error", place, `条件の比べ方「${op}」は読めません。`, `No such comparison: ${op}.`));
      return {};
  }
}

function idOf(
  question: string,
  value: string | number,
  place: string,
  options: ReadonlyMap<string, readonly SurveyChoice[]>,
  problems: InstrumentProblem[],
): string {
  const key = answerKey(String(value));
  const known = options.get(question) ?? [];
  const found = known.find(({ label }) => answerKey(label.ja) === key) ?? known.find(({ id }) => answerKey(id) === key);
  if (found) return found.id;
  problems.push(
    problem(
      "error",
      place,
      `条件にある「${value}」は、${question} の選択肢にありません。`,
      `The condition names "${value}", which is no option of ${question}.`,
    ),
  );
  return String(value);
}
