import type { Condition, Instrument, ItemId, Option, Question } from "../instrument/instrument.ts";
import { printedOptions } from "./option-code.ts";

/** Who goes on with a question, in the words of printed questionnaires: 「Q9 で『はい』の方のみ」. Null: everybody. */
export function routingHint(condition: Condition | undefined, instrument: Instrument): string | null {
  if (!condition) return null;
  return `${words(condition, instrument)}方のみ`;
}

function words(condition: Condition, instrument: Instrument): string {
  const joined = (parts: Condition[], between: string) => {
    const each = parts.map((part) => bare(words(part, instrument)));
    return each.length === 1 ? `${each[0]}の` : `${each.join(between)}の`;
  };
  if ("all" in condition) return joined(condition.all, "、かつ ");
  if ("any" in condition) return joined(condition.any, "、または ");
  if ("not" in condition) return `${bare(words(condition.not, instrument))}以外の`;
  if ("derived" in condition) {
    const variable = instrument.derived?.find(({ id }) => id === condition.derived);
    const groups = variable && "groups" in variable ? variable.groups : [];
    return `${variable?.label.ja ?? condition.derived} が${condition.is.map((id) => quoted(groups, id)).join("または")}の`;
  }
  const question = questionOf(instrument, condition.question);
  if ("is" in condition) {
    const row =
      question?.kind === "matrix" ? question.rows.find(({ id }) => id === condition.row)?.label.ja : undefined;
    return `${condition.question} ${row ? `の ${row} ` : ""}で${picked(question, condition.is)}の`;
  }
  if ("picked" in condition) return `${condition.question} で${limits(condition.picked, "つ")}選んだ`;
  if ("between" in condition) {
    const unit = question?.kind === "number" ? (question.unit?.ja ?? "") : "";
    return `${condition.question} が${limits(condition.between, unit)}の`;
  }
  return condition.answered ? `${condition.question} に答えた` : `${condition.question} に答えていない`;
}

const bare = (text: string): string => text.replace(/の$/, "");

const quoted = (labelled: readonly { id: string; label: { ja: string } }[], id: string): string =>
  `「${labelled.find((one) => one.id === id)?.label.ja ?? id}」`;

/** One or two options by their words, more by the numbers printed beside them (in a row: 「1～4」). */
function picked(question: Question | undefined, ids: readonly ItemId[]): string {
  const printed: Option[] = question && "options" in question ? printedOptions(question) : [];
  const codes = printed.flatMap(({ id }, index) => (ids.includes(id) ? [index + 1] : []));
  if (codes.length <= 2) return codes.map((code) => quoted(printed, printed[code - 1]?.id ?? "")).join("または");
  const runs: number[][] = [];
  for (const code of codes) {
    const run = runs.at(-1);
    if (run?.at(-1) === code - 1) run.push(code);
    else runs.push([code]);
  }
  return ` ${runs.map((run) => (run.length > 2 ? `${run[0]}～${run.at(-1)}` : run.join("・"))).join("・")} `;
}

function limits({ min, max }: { min?: number | undefined; max?: number | undefined }, unit: string): string {
  if (min !== undefined && max !== undefined) return min === max ? `${min}${unit}` : `${min}${unit}から${max}${unit}`;
  if (min !== undefined) return `${min}${unit}以上`;
  return max === undefined ? "" : `${max}${unit}以下`;
}

function questionOf(instrument: Instrument, id: string): Question | undefined {
  return instrument.sections.flatMap(({ questions }) => questions).find((question) => question.id === id);
}
