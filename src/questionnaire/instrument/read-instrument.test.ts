import { describe, expect, test } from "vitest";
import { readInstrument } from "./read-instrument.ts";

const question = (id: string, more: object = {}) => ({
  id,
  label: `${id}の設問`,
  type: "single",
  options: ["はい", "いいえ"],
  ...more,
});
const survey = (questions: object[], more: object = {}) => ({ instrument: "shiken", questions, ...more });
function read(json: unknown) {
  const outcome = readInstrument(json);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  const { instrument, notices } = outcome.value;
  return { instrument, notices, questions: instrument.sections.flatMap((section) => section.questions) };
}
const refused = (json: unknown) => {
  const outcome = readInstrument(json);
  return outcome.ok ? [] : outcome.error.map(({ place, message }) => `${place}: ${message.ja}`);
};
const showOf = (condition: object) =>
  read(survey([question("Q1"), question("N", { type: "number" }), question("Q2", { condition })])).questions[2]?.show;

describe("our own shape", () => {
  const own = {
    format: "sekisho/instrument/1",
    id: "own",
    edition: "1",
    title: { ja: "試し" },
    sections: [{ id: "A", label: { ja: "区分" }, questions: [{ id: "Q1", kind: "text", label: { ja: "設問" } }] }],
  };
  test("is taken as it is", () => {
    expect(read(own).instrument).toEqual(own);
  });
  test("what does not fit is named by its place and the question", () => {
    const broken = structuredClone(own) as typeof own & { sections: { questions: object[] }[] };
    broken.sections[0]?.questions.push({ id: "Q2", kind: "single", label: { ja: "" }, options: [] });
    const problems = refused(broken);
    expect(problems.some((line) => line.startsWith("sections[0].questions[1].label.ja（Q2）: "))).toBe(true);
    expect(problems.some((line) => line.startsWith("sections[0].questions[1].options（Q2）: "))).toBe(true);
    expect(problems.join("")).not.toMatch(/Invalid|expected|Too small/);
  });
  test.each([null, [], "調査票", { format: "sekisho/instrument/2" }])("%j is no instrument", (json) => {
    expect(refused(json).length).toBeGreaterThan(0);
  });
});

describe("the shape research groups use", () => {
  test("kinds of questions", () => {
    const { questions } = read(
      survey([
        question("Q1", {
          options: [
            { code: 7, label: "あ" },
            { label: "い", exclusive: true },
            { label: "う", other: true },
          ],
        }),
        question("Q2", { type: "multi-max3" }),
        question("Q3", { type: "multi", max_choices: 2 }),
        question("Q4", { type: "likert" }),
        question("Q5", { type: "number", unit: "人", integer: true, min: 0, max: 9, options: [] }),
        question("Q6", { type: "text", identity_only: true }),
        question("Q7", {
          type: "matrix",
          rows: [{ id: "a", label: "ア" }],
          columns: ["よい", "わるい"],
          options: null,
        }),
        question("Q8", { type: "date" }),
        question("Q9", { correct: "いいえ" }),
      ]),
    );
    expect(questions).toMatchObject([
      { kind: "single", options: [{ id: "7" }, { id: "2", exclusive: true }, { id: "3", other: true }] },
      { kind: "multiple", atMost: 3 },
      { kind: "multiple", atMost: 2 },
      { kind: "single", scale: true },
      { kind: "number", unit: { ja: "人" }, integer: true, min: 0, max: 9 },
      { kind: "text", contact: true },
      { kind: "matrix", rows: [{ id: "a" }], options: [{ label: { ja: "よい" } }, { label: { ja: "わるい" } }] },
      { kind: "date" },
      { kind: "single", correct: ["2"] },
    ]);
  });

  test.each([
    [{ all: [{ question: "Q1", op: "eq", values: ["はい"] }] }, { question: "Q1", is: ["1"] }],
    [{ question: "Q1", op: "any_of", values: ["ハイ", "いいえ"] }, null],
    [
      { question: "Q1", op: "neq", values: ["はい"] },
      { all: [{ question: "Q1", answered: true }, { not: { question: "Q1", is: ["1"] } }] },
    ],
    [
      {
        any: [
          { question: "Q1", op: "eq", values: ["い いえ"] },
          { question: "N", op: "gte", values: [5] },
        ],
      },
      {
        any: [
          { question: "Q1", is: ["2"] },
          { question: "N", between: { min: 5 } },
        ],
      },
    ],
    [
      { question: "N", op: "between", values: [1, 3] },
      { question: "N", between: { min: 1, max: 3 } },
    ],
    [{ question: "Q1", op: "like", values: ["は"] }, null],
  ])("the condition %j", (condition, expected) => {
    const json = survey([question("Q1"), question("N", { type: "number" }), question("Q2", { condition })]);
    if (expected) expect(showOf(condition)).toEqual(expected);
    else expect(refused(json)[0]).toMatch(/^Q2: /);
  });

  test("an option that only charts have is known, not offered, and stands before その他", () => {
    const options = [{ label: "総務" }, { label: "その他", other: true }];
    const { questions, notices } = read(survey([question("Q1", { options, chart_extra_options: ["CSIRT"] })]));
    expect(questions[0]).toMatchObject({ options: [{ id: "1" }, { id: "CSIRT", notOffered: true }, { id: "2" }] });
    expect(notices).toHaveLength(1);
  });

  test("a choice without options has those that conditions name, else it is read as words; both are told", () => {
    const condition = { question: "Q1", op: "eq", values: ["知っている"] };
    const { questions, notices } = read(
      survey([question("Q1", { options: null }), question("Q2", { options: [], condition })]),
    );
    expect(questions).toMatchObject([
      { kind: "single", options: [{ label: { ja: "知っている" } }, { label: { ja: "その他" }, other: true }] },
      { kind: "text" },
    ]);
    expect(notices).toHaveLength(2);
  });

  test("sections in the order of their questions, after the questions that screen; rankings named by what they share", () => {
    const { instrument } = read(
      survey(
        [
          question("Q1", { section: "b", label: "要素：1番" }),
          question("Q2", { section: "b", label: "要素：2番" }),
          question("Q3", { section: "a" }),
        ],
        {
          sections: [
            { id: "a", label: "ア" },
            { id: "b", label: "イ" },
          ],
          screening: [{ id: "S1", label: "対象か", continue_if: "はい" }],
          rank_groups: { R: { members: ["Q1", "Q2"] } },
        },
      ),
    );
    expect(instrument.sections.map(({ id }) => id)).toEqual(["screening", "b", "a"]);
    expect(instrument.sections[2]?.show).toEqual({ all: [{ question: "S1", is: ["1"] }] });
    expect(instrument.rankings).toEqual([{ id: "R", label: { ja: "要素" }, questions: ["Q1", "Q2"] }]);
  });

  test.each([
    ["a kind nobody knows", [question("Q1", { type: "slider" })], "Q1: 設問の種類「slider」"],
    ["a correct answer that is no option", [question("Q1", { correct: "たぶん" })], "Q1: 正答「たぶん」"],
    ["a question without its label", [{ id: "Q1", type: "text" }], "questions.0.label: "],
  ])("%s is refused with its place", (_, questions, expected) => {
    expect(refused(survey(questions))[0]).toContain(expected);
  });
});
