import { expect, it } from "vitest";
import { type DataSet, notAsked } from "./data-set.ts";
import {
  columnOf,
  counted,
  dataOf,
  instrumentOf,
  lines,
  multiple,
  number,
  one,
  single,
} from "./testing/small-survey.ts";

/** Services of a firm: asked anew for each, and counted as services. */
const firm = single("F", ["大", "小"]);
const remote = single("R", ["はい", "いいえ"]);
const systems = multiple("4-1", ["A", "B"]);
const staff = number("4-2");
const instrument = instrumentOf([firm, remote], {
  sections: [
    { id: "s1", label: { ja: "会社" }, questions: [firm, remote] },
    {
      id: "s4",
      label: { ja: "サービス" },
      show: { question: "R", is: ["はい"] },
      repeats: { of: { ja: "サービス" }, atMost: 5 },
      questions: [systems, staff],
    },
  ],
});
const firms = dataOf([firm, remote], { F: ["大", "小", "小", "?"], R: ["はい", "はい", "いいえ", "はい"] });
// Two services of the first firm, three of the second, none of the third, one of the one that did not say how large it is.
const services: DataSet = {
  size: 6,
  respondentOf: Int32Array.of(0, 0, 1, 1, 1, 3),
  columns: new Map([
    ["4-1", columnOf(systems, "4-1", ["A+B", "A", "B", "B", "?", "A"])],
    ["4-2", columnOf(staff, "4-2", [3, 1, "?", 0, 2, 5])],
  ]),
};
const context = { asOf: null, things: new Map([["s4", services]]) };
const made = (spec: object) => one(instrument, firms, [{ unit: "s4", ...spec }], {}, context);

it("things of a repeated section are counted (延べ), each one once", () => {
  const table = counted(made({ kind: "simple", of: "4-1" }));
  expect(lines(table)).toEqual(["全体 6: 3/50 3/50 1/16.7"]);
  expect(table.unit).toEqual({ kind: "thing", label: "サービス" });
  expect(table.baseNote).toBe("ベース: すべてのサービス (n=6)、無回答を含む、複数回答");
});

it("what the respondent said explains each of their things; things of who did not say have no row", () => {
  const table = counted(made({ kind: "cross", rows: "F", columns: "4-1" }));
  expect(lines(table)).toEqual(["大 2: 2/100 1/50 0/-", "小 3: 0/- 2/66.7 1/33.3"]);
});

it("numbers of things are summed up over things", () => {
  const table = made({ kind: "numbers", of: ["4-2"], by: "F" });
  expect(table.kind === "numbers" && table.rows.map(({ label, n, mean }) => [label, n, mean])).toEqual([
    ["大", 2, 2],
    ["小", 2, 1],
  ]);
});

it("a condition of the table may ask for what the respondent said", () => {
  const table = counted(made({ kind: "simple", of: "4-1", base: { when: { question: "F", is: ["小"] } } }));
  expect(lines(table)).toEqual(["全体 3: 0/- 2/66.7 1/33.3"]);
  expect(table.baseNote).toContain("「Fの設問」が「小」のサービス (n=3)");
});

it("a thing that a question was not put to is in no base", () => {
  const column = services.columns.get("4-1");
  if (column?.kind !== "choices") throw new Error("multiple answers");
  const state = column.state.slice();
  state[5] = notAsked;
  const columns = new Map([["4-1", { ...column, state }]]);
  const things = new Map([["s4", { ...services, columns }]]);
  const table = counted(
    one(instrument, firms, [{ unit: "s4", kind: "simple", of: "4-1" }], {}, { asOf: null, things }),
  );
  expect(lines(table)[0]).toBe("全体 5: 2/40 3/60 1/20");
});
