import type { Condition, Derived, Instrument, ItemId, Question, Section } from "./instrument.ts";

/** Where an item of an instrument stands. Later places come later in the form. */
export interface QuestionPlace {
  question: Question;
  section: Section;
  /** Counts over the whole instrument. */
  at: number;
}

/** Questions by id; of two with the same id the first. */
export function questionPlaces({ sections }: Instrument): ReadonlyMap<ItemId, QuestionPlace> {
  const places = new Map<ItemId, QuestionPlace>();
  let at = 0;
  for (const section of sections)
    for (const question of section.questions) {
      if (!places.has(question.id)) places.set(question.id, { question, section, at });
      at += 1;
    }
  return places;
}

export type Leaf = Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown }>;

/** The comparisons a condition is made of. */
export function leavesOf(condition: Condition): Leaf[] {
  if ("all" in condition) return condition.all.flatMap(leavesOf);
  if ("any" in condition) return condition.any.flatMap(leavesOf);
  if ("not" in condition) return leavesOf(condition.not);
  return [condition];
}

export const derivedById = ({ derived }: Instrument): ReadonlyMap<ItemId, Derived> =>
  new Map((derived ?? []).map((one) => [one.id, one]));

/**
 * Questions a condition stands on: those it names, those its derived variables are made from, and those on which it depends whether these
 * are asked, and so on down. What is named but not there is left out.
 */
export function standsOn(instrument: Instrument, conditions: readonly Condition[]): ReadonlySet<ItemId> {
  const places = questionPlaces(instrument);
  const derived = derivedById(instrument);
  const found = new Set<ItemId>();
  const seen = new Set<ItemId>();
  const open = conditions.flatMap(leavesOf);
  for (let leaf = open.pop(); leaf; leaf = open.pop()) {
    if ("derived" in leaf) {
      const variable = derived.get(leaf.derived);
      if (seen.has(leaf.derived) || !variable || !("groups" in variable)) continue;
      seen.add(leaf.derived);
      open.push(...variable.groups.flatMap(({ when }) => leavesOf(when)));
      continue;
    }
    const place = places.get(leaf.question);
    if (!place || found.has(leaf.question)) continue;
    found.add(leaf.question);
    for (const show of [place.section.show, place.question.show]) if (show) open.push(...leavesOf(show));
  }
  return found;
}
