import type { Instrument, ItemId, Question, QuestionKind, Section } from "../instrument/instrument.ts";

/**
 * What a designer does with a questionnaire, step by step; every step gives a new instrument. On the way it may be incomplete (a label
 * emptied to be written anew, a section whose last question went elsewhere): `shapeProblems` says so, and it is not saved until then.
 */

/** Q3, or whatever number follows the highest of those that begin so. */
export function freshId(prefix: string, taken: readonly string[]): ItemId {
  const numbers = taken.filter((id) => id.startsWith(prefix)).map((id) => Number(id.slice(prefix.length)));
  const highest = Math.max(0, ...numbers.filter((number) => Number.isInteger(number)));
  return `${prefix}${highest + 1}` as ItemId;
}

const questionIds = ({ sections, derived = [], rankings = [] }: Instrument): ItemId[] => [
  ...sections.flatMap(({ questions }) => questions.map(({ id }) => id)),
  ...[...derived, ...rankings].map(({ id }) => id),
];

/** The element at `from` stands at `to` afterwards. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}

/** Sets an optional part, or takes it away where the value is undefined. */
export function withPart<T extends object, K extends keyof T>(thing: T, key: K, value: T[K] | undefined): T {
  const { [key]: _, ...rest } = thing;
  return (value === undefined ? rest : { ...rest, [key]: value }) as T;
}

export const changeSection = (
  instrument: Instrument,
  id: ItemId,
  change: (section: Section) => Section,
): Instrument => ({
  ...instrument,
  sections: instrument.sections.map((section) => (section.id === id ? change(section) : section)),
});

export const changeQuestion = (
  instrument: Instrument,
  id: ItemId,
  change: (question: Question) => Question,
): Instrument => ({
  ...instrument,
  sections: instrument.sections.map((section) => ({
    ...section,
    questions: section.questions.map((question) => (question.id === id ? change(question) : question)),
  })),
});

export const sectionOf = (instrument: Instrument, question: ItemId): Section | undefined =>
  instrument.sections.find(({ questions }) => questions.some(({ id }) => id === question));

export const findQuestion = (instrument: Instrument, id: ItemId): Question | undefined =>
  sectionOf(instrument, id)?.questions.find((question) => question.id === id);

export interface Placed {
  instrument: Instrument;
  /** Of what was made. */
  id: ItemId;
}

/** A new question behind `after`, or at the end of the section. */
export function addQuestion(instrument: Instrument, section: ItemId, after: ItemId | null, label: string): Placed {
  const id = freshId("Q", questionIds(instrument));
  const question: Question = { id, kind: "single", label: { ja: label }, options: yesAndNo };
  return { instrument: insert(instrument, section, after, question), id };
}

/** A copy behind the original, under a number of its own. */
export function duplicateQuestion(instrument: Instrument, original: ItemId): Placed | null {
  const section = sectionOf(instrument, original);
  const question = findQuestion(instrument, original);
  if (!section || !question) return null;
  const id = freshId("Q", questionIds(instrument));
  return { instrument: insert(instrument, section.id, original, { ...question, id }), id };
}

function insert(instrument: Instrument, section: ItemId, after: ItemId | null, question: Question): Instrument {
  return changeSection(instrument, section, (one) => {
    const at = after === null ? one.questions.length : one.questions.findIndex(({ id }) => id === after) + 1;
    return { ...one, questions: one.questions.toSpliced(at, 0, question) };
  });
}

export const removeQuestion = (instrument: Instrument, id: ItemId): Instrument => ({
  ...instrument,
  sections: instrument.sections.map((section) => ({
    ...section,
    questions: section.questions.filter((question) => question.id !== id),
  })),
});

/** One place up or down; over the edge of its section into the next one. */
export function moveQuestionBy(instrument: Instrument, id: ItemId, step: -1 | 1): Instrument {
  const from = instrument.sections.findIndex(({ questions }) => questions.some((question) => question.id === id));
  const section = instrument.sections[from];
  if (!section) return instrument;
  const at = section.questions.findIndex((question) => question.id === id);
  const question = section.questions[at];
  if (!question) return instrument;
  if (at + step >= 0 && at + step < section.questions.length)
    return changeSection(instrument, section.id, (one) => ({ ...one, questions: moved(one.questions, at, at + step) }));
  const next = instrument.sections[from + step];
  return next ? moveQuestionInto(instrument, id, next.id, step === 1 ? "first" : "last") : instrument;
}

/** To before (or behind) another question, of whichever section. */
export function moveQuestionTo(
  instrument: Instrument,
  id: ItemId,
  target: { id: ItemId; where: "before" | "after" },
): Instrument {
  const question = findQuestion(instrument, id);
  if (!question || id === target.id) return instrument;
  const without = removeQuestion(instrument, id);
  const section = sectionOf(without, target.id);
  if (!section) return instrument;
  const at = section.questions.findIndex((one) => one.id === target.id) + (target.where === "after" ? 1 : 0);
  return changeSection(without, section.id, (one) => ({ ...one, questions: one.questions.toSpliced(at, 0, question) }));
}

/** To the beginning or end of a section. */
export function moveQuestionInto(
  instrument: Instrument,
  id: ItemId,
  section: ItemId,
  where: "first" | "last",
): Instrument {
  const question = findQuestion(instrument, id);
  if (!question) return instrument;
  return changeSection(removeQuestion(instrument, id), section, (one) => ({
    ...one,
    questions: where === "first" ? [question, ...one.questions] : [...one.questions, question],
  }));
}

/** A new section at the end, with one question. */
export function addSection(instrument: Instrument, label: string, question: string): Placed {
  const id = freshId(
    "S",
    instrument.sections.map((section) => section.id),
  );
  const section: Section = { id, label: { ja: label }, questions: [] };
  const made = addQuestion({ ...instrument, sections: [...instrument.sections, section] }, id, null, question);
  return { instrument: made.instrument, id };
}

export const removeSection = (instrument: Instrument, id: ItemId): Instrument => ({
  ...instrument,
  sections: instrument.sections.filter((section) => section.id !== id),
});

export function moveSectionBy(instrument: Instrument, id: ItemId, step: -1 | 1): Instrument {
  const from = instrument.sections.findIndex((section) => section.id === id);
  const to = from + step;
  if (from < 0 || to < 0 || to >= instrument.sections.length) return instrument;
  return { ...instrument, sections: moved(instrument.sections, from, to) };
}

/** To where another section stands; that one makes room towards where this one came from. */
export function moveSectionTo(instrument: Instrument, id: ItemId, target: ItemId): Instrument {
  const at = (wanted: ItemId) => instrument.sections.findIndex((section) => section.id === wanted);
  return at(id) < 0 || at(target) < 0
    ? instrument
    : { ...instrument, sections: moved(instrument.sections, at(id), at(target)) };
}

const option = (id: string, ja: string) => ({ id: id as ItemId, label: { ja } });
const yesAndNo = [option("1", "はい"), option("2", "いいえ")];

/** The same question answered in another way. Options stay where the new kind has some. */
export function withKind(question: Question, kind: QuestionKind): Question {
  const { id, label, text, help, show, required, mayRefuse } = question;
  const common = {
    id,
    label,
    ...(text && { text }),
    ...(help && { help }),
    ...(show && { show }),
    ...(required && { required }),
    ...(mayRefuse && { mayRefuse }),
  };
  const options = "options" in question ? question.options : yesAndNo;
  switch (kind) {
    case "single":
    case "multiple":
      return { ...common, kind, options };
    case "matrix": {
      const rows = question.kind === "matrix" ? question.rows : [option("r1", "項目1")];
      return { ...common, kind, rows, options: options.slice(0, 30) };
    }
    case "text":
      return { ...common, kind, lines: 3 };
    case "number":
    case "date":
      return { ...common, kind };
  }
}
