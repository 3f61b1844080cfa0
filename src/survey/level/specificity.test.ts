import { expect, test } from "vitest";
import { addTallies, emptyTally, outlierOf, specificity, type Tally } from "./specificity.ts";

const tally = (given: Partial<Tally>): Tally => ({ ...emptyTally, ...given });

test("shares are fractions of the answers, and of nothing there is no share", () => {
  const measured = specificity(tally({ answers: 8, specific: 5, unknown: 2, explained: 1, vague: 1, evidenced: 4 }));
  expect(measured).toMatchObject({
    specific: 0.625,
    unknown: 0.25,
    explained: 0.5,
    vague: 0.125,
    blank: 0,
    evidenced: 0.5,
  });
  expect(specificity(emptyTally)).toMatchObject({ answers: 0, specific: null, explained: null, length: "none" });
  expect(specificity(tally({ answers: 3, specific: 3 })).explained).toBeNull();
});

test.each([
  [0, "none"],
  [10, "word"],
  [140, "word"],
  [150, "sentence"],
  [599, "sentence"],
  [600, "passage"],
] as const)("%i characters over ten answers are a remark of length %s", (characters, length) => {
  expect(specificity(tally({ answers: 10, characters })).length).toBe(length);
});

const others = tally({ answers: 20, specific: 18, unknown: 2, evidenced: 12 });

test.each([
  ["blank", { specific: 5, blank: 4, unknown: 1 }],
  ["vague", { specific: 6, vague: 3, unknown: 1 }],
  ["unknown", { specific: 6, unknown: 4 }],
] as const)("a company far less specific than the others is named with what it is: %s", (outlier, given) => {
  expect(outlierOf(tally({ answers: 10, evidenced: 6, ...given }), others)).toBe(outlier);
});

test("as specific as the others, but hardly ever with evidence", () => {
  expect(outlierOf(tally({ answers: 10, specific: 9, unknown: 1, evidenced: 1 }), others)).toBe("lessEvidence");
});

test("far more specific than the others stands out as well, as an example", () => {
  const rest = tally({ answers: 20, specific: 12, unknown: 8, evidenced: 10 });
  expect(outlierOf(tally({ answers: 5, specific: 5, evidenced: 5 }), rest)).toBe("moreSpecific");
});

test("answers like the others', or too few to tell, do not stand out", () => {
  expect(outlierOf(tally({ answers: 10, specific: 8, unknown: 2, evidenced: 6 }), others)).toBeNull();
  expect(outlierOf(tally({ answers: 2, blank: 2 }), others)).toBeNull();
  expect(outlierOf(tally({ answers: 10, blank: 10 }), tally({ answers: 2, specific: 2 }))).toBeNull();
});

test("what is counted together is the sum of its parts", () => {
  const parts = [tally({ answers: 3, vague: 1 }), tally({ answers: 4, specific: 4, characters: 9 })];
  expect(addTallies(parts)).toEqual(tally({ answers: 7, vague: 1, specific: 4, characters: 9 }));
});
