import type { Question } from "../instrument/instrument.ts";

/**
 * About how long a question takes a person who reads it on a phone, in seconds: reading at 8 letters a second (half the pace of
 * continuous reading, since options are compared), a moment to decide, and typing at 2 letters a second. Ours, and rough: it is shown
 * in whole minutes and never less than one.
 */
export function secondsFor(question: Question): number {
  const reading = lettersIn(question) / lettersASecond;
  switch (question.kind) {
    case "single":
      return reading + 2;
    case "multiple":
      return reading + 4;
    case "number":
    case "date":
      return reading + 6;
    case "text":
      return reading + (question.lines && question.lines > 1 ? 30 : 12);
    case "matrix":
      return reading + 3 * question.rows.length;
  }
}

const lettersASecond = 8;
/** Nobody reads all of a long list: the look stops where the answer is found. */
const optionsRead = 6;

function lettersIn(question: Question): number {
  const asked = (question.text ?? question.label).ja.length + (question.help?.ja.length ?? 0);
  const options = "options" in question ? question.options.slice(0, optionsRead) : [];
  const rows = question.kind === "matrix" ? question.rows : [];
  return [...options, ...rows].reduce((sum, { label }) => sum + label.ja.length, asked);
}

/** Whole minutes, at least one. */
export const minutesFor = (questions: readonly Question[]): number =>
  Math.max(1, Math.round(questions.reduce((sum, question) => sum + secondsFor(question), 0) / 60));
