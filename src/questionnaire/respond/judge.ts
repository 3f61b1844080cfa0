import type { AnswerMap, Answers, AnswerValue } from "../instrument/answer.ts";
import type { Instrument, ItemId, Question } from "../instrument/instrument.ts";

/** Where an answer cannot be, and what is wrong with it, in the words of whoever answers. */
export interface AnswerProblem {
  /** `question`, or `section/2/question` in the second thing of a repeated section. */
  place: string;
  message: { ja: string; en: string };
}

/** What the form would not have let anybody answer; empty when there is nothing. */
export function judge(instrument: Instrument, answers: Answers): AnswerProblem[] {
  const problems: AnswerProblem[] = [];
  const once = questionsOf(instrument, false);
  judgeMap(once, answers.values, "", problems);
  for (const [section, things] of Object.entries(answers.repeated ?? {})) {
    const asked = instrument.sections.find(({ id, repeats }) => id === section && repeats);
    if (!asked) {
      problems.push({ place: section, message: notAsked });
      continue;
    }
    const questions = new Map(asked.questions.map((question) => [question.id, question]));
    for (const [index, thing] of things.entries()) judgeMap(questions, thing, `${section}/${index + 1}/`, problems);
  }
  return problems;
}

const notAsked = { ja: "この調査票にない質問への回答です。", en: "This question is not part of the questionnaire." };
const notAnOption = { ja: "選択肢にない回答です。", en: "This is not one of the options." };
const exclusive = {
  ja: "ほかの選択肢と同時には選べない回答が含まれています。",
  en: "One of the options cannot be combined with others.",
};
const wrongKind = { ja: "この質問の答え方と合っていません。", en: "This does not fit the kind of the question." };
const outOfRange = { ja: "入力できる範囲の数ではありません。", en: "The number is out of range." };
const tooMany = { ja: "選べる数を超えています。", en: "More options are picked than allowed." };

function questionsOf(instrument: Instrument, repeated: boolean): ReadonlyMap<string, Question> {
  const sections = instrument.sections.filter(({ repeats }) => Boolean(repeats) === repeated);
  return new Map(sections.flatMap(({ questions }) => questions.map((question) => [question.id, question])));
}

function judgeMap(
  asked: ReadonlyMap<string, Question>,
  values: AnswerMap,
  before: string,
  problems: AnswerProblem[],
): void {
  for (const [id, value] of Object.entries(values)) {
    const question = asked.get(id);
    const message = question ? wrongWith(question, value) : notAsked;
    if (message) problems.push({ place: `${before}${id}`, message });
  }
}

function wrongWith(question: Question, value: AnswerValue): AnswerProblem["message"] | null {
  if ("refused" in value) return question.mayRefuse ? null : wrongKind;
  if (question.kind === "single" || question.kind === "multiple")
    return "picked" in value ? wrongPicks(question, value.picked) : wrongKind;
  if (question.kind === "matrix") return "rows" in value ? wrongRows(question, value.rows) : wrongKind;
  if (question.kind === "number") {
    if (!("number" in value)) return wrongKind;
    const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, integer } = question;
    const fits = value.number >= min && value.number <= max && (!integer || Number.isInteger(value.number));
    return fits ? null : outOfRange;
  }
  return question.kind in value ? null : wrongKind;
}

type Choice = Extract<Question, { kind: "single" | "multiple" }>;

function wrongPicks(question: Choice, picked: readonly ItemId[]): AnswerProblem["message"] | null {
  const options = picked.map((id) => question.options.find((option) => option.id === id));
  if (options.some((option) => !option || option.notOffered) || new Set(picked).size < picked.length)
    return notAnOption;
  const most = question.kind === "single" ? 1 : (question.atMost ?? question.options.length);
  if (picked.length > most) return tooMany;
  return picked.length > 1 && options.some((option) => option?.exclusive) ? exclusive : null;
}

function wrongRows(
  question: Extract<Question, { kind: "matrix" }>,
  rows: Readonly<Record<string, ItemId>>,
): AnswerProblem["message"] | null {
  for (const [row, option] of Object.entries(rows)) {
    if (!question.rows.some(({ id }) => id === row)) return notAsked;
    if (!question.options.some(({ id }) => id === option)) return notAnOption;
  }
  return null;
}
