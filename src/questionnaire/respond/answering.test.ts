import { expect, test } from "vitest";
import { Answers } from "../instrument/answer.ts";
import { ItemId, Question } from "../instrument/instrument.ts";
import { placeOf, toggled, withAnswer, withNewThing, withoutThing, withPicked, withWords } from "./answering.ts";

const id = (text: string) => ItemId.parse(text);
const measures = Question.parse({
  kind: "multiple",
  id: "Q1",
  label: { ja: "対策" },
  options: [
    { id: "a", label: { ja: "更新" } },
    { id: "b", label: { ja: "その他" }, other: true },
    { id: "c", label: { ja: "監視" } },
    { id: "none", label: { ja: "していない" }, exclusive: true },
  ],
  atMost: 2,
});
if (measures.kind !== "multiple") throw new Error("a multiple choice was meant");
const nobody = Answers.parse({ values: {} });

test("an exclusive option lets go of the others, and another lets go of it", () => {
  const both = toggled(measures, { picked: [id("a")] }, id("c"));
  expect(both).toEqual({ picked: ["a", "c"] });
  const none = toggled(measures, both ?? undefined, id("none"));
  expect(none).toEqual({ picked: ["none"] });
  expect(toggled(measures, none ?? undefined, id("a"))).toEqual({ picked: ["a"] });
});

test("one more than may be picked changes nothing, and one less always works", () => {
  const full = { picked: [id("a"), id("c")] };
  expect(toggled(measures, full, id("b"))).toEqual(full);
  expect(toggled(measures, full, id("a"))).toEqual({ picked: ["c"] });
});

test("with the last option let go, the question is open again, not answered by nothing", () => {
  expect(toggled(measures, { picked: [id("a")] }, id("a"))).toBeNull();
});

test("options stand in the order of the instrument, whichever was pressed first", () => {
  expect(toggled(measures, { picked: [id("c")] }, id("a"))).toEqual({ picked: ["a", "c"] });
});

test("words go with their option: they stay while it is picked, and leave with it", () => {
  const told = withWords({ picked: [id("b")] }, id("b"), "保険");
  expect(told).toEqual({ picked: ["b"], words: { b: "保険" } });
  expect(withPicked(measures, told ?? undefined, [id("a"), id("b")])).toEqual({
    picked: ["a", "b"],
    words: { b: "保険" },
  });
  expect(withPicked(measures, told ?? undefined, [id("a")])).toEqual({ picked: ["a"] });
  expect(withWords(told ?? undefined, id("b"), " ")).toEqual({ picked: ["b"] });
});

test("things of a repeated section are answered, added and taken away one by one", () => {
  const service = { section: id("S"), thing: 1 };
  const answered = withAnswer(nobody, service, id("Q1"), { number: 0 });
  expect(answered.repeated).toEqual({ S: [{}, { Q1: { number: 0 } }] });
  expect(withNewThing(nobody, id("S")).repeated).toEqual({ S: [{}, {}] });
  expect(withoutThing(answered, id("S"), 0).repeated).toEqual({ S: [{ Q1: { number: 0 } }] });
  expect(placeOf(service, id("Q1"))).toBe("S/2/Q1");
});

test("an answer that is taken back leaves no entry", () => {
  const spot = { section: id("S"), thing: null };
  const answered = withAnswer(nobody, spot, id("Q1"), { refused: true });
  expect(withAnswer(answered, spot, id("Q1"), null)).toEqual({ values: {} });
});
