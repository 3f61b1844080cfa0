import { describe, expect, test } from "vitest";
import { canHold } from "./can-hold.ts";
import { checkInstrument } from "./check-instrument.ts";
import { Condition, Instrument } from "./instrument.ts";

const label = { ja: "名前" };
const options = ["1", "2", "3"].map((id) => ({ id, label: { ja: `選択肢${id}` } }));
const one = (id: string, more: object = {}) => ({ id, label, kind: "single", options, ...more });
const many = (id: string, more: object = {}) => ({ id, label, kind: "multiple", options, ...more });
const number = (id: string, more: object = {}) => ({
  id,
  label,
  kind: "number",
  integer: true,
  min: 0,
  max: 100,
  ...more,
});
const of = (questions: object[], more: object = {}) =>
  Instrument.parse({ ...head, sections: [{ id: "A", label, questions }], ...more });
const head = { format: "sekisho/instrument/1", id: "example", edition: "1", title: label };
const found = (instrument: Instrument) => checkInstrument(instrument).map(({ weight, place }) => `${weight} ${place}`);

test("nothing is wrong with an instrument that makes sense", () => {
  const questions = [
    one("Q1"),
    many("Q2", { show: { question: "Q1", is: ["1"] } }),
    one("Q3", { show: { question: "Q2", picked: { min: 3 } } }),
  ];
  expect(checkInstrument(of(questions))).toEqual([]);
});

describe("names and references", () => {
  test.each([
    ["an id given twice", of([one("Q1"), one("Q1")]), "error Q1"],
    ["an option's id given twice", of([one("Q1", { options: [...options, options[0]] })]), "error Q1"],
    [
      "two options of the same name",
      of([one("Q1", { options: [options[0], { ...options[0], id: "9" }] })]),
      "caution Q1",
    ],
    ["a question that is not there", of([one("Q1", { show: { question: "X", is: ["1"] } })]), "error Q1"],
    ["an option that is not there", of([one("Q1"), one("Q2", { show: { question: "Q1", is: ["9"] } })]), "error Q2"],
    ["a condition on itself", of([one("Q1", { show: { question: "Q1", is: ["1"] } })]), "error Q1"],
    [
      "a condition on a later question",
      of([one("Q1", { show: { question: "Q2", is: ["1"] } }), one("Q2")]),
      "error Q1",
    ],
    ["a range of a choice", of([one("Q1"), one("Q2", { show: { question: "Q1", between: { min: 1 } } })]), "error Q2"],
    [
      "a count of a single choice",
      of([one("Q1"), one("Q2", { show: { question: "Q1", picked: { min: 1 } } })]),
      "error Q2",
    ],
    [
      "an empty range",
      of([number("N"), one("Q2", { show: { question: "N", between: { min: 5, max: 4 } } })]),
      "error Q2",
    ],
    ["limits the wrong way round", of([number("N", { min: 5, max: 4 })]), "error N"],
    ["more picks asked for than there are", of([many("Q1", { atLeast: 4 })]), "error Q1"],
    ["a correct answer that is no option", of([one("Q1", { correct: ["9"] })]), "error Q1"],
    ["a derived variable that is not there", of([one("Q1", { show: { derived: "D", is: ["a"] } })]), "error Q1"],
    [
      "a derived variable made from a later question",
      of([one("Q1", { show: { derived: "D", is: ["a"] } }), one("Q2")], derivedFrom({ question: "Q2", is: ["1"] })),
      "error Q1",
    ],
    ["a derived variable made from itself", of([one("Q1")], derivedFrom({ derived: "D", is: ["a"] })), "error D"],
    [
      "a score of questions without a correct answer",
      of([one("Q1")], { derived: [{ id: "D", label, number: { score: ["Q1"] } }] }),
      "error D",
    ],
    ["a ranking of different options", of([one("Q1"), one("Q2", { options: options.slice(1) })], ranking), "error R"],
    ["a mapping of a question that is gone", of([one("Q1")], follows({ question: "X", change: "new" })), "error X"],
    [
      "a mapping of an option that is gone",
      of([one("Q1")], follows({ question: "Q1", change: "options", options: [{ before: ["1"], now: ["9"] }] })),
      "error Q1",
    ],
  ])("%s", (_, instrument, expected) => {
    expect(found(instrument)).toContain(expected);
  });
  test("a row of a matrix has to be named", () => {
    const matrix = { id: "M", label, kind: "matrix", rows: [{ id: "a", label }], options };
    const asked = (show: object) => found(of([matrix, one("Q1", { show })]));
    expect(asked({ question: "M", is: ["1"] })).toEqual(["error Q1"]);
    expect(asked({ question: "M", row: "b", is: ["1"] })).toEqual(["error Q1"]);
    expect(asked({ question: "M", row: "a", is: ["1"] })).toEqual([]);
  });
  test("from outside nobody can refer to a thing of a repeated section; from within it may", () => {
    const things = {
      id: "S",
      label,
      repeats: { of: label, atMost: 3 },
      questions: [one("S1"), one("S2", { show: { question: "S1", is: ["1"] } })],
    };
    const after = { id: "B", label, questions: [one("Q1", { show: { question: "S1", is: ["1"] } })] };
    expect(found(Instrument.parse({ ...head, sections: [things, after] }))).toEqual(["error Q1"]);
    expect(found(Instrument.parse({ ...head, sections: [things] }))).toEqual([]);
  });
});

describe("what nobody is ever asked", () => {
  const never = (...questions: object[]) => found(of(questions));
  test.each([
    [
      "two options of a single choice",
      {
        all: [
          { question: "Q1", is: ["1"] },
          { question: "Q1", is: ["2"] },
        ],
      },
    ],
    ["a number outside its own limits", { question: "N", between: { min: 101 } }],
    [
      "two ranges that do not meet",
      {
        all: [
          { question: "N", between: { max: 4 } },
          { question: "N", between: { min: 5 } },
        ],
      },
    ],
    ["more picks than the question allows", { question: "Q2", picked: { min: 3 } }],
    [
      "an exclusive option together with another",
      {
        all: [
          { question: "Q2", is: ["3"] },
          { question: "Q2", is: ["1"] },
        ],
      },
    ],
    [
      "answered and not",
      {
        all: [
          { question: "Q1", answered: true },
          { question: "Q1", answered: false },
        ],
      },
    ],
  ])("%s", (_, show) => {
    const picks = many("Q2", { atMost: 2, options: [...options.slice(0, 2), { ...options[2], exclusive: true }] });
    expect(never(one("Q1"), picks, number("N"), one("Q9", { show }))).toEqual(["error Q9"]);
  });
  test("the contradiction may lie far before: what is asked only of some cannot be asked of the others", () => {
    const chain = [
      one("Q1"),
      one("Q2", { show: { question: "Q1", is: ["1"] } }),
      one("Q3", { show: { question: "Q2", is: ["1"] } }),
      one("Q4", {
        show: {
          all: [
            { question: "Q3", answered: true },
            { question: "Q1", is: ["2"] },
          ],
        },
      }),
    ];
    expect(never(...chain)).toEqual(["error Q4"]);
  });
  test("a section and its questions together", () => {
    const section = (id: string, show: object | null, questions: object[]) => ({
      id,
      label,
      ...(show ? { show } : {}),
      questions,
    });
    const instrument = Instrument.parse({
      ...head,
      sections: [
        section("A", null, [one("Q1")]),
        section("B", { question: "Q1", is: ["1"] }, [one("Q2", { show: { question: "Q1", is: ["2"] } })]),
      ],
    });
    expect(found(instrument)).toEqual(["error Q2"]);
  });
  test("one alternative of several, and a group that those before it use up, are worth a word", () => {
    const show = {
      any: [
        { question: "Q1", is: ["1"] },
        { question: "N", between: { min: 500 } },
      ],
    };
    const group = (id: string, min: number) => ({ id, label, when: { question: "N", between: { min } } });
    const derived = [{ id: "D", label, groups: [group("a", 10), group("b", 20)] }];
    expect(found(of([one("Q1"), number("N"), one("Q2", { show })], { derived }))).toEqual(["caution Q2", "caution D"]);
  });
  test("where there are too many ways to answer, nothing is claimed", () => {
    const ids = Array.from({ length: 12 }, (_, at) => `Q${at}`);
    const all = Condition.parse({ all: ids.map((question) => ({ question, is: ["1"] })) });
    const impossible = Condition.parse({ all: [all, { question: "Q0", is: ["2"] }] });
    expect(canHold(of(ids.map((id) => one(id))), impossible)).toBeNull();
  });
});

function derivedFrom(when: object) {
  return { derived: [{ id: "D", label, groups: [{ id: "a", label, when }] }] };
}
const ranking = { rankings: [{ id: "R", label, questions: ["Q1", "Q2"] }] };
function follows(change: object) {
  return { follows: { edition: "0", changes: [change] } };
}
