import { z } from "zod";
import {
  Condition,
  Derived,
  EditionChange,
  Instrument,
  ItemId,
  Option,
  Question,
  Ranking,
  Section,
  Wording,
} from "./instrument.ts";

const names = z.registry<{ id: string }>();
const parts = { ItemId, Wording, Option, Condition, Question, Section, Ranking, Derived, EditionChange };
for (const [id, part] of Object.entries(parts)) names.add(part, { id });

/** JSON Schema (2020-12) of an instrument's file, for editors and for programs that write one: `reference/instrument.schema.json`. */
export const instrumentSchema = (): object => ({
  $id: "urn:sekisho:instrument:1",
  title: "Sekisho instrument (調査票)",
  ...z.toJSONSchema(Instrument, { io: "input", metadata: names }),
});
