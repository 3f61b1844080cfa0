import type { AnswerMap, Answers, AnswerValue } from "../instrument/answer.ts";
import type { ItemId, Option, Question } from "../instrument/instrument.ts";

/** Where a question is asked: in a section asked once (`thing` null), or of which thing of a repeated one, counted from 0. */
export interface Spot {
  section: ItemId;
  thing: number | null;
}

/** As the server names it in a refusal (respond/route-contracts.ts): things are counted from 1 there. */
export const placeOf = ({ section, thing }: Spot, question: ItemId): string =>
  thing === null ? question : `${section}/${thing + 1}/${question}`;

export const valuesAt = (answers: Answers, { section, thing }: Spot): AnswerMap =>
  (thing === null ? answers.values : answers.repeated?.[section]?.[thing]) ?? {};

/** Null: left open again. Empty things before it come to be, so that the third service may be answered before the second. */
export function withAnswer(answers: Answers, spot: Spot, question: ItemId, value: AnswerValue | null): Answers {
  const values = { ...valuesAt(answers, spot) };
  if (value === null) delete values[question];
  else values[question] = value;
  if (spot.thing === null) return { ...answers, values };
  const things = [...(answers.repeated?.[spot.section] ?? [])];
  while (things.length <= spot.thing) things.push({});
  things[spot.thing] = values;
  return { ...answers, repeated: { ...answers.repeated, [spot.section]: things } };
}

/** The things of a repeated section without the one at `thing`. */
export function withoutThing(answers: Answers, section: ItemId, thing: number): Answers {
  const things = (answers.repeated?.[section] ?? []).filter((_, index) => index !== thing);
  return { ...answers, repeated: { ...answers.repeated, [section]: things } };
}

export function withNewThing(answers: Answers, section: ItemId): Answers {
  const things = answers.repeated?.[section] ?? [];
  const begun = things.length === 0 ? [{}] : things;
  return { ...answers, repeated: { ...answers.repeated, [section]: [...begun, {}] } };
}

type Choice = Extract<Question, { options: Option[] }>;
const isExclusive = (question: Choice, id: ItemId) =>
  question.options.some((option) => option.id === id && option.exclusive === true);

/**
 * A multiple choice after an option was pressed: an exclusive one lets go of all others, any other lets go of the exclusive ones.
 * One more than `atMost` changes nothing. Null: nothing is picked any more.
 */
export function toggled(
  question: Extract<Question, { kind: "multiple" }>,
  before: AnswerValue | undefined,
  id: ItemId,
): AnswerValue | null {
  const picked = pickedOf(before);
  let next: ItemId[];
  if (picked.includes(id)) next = picked.filter((one) => one !== id);
  else if (isExclusive(question, id)) next = [id];
  else next = [...picked.filter((one) => !isExclusive(question, one)), id];
  if (next.length > picked.length && question.atMost !== undefined && next.length > question.atMost) next = picked;
  return withPicked(question, before, next);
}

/** Options in the order of the instrument, with the words of those that are still picked. */
export function withPicked(
  question: Choice,
  before: AnswerValue | undefined,
  picked: readonly ItemId[],
): AnswerValue | null {
  if (picked.length === 0) return null;
  const inOrder = question.options.map(({ id }) => id).filter((id) => picked.includes(id));
  const words = Object.entries(wordsOf(before)).filter(([id]) => picked.some((one) => one === id));
  return words.length === 0 ? { picked: inOrder } : { picked: inOrder, words: Object.fromEntries(words) };
}

/** The answer with the words beside an "other" option; empty ones are no words. */
export function withWords(before: AnswerValue | undefined, option: ItemId, text: string): AnswerValue | null {
  const picked = pickedOf(before);
  if (picked.length === 0) return null;
  const words = Object.fromEntries(Object.entries(wordsOf(before)).filter(([id]) => id !== option));
  if (text.trim() !== "") words[option] = text;
  return Object.keys(words).length === 0 ? { picked } : { picked, words };
}

export const pickedOf = (value: AnswerValue | undefined): ItemId[] => (value && "picked" in value ? value.picked : []);
export const wordsOf = (value: AnswerValue | undefined): Record<string, string> =>
  (value && "picked" in value ? value.words : undefined) ?? {};
export const isRefused = (value: AnswerValue | undefined): boolean => value !== undefined && "refused" in value;
