import { expect, test } from "vitest";
import { remembered } from "./remembered.ts";

test("what was worked out once is not worked out again", () => {
  let made = 0;
  const lengthOf = remembered<number>(10);
  const ask = (text: string) =>
    lengthOf(text, () => {
      made += 1;
      return text.length;
    });
  expect([ask("関所"), ask("関所"), ask("門")]).toEqual([2, 2, 1]);
  expect(made).toBe(2);
});

test("no more is kept than was allowed, and what was forgotten is worked out anew", () => {
  const asked: string[] = [];
  const same = remembered<string>(2);
  const ask = (text: string) =>
    same(text, () => {
      asked.push(text);
      return text;
    });
  for (const text of ["a", "b", "c", "a"]) expect(ask(text)).toBe(text);
  expect(asked).toEqual(["a", "b", "c", "a"]);
});
