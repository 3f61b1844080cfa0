import { describe, expect, test } from "vitest";
import { Condition, Instrument, ItemId } from "../instrument/instrument.ts";
import { begun, comparisonOf, comparisonsOf, conditionOf, groupOf, subjectsFor } from "./condition-draft.ts";

const id = (text: string) => ItemId.parse(text);
const leaf = { question: "Q1", is: ["1"] };

describe("what the builder shows says the same as the condition", () => {
  test.each([
    [leaf],
    [{ not: leaf }],
    [{ all: [leaf, { not: { any: [leaf, { question: "Q2", answered: true }] } }] }],
    [
      {
        any: [
          { question: "Q3", between: { min: 1 } },
          { derived: "D1", is: ["大"] },
        ],
      },
    ],
  ])("%j", (tree) => {
    const condition = Condition.parse(tree);
    expect(conditionOf(groupOf(condition))).toEqual(condition);
  });

  test("nothing said holds for everybody, and brackets around nothing or one are let go", () => {
    expect(conditionOf(groupOf(undefined))).toBeUndefined();
    expect(
      conditionOf({ joined: "any", parts: [{ negated: false, group: { joined: "all", parts: [] } }] }),
    ).toBeUndefined();
    expect(conditionOf(groupOf(Condition.parse({ all: [{ not: { not: leaf } }] })))).toEqual(leaf);
  });
});

const words = (ja: string) => ({ ja });
const options = [{ id: "1", label: words("はい") }];
const instrument = Instrument.parse({
  format: "sekisho/instrument/1",
  id: "shiken",
  edition: "1",
  title: words("試験"),
  sections: [
    { id: "S1", label: words("一"), questions: [{ id: "Q1", kind: "single", label: words("有無"), options }] },
    {
      id: "S2",
      label: words("二"),
      repeats: { of: words("機器"), atMost: 3 },
      questions: [
        { id: "Q2", kind: "number", label: words("台数") },
        { id: "Q3", kind: "matrix", label: words("対策"), rows: [{ id: "r1", label: words("台帳") }], options },
      ],
    },
    { id: "S3", label: words("三"), questions: [{ id: "Q4", kind: "text", label: words("意見") }] },
  ],
  derived: [
    { id: "D1", label: words("群"), groups: [{ id: "1", label: words("あり"), when: leaf }] },
    { id: "D2", label: words("点"), number: { sum: ["Q2"] } },
  ],
});
const offered = (before: string | null) =>
  subjectsFor(instrument, before === null ? null : id(before)).map((one) => one.id);

test("only what comes before is offered, and of a repeated section only to its own questions", () => {
  expect(offered("Q1")).toEqual(["D1"]);
  expect(offered("S2")).toEqual(["Q1", "D1"]);
  expect(offered("Q3")).toEqual(["Q1", "Q2", "D1"]);
  expect(offered("Q4")).toEqual(["Q1", "D1"]);
  expect(offered("D1")).toEqual(["Q1", "Q4"]);
});

test("each kind offers the comparisons that mean something, and begins with one", () => {
  for (const subject of subjectsFor(instrument, id("Q3"))) {
    for (const comparison of comparisonsOf(subject)) expect(comparisonOf(begun(subject, comparison))).toBe(comparison);
  }
  const [matrix] = subjectsFor(
    { ...instrument, sections: instrument.sections.map(({ repeats: _, ...one }) => one) },
    id("Q4"),
  ).filter(({ kind }) => kind === "matrix");
  expect(matrix && begun(matrix, "is")).toEqual({ question: "Q3", row: "r1", is: [] });
});
