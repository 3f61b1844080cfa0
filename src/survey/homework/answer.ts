import { ok, type Result, refuse } from "../../shared/result.ts";
import type { HomeworkDraft, Question } from "./route-contracts.ts";

/** May this be handed in? Something must be in it, and nothing that was not asked. */
export function checkAnswer(
  questions: readonly Question[],
  answer: Pick<HomeworkDraft, "answers" | "comment">,
  files: number,
): Result<null, "not_asked" | "nothing_answered"> {
  const asked = new Set(questions.map(({ id }) => id));
  const given = answer.answers.map(({ questionId }) => questionId);
  if (new Set(given).size !== given.length || !given.every((id) => asked.has(id))) return refuse("not_asked");
  const said = answer.answers.some(({ text }) => text.trim() !== "") || answer.comment.trim() !== "";
  return said || files > 0 ? ok(null) : refuse("nothing_answered");
}

/** Questions without a word so far; a file may be the answer to them. */
export const unanswered = (questions: readonly Question[], { answers }: Pick<HomeworkDraft, "answers">): number =>
  questions.filter(({ id }) => !answers.some((one) => one.questionId === id && one.text.trim() !== "")).length;
