import { expect, it } from "vitest";
import { checkPlan } from "./check-plan.ts";
import { defaultPlan } from "./default-plan.ts";
import { TablePlan } from "./plan.ts";
import { dataOf, instrumentOf, multiple, number, single } from "./testing/small-survey.ts";

const questions = [
  single("Q1", ["はい", "いいえ"]),
  single("Q2", ["正", "誤"], { correct: ["正"] }),
  number("Q3"),
  multiple("Q4", ["A", "B"]),
  single("R1", ["x", "y"]),
  single("R2", ["x", "y"]),
];
const instrument = instrumentOf(questions, {
  rankings: [{ id: "R", label: { ja: "順位" }, questions: ["R1", "R2"] }],
});
const data = dataOf(questions, { Q1: ["はい"], Q2: ["正"], Q3: [1], Q4: ["A"], R1: ["x"], R2: ["y"] });
const planOf = (tables: unknown[], more: object = {}) =>
  TablePlan.parse({ format: "sekisho/table-plan/1", instrument: "small", tables, ...more });
const problems = (table: unknown) =>
  checkPlan(instrument, data, planOf([table])).map(({ table: at, reason, what }) => `${at} ${reason} ${what}`);

it.each([
  [{ kind: "simple", of: "Q9" }, "no_such_variable Q9"],
  [{ kind: "cross", rows: "Q9", columns: "Q1" }, "no_such_variable Q9"],
  [{ kind: "banner", rows: ["Q1", "@bedClass"], columns: "Q2" }, "no_such_variable @bedClass"],
  [{ kind: "simple", of: "Q1", base: { when: { question: "Q8", is: ["1"] } } }, "no_such_variable Q8"],
  [{ kind: "numbers", of: ["Q1"] }, "not_a_number Q1"],
  [{ kind: "numbers", of: ["Q3"], by: "Q9" }, "no_such_variable Q9"],
  [{ kind: "matrix", of: ["Q1", "Q2"] }, "other_options Q2"],
  [{ kind: "rank", of: "Q1" }, "no_such_ranking Q1"],
  [{ kind: "score", of: ["Q1"] }, "no_correct_answer Q1"],
  [{ kind: "segments", of: "Q1", is: ["たぶん"], by: "Q2" }, "no_such_option Q1=たぶん"],
  [{ kind: "simple", of: "Q1", unit: "s9" }, "no_such_section s9"],
])("a table that cannot be made is named with what is missing: %j", (table, problem) => {
  expect(problems(table)).toEqual([`0 ${problem}`]);
});

it("a plan of another questionnaire is refused as a whole", () => {
  const other = planOf([{ kind: "simple", of: "Q9" }], { instrument: "other" });
  expect(checkPlan(instrument, data, other)).toEqual([{ table: null, reason: "other_instrument", what: "other" }]);
});

it("what an instrument gets without a plan can be made: each question in order, a ranking once, the score last", () => {
  const plan = defaultPlan(instrument);
  expect(checkPlan(instrument, data, plan)).toEqual([]);
  expect(plan.tables.map((table) => `${table.kind} ${"of" in table ? table.of : ""}`)).toEqual([
    "simple Q1",
    "simple Q2",
    "numbers Q3",
    "simple Q4",
    "rank R",
    "score Q2",
  ]);
});
