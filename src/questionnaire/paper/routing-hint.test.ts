import { expect, test } from "vitest";
import { Condition, Instrument } from "../instrument/instrument.ts";
import { routingHint } from "./routing-hint.ts";

const label = (ja: string) => ({ ja });
const options = ["医事課", "総務課", "情報課", "検査科", "薬剤部"].map((ja, index) => ({
  id: `o${index + 1}`,
  label: label(ja),
  ...(ja === "検査科" ? { notOffered: true } : {}),
}));
const instrument = Instrument.parse({
  format: "sekisho/instrument/1",
  id: "shiken",
  edition: "1",
  title: label("試験"),
  derived: [
    {
      id: "size",
      label: label("規模"),
      groups: [{ id: "big", label: label("大"), when: { question: "Q2", between: { min: 200 } } }],
    },
  ],
  sections: [
    {
      id: "S",
      label: label("全般"),
      questions: [
        { id: "Q1", kind: "multiple", label: label("部署"), options },
        { id: "Q2", kind: "number", label: label("病床数"), unit: label("床") },
        { id: "Q3", kind: "matrix", label: label("不安"), rows: [{ id: "r", label: label("漏えい") }], options },
      ],
    },
  ],
});
const hint = (condition: object) => routingHint(Condition.parse(condition), instrument);

test("everybody goes on where there is no condition", () => expect(routingHint(undefined, instrument)).toBeNull());

test("one or two options are named, more are given by their printed numbers", () => {
  expect(hint({ question: "Q1", is: ["o1"] })).toBe("Q1 で「医事課」の方のみ");
  expect(hint({ question: "Q1", is: ["o1", "o3"] })).toBe("Q1 で「医事課」または「情報課」の方のみ");
  expect(hint({ question: "Q1", is: ["o1", "o2", "o3"] })).toBe("Q1 で 1～3 の方のみ");
});

test("an option that does not stand on paper is not spoken of, and the others count without it", () => {
  expect(hint({ question: "Q1", is: ["o4", "o5"] })).toBe("Q1 で「薬剤部」の方のみ");
  expect(hint({ question: "Q1", is: ["o2", "o4", "o3", "o5", "o1"] })).toBe("Q1 で 1～4 の方のみ");
});

test("counts, numbers, rows, groups and combinations have words", () => {
  expect(hint({ question: "Q1", picked: { min: 2 } })).toBe("Q1 で2つ以上選んだ方のみ");
  expect(hint({ question: "Q2", between: { min: 20, max: 99 } })).toBe("Q2 が20床から99床の方のみ");
  expect(hint({ question: "Q3", row: "r", is: ["o1"] })).toBe("Q3 の 漏えい で「医事課」の方のみ");
  expect(hint({ derived: "size", is: ["big"] })).toBe("規模 が「大」の方のみ");
  expect(hint({ not: { question: "Q1", is: ["o1"] } })).toBe("Q1 で「医事課」以外の方のみ");
  expect(hint({ question: "Q2", answered: true })).toBe("Q2 に答えた方のみ");
  expect(
    hint({
      all: [
        { question: "Q1", is: ["o1"] },
        { question: "Q2", between: { max: 19 } },
      ],
    }),
  ).toBe("Q1 で「医事課」、かつ Q2 が19床以下の方のみ");
});
