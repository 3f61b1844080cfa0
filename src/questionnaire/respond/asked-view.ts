import type { Answers } from "../instrument/answer.ts";
import type { AnswerProblem, AnswerProblemReason } from "../instrument/answer-problem.ts";
import { type AskedQuestion, evaluate, withoutUnasked } from "../instrument/evaluate.ts";
import type { Instrument } from "../instrument/instrument.ts";

/** What the evaluator says about a form that is being filled in, as its pages ask for it. Places are those of `AnswerProblem`. */
export interface AskedView {
  /** What is handed in: without answers to questions that are not asked any more. The form keeps those, for a change of mind. */
  answers: Answers;
  isAsked(place: string): boolean;
  isOpen(place: string): boolean;
  /** What keeps somebody from going on at this question; null: nothing. */
  problemAt(place: string): AnswerProblemReason | "missing" | null;
  /** Asked and neither answered nor refused, in the order of the form. */
  open: readonly { place: string; required: boolean }[];
  illegal: readonly AnswerProblem[];
  /** In the order of the form. */
  asked: readonly AskedQuestion[];
}

export function askedView(instrument: Instrument, filledIn: Answers): AskedView {
  const answers = withoutUnasked(instrument, filledIn);
  const { asked, isAsked, missing, problems } = evaluate(instrument, answers, { offeredOnly: true });
  const open = asked
    .filter(({ state }) => state === "open")
    .map(({ place, question }) => ({ place, required: question.required ?? false }));
  return {
    answers,
    isAsked,
    isOpen: (place) => open.some((one) => one.place === place),
    problemAt: (place) =>
      problems.find((problem) => problem.place === place)?.reason ??
      (missing.some((question) => question.place === place) ? "missing" : null),
    open,
    illegal: problems,
    asked,
  };
}
