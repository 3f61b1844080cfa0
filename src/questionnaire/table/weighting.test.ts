import { expect, it } from "vitest";
import { checkPlan } from "./check-plan.ts";
import { frameOf } from "./frame.ts";
import { TablePlan } from "./plan.ts";
import {
  counted,
  dataOf,
  instrumentOf,
  lines,
  number,
  numbersIn,
  report,
  single,
  times,
} from "./testing/small-survey.ts";
import { weightingOf } from "./weighting.ts";

const trained = single("Q1", ["はい", "いいえ"]);
const staff = number("Q2");
const instrument = instrumentOf([trained, staff]);
// Six small hospitals of 600, two large ones of 100, and one of which the directory says nothing.
const data = dataOf([trained, staff], {
  Q1: [...times(3, "はい"), ...times(3, "いいえ"), ...times(2, "はい"), "はい"],
  Q2: [1, 1, 1, 2, 2, 2, 10, 30, 99],
  "@bedClass": [...times(6, "small"), ...times(2, "large"), "?"],
});
const weights = { by: "@bedClass", population: { small: 600, large: 100 } };

it("the groups get the shares of the population, and weights add up to the people who have one", () => {
  const { weights: made } = weightingOf(frameOf(data, []), weights);
  // 600/700 × 8/6 and 100/700 × 8/2.
  expect([...made].map((weight) => Number(weight.toFixed(6)))).toEqual([
    ...times(6, 1.142857),
    ...times(2, 0.571429),
    0,
  ]);
  expect(made.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(8, 12);
});

it("only tables that ask for it are weighted, and say by what and of whom", () => {
  const [plain, weighted, numbers] = report(
    instrument,
    data,
    [
      { kind: "simple", of: "Q1" },
      { kind: "simple", of: "Q1", weighted: true },
      { kind: "numbers", of: ["Q2"], weighted: true },
    ],
    { weights },
  ).tables;
  expect(lines(counted(plain))).toEqual(["全体 9: 6/66.7 3/33.3 0/-"]);
  // 3 × 8/7 + 2 × 4/7 = 4.571 of 8. R: weighted.mean(c(rep(1,3),rep(0,3),1,1), c(rep(8/7,6),rep(4/7,2))) = 0.5714286
  expect(counted(weighted).rows[0]?.cells[0]?.percent).toBe(57.1);
  expect(weighted?.baseNote).toContain("重み付け");
  expect(weighted?.notes).toContain(
    "重みは、回答者の「@bedClassの設問」の構成を母集団（700件）に合わせるものです（最大1.14倍）。区分または母集団の数の分からない1件は含みません。",
  );
  expect(plain?.notes.join("")).not.toContain("重み");
  // R: weighted.mean(c(1,1,1,2,2,2,10,30), c(rep(8/7,6),rep(4/7,2))) = 4.142857; the one without a weight is not the largest either.
  const [row] = numbersIn(numbers).rows;
  expect(row?.mean).toBeCloseTo(4.142857142857143, 12);
  expect(row?.max).toBe(30);
});

it("all tables are weighted where the plan says so, but for those that say otherwise", () => {
  const tables = report(
    instrument,
    data,
    [
      { kind: "simple", of: "Q1" },
      { kind: "simple", of: "Q1", weighted: false },
    ],
    {
      weights,
      defaults: { weighted: true },
    },
  ).tables;
  expect(tables.map((table) => table.notes.includes("件数とnは重みの合計です。"))).toEqual([true, false]);
});

it("a group in which nobody answered cannot be made up for, and is named", () => {
  const more = { by: "@bedClass", population: { ...weights.population, middle: 300 } };
  const { note, weights: made } = weightingOf(frameOf(data, []), more);
  expect(note).toContain("回答のない区分（middle）は補えていません。");
  expect(made[0]).toBeCloseTo(8 / 7, 12);
});

it("weights by something that makes no groups, or of groups nobody is in, are refused", () => {
  const problems = (by: string, population: object) =>
    checkPlan(
      instrument,
      data,
      TablePlan.parse({ format: "sekisho/table-plan/1", instrument: "small", weights: { by, population }, tables: [] }),
    ).map(({ reason, what }) => `${reason} ${what}`);
  expect(problems("@region", { a: 1 })).toEqual(["no_such_variable @region"]);
  expect(problems("Q2", { a: 1 })).toEqual(["no_such_variable Q2"]);
  expect(problems("@bedClass", { huge: 5, small: 0 })).toEqual(["no_such_option @bedClass=huge、small"]);
});
