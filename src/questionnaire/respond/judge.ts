import type { Answers } from "../instrument/answer.ts";
import { answerProblems } from "../instrument/answer-problem.ts";
import { evaluate } from "../instrument/evaluate.ts";
import type { Instrument } from "../instrument/instrument.ts";

/** Where an answer cannot be, and what is wrong with it, in the words of whoever answers. */
export interface ToldProblem {
  /** `question`, or `section/2/question` in the second thing of a repeated section. */
  place: string;
  message: { ja: string; en: string };
}

/**
 * What the form would not have let anybody answer or leave open; empty when there is nothing. On paper people leave open what they like,
 * and pick what the form does not offer.
 */
export function judge(instrument: Instrument, answers: Answers, from: "form" | "paper"): ToldProblem[] {
  const { problems, missing } = evaluate(instrument, answers, { offeredOnly: from === "form" });
  return [
    ...problems.map(({ place, reason }) => ({ place, message: answerProblems[reason] })),
    ...(from === "paper" ? [] : missing).map(({ place }) => ({ place, message: requiredMessage })),
  ];
}

const requiredMessage = { ja: "この質問には必ずお答えください。", en: "Please answer this question." };
