import { Answers, type AnswerValue } from "../../src/questionnaire/instrument/answer.ts";
import { evaluate } from "../../src/questionnaire/instrument/evaluate.ts";
import type { Instrument, ItemId, Option, Question } from "../../src/questionnaire/instrument/instrument.ts";
import { formPages } from "../../src/questionnaire/respond/form-pages.ts";
import { judge } from "../../src/questionnaire/respond/judge.ts";

/** What one person has filled in after each page of the form; the last is what they hand in. */
export type Course = readonly Answers[];

/** Answers such as the form would allow, other ones for each person: in every text stands who wrote it. */
export function madeAnswers(instrument: Instrument, person: number): Course {
  const places = new Map<ItemId, number>(
    (instrument.rankings ?? []).flatMap(({ questions }) => questions.map((id, place) => [id, place])),
  );
  const course: Answers[] = [];
  let answers = Answers.parse({ values: {} });
  for (const page of formPages(instrument, answers)) {
    if (page.spot.thing !== null) continue;
    const own = new Set(page.questions.map(({ id }) => id));
    // An answer may open another question on the same page.
    for (let before = -1; Object.keys(answers.values).length > before; ) {
      before = Object.keys(answers.values).length;
      const open = evaluate(instrument, answers).asked.filter(
        ({ question, state }) => own.has(question.id) && state === "open",
      );
      const added = open.map(({ question }) => [question.id, answerTo(question, person, places.get(question.id) ?? 0)]);
      answers = { ...answers, values: { ...answers.values, ...Object.fromEntries(added) } };
    }
    course.push(answers);
  }
  const [problem] = judge(instrument, answers, "form");
  if (problem) throw new Error(`made-up answers are not allowed: ${problem.place}: ${problem.message.en}`);
  return course;
}

function answerTo(question: Question, person: number, place: number): AnswerValue {
  switch (question.kind) {
    case "single":
      return { picked: [nth(question.options, person + place)] };
    case "multiple": {
      const many = question.options.filter(({ exclusive, notOffered }) => !exclusive && !notOffered);
      const least = question.atLeast ?? 1;
      return { picked: many.slice(person % 2, (person % 2) + Math.max(least, 1)).map(({ id }) => id) };
    }
    case "matrix":
      return {
        rows: Object.fromEntries(question.rows.map(({ id }, row) => [id, nth(question.options, person + row)])),
      };
    case "number":
      return { number: question.min ?? 1 };
    case "date":
      return { date: "2026-11-20" };
    case "text":
      return { text: `回答者${person}の言葉（${question.id}）` };
  }
}

function nth(all: readonly Option[], index: number): ItemId {
  const options = all.filter(({ notOffered }) => !notOffered);
  const option = options[index % options.length];
  if (!option) throw new Error("a question without options");
  return option.id;
}
