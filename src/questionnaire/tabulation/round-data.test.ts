import { expect, test } from "vitest";
import { Answers } from "../instrument/answer.ts";
import { Instrument } from "../instrument/instrument.ts";
import { answered, noAnswer, notAsked, refusedToAnswer } from "../table/data-set.ts";
import { startRoundData } from "./round-data.ts";

const yesNo = [
  { id: "yes", label: { ja: "はい" } },
  { id: "no", label: { ja: "いいえ" } },
];
const instrument = Instrument.parse({
  format: "sekisho/instrument/1",
  id: "invented",
  edition: "1",
  title: { ja: "架空の調査" },
  sections: [
    {
      id: "s1",
      label: { ja: "組織" },
      questions: [
        { kind: "single", id: "Q1", label: { ja: "部門" }, options: yesNo, mayRefuse: true },
        { kind: "number", id: "Q2", label: { ja: "人数" }, show: { question: "Q1", is: ["yes"] } },
        {
          kind: "multiple",
          id: "Q3",
          label: { ja: "仕事" },
          options: yesNo,
          show: { question: "Q2", between: { min: 1 } },
        },
        { kind: "text", id: "Q4", label: { ja: "連絡先" }, contact: true },
      ],
    },
    {
      id: "s2",
      label: { ja: "意見" },
      show: { question: "Q1", answered: true },
      questions: [
        {
          kind: "matrix",
          id: "Q5",
          label: { ja: "意見" },
          rows: [
            { id: "r1", label: { ja: "研修" } },
            { id: "r2", label: { ja: "予算" } },
          ],
          options: yesNo,
        },
      ],
    },
    {
      id: "s3",
      label: { ja: "機器" },
      repeats: { of: { ja: "機器" }, atMost: 3 },
      questions: [
        { kind: "single", id: "Q6", label: { ja: "更新" }, options: yesNo },
        {
          kind: "single",
          id: "Q7",
          label: { ja: "理由" },
          options: yesNo,
          show: {
            all: [
              { question: "Q6", is: ["no"] },
              { question: "Q1", is: ["yes"] },
            ],
          },
        },
      ],
    },
  ],
});
const sheet = (values: object, segments: Record<string, string> = {}, repeated?: object) => ({
  answers: Answers.parse({ values, ...(repeated ? { repeated } : {}) }),
  segments,
});
const sheets = [
  sheet(
    { Q1: { picked: ["yes"] }, Q2: { number: 0 }, Q5: { rows: { r1: "no" } } },
    { bedClass: "large" },
    { s3: [{ Q6: { picked: ["no"] } }, {}] },
  ),
  sheet({ Q1: { picked: ["yes"] }, Q2: { number: 2 }, Q3: { picked: ["no", "yes"] } }, { bedClass: "small" }),
  sheet(
    { Q1: { picked: ["no"] }, Q2: { number: 9 } },
    {},
    { s3: [{ Q6: { picked: ["no"] }, Q7: { picked: ["yes"] } }] },
  ),
  sheet({ Q1: { refused: true } }),
];
function made(askedOfAll: readonly string[] = []) {
  const builder = startRoundData(instrument, sheets.length, askedOfAll);
  builder.add(sheets.slice(0, 1));
  builder.add(sheets.slice(1));
  return builder.finish();
}
const column = (id: string, askedOfAll?: readonly string[]) => made(askedOfAll).dataSet.columns.get(id);

test("zero, not asked, not answered and refused are four different things", () => {
  expect(column("Q1")).toMatchObject({ codes: Int16Array.from([0, 0, 1, refusedToAnswer]) });
  expect(column("Q2")).toMatchObject({
    values: Float64Array.from([0, 2, Number.NaN, Number.NaN]),
    state: Int8Array.from([answered, answered, notAsked, notAsked]),
  });
});

test("whoever was not asked the earlier question is not asked the one that hangs on it", () => {
  expect(column("Q3")).toMatchObject({
    state: Int8Array.from([notAsked, answered, notAsked, notAsked]),
    picked: [Uint8Array.from([0, 1, 0, 0]), Uint8Array.from([0, 1, 0, 0])],
  });
});

test("rows of a matrix are columns, and a section's condition holds for all of it", () => {
  expect(column("Q5.r1")).toMatchObject({ label: "研修", codes: Int16Array.from([1, noAnswer, noAnswer, notAsked]) });
  expect(column("Q5.r2")).toMatchObject({ codes: Int16Array.from([noAnswer, noAnswer, noAnswer, notAsked]) });
});

test("a condition that was printed but not applied leaves everybody asked", () => {
  expect(column("Q2", ["Q2"])).toMatchObject({ state: Int8Array.from([answered, answered, answered, noAnswer]) });
});

test("contact data have no column", () => {
  expect(column("Q4")).toBeUndefined();
});

test("classes of the directory stand in their own order, under their names", () => {
  expect(column("@bedClass")).toMatchObject({
    label: "病床規模",
    categories: [
      { id: "small", label: "20～199床" },
      { id: "large", label: "400床以上" },
    ],
    codes: Int16Array.from([1, 0, noAnswer, noAnswer]),
  });
});

test("things know their respondent, and what they are asked may hang on the respondent", () => {
  const things = made().things.get("s3");
  expect(things?.respondentOf).toEqual(Int32Array.from([0, 0, 2]));
  expect(things?.columns.get("Q6")).toMatchObject({ codes: Int16Array.from([1, noAnswer, 1]) });
  expect(things?.columns.get("Q7")).toMatchObject({ codes: Int16Array.from([noAnswer, notAsked, notAsked]) });
});

test("more or fewer answers than were counted are a fault", () => {
  expect(() => startRoundData(instrument, 1).add(sheets)).toThrow(RangeError);
  expect(() => startRoundData(instrument, 9).finish()).toThrow(RangeError);
});
