import type { EditionChange, Instrument, Question } from "../instrument/instrument.ts";
import { questionOf } from "./condition-words.ts";

/** What can be compared over two editions: options of then and of now that together mean the same. */
export interface ComparedOption {
  before: readonly string[];
  now: readonly string[];
}

/** The question of the earlier edition that a question follows from; undefined: it was not asked then. */
export function questionBefore(now: Instrument, before: Instrument, id: string): Question | undefined {
  const change = changesOf(now, before).find(({ question }) => question === id);
  if (change?.change === "new") return undefined;
  const renamed = changesOf(now, before).find((one) => one.question === id && one.change === "renamed");
  return questionOf(before, renamed?.change === "renamed" ? renamed.before : id);
}

function changesOf(now: Instrument, before: Instrument): readonly EditionChange[] {
  return now.follows?.edition === before.edition ? now.follows.changes : [];
}

/**
 * Options of now with those of then they follow from, in the order of now, dropped ones last. Split and joined options stand together:
 * "画像系" of then beside "PACS" and "モダリティ" of now.
 */
export function comparedOptions(
  now: Instrument,
  before: Instrument,
  question: string,
  optionsNow: readonly string[],
  optionsBefore: readonly string[],
): ComparedOption[] {
  const change = changesOf(now, before).find((one) => one.question === question && one.change === "options");
  const mapped = change?.change === "options" ? change.options : [];
  const compared: ComparedOption[] = [];
  const used = new Set<string>();
  for (const option of optionsNow) {
    const mapping = mapped.find((one) => one.now.some((id) => id === option));
    if (!mapping) compared.push({ before: optionsBefore.filter((id) => id === option), now: [option] });
    else if (!used.has(mapping.now.join())) {
      used.add(mapping.now.join());
      compared.push(mapping);
    }
  }
  const reached = new Set(compared.flatMap((one) => one.before));
  const dropped = optionsBefore.filter((option) => !reached.has(option));
  return [...compared, ...dropped.map((option) => ({ before: [option], now: [] }))];
}
