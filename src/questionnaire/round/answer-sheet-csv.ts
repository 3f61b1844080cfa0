import type { AnswerMap, AnswerValue } from "../instrument/answer.ts";
import type { Instrument, Question } from "../instrument/instrument.ts";

/** One cell of the exported answers: what was answered, in ids of the instrument; null where there is no answer. */
export type AnswerCell = string | number | null;

/** Column heads of the questions asked once, contacts left out: "Q1", "Q9.q1" for the rows of a matrix, "Q5.words" for own words. */
export function answerHeads(instrument: Instrument): string[] {
  return questions(instrument).flatMap((question) => columnsOf(question).map(({ head }) => head));
}

/** The cells of one answer, in the order of the heads. Several picks stand with a semicolon between; a refusal reads "refused". */
export function answerCells(instrument: Instrument, values: AnswerMap): AnswerCell[] {
  return questions(instrument).flatMap((question) => {
    const value = values[question.id];
    return columnsOf(question).map(({ read }) => (value === undefined ? null : read(value)));
  });
}

const questions = (instrument: Instrument): Question[] =>
  instrument.sections
    .filter(({ repeats }) => !repeats)
    .flatMap(({ questions }) => questions)
    .filter((question) => !(question.kind === "text" && question.contact));

interface AnswerColumn {
  head: string;
  read(value: AnswerValue): AnswerCell;
}

function columnsOf(question: Question): AnswerColumn[] {
  if (question.kind === "matrix")
    return question.rows.map(({ id }) => ({
      head: `${question.id}.${id}`,
      read: (value) => ("rows" in value ? (value.rows[id] ?? null) : plain(value)),
    }));
  const own: AnswerColumn = { head: question.id, read: plain };
  const hasWords = "options" in question && question.options.some(({ other }) => other);
  return hasWords ? [own, { head: `${question.id}.words`, read: wordsOf }] : [own];
}

function plain(value: AnswerValue): AnswerCell {
  if ("picked" in value) return value.picked.join(";");
  if ("number" in value) return value.number;
  if ("text" in value) return value.text;
  if ("date" in value) return value.date;
  return "refused" in value ? "refused" : null;
}

const wordsOf = (value: AnswerValue): AnswerCell =>
  "picked" in value && value.words ? Object.values(value.words).join(";") : null;
