import { expect, test } from "vitest";
import { AnswerValue } from "../instrument/answer.ts";
import { Question } from "../instrument/instrument.ts";
import { answerWords } from "./answer-words.ts";

const label = (ja: string) => ({ ja });
const options = [
  { id: "a", label: label("更新") },
  { id: "b", label: label("その他"), other: true },
];
const said = (own: object, value: object) =>
  answerWords(Question.parse({ id: "Q1", label: label("問"), ...own }), AnswerValue.parse(value), ({ ja }) => ja);

test("picks are named, with the words beside an option", () => {
  const picked = { picked: ["a", "b"], words: { b: "保険" } };
  expect(said({ kind: "multiple", options }, picked)).toEqual(["更新", "その他（保険）"]);
});

test("a matrix is told row by row in its own order, without rows that are left open", () => {
  const rows = ["r1", "r2", "r3"].map((id) => ({ id, label: label(id) }));
  expect(said({ kind: "matrix", rows, options }, { rows: { r3: "a", r1: "b" } })).toEqual(["r1：その他", "r3：更新"]);
});

test("numbers have their unit, texts and dates stand as they are, and a refusal says nothing", () => {
  expect(said({ kind: "number", unit: label("床") }, { number: 0 })).toEqual(["0床"]);
  expect(said({ kind: "text" }, { text: "よい" })).toEqual(["よい"]);
  expect(said({ kind: "date" }, { date: "2026-11-20" })).toEqual(["2026-11-20"]);
  expect(said({ kind: "text", mayRefuse: true }, { refused: true })).toEqual([]);
});
