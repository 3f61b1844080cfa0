import type { AnswerValue } from "./answer.ts";
import type { AnswerProblemReason } from "./answer-problem.ts";
import type { ItemId, Option, Question } from "./instrument.ts";

/** Longest text where the question says nothing. */
const longestText = 4000;

/**
 * What is wrong with one answer in itself; null: nothing.
 * @param offeredOnly the answer comes from the form, which does not offer everything that paper knows
 */
export function wrongWith(question: Question, value: AnswerValue, offeredOnly: boolean): AnswerProblemReason | null {
  if ("refused" in value) return question.mayRefuse ? null : "mayNotRefuse";
  switch (question.kind) {
    case "single":
    case "multiple":
      return "picked" in value ? wrongPicks(question, value, offeredOnly) : "wrongKind";
    case "matrix":
      return "rows" in value ? wrongRows(question, value.rows, offeredOnly) : "wrongKind";
    case "number":
      return "number" in value ? wrongNumber(question, value.number) : "wrongKind";
    case "text":
      if (!("text" in value)) return "wrongKind";
      return value.text.length > (question.maxLength ?? longestText) ? "tooLong" : null;
    case "date":
      if (!("date" in value)) return "wrongKind";
      return (question.min && value.date < question.min) || (question.max && value.date > question.max)
        ? "outOfRange"
        : null;
  }
}

type Choice = Extract<Question, { kind: "single" | "multiple" }>;
type Picks = Extract<AnswerValue, { picked: unknown }>;

function wrongPicks(question: Choice, { picked, words }: Picks, offeredOnly: boolean): AnswerProblemReason | null {
  const options = new Map(question.options.map((option) => [option.id, option]));
  if (picked.some((id) => !isOption(options.get(id), offeredOnly))) return "unknownOption";
  if (new Set(picked).size < picked.length) return "pickedTwice";
  if (picked.length > 1 && picked.some((id) => options.get(id)?.exclusive)) return "exclusive";
  const most = question.kind === "single" ? 1 : (question.atMost ?? question.options.length);
  if (picked.length > most) return "tooMany";
  const isExclusive = picked.some((id) => options.get(id)?.exclusive);
  if (question.kind === "multiple" && picked.length < (question.atLeast ?? 1) && !isExclusive) return "tooFew";
  const worded = Object.keys(words ?? {}) as ItemId[];
  return worded.every((id) => picked.includes(id) && options.get(id)?.other) ? null : "wordsWithoutOther";
}

function wrongRows(
  question: Extract<Question, { kind: "matrix" }>,
  rows: Readonly<Record<string, ItemId>>,
  offeredOnly: boolean,
): AnswerProblemReason | null {
  for (const [row, id] of Object.entries(rows)) {
    if (!question.rows.some((known) => known.id === row)) return "unknownRow";
    if (
      !isOption(
        question.options.find((option) => option.id === id),
        offeredOnly,
      )
    )
      return "unknownOption";
  }
  return null;
}

const isOption = (option: Option | undefined, offeredOnly: boolean): boolean =>
  option !== undefined && !(offeredOnly && option.notOffered);

function wrongNumber(question: Extract<Question, { kind: "number" }>, value: number): AnswerProblemReason | null {
  if (!Number.isFinite(value)) return "outOfRange";
  if (question.integer && !Number.isInteger(value)) return "notWhole";
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = question;
  return value < min || value > max ? "outOfRange" : null;
}
