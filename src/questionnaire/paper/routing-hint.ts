import type { Condition, Instrument, Question } from "../instrument/instrument.ts";

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
    return `${variable?.label.ja ?? condition.derived} が${named(condition.is, groups)}の`;
  }
  const question = questionOf(instrument, condition.question);
  if ("is" in condition) {
    const row =
      question?.kind === "matrix" ? question.rows.find(({ id }) => id === condition.row)?.label.ja : undefined;
    const options = question && "options" in question ? question.options : [];
    return `${condition.question} ${row ? `の ${row} ` : ""}で${named(condition.is, options)}の`;
  }
  if ("picked" in condition) return `${condition.question} で${limits(condition.picked, "つ")}選んだ`;
  if ("between" in condition) {
    const unit = question?.kind === "number" ? (question.unit?.ja ?? "") : "";
    return `${condition.question} が${limits(condition.between, unit)}の`;
  }
  return condition.answered ? `${condition.question} に答えた` : `${condition.question} に答えていない`;
}

const bare = (text: string): string => text.replace(/の$/, "");

function named(ids: readonly string[], options: readonly { id: string; label: { ja: string } }[]): string {
  return ids.map((id) => `「${options.find((option) => option.id === id)?.label.ja ?? id}」`).join("または");
}

function limits({ min, max }: { min?: number | undefined; max?: number | undefined }, unit: string): string {
  if (min !== undefined && max !== undefined) return min === max ? `${min}${unit}` : `${min}${unit}から${max}${unit}`;
  if (min !== undefined) return `${min}${unit}以上`;
  return max === undefined ? "" : `${max}${unit}以下`;
}

function questionOf(instrument: Instrument, id: string): Question | undefined {
  return instrument.sections.flatMap(({ questions }) => questions).find((question) => question.id === id);
}
