import { expect, test } from "vitest";
import { Question } from "../instrument/instrument.ts";
import { readRow, readTyped } from "./typed-code.ts";

const options = [
  { id: "a", label: { ja: "更新" } },
  { id: "old", label: { ja: "旧版だけ" }, notOffered: true },
  { id: "b", label: { ja: "その他" }, other: true },
  { id: "none", label: { ja: "なし" }, exclusive: true },
];
const asked = (own: object) => Question.parse({ id: "Q1", label: { ja: "問" }, ...own });
function read(own: object, text: string) {
  const question = asked(own);
  if (question.kind === "matrix") throw new Error("rows are read one by one");
  return readTyped(question, text);
}
const single = { kind: "single", options };
const multiple = { kind: "multiple", options, atMost: 2 };

test("codes count the options that stand on paper", () => {
  expect(read(single, "2")).toEqual({ ok: true, value: { picked: ["b"] } });
  expect(read(single, "4")).toEqual({ ok: false, error: "unknown_code" });
});

test("0 is left open, 00 is the number nought", () => {
  expect(read(single, "0")).toEqual({ ok: true, value: null });
  expect(read({ kind: "number" }, "0")).toEqual({ ok: true, value: null });
  expect(read({ kind: "number" }, "00")).toEqual({ ok: true, value: { number: 0 } });
});

test("several codes are read with spaces or commas, in full width too, and kept in order", () => {
  expect(read(multiple, "２，１")).toEqual({ ok: true, value: { picked: ["a", "b"] } });
  expect(read(multiple, "1 2 保険会社")).toEqual({ ok: true, value: { picked: ["a", "b"], words: { b: "保険会社" } } });
});

test("what the form would not allow is refused with its reason", () => {
  expect(read(single, "1 2")).toEqual({ ok: false, error: "one_only" });
  expect(read(multiple, "1 1")).toEqual({ ok: false, error: "twice" });
  expect(read(multiple, "1 3")).toEqual({ ok: false, error: "stands_alone" });
  expect(read({ ...multiple, atMost: 1 }, "1 2")).toEqual({ ok: false, error: "too_many" });
  expect(read({ ...multiple, atLeast: 2 }, "1")).toEqual({ ok: false, error: "too_few" });
  expect(read(multiple, "1 保険会社")).toEqual({ ok: false, error: "unknown_code" });
  expect(read(single, "-")).toEqual({ ok: false, error: "may_not_refuse" });
  expect(read(single, "")).toEqual({ ok: false, error: "no_code" });
});

test("a hyphen is a refusal where one may refuse, which is not the same as left open", () => {
  expect(read({ ...single, mayRefuse: true }, "-")).toEqual({ ok: true, value: { refused: true } });
});

test("days are read with or without marks, and must exist", () => {
  const day = { kind: "date", max: "2026-12-31" };
  expect(read(day, "20261120")).toEqual({ ok: true, value: { date: "2026-11-20" } });
  expect(read(day, "2026年2月3日")).toEqual({ ok: true, value: { date: "2026-02-03" } });
  expect(read(day, "20260230")).toEqual({ ok: false, error: "not_a_date" });
  expect(read(day, "2027-01-01")).toEqual({ ok: false, error: "out_of_range" });
});

test("a row of a matrix takes one code", () => {
  const matrix = asked({ kind: "matrix", rows: [{ id: "r", label: { ja: "行" } }], options });
  if (matrix.kind !== "matrix") throw new Error("a matrix was meant");
  expect(readRow(matrix, "3")).toEqual({ ok: true, value: "none" });
  expect(readRow(matrix, "0")).toEqual({ ok: true, value: null });
  expect(readRow(matrix, "9")).toEqual({ ok: false, error: "unknown_code" });
});
