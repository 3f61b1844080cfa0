import type { AnswerMap, Answers, AnswerValue } from "../instrument/answer.ts";
import type { Instrument, Question } from "../instrument/instrument.ts";

/** One cell of the exported answers: what was answered, in ids of the instrument; null where there is no answer. */
type AnswerCell = string | number | null;

/** How the answers of a round stand in columns. */
export interface AnswerSheetColumns {
  /** "Q1", "Q9.q1" for a row of a matrix, "Q5.words" for words of one's own, "4/2/4-1" for the second thing of a repeated section. */
  heads: string[];
  /** In the order of the heads. Several picks stand with a semicolon between; a refusal reads "refused". */
  cellsOf(answers: Answers): AnswerCell[];
}

/** Contacts are left out. A repeated section has columns for as many things as anybody named. */
export function answerSheetColumns(instrument: Instrument, all: readonly Answers[]): AnswerSheetColumns {
  const columns = instrument.sections.flatMap((section): SheetColumn[] => {
    const asked = section.questions.filter((question) => !(question.kind === "text" && question.contact));
    if (!section.repeats) return asked.flatMap((question) => placed(question, "", ({ values }) => values));
    const most = Math.max(1, ...all.map(({ repeated }) => repeated?.[section.id]?.length ?? 0));
    return Array.from({ length: most }).flatMap((_, thing) =>
      asked.flatMap((question) =>
        placed(question, `${section.id}/${thing + 1}/`, ({ repeated }) => repeated?.[section.id]?.[thing]),
      ),
    );
  });
  return { heads: columns.map(({ head }) => head), cellsOf: (answers) => columns.map(({ read }) => read(answers)) };
}

interface SheetColumn {
  head: string;
  read(answers: Answers): AnswerCell;
}

const placed = (
  question: Question,
  before: string,
  mapOf: (answers: Answers) => AnswerMap | undefined,
): SheetColumn[] =>
  columnsOf(question).map(({ head, read }) => ({
    head: `${before}${head}`,
    read: (answers) => {
      const value = mapOf(answers)?.[question.id];
      return value === undefined ? null : read(value);
    },
  }));

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
