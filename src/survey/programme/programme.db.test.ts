import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import { verifyChain } from "../../platform/audit/audit.ts";
import { inFacility, inFacilityOfProgramme, inProgramme } from "../../platform/db/tenant.ts";
import { testDatabase } from "../../platform/testing/test-database.ts";
import { boardRows } from "./board.store.ts";
import { addHospitals, assignCompany, directory } from "./hospital.store.ts";
import { endPart } from "./part.store.ts";
import { Plan, usualSteps } from "./plan.ts";
import { changePlan, changeProgramme } from "./programme.store.ts";
import type { Side, SurveyState } from "./state.ts";
import { takeSurveyStep } from "./step.store.ts";
import { surveyView } from "./survey-view.store.ts";
import { aRunningProgramme, contracted, hospital, must, programmeContext } from "./testing/programme-stage.ts";

const { db } = await testDatabase();
let stage: Awaited<ReturnType<typeof aRunningProgramme>>;
let { context, clock } = programmeContext(db);

beforeEach(async () => {
  ({ context, clock } = programmeContext(db));
  stage = await aRunningProgramme(db, context);
});

const take = (side: Side, to: SurveyState, note = "") =>
  takeSurveyStep(context, stage.people[side], stage.key, side, { to, note });
const board = (as: "overseer" | "company" = "overseer") => {
  const { programmeId } = stage.key;
  const view =
    as === "overseer" ? ({ as } as const) : ({ as, organisationId: stage.organisations.survey_company } as const);
  return inProgramme(db, programmeId, view, (trx) => boardRows(trx, programmeId, view, "2026-11-20"));
};
const view = (side: Side) =>
  inFacilityOfProgramme(db, stage.key, (trx) => surveyView(trx, stage.people[side], stage.key, clock.now));

test("an invited hospital is on the board, waits for its own answer, and shares nothing yet", async () => {
  const [row, ...others] = await board();
  expect(others).toEqual([]);
  expect(row).toMatchObject({
    name: "つばめ病院",
    state: "invited",
    move: "hospital",
    dueOn: "2026-12-04",
    shares: false,
  });
  expect(await board("company")).toHaveLength(1);
});

test("a company sees on its board only what it is to survey", async () => {
  const { people, key } = stage;
  const other = await hospital(db, "かもめ病院");
  must(await addHospitals(context, people.secretariat, key.programmeId, { hospitals: [other], companyId: null }));
  expect((await board()).map(({ name }) => name).sort()).toEqual(["かもめ病院", "つばめ病院"]);
  expect((await board("company")).map(({ name }) => name)).toEqual(["つばめ病院"]);
});

test("the way to the contract: intent, then pledge, NDA and order, and nothing before", async () => {
  expect(await take("secretariat", "contracted")).toMatchObject({ ok: false, error: { reason: "not_from_here" } });
  must(await take("hospital", "intentConfirmed"));
  expect(await take("company", "contracted")).toMatchObject({ ok: false, error: { reason: "not_yours" } });
  expect(await take("secretariat", "contracted")).toMatchObject({
    ok: false,
    error: { missing: [{ kind: "no_pledge" }, { kind: "no_nda" }, { kind: "no_order" }] },
  });
  await contracted(context, stage.key, stage.organisations);
  must(await take("secretariat", "contracted"));
  expect((await board())[0]).toMatchObject({ state: "contracted", shares: true, move: "company", dueOn: "2026-12-20" });
  expect(await take("company", "scheduled")).toMatchObject({ ok: false, error: { missing: [{ kind: "no_visit" }] } });
});

test("each step stands with its edition of the plan, its day and its author, and in the hospital's audit chain", async () => {
  must(await take("hospital", "intentConfirmed", "院長に確認"));
  const seen = await view("hospital");
  expect(seen?.history).toMatchObject([
    { from: null, to: "invited", planEdition: 1 },
    { from: "invited", to: "intentConfirmed", planEdition: 1, note: "院長に確認" },
  ]);
  expect(seen?.actions.map(({ to }) => to)).toEqual(["declined"]);
  const { facilityId } = stage.key;
  const actions = await inFacility(db, facilityId, async (trx) => {
    expect(await verifyChain(trx, facilityId)).toBeNull();
    const { rows } = await sql<{
      action: string;
    }>`select action from audit_entry where facility_id = ${facilityId} order by seq`.execute(trx);
    return rows.map(({ action }) => action);
  });
  expect(actions).toEqual(["survey.invited", "survey.step"]);
});

test("a new plan counts what is ahead anew and leaves what is past as it was", async () => {
  must(await take("hospital", "intentConfirmed"));
  const before = await view("secretariat");
  const steps = usualSteps.map((step) =>
    step.state === "contracted" ? { ...step, term: { from: "day" as const, on: "2027-01-05" } } : step,
  );
  const change = { plan: Plan.parse({ steps }), why: "年末のため", edition: 1 };
  expect(must(await changePlan(context, stage.people.secretariat, stage.key.programmeId, change))).toBe(2);
  const after = await view("secretariat");
  expect([before?.dueOn, after?.dueOn]).toEqual(["2026-12-04", "2027-01-05"]);
  expect(after?.history).toEqual(before?.history);
  // Somebody who still looks at the first edition does not undo the second.
  expect(await changePlan(context, stage.people.secretariat, stage.key.programmeId, change)).toEqual({
    ok: false,
    error: "plan_changed",
  });
});

test("a hospital that leaves closes at once: pledge and contracts end, nothing is shared, and all of it is kept", async () => {
  must(await take("hospital", "intentConfirmed"));
  await contracted(context, stage.key, stage.organisations);
  must(await take("secretariat", "contracted"));
  must(await take("hospital", "withdrawn", "工事のため"));
  expect((await board())[0]).toMatchObject({ state: "withdrawn", shares: false, move: null, dueOn: null });
  const { facilityId } = stage.key;
  const engagements = await inFacility(db, facilityId, (trx) =>
    trx.selectFrom("engagement").select(["kind", "ended_as"]).where("facility_id", "=", facilityId).execute(),
  );
  expect(engagements.map(({ ended_as }) => ended_as)).toEqual(["withdrawn", "withdrawn", "withdrawn"]);
  expect((await view("hospital"))?.history).toHaveLength(4);
  must(await take("secretariat", "invited"));
  expect((await board())[0]).toMatchObject({ state: "invited", move: "hospital" });
});

describe("hospitals of the directory", () => {
  test("are added by class as well, each once, and the stage is a real one", async () => {
    const { people, key } = stage;
    const { programmeId } = key;
    await hospital(db, "あかね病院");
    const all = await directory(context, programmeId);
    expect(all.length).toBeGreaterThan(1);
    const small = { filter: { bedClasses: ["small"], founderClasses: [], regions: ["kantoshinetsu"] } };
    const added = must(
      await addHospitals(context, people.secretariat, programmeId, { hospitals: small, companyId: null }),
    );
    expect(added).toEqual({ added: all.length - 1, already: 1 });
    const again = must(
      await addHospitals(context, people.secretariat, programmeId, { hospitals: small, companyId: null }),
    );
    expect(again).toEqual({ added: 0, already: all.length });
    const none = { filter: { bedClasses: ["large"], founderClasses: [], regions: [] } };
    expect(await addHospitals(context, people.secretariat, programmeId, { hospitals: none, companyId: null })).toEqual({
      ok: false,
      error: "nobody_chosen",
    });
  });

  test("are not given to a company that takes no part, nor taken from one that holds a contract", async () => {
    const { people, key, organisations } = stage;
    const assign = (companyId: string | null) => assignCompany(context, people.secretariat, key, companyId);
    expect(await assign(organisations.supervising_company)).toEqual({ ok: false, error: "no_such_company" });
    must(await take("hospital", "intentConfirmed"));
    await contracted(context, key, organisations);
    expect(await assign(null)).toEqual({ ok: false, error: "company_engaged" });
  });
});

test("an organisation that is taken out loses what opened hospitals to it in the same moment", async () => {
  const { people, key, organisations } = stage;
  must(await take("hospital", "intentConfirmed"));
  await contracted(context, key, organisations);
  const ending = { organisationId: organisations.survey_company, why: "契約の終了" };
  must(await endPart(context, people.secretariat, key.programmeId, ending));
  const { rows } = await sql<{
    kinds: string[];
  }>`select kinds from engagements_of(${[organisations.survey_company]}::uuid[],
    ${clock.now})`.execute(db);
  expect(rows).toEqual([]);
  expect(
    await endPart(context, people.secretariat, key.programmeId, {
      ...ending,
      organisationId: organisations.secretariat,
    }),
  ).toEqual({
    ok: false,
    error: "is_secretariat",
  });
});

test("while the programme is closed nothing goes forward", async () => {
  must(await changeProgramme(context, stage.people.secretariat, stage.key.programmeId, { state: "closed" }));
  expect(await take("hospital", "intentConfirmed")).toEqual({ ok: false, error: { reason: "programme_not_running" } });
});

test("of two who take the same step at once, one takes it and the other is told", async () => {
  const both = await Promise.all([take("hospital", "intentConfirmed"), take("secretariat", "intentConfirmed")]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await view("hospital"))?.history).toHaveLength(2);
});

test("a side is not taken over: whoever comes through another organisation finds no survey", async () => {
  const { key, people } = stage;
  const refused = await takeSurveyStep(context, people.supervisor, key, "company", { to: "scheduled", note: "" });
  expect(refused).toEqual({ ok: false, error: { reason: "not_found" } });
});
