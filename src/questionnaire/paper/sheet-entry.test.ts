import { expect, test } from "vitest";
import { Answers } from "../instrument/answer.ts";
import { Instrument } from "../instrument/instrument.ts";
import { entrySteps, keyIn, sheetOf } from "./sheet-entry.ts";

const label = (ja: string) => ({ ja });
const options = ["a", "b", "c"].map((id) => ({ id, label: label(id) }));
const instrument = Instrument.parse({
  format: "sekisho/instrument/1",
  id: "shiken",
  edition: "1",
  title: label("試験"),
  rankings: [{ id: "R", label: label("順位"), questions: ["R1", "R2"] }],
  sections: [
    {
      id: "A",
      label: label("全般"),
      questions: [
        { id: "Q1", kind: "single", label: label("有無"), options },
        { id: "Q2", kind: "text", label: label("内容"), show: { question: "Q1", is: ["a"] } },
        { id: "R1", kind: "single", label: label("1番目"), options },
        { id: "R2", kind: "single", label: label("2番目"), options },
        {
          id: "M",
          kind: "matrix",
          label: label("不安"),
          mayRefuse: true,
          rows: ["x", "y"].map((id) => ({ id, label: label(id) })),
          options,
        },
      ],
    },
    {
      id: "S",
      label: label("サービス"),
      repeats: { of: label("サービス"), atMost: 2 },
      questions: [{ id: "Q3", kind: "text", label: label("名称") }],
    },
  ],
});
const nothing: Answers = { values: {} };
const keys = (answers: Answers) => entrySteps(instrument, answers).map(({ key }) => key);
function typed(answers: Answers, key: string, text: string) {
  const step = entrySteps(instrument, answers).find((one) => one.key === key);
  if (!step) throw new Error(`${key} is not typed of this sheet`);
  return keyIn(instrument, answers, step, text);
}
function after(answers: Answers, ...entries: [key: string, text: string][]): Answers {
  return entries.reduce((before, [key, text]) => {
    const next = typed(before, key, text);
    if (!next.ok) throw new Error(`${key}: ${next.error}`);
    return next.value;
  }, answers);
}

test("the steps follow the answers: what is not asked is not typed, and a matrix is typed row by row", () => {
  expect(keys(nothing)).toEqual(["Q1", "R1", "R2", "M/x", "M/y", "S/1/Q3", "S/more/1"]);
  expect(keys(after(nothing, ["Q1", "1"])).slice(0, 3)).toEqual(["Q1", "Q2", "R1"]);
});

test("a row that is left open, or changed, leaves the others as they are; declining is for all of them", () => {
  const both = after(nothing, ["M/x", "1"], ["M/y", "3"]);
  expect(both.values).toEqual({ M: { rows: { x: "a", y: "c" } } });
  expect(after(both, ["M/x", "0"]).values).toEqual({ M: { rows: { y: "c" } } });
  expect(after(both, ["M/x", "0"], ["M/y", "0"]).values).toEqual({});
  const declined = after(both, ["M/x", "-"]);
  expect(declined.values).toEqual({ M: { refused: true } });
  expect(keys(declined)).not.toContain("M/y");
});

test("what no form would allow beside the other answers is refused where it is typed", () => {
  const first = after(nothing, ["R1", "2"]);
  expect(typed(first, "R2", "2")).toEqual({ ok: false, error: "samePlace" });
  expect(typed(first, "R2", "0")).toMatchObject({ ok: true });
  expect(typed(first, "Q1", "9")).toEqual({ ok: false, error: "unknown_code" });
});

test("one more thing is asked for until there may be no more", () => {
  expect(typed(nothing, "S/more/1", "2")).toEqual({ ok: false, error: "unknown_code" });
  expect(keys(after(nothing, ["S/more/1", "0"]))).toContain("S/more/1");
  const two = after(nothing, ["S/1/Q3", "保守"], ["S/more/1", "1"], ["S/2/Q3", "監視"]);
  expect(two.repeated).toEqual({ S: [{ Q3: { text: "保守" } }, { Q3: { text: "監視" } }] });
  expect(keys(two).at(-1)).toBe("S/2/Q3");
});

test("handed on is only what is asked in the end, and no thing of which nothing was written", () => {
  const changed = after(nothing, ["Q1", "1"], ["Q2", "内容"], ["S/more/1", "1"], ["S/2/Q3", "監視"], ["Q1", "2"]);
  expect(sheetOf(instrument, changed)).toEqual({
    values: { Q1: { picked: ["b"] } },
    repeated: { S: [{ Q3: { text: "監視" } }] },
  });
  expect(sheetOf(instrument, Answers.parse({ values: {}, repeated: { S: [{}] } }))).toEqual({
    values: {},
    repeated: {},
  });
});
