import { expect, test } from "vitest";
import { conditionText } from "./condition-text.ts";
import { Condition, Instrument, ItemId } from "./instrument.ts";

const label = (ja: string, en?: string) => ({ ja, ...(en ? { en } : {}) });
const instrument = Instrument.parse({
  format: "sekisho/instrument/1",
  id: "shiken",
  edition: "1",
  title: label("試験"),
  sections: [
    {
      id: "S1",
      label: label("全般"),
      questions: [
        {
          id: "Q1",
          kind: "single",
          label: label("遠隔保守の有無"),
          options: [
            { id: "1", label: label("はい", "Yes") },
            { id: "2", label: label("いいえ", "No") },
          ],
        },
        { id: "Q2", kind: "number", label: label("病床数"), unit: label("床", "beds") },
        {
          id: "Q3",
          kind: "matrix",
          label: label("対策"),
          rows: [{ id: "r", label: label("台帳", "Ledger") }],
          options: [{ id: "1", label: label("実施", "Done") }],
        },
      ],
    },
  ],
  derived: [
    {
      id: "規模",
      label: label("規模"),
      groups: [{ id: "大", label: label("400床以上"), when: { question: "Q2", between: { min: 400 } } }],
    },
  ],
});
const words = (tree: unknown, language: "ja" | "en") => conditionText(Condition.parse(tree), instrument, language);

test.each([
  [{ question: "Q1", is: ["1"] }, "Q1が「はい」", "Q1 is “Yes”"],
  [{ question: "Q1", is: ["1", "2"] }, "Q1が「はい」「いいえ」のいずれか", "Q1 is “Yes” or “No”"],
  [{ question: "Q3", row: "r", is: ["1"] }, "Q3の「台帳」が「実施」", "Q3 (“Ledger”) is “Done”"],
  [{ question: "Q2", between: { min: 20, max: 99 } }, "Q2が20床以上99床以下", "Q2 is 20 to 99 beds"],
  [{ question: "Q1", picked: { min: 2 } }, "Q1を2個以上選んだ", "at least 2 picked in Q1"],
  [{ question: "Q1", answered: false }, "Q1に回答していない", "Q1 is not answered"],
  [{ derived: "規模", is: ["大"] }, "「規模」が「400床以上」", "“規模” is “400床以上”"],
  [{ not: { question: "Q1", is: ["1"] } }, "Q1が「はい」ではない", "not (Q1 is “Yes”)"],
])("%j reads as words in both languages", (tree, ja, en) => {
  expect(words(tree, "ja")).toBe(ja);
  expect(words(tree, "en")).toBe(en);
});

test("parts of parts stand in brackets, so that or within and cannot be misread", () => {
  const one = { question: "Q1", is: ["1"] };
  const tree = { all: [one, { any: [one, { question: "Q2", answered: true }] }] };
  expect(words(tree, "ja")).toBe("Q1が「はい」、かつ（Q1が「はい」、またはQ2に回答した）");
  expect(words(tree, "en")).toBe("Q1 is “Yes” and (Q1 is “Yes” or Q2 is answered)");
});

test("a condition that is only begun says where something is to come", () => {
  expect(conditionText({ question: ItemId.parse("Q1"), is: [] }, instrument, "ja")).toBe("Q1が「…」");
  expect(conditionText({ question: ItemId.parse("Q1"), is: [] }, instrument, "en")).toBe("Q1 is “…”");
});

test("what is not in the instrument goes by its id", () => {
  expect(words({ question: "Q9", is: ["7"] }, "ja")).toBe("Q9が「7」");
});
