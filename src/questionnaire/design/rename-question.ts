import type { Condition, Derived, Instrument, ItemId } from "../instrument/instrument.ts";

/** Another number for a question, in everything that refers to it: conditions, rankings, derived variables, the mapping of editions. */
export function renameQuestion(instrument: Instrument, from: ItemId, to: ItemId): Instrument {
  const named = (id: ItemId): ItemId => (id === from ? to : id);
  const condition = (one: Condition): Condition => {
    if ("all" in one) return { all: one.all.map(condition) };
    if ("any" in one) return { any: one.any.map(condition) };
    if ("not" in one) return { not: condition(one.not) };
    return "question" in one ? { ...one, question: named(one.question) } : one;
  };
  const shown = <T extends { show?: Condition | undefined }>(thing: T): T =>
    thing.show ? { ...thing, show: condition(thing.show) } : thing;
  const derived = (one: Derived): Derived => {
    if ("groups" in one)
      return { ...one, groups: one.groups.map((group) => ({ ...group, when: condition(group.when) })) };
    const { number } = one;
    if ("score" in number) return { ...one, number: { score: number.score.map(named) } };
    if ("sum" in number) return { ...one, number: { sum: number.sum.map(named) } };
    return { ...one, number: { picked: named(number.picked) } };
  };
  const { rankings, follows } = instrument;
  return {
    ...instrument,
    sections: instrument.sections.map((section) => ({
      ...shown(section),
      questions: section.questions.map((question) => ({ ...shown(question), id: named(question.id) })),
    })),
    ...(rankings ? { rankings: rankings.map((one) => ({ ...one, questions: one.questions.map(named) })) } : {}),
    ...(instrument.derived ? { derived: instrument.derived.map(derived) } : {}),
    ...(follows
      ? { follows: { ...follows, changes: follows.changes.map((one) => ({ ...one, question: named(one.question) })) } }
      : {}),
  };
}
