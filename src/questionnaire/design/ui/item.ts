import { type Instrument, ItemId } from "../../instrument/instrument.ts";
import { findQuestion } from "../editing.ts";

/** What of a questionnaire is being edited; stands in the address as `?item=question:Q1`. */
export type Item =
  | { is: "title" }
  | { is: "section"; id: ItemId }
  | { is: "question"; id: ItemId }
  | { is: "derived"; id: ItemId }
  | { is: "ranking"; id: ItemId };

export const itemText = (item: Item): string => (item.is === "title" ? "title" : `${item.is}:${item.id}`);

/** The title where the address names nothing that is there. */
export function itemOf(text: string | undefined, instrument: Instrument): Item {
  const [is = "", rest = ""] = text?.split(/:(.*)/s) ?? [];
  const id = ItemId.safeParse(rest);
  const known = id.success ? placeItem(id.data, instrument) : null;
  return known?.is === is ? known : { is: "title" };
}

/** The item that a problem's place names. */
export function placeItem(place: string, instrument: Instrument): Item | null {
  const id = place as ItemId;
  if (findQuestion(instrument, id)) return { is: "question", id };
  if (instrument.sections.some((section) => section.id === place)) return { is: "section", id };
  if (instrument.derived?.some((one) => one.id === place)) return { is: "derived", id };
  return instrument.rankings?.some((one) => one.id === place) ? { is: "ranking", id } : null;
}
