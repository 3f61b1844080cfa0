import { expect, test } from "vitest";
import { Instrument } from "../instrument/instrument.ts";
import { TablePlan, TableSpec } from "../table/plan.ts";
import { draftOf, specOf } from "./builder.ts";
import { plannedPlaces, searchOf } from "./reopen.ts";
import { variablesOf } from "./variable.ts";

const options = ["a", "b"].map((id) => ({ id, label: { ja: id } }));
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
        { kind: "single", id: "Q6", label: { ja: "知識" }, options, correct: ["a"] },
      ],
    },
  ],
});
const variables = variablesOf(instrument, [{ name: "bedClass", label: "病床規模", asked: { small: 3 } }]);
const plan = {
  weights: { by: "@bedClass", population: { small: 3 } },
  previousRound: "5b6f2f53-6c3c-4bd0-9a55-0a2dcd8f4a10",
};

test.each([
  { of: "Q1" },
  { of: "Q2", form: "mentions", chart: "none" },
  { of: "Q2", rows: "Q1", noAnswer: "dropped", rowNoAnswer: "last", percent: "whole", total: "1", intervals: "1" },
  { of: "Q2", rows: "Q1,@bedClass", weight: "bedClass" },
  { of: "Q2", rows: "@bedClass", form: "segments", is: "a,b" },
  { of: "Q3", rows: "Q1", sd: "sample", test: "kruskalWallis" },
  { of: "Q4", only: "Q2=a" },
  { of: "Q6", rows: "Q1", only: "Q4.r=a,b", test: "fisher" },
  { of: "#score", rows: "@bedClass" },
  { of: "Q2", before: plan.previousRound },
])("what was built can be built on: %j", (search) => {
  const spec = specOf(draftOf(search), variables);
  const again = spec && searchOf(spec, plan, variables);
  expect(again).toMatchObject(search);
  expect(specOf(draftOf(again ?? {}), variables)).toEqual(spec);
});

test("what the builder cannot say has no address in it", () => {
  const when = {
    all: [
      { question: "Q1", is: ["a"] },
      { question: "Q3", answered: true },
    ],
  };
  const own = (spec: object) => searchOf(TableSpec.parse(spec), {}, variables);
  expect(own({ kind: "simple", of: "Q1", base: { noAnswer: "last", when }, percent: "one" })).toBeNull();
  expect(own({ kind: "simple", of: "Q1", title: "題", base: { noAnswer: "last" }, percent: "one" })).toBeNull();
  expect(own({ kind: "simple", of: "Q1.bins", base: { noAnswer: "last" }, percent: "one" })).toBeNull();
});

test("tables of every question come first and are not named in the plan; a score makes two tables", () => {
  const tables = [
    { kind: "simple", of: "Q1" },
    { kind: "score", of: ["Q6"] },
    { kind: "simple", of: "Q2" },
  ];
  const parsed = TablePlan.parse({ format: "sekisho/table-plan/1", instrument: "invented", tables });
  expect(plannedPlaces(parsed, 6)).toEqual([null, null, 0, 1, 1, 2]);
});
