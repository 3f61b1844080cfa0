import { expect, test } from "vitest";
import { conditionFormula, readConditionFormula } from "./condition-formula.ts";
import { Condition } from "./instrument.ts";

const pairs: [formula: string, condition: unknown][] = [
  ["Q1=1/2", { question: "Q1", is: ["1", "2"] }],
  ["1-1=はい", { question: "1-1", is: ["はい"] }],
  ["Q5[r1]=1", { question: "Q5", row: "r1", is: ["1"] }],
  ["選択数(Q3)=2～", { question: "Q3", picked: { min: 2 } }],
  ["数値(Q4)=-1.5～20", { question: "Q4", between: { min: -1.5, max: 20 } }],
  ["数値(Q4)=～0", { question: "Q4", between: { max: 0 } }],
  ["回答あり(Q1)", { question: "Q1", answered: true }],
  ["回答なし(Q1)", { question: "Q1", answered: false }],
  ["変数(規模)=大/中", { derived: "規模", is: ["大", "中"] }],
  ["すべて(Q1=1)", { all: [{ question: "Q1", is: ["1"] }] }],
  [
    "いずれか(以外(Q1=1)、すべて(Q2=1、回答あり(Q3)))",
    {
      any: [
        { not: { question: "Q1", is: ["1"] } },
        {
          all: [
            { question: "Q2", is: ["1"] },
            { question: "Q3", answered: true },
          ],
        },
      ],
    },
  ],
];

test.each(pairs)("%s is written and read as the same condition", (formula, tree) => {
  const condition = Condition.parse(tree);
  expect(conditionFormula(condition)).toBe(formula);
  expect(readConditionFormula(formula)).toEqual({ ok: true, value: condition });
});

test("signs of the Japanese input method, spaces and commas are read as well", () => {
  expect(readConditionFormula(" すべて （ Q1 ＝ 1／2 , 数値（Q4）＝ 3 〜 ） ")).toEqual({
    ok: true,
    value: {
      all: [
        { question: "Q1", is: ["1", "2"] },
        { question: "Q4", between: { min: 3 } },
      ],
    },
  });
});

test.each([
  ["Q1", 3, "="],
  ["Q1=", 4, "番号"],
  ["すべて(Q1=1", 9, ")"],
  ["Q1=1 Q2=1", 6, "条件の終わり"],
  ["選択数(Q1)=2", 10, "～"],
  ["以外(".repeat(5000), 61, "入れ子は20段まで"],
  ["", 1, "設問の番号"],
])("%s is refused with the place and what belongs there", (formula, at, expected) => {
  const read = readConditionFormula(formula);
  expect(read).toEqual({ ok: false, error: { at, expected } });
});

test("a function that is none is refused with those there are", () => {
  const read = readConditionFormula("もし(Q1=1)");
  expect(!read.ok && read.error.expected).toContain("いずれか");
});
