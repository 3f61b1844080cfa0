import { ok, type Result, refuse } from "../../shared/result.ts";
import type { Words } from "../../shared/words.ts";
import { type FieldDefinition, fieldDefinition } from "../catalogue.ts";
import { checkValue } from "../check-value.ts";
import type { RecordId, RecordKind } from "../contract.ts";
import type { AnswerValue } from "./route-contracts.ts";

export interface AskedItem {
  recordId: RecordId;
  kind: RecordKind;
  field: string;
}
export interface GivenAnswer {
  recordId: RecordId;
  field: string;
  value: AnswerValue;
}

export type AnswerRefusal =
  | { reason: "not_asked" }
  | { reason: "nothing_answered" }
  /** `words` say what would fit. */
  | { reason: "bad_answer"; answer: GivenAnswer; words: Words };

export const answerKey = ({ recordId, field }: { recordId: string; field: string }): string => `${recordId}:${field}`;

/**
 * May these answers be given? Only of what was asked, each once, each fitting its field.
 * @returns the answers, in the order given
 */
export function checkAnswers(
  asked: readonly AskedItem[],
  answers: readonly GivenAnswer[],
): Result<readonly GivenAnswer[], Exclude<AnswerRefusal, { reason: "nothing_answered" }>> {
  const open = new Map(asked.map((item) => [answerKey(item), item]));
  for (const answer of answers) {
    const item = open.get(answerKey(answer));
    const definition = item && fieldDefinition(item.kind, item.field);
    if (!item || !definition) return refuse({ reason: "not_asked" });
    open.delete(answerKey(answer));
    const words = answerProblem(item, definition, answer.value);
    if (words) return refuse({ reason: "bad_answer", answer, words });
  }
  return ok(answers);
}

/** What is wrong with an answer to an item; null when it fits. The form and the server ask the same. */
export function answerProblem(
  { kind, field }: Pick<AskedItem, "kind" | "field">,
  { ja, en, type }: FieldDefinition,
  value: AnswerValue,
): Words | null {
  // Which records there are is not told to whoever answers: they describe one, and somebody of the hospital finds it.
  if (type.is === "ref" && value.state === "known")
    return { ja: `「${ja}」は文章で答えてください。`, en: `${en}: answer in words.` };
  if (type.is !== "ref" && value.state === "vague")
    return { ja: `「${ja}」には値を答えてください。`, en: `${en}: answer with a value.` };
  const checked = checkValue(kind, field, value);
  return checked.ok ? null : checked.error.words;
}
