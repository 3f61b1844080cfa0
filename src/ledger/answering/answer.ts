import { ok, type Result, refuse } from "../../shared/result.ts";
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
  /** `definition`: the field whose value does not fit; `message` says what would, in Japanese. */
  | { reason: "bad_answer"; answer: GivenAnswer; definition: FieldDefinition; message: string };

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
    const message = answerProblem(item, definition, answer.value);
    if (message !== null) return refuse({ reason: "bad_answer", answer, definition, message });
  }
  return ok(answers);
}

/** What is wrong with an answer to an item, in Japanese; null when it fits. The form and the server ask the same. */
export function answerProblem(
  { kind, field }: Pick<AskedItem, "kind" | "field">,
  { ja, type }: FieldDefinition,
  value: AnswerValue,
): string | null {
  // Which records there are is not told to whoever answers: they describe one, and somebody of the hospital finds it.
  if (type.is === "ref" && value.state === "known") return `「${ja}」は文章で答えてください。`;
  if (type.is !== "ref" && value.state === "vague") return `「${ja}」には値を答えてください。`;
  const checked = checkValue(kind, field, value);
  return checked.ok ? null : checked.error.message;
}
