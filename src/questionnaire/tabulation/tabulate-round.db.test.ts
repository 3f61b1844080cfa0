import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { inOrganisation } from "../../platform/db/tenant.ts";
import { testDatabase } from "../../platform/testing/test-database.ts";
import { TablePlan } from "../table/plan.ts";
import type { Report } from "../table/table.ts";
import { counted, lines, numbersIn, times } from "../table/testing/small-survey.ts";
import { askedBySegment, earlierRounds, segmentsOf } from "./round-answers.store.ts";
import { tabulateRound } from "./tabulate-round.worker.ts";
import { addAnswers, anAnsweredRound, anAnsweringOrganisation } from "./testing/answered-round.ts";

const { db } = await testDatabase();
const organisationId = await anAnsweringOrganisation(db);
const small = { bedClass: "small" };
const large = { bedClass: "large" };
const middle = { bedClass: "middle" };
const before = await anAnsweredRound(db, organisationId, {
  title: "2025年度調査",
  createdAt: "2025-10-01",
  sheets: [
    { q1: "2", q2: 0 },
    { q1: "1", q2: 1 },
  ],
});
const roundId = await anAnsweredRound(db, organisationId, {
  title: "2026年度調査",
  createdAt: "2026-10-01",
  asked: [...times(9, small), ...times(3, large), middle],
  sheets: [
    { q1: "2", q2: 1, segments: small },
    { q1: "1", q2: 2, segments: large },
    { q1: "1", q2: 4, segments: large },
    { q1: "2", segments: {} },
    { q1: "3", segments: small, flags: ["machine"] },
  ],
});
const planOf = (more: object) =>
  TablePlan.parse({ format: "sekisho/table-plan/1", instrument: "kunren", everyQuestion: false, tables: [], ...more });

async function made(more: object, round = roundId): Promise<Report> {
  const outcome = await tabulateRound(db, { organisationId, roundId: round, plan: planOf(more) });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value.report as Report;
}

test("what the directory says explains without having been asked; what a program filled in counts nowhere", async () => {
  const [simple, cross] = (
    await made({
      tables: [
        { kind: "simple", of: "Q1" },
        { kind: "cross", rows: "@bedClass", columns: "Q1" },
      ],
    })
  ).tables.map(counted);
  expect(simple && lines(simple)).toEqual(["全体 4: 2/50 2/50 0/- 0/-"]);
  expect(cross && lines(cross)).toEqual([
    "20～199床 1: 0/- 1/100 0/- 0/-",
    "200～399床 0: 0/- 0/- 0/- 0/-",
    "400床以上 2: 2/100 0/- 0/- 0/-",
  ]);
  expect(cross?.title).toBe("訓練の有無（病床規模別）");
});

test("answers can be weighed to those who were asked", async () => {
  const asked = await inOrganisation(db, organisationId, (trx) => askedBySegment(trx, organisationId, roundId));
  expect(asked).toEqual([
    { name: "bedClass", value: "large", asked: 3 },
    { name: "bedClass", value: "middle", asked: 1 },
    { name: "bedClass", value: "small", asked: 9 },
  ]);
  const population = Object.fromEntries(asked.map(({ value, asked: count }) => [value, count]));
  const weights = { by: "@bedClass", population };
  const { tables } = await made({ weights, tables: [{ kind: "simple", of: "Q1", weighted: true }] });
  // Three quarters of who was asked are small, none of which trains: 25 % of three.
  expect(lines(counted(tables[0]))).toEqual(["全体 3: 0.75/25 2.25/75 0/- 0/-"]);
  expect(tables[0]?.notes.join("")).toContain("回答のない区分（200～399床）は補えていません。");
});

test("every question stands beside the round before", async () => {
  const report = await made({ everyQuestion: true, previousRound: before });
  expect(report.tables.map(({ id }) => id)).toEqual(["waves-Q1", "waves-Q2", "waves-Q3"]);
  expect(lines(counted(report.tables[0]))).toEqual([
    "2025年度調査 2: 1/50 1/50 0/- 0/-",
    "2026年度調査 4: 2/50 2/50 0/- 0/-",
  ]);
  expect(numbersIn(report.tables[1]).rows.map(({ label, n, mean }) => [label, n, mean])).toEqual([
    ["2025年度調査", 2, 0.5],
    ["2026年度調査", 3, 7 / 3],
  ]);
});

test("only rounds of the same questionnaire that came before can be set beside", async () => {
  const choices = (round: string) =>
    inOrganisation(db, organisationId, (trx) => earlierRounds(trx, organisationId, round));
  expect(await choices(roundId)).toEqual([{ id: before, title: "2025年度調査" }]);
  expect(await choices(before)).toEqual([]);
  const plan = planOf({ previousRound: randomUUID() });
  expect(await tabulateRound(db, { organisationId, roundId, plan })).toMatchObject({
    ok: false,
    error: { reason: "plan_wrong", place: "plan.previousRound" },
  });
});

test("segments are those the answers carry, also when nobody was asked by name", async () => {
  const of = (round: string) => inOrganisation(db, organisationId, (trx) => segmentsOf(trx, organisationId, round));
  expect(await of(roundId)).toEqual(["bedClass"]);
  expect(await of(before)).toEqual([]);
});

test("answers that came after the last tables are in the next ones", async () => {
  const round = await anAnsweredRound(db, organisationId, {
    title: "r",
    createdAt: "2026-11-01",
    sheets: [{ q1: "1" }],
  });
  const n = async () => counted((await made({ tables: [{ kind: "simple", of: "Q1" }] }, round)).tables[0]).rows[0]?.n;
  expect(await n()).toBe(1);
  await addAnswers(db, organisationId, round, { q1: "1" });
  expect(await n()).toBe(2);
});

test("a plan that does not fit is told with its place, and a round of others is not there", async () => {
  const plan = planOf({
    tables: [
      { kind: "simple", of: "Q1" },
      { kind: "simple", of: "Q9" },
    ],
  });
  expect(await tabulateRound(db, { organisationId, roundId, plan })).toEqual({
    ok: false,
    error: {
      reason: "plan_wrong",
      message: "集計できません。この調査票にない項目です: Q9",
      place: "plan.tables.1",
    },
  });
  const other = await anAnsweringOrganisation(db);
  expect(await tabulateRound(db, { organisationId: other, roundId, plan: planOf({}) })).toMatchObject({
    error: { reason: "not_found" },
  });
});
