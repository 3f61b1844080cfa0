import type { Answers } from "../instrument/answer.ts";

/** Signs that an answer may be no honest one, as it tells by itself. It is kept and marked: whoever analyses decides. */
export type Suspicion = "quick" | "machine";

/** Nobody reads and answers a question in less. */
const leastSecondsPerAnswer = 0.7;
/** Fewer equal answers than this say nothing: many people pick the same few. */
const fewestForSameness = 8;

/** Answers enough for their sameness or quickness to say something. */
export const isTelling = (answers: Answers): boolean => answerCount(answers) >= fewestForSameness;

export interface HandedIn {
  answers: Answers;
  /** From opening the form to handing in, as the browser saw it. */
  seconds: number | undefined;
  /** A field that no person sees was filled in. */
  filledTrap: boolean;
}

export const answerCount = ({ values, repeated = {} }: Answers): number =>
  Object.keys(values).length +
  Object.values(repeated)
    .flat()
    .reduce((sum, thing) => sum + Object.keys(thing).length, 0);

export function suspicions({ answers, seconds, filledTrap }: HandedIn): Suspicion[] {
  const given = answerCount(answers);
  const found: Suspicion[] = [];
  if (seconds !== undefined && isTelling(answers) && seconds < given * leastSecondsPerAnswer) found.push("quick");
  if (filledTrap) found.push("machine");
  return found;
}
