import { expect, test } from "vitest";
import { Instrument, ItemId } from "../instrument/instrument.ts";
import { mappingOf, withMapping } from "./edition-mapping.ts";

const id = (text: string) => ItemId.parse(text);
const instrument = Instrument.parse({
  format: "sekisho/instrument/1",
  id: "shiken",
  edition: "2",
  title: { ja: "試験" },
  sections: [
    {
      id: "S1",
      label: { ja: "一" },
      questions: ["Q1", "Q2"].map((name) => ({ id: name, kind: "text", label: { ja: name } })),
    },
  ],
  follows: { edition: "1", changes: [{ question: "Q2", change: "new" }] },
});
const split = [{ before: [id("1")], now: [id("1"), id("2")] }];

test("a question that is not named stayed as it was", () => {
  expect(mappingOf(instrument, id("Q1"))).toEqual({ before: "Q1", options: null });
  expect(mappingOf(instrument, id("Q2"))).toEqual({ before: null, options: null });
});

test.each([
  [{ before: id("Q9"), options: split }, 2],
  [{ before: id("Q1"), options: split }, 1],
  [{ before: null, options: null }, 1],
  [{ before: id("Q1"), options: null }, 0],
])("what is said of a question is what is read: %j", (mapping, changes) => {
  const said = withMapping(instrument, id("Q1"), mapping);
  expect(mappingOf(said, id("Q1"))).toEqual(mapping);
  expect(mappingOf(said, id("Q2"))).toEqual({ before: null, options: null });
  expect(said.follows?.changes).toHaveLength(changes + 1);
  expect(Instrument.safeParse(said).success).toBe(true);
});

test("a new question has no options from before", () => {
  expect(mappingOf(withMapping(instrument, id("Q1"), { before: null, options: split }), id("Q1")).options).toBeNull();
});
