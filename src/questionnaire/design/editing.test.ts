import { expect, test } from "vitest";
import { Instrument, ItemId } from "../instrument/instrument.ts";
import { draftProblems, shapeProblems } from "./draft-problems.ts";
import {
  addQuestion,
  addSection,
  changeQuestion,
  duplicateQuestion,
  freshId,
  moveQuestionBy,
  moveQuestionInto,
  moveQuestionTo,
  moveSectionBy,
  moveSectionTo,
  removeQuestion,
  withKind,
  withPart,
} from "./editing.ts";
import { renameQuestion } from "./rename-question.ts";

const id = (text: string) => ItemId.parse(text);
const choice = (name: string, more: object = {}) => ({
  id: name,
  kind: "single",
  label: { ja: `${name}の設問` },
  options: [
    { id: "1", label: { ja: "はい" } },
    { id: "2", label: { ja: "いいえ" } },
  ],
  ...more,
});
/** Q1, Q2 in S1; Q3 in S2. Q2 and Q3 are asked after a yes to Q1. */
const instrument = Instrument.parse({
  format: "sekisho/instrument/1",
  id: "shiken",
  edition: "1",
  title: { ja: "試験" },
  sections: [
    { id: "S1", label: { ja: "一" }, questions: [choice("Q1"), choice("Q2", { show: { question: "Q1", is: ["1"] } })] },
    {
      id: "S2",
      label: { ja: "二" },
      show: { not: { question: "Q1", is: ["2"] } },
      questions: [choice("Q3", { correct: ["1"] })],
    },
  ],
  rankings: [{ id: "R1", label: { ja: "順位" }, questions: ["Q1", "Q2"] }],
  derived: [
    {
      id: "D1",
      label: { ja: "群" },
      groups: [{ id: "1", label: { ja: "あり" }, when: { all: [{ question: "Q1", answered: true }] } }],
    },
    { id: "D2", label: { ja: "点" }, number: { score: ["Q3"] } },
  ],
  follows: { edition: "0", changes: [{ question: "Q1", change: "new" }] },
});
const order = ({ sections }: Instrument) =>
  sections.map((section) => `${section.id}: ${section.questions.map((question) => question.id).join(" ")}`.trim());

test("new things get the next number, whatever the gaps", () => {
  expect(freshId("Q", ["Q1", "Q10", "Q2-1", "R3"])).toBe("Q11");
  expect(freshId("S", [])).toBe("S1");
  expect(order(addQuestion(instrument, id("S1"), id("Q1"), "新しい設問").instrument)).toEqual([
    "S1: Q1 Q4 Q2",
    "S2: Q3",
  ]);
  expect(order(addSection(instrument, "三", "新しい設問").instrument)).toEqual(["S1: Q1 Q2", "S2: Q3", "S3: Q4"]);
});

test("a copy stands behind its original and asks the same", () => {
  const copy = duplicateQuestion(instrument, id("Q2"));
  expect(copy && order(copy.instrument)).toEqual(["S1: Q1 Q2 Q4", "S2: Q3"]);
  expect(copy?.instrument.sections[0]?.questions[2]).toEqual({ ...instrument.sections[0]?.questions[1], id: "Q4" });
  expect(duplicateQuestion(instrument, id("Q9"))).toBeNull();
});

test("questions move step by step, over the edges of sections too, and stop at the ends", () => {
  expect(order(moveQuestionBy(instrument, id("Q2"), -1))).toEqual(["S1: Q2 Q1", "S2: Q3"]);
  expect(order(moveQuestionBy(instrument, id("Q2"), 1))).toEqual(["S1: Q1", "S2: Q2 Q3"]);
  expect(order(moveQuestionBy(instrument, id("Q3"), -1))).toEqual(["S1: Q1 Q2 Q3", "S2:"]);
  expect(moveQuestionBy(instrument, id("Q1"), -1)).toBe(instrument);
  expect(moveQuestionBy(instrument, id("Q3"), 1)).toBe(instrument);
});

test("questions are dropped before or behind another one", () => {
  expect(order(moveQuestionTo(instrument, id("Q1"), { id: id("Q3"), where: "after" }))).toEqual([
    "S1: Q2",
    "S2: Q3 Q1",
  ]);
  expect(order(moveQuestionTo(instrument, id("Q3"), { id: id("Q1"), where: "before" }))).toEqual([
    "S1: Q3 Q1 Q2",
    "S2:",
  ]);
  expect(moveQuestionTo(instrument, id("Q1"), { id: id("Q1"), where: "after" })).toBe(instrument);
});

test("questions are dropped onto a section, also one that has none left", () => {
  expect(order(moveQuestionInto(instrument, id("Q1"), id("S2"), "last"))).toEqual(["S1: Q2", "S2: Q3 Q1"]);
  const emptied = moveQuestionInto(instrument, id("Q3"), id("S1"), "first");
  expect(order(emptied)).toEqual(["S1: Q3 Q1 Q2", "S2:"]);
  expect(order(moveQuestionInto(emptied, id("Q1"), id("S2"), "first"))).toEqual(["S1: Q3 Q2", "S2: Q1"]);
});

test("sections move as a whole", () => {
  expect(order(moveSectionTo(instrument, id("S1"), id("S2")))).toEqual(["S2: Q3", "S1: Q1 Q2"]);
  expect(moveSectionTo(instrument, id("S9"), id("S2"))).toBe(instrument);
  expect(order(moveSectionBy(instrument, id("S2"), -1))).toEqual(["S2: Q3", "S1: Q1 Q2"]);
  expect(moveSectionBy(instrument, id("S1"), -1)).toBe(instrument);
});

test("a question given another number keeps it everywhere", () => {
  const renamed = renameQuestion(instrument, id("Q1"), id("問1"));
  expect(JSON.stringify(renamed)).not.toContain('"Q1"');
  expect(JSON.stringify(renamed).match(/"問1"/g)).toHaveLength(6);
  expect(renameQuestion(renamed, id("問1"), id("Q1"))).toEqual(instrument);
  expect(JSON.stringify(renameQuestion(instrument, id("Q3"), id("Q33")).derived)).toContain('"score":["Q33"]');
});

test("another kind keeps what both have, and is a whole question of its kind", () => {
  const [first, second] = instrument.sections[0]?.questions ?? [];
  if (!first || !second) throw new Error("no questions");
  const [third] = instrument.sections[1]?.questions ?? [];
  expect(third && withKind(third, "multiple")).not.toHaveProperty("correct");
  expect(withKind(second, "number")).toEqual({ id: "Q2", kind: "number", label: second.label, show: second.show });
  for (const kind of ["single", "multiple", "matrix", "number", "text", "date"] as const) {
    const changed = changeQuestion(instrument, id("Q2"), (question) => withKind(question, kind));
    expect(Instrument.safeParse(changed).success, kind).toBe(true);
  }
});

test("an optional part is set and taken away without a trace", () => {
  const [question] = instrument.sections[0]?.questions ?? [];
  if (!question) throw new Error("no question");
  const required = withPart(question, "required", true);
  expect(required.required).toBe(true);
  expect(withPart(required, "required", undefined)).toEqual(question);
});

test("what keeps a draft from being saved is told at the question it is in", () => {
  expect(shapeProblems(instrument)).toEqual([]);
  const unnamed = changeQuestion(instrument, id("Q2"), (question) => ({ ...question, label: { ja: " " } }));
  const told = shapeProblems(unnamed).map(({ place, message }) => [place, message.ja]);
  expect(told).toHaveLength(1);
  expect(told[0]?.[0]).toBe("Q2");
  const emptied = moveQuestionBy(instrument, id("Q3"), -1);
  expect(shapeProblems(emptied)).toMatchObject([
    { place: "S2", message: { ja: expect.stringContaining("設問が一つも") } },
  ]);
  const blank = changeQuestion(instrument, id("Q1"), (question) =>
    "options" in question
      ? { ...question, options: question.options.map((one) => ({ ...one, label: { ja: "" } })) }
      : question,
  );
  expect(shapeProblems(blank).map(({ place }) => place)).toEqual(["Q1"]);
});

test("a condition that is only begun is told as such", () => {
  const begun = changeQuestion(instrument, id("Q2"), (question) => ({
    ...question,
    show: { question: id("Q1"), is: [] },
  }));
  expect(shapeProblems(begun)).toMatchObject([{ place: "Q2", message: { ja: expect.stringContaining("条件が途中") } }]);
});

test("once it can be saved, the check speaks: a question that was removed is still named by conditions", () => {
  const broken = removeQuestion(instrument, id("Q1"));
  expect(draftProblems(broken).map(({ place }) => place)).toEqual(expect.arrayContaining(["Q2", "S2", "R1", "D1"]));
});
