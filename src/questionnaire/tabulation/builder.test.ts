import { expect, test } from "vitest";
import { Instrument } from "../instrument/instrument.ts";
import { draftOf, specOf, variablesOf } from "./builder.ts";

const options = [
  { id: "a", label: { ja: "はい" } },
  { id: "b", label: { ja: "いいえ" } },
];
const instrument = Instrument.parse({
  format: "sekisho/instrument/1",
  id: "invented",
  edition: "1",
  title: { ja: "架空の調査" },
  sections: [
    {
      id: "s1",
      label: { ja: "基本" },
      questions: [
        { kind: "single", id: "Q1", label: { ja: "有無" }, options },
        { kind: "multiple", id: "Q2", label: { ja: "対策" }, options },
        { kind: "number", id: "Q3", label: { ja: "人数" } },
        { kind: "matrix", id: "Q4", label: { ja: "意見" }, rows: [{ id: "r", label: { ja: "研修" } }], options },
        { kind: "text", id: "Q5", label: { ja: "氏名" }, contact: true },
      ],
    },
  ],
});
const variables = variablesOf(instrument, [{ name: "bedClass", label: "病床規模" }]);
const made = (search: Record<string, string>) => specOf(draftOf(search), variables);

test("what can be tabulated is offered, in order, and who answered is not", () => {
  expect(variables.map(({ id }) => id)).toEqual(["Q1", "Q2", "Q3", "Q4", "Q4.r", "@bedClass"]);
});

test("the kind of table follows from what was put where", () => {
  expect(made({})).toBeNull();
  expect(made({ of: "Q2" })).toMatchObject({ kind: "simple", of: "Q2" });
  expect(made({ of: "Q2", rows: "Q1" })).toMatchObject({ kind: "cross", rows: "Q1", columns: "Q2" });
  expect(made({ of: "Q2", rows: "Q1,@bedClass", total: "1" })).toMatchObject({
    kind: "banner",
    rows: ["Q1", "@bedClass"],
    total: true,
  });
  expect(made({ of: "Q3", rows: "Q1" })).toMatchObject({ kind: "numbers", of: ["Q3"], by: "Q1" });
  expect(made({ of: "Q4" })).toMatchObject({ kind: "matrix", of: ["Q4"] });
});

test("an address of another instrument, or of nobody's making, gives no table that cannot be made", () => {
  expect(made({ of: "Q99" })).toBeNull();
  expect(made({ of: "Q1", rows: "Q77", noAnswer: "maybe", chart: "globe" })).toMatchObject({
    kind: "simple",
    base: { noAnswer: "last" },
  });
});

test("a test is asked for only where there are rows to compare", () => {
  expect(made({ of: "Q1", test: "chiSquare" })).not.toHaveProperty("test");
  expect(made({ of: "Q1", rows: "Q4.r", test: "chiSquare" })).toMatchObject({ test: "chiSquare" });
});
