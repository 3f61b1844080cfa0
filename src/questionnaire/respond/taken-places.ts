import type { AnswerMap } from "../instrument/answer.ts";
import type { Instrument, ItemId, Wording } from "../instrument/instrument.ts";
import { pickedOf } from "./answering.ts";

/** In a ranking: the options that other places have already, each with the name of that place. */
export function takenPlaces(
  { rankings = [], sections }: Instrument,
  question: ItemId,
  values: AnswerMap,
  word: (wording: Wording) => string,
): ReadonlyMap<ItemId, string> {
  const places = rankings.filter(({ questions }) => questions.includes(question)).flatMap(({ questions }) => questions);
  const all = sections.flatMap(({ questions }) => questions);
  return new Map(
    places
      .filter((place) => place !== question)
      .flatMap((place) => {
        const label = all.find(({ id }) => id === place)?.label;
        return pickedOf(values[place]).map((option): [ItemId, string] => [option, label ? word(label) : place]);
      }),
  );
}
