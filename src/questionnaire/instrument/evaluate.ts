import type { AnswerMap, Answers, AnswerValue } from "./answer.ts";
import type { AnswerProblem } from "./answer-problem.ts";
import { wrongWith } from "./check-answer.ts";
import { type AnswersView, holds } from "./condition.ts";
import type { Instrument, ItemId, Question, Section } from "./instrument.ts";

/** A question that is put to this respondent, once or (of a repeated section) for each thing. */
export interface AskedQuestion {
  /** As `AnswerProblem.place`. */
  place: string;
  section: ItemId;
  /** Of a repeated section: which thing, from 0; else null. */
  thing: number | null;
  question: Question;
  state: "answered" | "refused" | "open";
}

export interface Evaluation {
  /** In the order of the form. */
  asked: readonly AskedQuestion[];
  isAsked(place: string): boolean;
  /** Required and still open. */
  missing: readonly AskedQuestion[];
  /** What the form would not have let anybody answer. */
  problems: readonly AnswerProblem[];
}

export interface EvaluationRules {
  /** Questions whose condition was printed but not applied: asked of everybody. */
  askedOfAll?: readonly string[];
  /** The answers come from the form, which offers less than paper knows. */
  offeredOnly?: boolean;
}

/**
 * Which questions are put to somebody with these answers, what is missing, and what is not allowed. Form and server both go by it. What
 * was answered to a question that is not asked counts for no condition, so the outcome does not hang on what was said before a change of
 * mind. An instrument's conditions look back only (check-instrument.ts), so one pass in its order is enough.
 */
export function evaluate(instrument: Instrument, answers: Answers, rules: EvaluationRules = {}): Evaluation {
  const { askedOfAll = [], offeredOnly = false } = rules;
  const everybody = new Set(askedOfAll);
  const asked: AskedQuestion[] = [];
  const problems: AnswerProblem[] = [];
  const outer = new Map<ItemId, AnswerValue>();
  const outerView = viewOf(instrument, (id) => outer.get(id));

  for (const section of instrument.sections) {
    const shown = !section.show || holds(section.show, outerView);
    for (const [thing, map] of mapsOf(section, answers).entries()) {
      const isRepeated = section.repeats !== undefined;
      const own = isRepeated ? new Map<ItemId, AnswerValue>() : outer;
      const view = isRepeated ? viewOf(instrument, (id) => own.get(id) ?? outer.get(id)) : outerView;
      for (const question of section.questions) {
        const place = isRepeated ? `${section.id}/${thing + 1}/${question.id}` : question.id;
        const value = map[question.id];
        const isPut = everybody.has(question.id) || (shown && (!question.show || holds(question.show, view)));
        if (!isPut) {
          if (value !== undefined) problems.push({ place, reason: "notAsked" });
          continue;
        }
        const reason = value === undefined ? null : wrongWith(question, value, offeredOnly);
        if (reason) problems.push({ place, reason });
        if (value !== undefined) own.set(question.id, value);
        asked.push({ place, section: section.id, thing: isRepeated ? thing : null, question, state: stateOf(value) });
      }
    }
  }
  problems.push(...unknownAnswers(instrument, answers), ...tooManyThings(instrument, answers));
  problems.push(...samePlaces(instrument, outer));
  const places = new Set(asked.map(({ place }) => place));
  return {
    asked,
    isAsked: (place) => places.has(place),
    missing: asked.filter(({ question, state }) => question.required && state === "open"),
    problems,
  };
}

/** The answers without those to questions that are not asked any more. */
export function withoutUnasked(instrument: Instrument, answers: Answers): Answers {
  const { isAsked } = evaluate(instrument, answers);
  const kept = (map: AnswerMap, before: string): AnswerMap =>
    Object.fromEntries(Object.entries(map).filter(([id]) => isAsked(`${before}${id}`)));
  const values = kept(answers.values, "");
  if (!answers.repeated) return { values };
  const repeated = Object.entries(answers.repeated).map(([section, things]) => [
    section,
    things.map((map, thing) => kept(map, `${section}/${thing + 1}/`)),
  ]);
  return { values, repeated: Object.fromEntries(repeated) };
}

/** A repeated section is there at least once: what is asked of the first thing is known before it is named. */
const mapsOf = (section: Section, answers: Answers): readonly AnswerMap[] => {
  if (!section.repeats) return [answers.values];
  const things = answers.repeated?.[section.id] ?? [];
  return things.length === 0 ? [{}] : things;
};

/** Groups of derived variables are found when a condition asks for them; an instrument has few. */
function viewOf(instrument: Instrument, read: (question: ItemId) => AnswerValue | undefined): AnswersView {
  const view: AnswersView = {
    valueOf: read,
    groupOf: (id) => {
      const derived = instrument.derived?.find((one) => one.id === id);
      if (!derived || !("groups" in derived)) return null;
      return derived.groups.find(({ when }) => holds(when, view))?.id ?? null;
    },
  };
  return view;
}

const stateOf = (value: AnswerValue | undefined): AskedQuestion["state"] =>
  value === undefined ? "open" : "refused" in value ? "refused" : "answered";

function unknownAnswers(instrument: Instrument, answers: Answers): AnswerProblem[] {
  const unknown = (ids: readonly string[], sections: readonly Section[], before: string): AnswerProblem[] => {
    const known = new Set<string>(sections.flatMap(({ questions }) => questions.map(({ id }) => id)));
    return ids.filter((id) => !known.has(id)).map((id) => ({ place: `${before}${id}`, reason: "unknownQuestion" }));
  };
  const once = instrument.sections.filter(({ repeats }) => !repeats);
  const repeated = Object.entries(answers.repeated ?? {}).flatMap(([id, things]): AnswerProblem[] => {
    const section = instrument.sections.find((one) => one.id === id && one.repeats);
    if (!section) return [{ place: id, reason: "unknownQuestion" }];
    return things.flatMap((map, thing) => unknown(Object.keys(map), [section], `${id}/${thing + 1}/`));
  });
  return [...unknown(Object.keys(answers.values), once, ""), ...repeated];
}

const tooManyThings = ({ sections }: Instrument, { repeated }: Answers): AnswerProblem[] =>
  sections.flatMap(({ id, repeats }): AnswerProblem[] =>
    repeats && (repeated?.[id]?.length ?? 0) > repeats.atMost ? [{ place: id, reason: "tooManyThings" }] : [],
  );

/** Told at the later place: the one that was given last. */
function samePlaces({ rankings }: Instrument, values: ReadonlyMap<ItemId, AnswerValue>): AnswerProblem[] {
  return (rankings ?? []).flatMap(({ questions }) => {
    const taken = new Set<ItemId>();
    return questions.flatMap((question): AnswerProblem[] => {
      const value = values.get(question);
      const option = value && "picked" in value ? value.picked[0] : undefined;
      if (option === undefined) return [];
      if (taken.has(option)) return [{ place: question, reason: "samePlace" }];
      taken.add(option);
      return [];
    });
  });
}
