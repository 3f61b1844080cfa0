import type { AnswerMap, Answers } from "../instrument/answer.ts";
import type { Instrument, ItemId } from "../instrument/instrument.ts";

/** What a respondent wrote about themselves, by question. */
export type Contact = Record<string, string>;

/**
 * Takes out of the answers what says who answers: the text of questions marked `contact`. What is left goes to the answers, what was
 * taken to a place of its own, and nothing is kept that leads from one to the other.
 * @returns contact null where nothing was written
 */
export function takeContact(instrument: Instrument, answers: Answers): { answers: Answers; contact: Contact | null } {
  const asked = contactQuestions(instrument);
  if (asked.size === 0) return { answers, contact: null };
  const contact: Contact = {};
  const without = (map: AnswerMap, key: string): AnswerMap => {
    const kept = Object.entries(map).filter(([id, value]) => {
      if (!asked.has(id)) return true;
      if ("text" in value) contact[`${id}${key}`] = value.text;
      return false;
    });
    return Object.fromEntries(kept) as AnswerMap;
  };
  const values = without(answers.values, "");
  const repeated = Object.entries(answers.repeated ?? {}).map(([section, things]) => [
    section,
    things.map((thing, index) => without(thing, `#${index + 1}`)),
  ]);
  return {
    answers: answers.repeated ? { values, repeated: Object.fromEntries(repeated) } : { values },
    contact: Object.keys(contact).length === 0 ? null : contact,
  };
}

const contactQuestions = (instrument: Instrument): ReadonlySet<string> =>
  new Set<ItemId>(
    instrument.sections.flatMap(({ questions }) =>
      questions.flatMap((question) => (question.kind === "text" && question.contact ? [question.id] : [])),
    ),
  );
