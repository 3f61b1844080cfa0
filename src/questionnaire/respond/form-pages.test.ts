import { expect, test } from "vitest";
import { Answers } from "../instrument/answer.ts";
import { Instrument } from "../instrument/instrument.ts";
import { minutesFor, secondsFor } from "./answering-time.ts";
import { formPages } from "./form-pages.ts";

const yesNo = [
  { id: "yes", label: { ja: "はい" } },
  { id: "no", label: { ja: "いいえ" } },
];
const questions = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => ({
    kind: "single",
    id: `Q${from + index}`,
    label: { ja: `問${from + index}` },
    options: yesNo,
  }));
const instrument = Instrument.parse({
  format: "sekisho/instrument/1",
  id: "shiken",
  edition: "1",
  title: { ja: "試験" },
  sections: [
    { id: "A", label: { ja: "短い" }, questions: questions(15) },
    { id: "B", label: { ja: "長い" }, questions: questions(24, 16) },
    { id: "C", label: { ja: "サービス" }, repeats: { of: { ja: "サービス" }, atMost: 5 }, questions: questions(2, 40) },
  ],
});

test("a section is a page, a long one is divided evenly, and of a repeated one each thing is a page", () => {
  const pages = formPages(instrument, Answers.parse({ values: {}, repeated: { C: [{}, {}, {}] } }));
  expect(pages.map(({ questions, part, spot }) => [questions.length, part?.number ?? null, spot.thing])).toEqual([
    [15, null, null],
    [12, 1, null],
    [12, 2, null],
    [2, null, 0],
    [2, null, 1],
    [2, null, 2],
  ]);
});

test("a repeated section has a page for its first thing before anything is answered", () => {
  expect(formPages(instrument, { values: {} }).filter(({ things }) => things !== null)).toHaveLength(1);
});

test("a text takes longer than a number, a number longer than yes or no, and nothing is left less than a minute", () => {
  const [single] = instrument.sections[0]?.questions ?? [];
  if (!single) throw new Error("a question was meant");
  const base = { id: single.id, label: single.label };
  const seconds = [single, { ...base, kind: "number" as const }, { ...base, kind: "text" as const }].map(secondsFor);
  expect(seconds).toEqual(seconds.toSorted((a, b) => a - b));
  expect(new Set(seconds).size).toBe(3);
  expect(minutesFor([single])).toBe(1);
});
