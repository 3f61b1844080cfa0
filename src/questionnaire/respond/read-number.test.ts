import { expect, test } from "vitest";
import { readNumber } from "./read-number.ts";

test("figures are read as they are typed on Japanese keyboards, and 0 is a number", () => {
  expect(["１，２００", " 0 ", "3.5", "−2"].map((text) => readNumber(text, {}))).toEqual(
    [1200, 0, 3.5, -2].map((value) => ({ ok: true, value })),
  );
});

test("nothing typed is no number and no mistake", () => {
  expect(readNumber("　", {})).toEqual({ ok: true, value: null });
});

test("words, fractions of whole things and numbers out of range are told apart", () => {
  expect(readNumber("約100", {})).toEqual({ ok: false, error: "not_a_number" });
  expect(readNumber("1.5", { integer: true })).toEqual({ ok: false, error: "not_whole" });
  expect(readNumber("101", { max: 100 })).toEqual({ ok: false, error: "out_of_range" });
});
