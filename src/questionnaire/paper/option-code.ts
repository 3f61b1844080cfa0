import type { Option, Question } from "../instrument/instrument.ts";

/**
 * What is printed beside a box and typed by whoever keys in a sheet. Options are numbered from 1 as they stand on paper; 0 is left open
 * (無回答), and a hyphen says that the respondent did not want to answer.
 */
export const openCode = "0";
export const refusedCode = "-";

/** Those that stand on paper, in order: the first has code 1. */
export const printedOptions = (question: Extract<Question, { options: Option[] }>): Option[] =>
  question.options.filter(({ notOffered }) => !notOffered);
