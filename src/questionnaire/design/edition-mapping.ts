import type { EditionChange, Instrument, ItemId } from "../instrument/instrument.ts";

export type OptionPairs = Extract<EditionChange, { options: unknown }>["options"];

/** How a question of this edition follows from the edition before. */
export interface Mapping {
  /** Number it had before; null: it is new. */
  before: ItemId | null;
  /** Null: its options are the same, by their ids. */
  options: OptionPairs | null;
}

/** What the changes say of one question; what they do not name stayed as it was. */
export function mappingOf(instrument: Instrument, question: ItemId): Mapping {
  const own = (instrument.follows?.changes ?? []).filter((change) => change.question === question);
  const renamed = own.find((change) => change.change === "renamed");
  const paired = own.find((change) => change.change === "options");
  const isNew = own.some(({ change }) => change === "new");
  return { before: isNew ? null : (renamed?.before ?? question), options: paired?.options ?? null };
}

/** The instrument with that said of the question; other questions' changes stay where they are. */
export function withMapping(instrument: Instrument, question: ItemId, { before, options }: Mapping): Instrument {
  const { follows } = instrument;
  if (!follows) return instrument;
  const own: EditionChange[] = [];
  if (before === null) own.push({ question, change: "new" });
  else if (before !== question) own.push({ question, change: "renamed", before });
  if (before !== null && options && options.length > 0) own.push({ question, change: "options", options });
  const others = follows.changes.filter((change) => change.question !== question);
  return { ...instrument, follows: { ...follows, changes: [...others, ...own] } };
}
