import type { AnswerRow } from "../answer-file/open-answer-file.ts";
import type { Instrument } from "../instrument/instrument.ts";
import { answerCount } from "../respond/suspicion.ts";
import type { ImportReport } from "./route-contracts.ts";

const mostProblems = 200;

/** What stands in the way of taking a file, row by row: what the form would not have allowed, and rows without any answer. */
export function checkRows(
  instrument: Instrument,
  rows: Iterable<AnswerRow>,
  askedOfAll: readonly string[],
): Pick<ImportReport, "problems" | "problemCount" | "notAsked"> {
  const problems: ImportReport["problems"] = [];
  const notAsked = new Map<string, number>(askedOfAll.map((question) => [question, 0]));
  let problemCount = 0;
  for (const { row, answers, problems: own } of rows) {
    const empty = answerCount(answers) === 0 && own.length === 0;
    const found = empty ? [{ place: `${row}行目`, message: { ja: noAnswer }, notAsked: null }] : own;
    problemCount += found.length;
    for (const { place, message, notAsked: question } of found) {
      if (problems.length < mostProblems) problems.push({ place, message: message.ja });
      if (question !== null) notAsked.set(question, (notAsked.get(question) ?? 0) + 1);
    }
  }
  const labels = new Map(
    instrument.sections.flatMap(({ questions }) => questions.map(({ id, label }) => [id as string, label.ja])),
  );
  return {
    problems,
    problemCount,
    notAsked: [...notAsked].map(([question, answers]) => ({
      question,
      label: labels.get(question) ?? question,
      answers,
    })),
  };
}

const noAnswer = "この行には回答がひとつもありません。行を消すか、回答を入れてください。";
