import { expect, test } from "vitest";
import { Instrument } from "../instrument/instrument.ts";
import { draftOf, onlyWords, placedOf, planOf, settingsOf, specOf, wholePlan, withTable } from "./builder.ts";
import { variablesOf, wholeScore } from "./variable.ts";

const options = [
  { id: "a", label: { ja: "はい" } },
  { id: "b", label: { ja: "いいえ" } },
];
const instrument = Instrument.parse({
  format: "sekisho/instrument/1",
  id: "invented",
  edition: "1",
  title: { ja: "架空の調査" },
  derived: [
    {
      id: "D1",
      label: { ja: "規模" },
      groups: [{ id: "g", label: { ja: "大" }, when: { question: "Q3", answered: true } }],
    },
    { id: "D2", label: { ja: "得点" }, number: { score: ["Q6"] } },
  ],
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
        { kind: "single", id: "Q6", label: { ja: "知識" }, options, correct: ["a"] },
      ],
    },
    {
      id: "s2",
      label: { ja: "サービス" },
      repeats: { of: { ja: "サービス" }, atMost: 3 },
      questions: [{ kind: "multiple", id: "Q7", label: { ja: "用途" }, options }],
    },
  ],
});
const segments = [{ name: "bedClass", label: "病床規模", asked: { small: 9, large: 3 } }];
const variables = variablesOf(instrument, segments);
const made = (search: Record<string, string>) => specOf(draftOf(search), variables);

test("what can be tabulated is offered, in order, and who answered is not", () => {
  expect(variables.map(({ id }) => id)).toEqual([
    ...["Q1", "Q2", "Q3", "Q4", "Q4.r", "Q6", "Q7"],
    ...[wholeScore, "D1", "D2", "@bedClass"],
  ]);
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
  expect(made({ of: "Q3", rows: "Q1", sd: "sample" })).toMatchObject({
    kind: "numbers",
    of: ["Q3"],
    by: "Q1",
    sd: "sample",
  });
  expect(made({ of: "Q4" })).toMatchObject({ kind: "matrix", of: ["Q4"] });
  expect(made({ of: "D2", rows: "@bedClass" })).toMatchObject({ kind: "score", of: ["Q6"], by: "@bedClass" });
});

test("mentions are counted of several answers alone, shares by segment of one explaining variable", () => {
  expect(made({ of: "Q2", form: "mentions" })).toMatchObject({ kind: "simple", mentions: true });
  expect(made({ of: "Q2", rows: "@bedClass", form: "segments" })).toMatchObject({
    kind: "segments",
    of: "Q2",
    is: ["a"],
    by: "@bedClass",
  });
  expect(made({ of: "Q2", rows: "Q1", form: "segments", is: "b,zzz" })).toMatchObject({ is: ["b"] });
  expect(made({ of: "Q1", form: "mentions" })).not.toHaveProperty("mentions");
  expect(made({ of: "Q2", rows: "Q1,Q6", form: "segments" })).toMatchObject({ kind: "banner" });
});

test("a table stands beside the round before where nothing explains it", () => {
  const before = "5b6f2f53-6c3c-4bd0-9a55-0a2dcd8f4a10";
  expect(made({ of: "Q1", before })).toMatchObject({ kind: "waves", of: "Q1" });
  expect(made({ of: "Q3", before, test: "kruskalWallis" })).toMatchObject({ kind: "waves", test: "kruskalWallis" });
  expect(made({ of: "Q1", rows: "Q6", before })).toMatchObject({ kind: "cross" });
  expect(settingsOf(draftOf({ before }), segments)).toEqual({ previousRound: before });
});

test("weights are those of who was asked, by class; a segment nobody was asked by has none", () => {
  const weights = { by: "@bedClass", population: { small: 9, large: 3 } };
  expect(settingsOf(draftOf({ weight: "bedClass" }), segments)).toEqual({ weights });
  expect(settingsOf(draftOf({ weight: "region" }), segments)).toEqual({});
  expect(settingsOf(draftOf({ weight: "bedClass" }), [{ name: "bedClass", asked: {} }])).toEqual({});
});

test("only some are counted where a condition says so, in the words of the plan", () => {
  expect(made({ of: "Q1", only: "Q2=a,b" })).toMatchObject({ base: { when: { question: "Q2", is: ["a", "b"] } } });
  expect(made({ of: "Q1", only: "Q4.r=a" })).toMatchObject({ base: { when: { question: "Q4", row: "r", is: ["a"] } } });
  expect(made({ of: "Q1", only: "D1=g" })).toMatchObject({ base: { when: { derived: "D1", is: ["g"] } } });
  expect(made({ of: "Q1", only: "@bedClass=small" })?.base).toEqual({ noAnswer: "last" });
  expect(made({ of: "Q1", only: "Q2=zzz" })?.base).toEqual({ noAnswer: "last" });
  expect(onlyWords({ variable: "Q2", is: ["a", "b"] })).toBe("Q2=a,b");
});

test("things of a repeated section are counted, explained by their own answers or by their respondent's", () => {
  expect(made({ of: "Q7", rows: "Q1" })).toMatchObject({ kind: "cross", unit: "s2" });
  expect(placedOf(draftOf({ of: "Q1", rows: "Q7" }), variables)?.rows).toEqual([]);
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

test("a table joins a set that is weighed as it is, and beside the same round", () => {
  const spec = made({ of: "Q1" });
  if (!spec) throw new Error("no table");
  const round = "5b6f2f53-6c3c-4bd0-9a55-0a2dcd8f4a10";
  const weights = { by: "@bedClass", population: { small: 9 } };
  const plain = planOf(instrument.id, [spec]);
  expect(withTable(plain, spec, {})?.tables).toHaveLength(2);
  expect(withTable(plain, spec, { weights })).toMatchObject({ weights, tables: [spec, spec] });
  expect(withTable({ ...plain, weights }, spec, { weights: { ...weights, by: "@region" } })).toBeNull();
  expect(withTable({ ...plain, previousRound: round }, spec, {})).toMatchObject({ previousRound: round });
  expect(withTable(wholePlan(instrument.id, null), spec, { previousRound: round })).toBeNull();
});
