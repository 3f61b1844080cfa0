import { describe, expect, test } from "vitest";
import { dataOf, instrumentOf, multiple, number, report, single, times } from "../table/testing/small-survey.ts";
import { ReleasedTable } from "./released-table.ts";
import { countsIn, lines, numbersIn, outcomeOf, protectedOf } from "./testing/small-release.ts";

const Q = single("Q", ["A", "B", "C"]);
const R = single("R", ["X1", "X2"]);

/** 40 people: R beside Q, three of them without an answer to R. */
const both = {
  Q: [...times(10, "A"), ...times(5, "B"), ...times(6, "C"), ...times(7, "A"), ...times(8, "B"), "C", "A", "A", "B"],
  R: [...times(21, "X1"), ...times(16, "X2"), "?", "?", "?"],
};
const crossed = (tables: readonly unknown[], more: object = {}) =>
  report(instrumentOf([Q, R]), dataOf([Q, R], both), tables, more);
const simpleQ = { kind: "simple", of: "Q" };
const crossQ = { kind: "cross", rows: "R", columns: "Q" };

describe("counts", () => {
  test("a small one is hidden with the one nobody would miss least, and zero stays zero", async () => {
    const answers = { Q: [...times(10, "A"), ...times(2, "B"), ...times(6, "C")] };
    const { tables, verdict } = await protectedOf(report(instrumentOf([Q]), dataOf([Q], answers), [simpleQ]));
    expect(lines(tables[0])).toEqual(["全体 18: X X 6 0"]);
    expect(verdict.figures.map(({ reason, low, high }) => [reason, low, high])).toEqual([
      ["complementary", 1, 11],
      ["primary", 1, 11],
    ]);
  });

  test("two that are 1 are not safe beside each other: both are at least 1, so their sum tells them", async () => {
    const four = single("Q", ["A", "B", "C", "D"]);
    const answers = { Q: [...times(20, "A"), ...times(10, "B"), "C", "D"] };
    const { tables } = await protectedOf(report(instrumentOf([four]), dataOf([four], answers), [simpleQ]));
    expect(lines(tables[0])).toEqual(["全体 32: X 10 X X 0"]);
  });

  test("a row that is left out does not follow from the simple table beside the cross table", async () => {
    const { tables, verdict } = await protectedOf(crossed([simpleQ, crossQ]));
    // Of those without an answer to R two said A and one said B: no table says so, and none may by difference.
    expect(lines(tables[0])).toEqual(["全体 40: X 14 X 0"]);
    expect(lines(tables[1])).toEqual(["X1 21: 10 5 6 0", "X2 16: 7 X X 0"]);
    const implied = verdict.figures.filter(({ reason }) => reason === "implied");
    expect(implied.length).toBeGreaterThan(0);
    expect(implied.every(({ low, high }) => high - low >= 2)).toBe(true);
  });

  test("options put together do not give away one of them", async () => {
    const four = single("Q", ["A", "B", "C", "D"]);
    const answers = { Q: [...times(20, "A"), ...times(10, "B"), "C", "D"] };
    const group = (id: string, is: string[]) => ({ id, label: { ja: id }, when: { question: "Q", is } });
    const derived = [
      { id: "Q.two", label: { ja: "二つに" }, groups: [group("AC", ["A", "C"]), group("BD", ["B", "D"])] },
    ];
    const made = report(instrumentOf([four]), dataOf([four], answers), [simpleQ, { kind: "simple", of: "Q.two" }], {
      derived,
    });
    const { tables } = await protectedOf(made);
    expect(lines(tables[0])).toEqual(["全体 32: X X X X 0"]);
    expect(lines(tables[1])).toEqual(["全体 32: 21 11 0"]);
  });

  test("who did not pick an option is protected as who did", async () => {
    const M = multiple("M", ["A", "B"]);
    const answers = { M: [...times(19, "A"), ...times(10, "A+B"), "B"] };
    const made = report(instrumentOf([M]), dataOf([M], answers), [
      { kind: "simple", of: "M" },
      { kind: "simple", of: "M", mentions: true },
    ]);
    const { tables, verdict } = await protectedOf(made);
    // 29 of 30 picked A: one did not.
    expect(lines(tables[0])).toEqual(["全体 30: X X 0"]);
    expect(lines(tables[1])).toEqual(["全体 40: X X"]);
    expect(tables[1]?.baseNote).not.toContain("1人あたり");
    expect(verdict.safe).toBe(true);
  });

  test("a question asked of some only does not give away an option of the one it hangs on", async () => {
    const F = single("F", ["yes", "no"], { show: { question: "Q", is: ["A"] } });
    const answers = {
      Q: [...times(12, "A"), ...times(2, "B"), ...times(6, "C")],
      F: [...times(7, "yes"), ...times(5, "no"), ...times(8, "-")],
    };
    const made = report(instrumentOf([Q, F]), dataOf([Q, F], answers), [simpleQ, { kind: "simple", of: "F" }]);
    const { tables } = await protectedOf(made);
    // Hiding A (12) would be in vain: the base of F says it.
    expect(lines(tables[0])).toEqual(["全体 20: 12 X X 0"]);
    expect(lines(tables[1])).toEqual(["全体 12: 7 5 0"]);
  });

  test("sentences, tests, intervals, scores and bases that would tell a hidden figure go with it", async () => {
    const { tables } = await protectedOf(crossed([{ ...crossQ, test: "chiSquare", intervals: true }, simpleQ]));
    const table = countsIn(tables[0]);
    expect(table).toMatchObject({ narrative: null, test: null });
    expect(table.notes.join()).not.toMatch(/\d/);
    for (const row of table.rows) {
      if (row.n === "X")
        for (const cell of row.cells) expect(cell === "X" || cell.percent === "X" || cell.percent === null).toBe(true);
    }
  });

  test("what is released keeps its shape as JSON", async () => {
    const { tables } = await protectedOf(crossed([simpleQ, crossQ]));
    for (const table of tables) expect(ReleasedTable.parse(JSON.parse(JSON.stringify(table)))).toEqual(table);
  });
});

describe("earlier releases", () => {
  test("a table told before is taken into account, though it is not printed again", async () => {
    const first = await protectedOf(crossed([crossQ]));
    expect(lines(first.tables[0])).toEqual(["X1 21: 10 5 6 0", "X2 16: 7 X X 0"].map(() => expect.any(String)));
    const alone = await protectedOf(crossed([simpleQ]));
    expect(lines(alone.tables[0])).toEqual(["全体 40: 19 14 7 0"]);
    const second = await protectedOf(crossed([simpleQ]), { earlier: first.tables });
    expect(second.verdict.safe).toBe(true);
    expect(second.loss.complementary).toBeGreaterThan(0);
  });

  test("answers that came in between are found out", async () => {
    const [first] = (await protectedOf(crossed([simpleQ]))).tables;
    const changed = { Q: [...both.Q.slice(1), "B"], R: both.R };
    const later = report(instrumentOf([Q, R]), dataOf([Q, R], changed), [simpleQ]);
    expect(await outcomeOf(later, { earlier: first ? [first] : [] })).toMatchObject({
      ok: false,
      error: { reason: "contradicts_earlier" },
    });
  });

  test("what was told under a milder rule is told, and the verdict says so", async () => {
    const answers = { Q: [...times(10, "A"), ...times(4, "B"), ...times(6, "C")] };
    const made = report(instrumentOf([Q]), dataOf([Q], answers), [simpleQ]);
    const mild = await protectedOf(made);
    const strict = { threshold: 5, dominance: null, extremes: "hidden" as const };
    const { verdict } = await protectedOf(made, { rule: strict, earlier: mild.tables });
    expect(verdict.alreadyTold).toEqual(["図表1 / 全体 / B"]);
  });
});

describe("numbers", () => {
  const N = number("N");
  const numbers = async (values: number[], rule: object = {}) => {
    const made = report(instrumentOf([N]), dataOf([N], { N: values }), [{ kind: "numbers", of: ["N"] }]);
    const more = { rule: { threshold: 3, dominance: null, extremes: "shown" as const, ...rule } };
    return numbersIn((await protectedOf(made, more)).tables[0]).rows[0];
  };

  test.each([3, 4])("of %i people no summaries are told together that fix the values", async (n) => {
    const row = await numbers([1, 5, 9, 30].slice(0, n));
    const told = ["mean", "sd", "median", "q1", "q3", "min", "max"].filter((one) => row?.[one as "mean"] !== "X");
    expect(told.length).toBeLessThanOrEqual(2);
    expect(told).toContain("mean");
  });

  test("the least and the greatest are one respondent's own and stay untold unless asked for", async () => {
    const values = [1, 2, 2, 3, 4, 5, 5, 6, 7, 8, 9, 10];
    expect(await numbers(values)).toMatchObject({ min: 1, max: 10 });
    expect(await numbers(values, { extremes: "hidden" })).toMatchObject({ min: "X", max: "X", median: 5 });
  });

  test("where one makes up most of the sum, the mean is not told", async () => {
    const values = [1, 1, 2, 2, 3, 500];
    const dominance = { largest: 1, sharePercent: 80 };
    expect(await numbers(values, { dominance })).toMatchObject({ mean: "X", sd: "X" });
    expect(await numbers([80, 90, 100, 110, 120, 130], { dominance })).toMatchObject({ mean: 105 });
  });
});

describe("other ways", () => {
  test("are worked out and stand in order: safe ones first, the least loss foremost", async () => {
    const { proposals } = await protectedOf(crossed([simpleQ, crossQ]), { propose: true });
    expect(new Set(proposals.map(({ choice }) => choice.kind))).toEqual(
      new Set(["suppress", "collapse", "drop", "round"]),
    );
    const safe = proposals.filter((one) => one.safe).map(({ loss }) => loss.weight);
    expect(safe).toEqual([...safe].sort((a, b) => a - b));
    expect(proposals.slice(0, safe.length).every((one) => one.safe)).toBe(true);
  });

  test("options put together are counted as one in every table", async () => {
    const choice = { kind: "collapse" as const, variable: "Q", options: ["B", "C"], label: "BかC" };
    const { tables, loss } = await protectedOf(crossed([simpleQ, { ...crossQ, rowNoAnswer: "last" }]), { choice });
    expect(countsIn(tables[0]).columns.map(({ label }) => label)).toEqual(["A", "BかC", "無回答"]);
    expect(loss.removed).toBeGreaterThan(0);
  });

  test("rounded figures are multiples near the true ones, and none becomes zero", async () => {
    const { tables } = await protectedOf(crossed([crossQ]), { choice: { kind: "round", base: 5 } });
    expect(lines(tables[0])).toEqual(["X1 20: 10 5 5 0", "X2 15: 5 10 5 0"]);
    expect(countsIn(tables[0]).baseNote).toContain("n=35");
  });

  test("what the release does not have is refused", async () => {
    const choice = { kind: "drop" as const, tables: ["no-such-table"] };
    expect(await outcomeOf(crossed([simpleQ]), { choice })).toMatchObject({
      ok: false,
      error: { reason: "no_such_option" },
    });
  });
});

describe("nothing is told", () => {
  test("of fewer than the threshold", async () => {
    const made = report(instrumentOf([Q]), dataOf([Q], { Q: ["A", "B"] }), [simpleQ]);
    expect(await outcomeOf(made)).toMatchObject({ ok: false, error: { reason: "too_few_respondents" } });
  });

  test("of weighted tables, for nobody knows how many stand behind a figure", async () => {
    const data = { ...dataOf([Q], both), weights: Float64Array.from(both.Q, () => 1.5) };
    const made = report(instrumentOf([Q]), data, [{ ...simpleQ, weighted: true }]);
    expect(await outcomeOf(made)).toMatchObject({ ok: false, error: { reason: "weighted_table" } });
  });
});
