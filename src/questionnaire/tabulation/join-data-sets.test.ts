import { expect, test } from "vitest";
import { answered, type DataSet, noAnswer, notAsked } from "../table/data-set.ts";
import { joinDataSets, joinThings } from "./join-data-sets.ts";

const part = (codes: number[], numbers: number[]): DataSet => ({
  size: codes.length,
  columns: new Map([
    [
      "Q1",
      {
        kind: "choice",
        id: "Q1",
        label: "問1",
        scale: false,
        categories: [{ id: "a", label: "A" }],
        codes: Int16Array.from(codes),
      },
    ],
    [
      "Q2",
      {
        kind: "choices",
        id: "Q2",
        label: "問2",
        categories: [{ id: "a", label: "A" }],
        picked: [Uint8Array.from(codes, (code) => (code === 0 ? 1 : 0))],
        state: Int8Array.from(codes, (code) => (code === 0 ? answered : code)),
      },
    ],
    [
      "Q3",
      {
        kind: "number",
        id: "Q3",
        label: "問3",
        unit: "人",
        values: Float64Array.from(numbers),
        state: Int8Array.from(numbers, () => answered),
      },
    ],
    [
      "Q4",
      {
        kind: "text",
        id: "Q4",
        label: "問4",
        values: codes.map((code) => `${code}`),
        state: Int8Array.from(codes, () => answered),
      },
    ],
  ]),
});

test("respondents follow one another, in every kind of column", () => {
  const joined = joinDataSets([part([0, noAnswer], [1.5, 2]), part([], []), part([notAsked], [300])]);
  expect(joined.size).toBe(3);
  const column = (id: string) => joined.columns.get(id);
  expect(column("Q1")).toMatchObject({ codes: Int16Array.from([0, noAnswer, notAsked]) });
  expect(column("Q2")).toMatchObject({
    picked: [Uint8Array.from([1, 0, 0])],
    state: Int8Array.from([answered, noAnswer, notAsked]),
  });
  expect(column("Q3")).toMatchObject({ values: Float64Array.from([1.5, 2, 300]) });
  expect(column("Q4")).toMatchObject({ values: ["0", "-2", "-1"] });
});

test("parts of other instruments are refused", () => {
  expect(() => joinDataSets([part([0], [1]), { size: 1, columns: new Map() }])).toThrow(RangeError);
});

test("things keep their respondent when the parts are put together", () => {
  const things = (respondentOf: number[]) => ({
    ...part(
      respondentOf.map(() => 0),
      respondentOf,
    ),
    respondentOf: Int32Array.from(respondentOf),
  });
  const joined = joinThings([
    { things: things([0, 0, 2]), respondents: 3 },
    { things: things([1]), respondents: 2 },
  ]);
  expect([...(joined.respondentOf ?? [])]).toEqual([0, 0, 2, 4]);
});
