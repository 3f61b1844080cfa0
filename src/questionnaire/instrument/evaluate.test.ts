import { describe, expect, test } from "vitest";
import type { Answers } from "./answer.ts";
import { evaluate, withoutUnasked } from "./evaluate.ts";
import { Instrument } from "./instrument.ts";

const label = (ja: string) => ({ ja });
const option = (id: string, more: object = {}) => ({ id, label: label(`選択肢${id}`), ...more });
const yesNo = [option("1"), option("2")];

const instrument = Instrument.parse({
  format: "sekisho/instrument/1",
  id: "example",
  edition: "1",
  title: label("試し"),
  derived: [
    {
      id: "big",
      label: label("規模"),
      groups: [{ id: "yes", label: label("大"), when: { question: "N", between: { min: 100 } } }],
    },
  ],
  rankings: [{ id: "R", label: label("順位"), questions: ["R1", "R2"] }],
  sections: [
    {
      id: "A",
      label: label("はじめに"),
      questions: [
        {
          id: "Q1",
          label: label("有無"),
          kind: "single",
          options: [...yesNo, option("9", { notOffered: true })],
          required: true,
        },
        {
          id: "Q2",
          label: label("内訳"),
          kind: "multiple",
          atLeast: 2,
          atMost: 3,
          show: { question: "Q1", is: ["1"] },
          options: [
            option("1"),
            option("2"),
            option("3"),
            option("4", { other: true }),
            option("5", { exclusive: true }),
          ],
        },
        { id: "Q3", label: label("内訳の理由"), kind: "text", maxLength: 5, show: { question: "Q2", answered: true } },
        {
          id: "Q4",
          label: label("有無の否定"),
          kind: "single",
          options: yesNo,
          mayRefuse: true,
          show: { not: { question: "Q1", is: ["1"] } },
        },
        { id: "N", label: label("床数"), kind: "number", integer: true, min: 0, max: 1000 },
        { id: "D", label: label("日"), kind: "date", min: "2026-01-01", max: "2026-12-31" },
        {
          id: "M",
          label: label("表"),
          kind: "matrix",
          rows: [
            { id: "a", label: label("ア") },
            { id: "b", label: label("イ") },
          ],
          options: yesNo,
          show: { derived: "big", is: ["yes"] },
        },
        { id: "R1", label: label("1位"), kind: "single", options: yesNo },
        { id: "R2", label: label("2位"), kind: "single", options: yesNo },
      ],
    },
    {
      id: "S",
      label: label("サービスごと"),
      repeats: { of: label("サービス"), atMost: 2 },
      show: { question: "Q1", is: ["1"] },
      questions: [
        { id: "S1", label: label("種類"), kind: "single", options: yesNo },
        {
          id: "S2",
          label: label("詳しく"),
          kind: "single",
          options: yesNo,
          show: {
            all: [
              { question: "S1", is: ["1"] },
              { question: "N", between: { min: 1 } },
            ],
          },
        },
      ],
    },
  ],
});
const answers = (values: object, repeated?: object) =>
  ({ values, ...(repeated ? { repeated } : {}) }) as unknown as Answers;
const picked = (...ids: string[]) => ({ picked: ids });
const places = (given: Answers) => evaluate(instrument, given).asked.map(({ place }) => place);
const problems = (values: object, repeated?: object, rules = {}) =>
  evaluate(instrument, answers(values, repeated), rules).problems.map(({ place, reason }) => `${place} ${reason}`);

describe("which questions are asked", () => {
  test("nothing answered: a condition is not met, and its negation is", () => {
    expect(places(answers({}))).toEqual(["Q1", "Q4", "N", "D", "R1", "R2"]);
  });
  test("an answer opens what hangs on it, also a repeated section", () => {
    expect(places(answers({ Q1: picked("1") }))).toEqual(["Q1", "Q2", "N", "D", "R1", "R2", "S/1/S1"]);
  });
  test("a thing's own answers come first, then those before it; each thing for itself", () => {
    const given = answers({ Q1: picked("1"), N: { number: 5 } }, { S: [{ S1: picked("1") }, { S1: picked("2") }] });
    expect(places(given).filter((place) => place.startsWith("S/"))).toEqual(["S/1/S1", "S/1/S2", "S/2/S1"]);
  });
  test("a derived group is found from answers", () => {
    expect(places(answers({ N: { number: 100 } }))).toContain("M");
    expect(places(answers({ N: { number: 99 } }))).not.toContain("M");
  });
  test("0 is an answer, a refusal is none", () => {
    const { asked } = evaluate(instrument, answers({ N: { number: 0 }, Q4: { refused: true } }));
    expect(Object.fromEntries(asked.map(({ place, state }) => [place, state]))).toMatchObject({
      N: "answered",
      Q4: "refused",
      D: "open",
    });
  });
  test("what was answered to a question no longer asked opens nothing", () => {
    expect(places(answers({ Q1: picked("2"), Q2: picked("1", "2") }))).not.toContain("Q3");
  });
  test("a required question left open is missing, others are not", () => {
    expect(evaluate(instrument, answers({})).missing.map(({ place }) => place)).toEqual(["Q1"]);
  });
  test("asked of all: the printed condition does not count", () => {
    expect(evaluate(instrument, answers({}), { askedOfAll: ["Q2"] }).isAsked("Q2")).toBe(true);
  });
});

describe("what the form would not allow", () => {
  const open = { Q1: picked("1") };
  test.each([
    ["an answer to a question of no such name", { X: picked("1") }, "X unknownQuestion"],
    ["an answer to what is not asked", { Q1: picked("2"), Q2: picked("1", "2") }, "Q2 notAsked"],
    ["two picks in a single choice", { Q1: picked("1", "2") }, "Q1 tooMany"],
    ["an unknown option", { Q1: picked("7") }, "Q1 unknownOption"],
    ["one option twice", { ...open, Q2: picked("1", "1") }, "Q2 pickedTwice"],
    ["too many picks", { ...open, Q2: picked("1", "2", "3", "4") }, "Q2 tooMany"],
    ["too few picks", { ...open, Q2: picked("1") }, "Q2 tooFew"],
    ["an exclusive option with another", { ...open, Q2: picked("1", "5") }, "Q2 exclusive"],
    [
      "words for an option that has none",
      { ...open, Q2: { picked: ["1", "2"], words: { 1: "x" } } },
      "Q2 wordsWithoutOther",
    ],
    ["a text that is too long", { ...open, Q2: picked("1", "2"), Q3: { text: "六文字以上だ" } }, "Q3 tooLong"],
    ["a number for a choice", { Q1: { number: 1 } }, "Q1 wrongKind"],
    ["a fraction where a whole number is due", { N: { number: 1.5 } }, "N notWhole"],
    ["a number out of range", { N: { number: -1 } }, "N outOfRange"],
    ["a number that is none", { N: { number: Number.NaN } }, "N outOfRange"],
    ["a day out of range", { D: { date: "2027-01-01" } }, "D outOfRange"],
    ["a refusal where none is offered", { Q1: { refused: true } }, "Q1 mayNotRefuse"],
    ["a row that is none", { N: { number: 100 }, M: { rows: { c: "1" } } }, "M unknownRow"],
    ["an option of no column", { N: { number: 100 }, M: { rows: { a: "3" } } }, "M unknownOption"],
    ["two places for one thing", { R1: picked("1"), R2: picked("1") }, "R2 samePlace"],
  ])("%s", (_what, values, expected) => {
    expect(problems(values)).toEqual([expected]);
  });
  test("more things than allowed, or in a section that is not repeated", () => {
    expect(problems(open, { S: [{}, {}, {}] })).toEqual(["S tooManyThings"]);
    expect(problems(open, { A: [{}] })).toEqual(["A unknownQuestion"]);
    expect(problems(open, { S: [{ Q1: picked("1") }] })).toEqual(["S/1/Q1 unknownQuestion"]);
  });
  test("an option that only paper knows is refused from the form and taken from paper", () => {
    expect(problems({ Q1: picked("9") }, undefined, { offeredOnly: true })).toEqual(["Q1 unknownOption"]);
    expect(problems({ Q1: picked("9") })).toEqual([]);
  });
  test("the exclusive option alone is enough where several are due", () => {
    expect(problems({ ...open, Q2: picked("5") })).toEqual([]);
  });
});

test("after a change of mind only the answers to what is asked are left, and doing it again changes nothing", () => {
  const given = answers(
    { Q1: picked("2"), Q2: picked("1", "2"), Q3: { text: "理由" }, N: { number: 3 } },
    { S: [{ S1: picked("1") }] },
  );
  const kept = withoutUnasked(instrument, given);
  expect(kept).toEqual({ values: { Q1: picked("2"), N: { number: 3 } }, repeated: { S: [{}] } });
  expect(withoutUnasked(instrument, kept)).toEqual(kept);
  expect(evaluate(instrument, kept).problems).toEqual([]);
});
