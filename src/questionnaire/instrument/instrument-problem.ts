import type { Wording } from "./instrument.ts";

/** Something about an instrument that keeps it from use (error), or that its author should look at (caution). */
export interface InstrumentProblem {
  weight: "error" | "caution";
  /** Id of a question, section, derived variable or ranking; or where in the file, "sections[0].questions[3].options". */
  place: string;
  message: Wording & { en: string };
}

export const problem = (
  weight: InstrumentProblem["weight"],
  place: string,
  ja: string,
  en: string,
): InstrumentProblem => ({ weight, place, message: { ja, en } });
