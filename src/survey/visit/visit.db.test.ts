import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { inFacility, inProgramme } from "../../platform/db/tenant.ts";
import { testDatabase } from "../../platform/testing/test-database.ts";
import { anOrganisation } from "../programme/testing/a-programme.ts";
import { aMember, aSurveyedHospital, type Surveyed, surveyContext } from "../testing/a-survey.ts";
import { calendarVisits } from "./calendar.store.ts";
import { visitFacts } from "./facts.store.ts";
import { addInterview, changeInterview, removeInterview } from "./interview.store.ts";
import { declineProposal, proposeVisit, takeBackProposal } from "./proposal.store.ts";
import { visitList } from "./read-visits.store.ts";
import type { VisitPlan } from "./route-contracts.ts";
import { changeVisit, planVisit, settleVisit } from "./visit.store.ts";
import { addPlace, changePlace, orderPlaces, removePlace, setTarget, walkView } from "./walkthrough.store.ts";

const { db } = await testDatabase();
const context = surveyContext(db);
const done = { ok: true, value: null };
const refused = (error: string) => ({ ok: false, error });

async function surveyed() {
  context.clock.value = new Date("2026-12-01T00:00:00Z");
  return aSurveyedHospital(db);
}
const plan = (survey: Surveyed, more: Partial<VisitPlan> = {}) => ({
  onDay: "2026-12-03",
  half: "morning" as const,
  purposes: ["interviews" as const],
  personIds: [survey.surveyor.personId ?? ""],
  note: "",
  ...more,
});
const planned = { proposalId: null };
async function list(survey: Surveyed, actor = survey.surveyor) {
  const found = await visitList(context, actor, survey);
  if (!found.ok) throw new Error(found.error);
  return found.value;
}
async function aVisit() {
  const survey = await surveyed();
  await planVisit(context, survey.surveyor, survey, { ...plan(survey), ...planned });
  const [visit] = (await list(survey)).visits;
  if (!visit) throw new Error("no visit");
  return { ...survey, visitId: visit.id };
}
const facts = (survey: Surveyed) => inFacility(db, survey.facilityId, (trx) => visitFacts(trx, survey));
const interview = {
  audience: "executive" as const,
  respondentRole: "病院長",
  respondents: 1,
  beginsAt: "10:00",
  plannedMinutes: 30,
  note: "",
};

test("a visit is planned with people of one's own company, and with nobody else", async () => {
  const survey = await surveyed();
  const colleague = await aMember(db, survey.companyId, "調査 次郎");
  const stranger = await aMember(db, await anOrganisation(db, "survey_company"), "よその 三郎");
  const both = plan(survey, { personIds: [survey.surveyor.personId ?? "", colleague] });
  expect(await planVisit(context, survey.surveyor, survey, { ...both, ...planned })).toEqual(done);
  const foreign = plan(survey, { personIds: [stranger] });
  expect(await planVisit(context, survey.surveyor, survey, { ...foreign, ...planned })).toEqual(
    refused("not_a_colleague"),
  );
  const seen = await list(survey);
  expect(seen.visits).toMatchObject([{ number: 1, people: [{ name: "調査 花子" }, { name: "調査 次郎" }] }]);
  expect(seen.colleagues.map(({ name }) => name).sort()).toEqual(["調査 次郎", "調査 花子"]);
  expect((await list(survey, survey.hospital)).colleagues).toEqual([]);
});

test("a visit that moves says from where to where, and two who change it at once do not overwrite each other", async () => {
  const visit = await aVisit();
  const moved = { ...plan(visit, { onDay: "2026-12-10" }), version: 1, why: "病院の都合" };
  expect(await changeVisit(context, visit.surveyor, visit, moved)).toEqual(done);
  expect(await changeVisit(context, visit.surveyor, visit, moved)).toEqual(refused("stale_visit"));
  expect((await list(visit)).visits).toMatchObject([
    {
      onDay: "2026-12-10",
      version: 2,
      history: [
        { step: "planned", onDay: "2026-12-03", by: "調査 花子" },
        { step: "moved", onDay: "2026-12-10", note: "病院の都合" },
      ],
    },
  ]);
});

test("a visit is held on its day, waits for its outcome when the day is over, and is history afterwards", async () => {
  const visit = await aVisit();
  const settle = (outcome: "held" | "cancelled") => settleVisit(context, visit.surveyor, visit, { outcome, why: "" });
  expect(await settle("held")).toEqual(refused("visit_not_yet"));
  context.clock.value = new Date("2026-12-04T00:00:00Z");
  expect((await list(visit)).visits).toMatchObject([{ awaitsOutcome: true }]);
  expect(await settle("held")).toEqual(done);
  expect(await settle("cancelled")).toEqual(refused("visit_not_planned"));
  const late = { ...plan(visit), version: 2, why: "" };
  expect(await changeVisit(context, visit.surveyor, visit, late)).toEqual(refused("visit_not_planned"));
  expect(await facts(visit)).toMatchObject({ visitsPlanned: 0, visitsHeld: 1, firstVisitOn: "2026-12-03" });
});

test("an interview is planned, held with its minutes, and counted by audience", async () => {
  const visit = await aVisit();
  expect(await addInterview(context, visit.surveyor, visit, interview)).toEqual(done);
  await addInterview(context, visit.surveyor, visit, { ...interview, audience: "user", beginsAt: null });
  const [first, second] = (await list(visit)).visits[0]?.interviews ?? [];
  const held = { ...interview, state: "held" as const, actualMinutes: 40 };
  const one = { ...visit, interviewId: first?.id ?? "" };
  expect(await changeInterview(context, visit.surveyor, one, held)).toEqual(refused("visit_not_yet"));
  context.clock.value = new Date("2026-12-03T01:00:00Z");
  expect(await changeInterview(context, visit.surveyor, one, held)).toEqual(done);
  expect(await removeInterview(context, visit.surveyor, one)).toEqual(refused("interview_settled"));
  expect(await removeInterview(context, visit.surveyor, { ...visit, interviewId: second?.id ?? "" })).toEqual(done);
  expect((await facts(visit)).interviewsHeld).toEqual({ executive: 1, systemAdmin: 0, user: 0, vendor: 0 });
});

test("the hospital proposes days; the company plans by a proposal or says why not", async () => {
  const survey = await surveyed();
  const propose = (onDay: string) =>
    proposeVisit(context, survey.hospital, survey, { onDay, half: "afternoon", note: "会議室あり" });
  expect(await propose("2026-11-30")).toEqual(refused("day_past"));
  for (const day of ["2026-12-08", "2026-12-09", "2026-12-10"]) await propose(day);
  const [one, two, three] = (await list(survey)).proposals;
  const key = (proposal?: { id: string }) => ({ ...survey, proposalId: proposal?.id ?? "" });
  const taken = { ...plan(survey, { onDay: "2026-12-08", half: "afternoon" }), proposalId: one?.id ?? "" };
  expect(await planVisit(context, survey.surveyor, survey, taken)).toEqual(done);
  expect(await planVisit(context, survey.surveyor, survey, taken)).toEqual(refused("not_found"));
  expect(await declineProposal(context, survey.surveyor, key(two), "人が足りません")).toEqual(done);
  expect(await takeBackProposal(context, survey.hospital, key(two))).toEqual(refused("proposal_answered"));
  expect(await takeBackProposal(context, survey.hospital, key(three))).toEqual(done);
  expect((await list(survey)).proposals.map(({ state, answer }) => [state, answer])).toEqual([
    ["taken", ""],
    ["declined", "人が足りません"],
    ["takenBack", ""],
  ]);
  expect((await list(survey)).visits).toHaveLength(1);
});

test("the calendar of the programme shows the visits of hospitals that share, and nobody else's", async () => {
  const visit = await aVisit();
  const other = await aVisit();
  const days = await inProgramme(db, visit.programmeId, { as: "overseer" }, (trx) =>
    calendarVisits(trx, visit.programmeId, { from: "2026-12-01", to: "2026-12-31" }),
  );
  expect(days).toMatchObject([
    { visitId: visit.visitId, hospitalName: "つばめ病院", people: [{ name: "調査 花子" }], onDay: "2026-12-03" },
  ]);
  const foreign = await inProgramme(db, visit.programmeId, { as: "overseer" }, (trx) =>
    calendarVisits(trx, other.programmeId),
  );
  expect(foreign).toEqual([]);
});

test("the walk shows for each category what was said and what the ledger has, and where the two disagree", async () => {
  const survey = await surveyed();
  const connection = (number: number, target: string | null) =>
    inFacility(db, survey.facilityId, (trx) =>
      sql`insert into ledger_record (facility_id, id, kind, number, name, fields, sources, search_text, search_terms,
          version, updated_at)
        values (${survey.facilityId}, ${randomUUID()}, 'connection', ${number}, ${`接続${number}`},
          ${JSON.stringify(target ? { targetCategory: { state: "known", value: target } } : {})}, '{}', '', '{}', 1, now())`.execute(
        trx,
      ),
    );
  await connection(1, "T3");
  await connection(2, null);
  const set = (target: string, state: "seen" | "noneHere" | "notYet") =>
    setTarget(context, survey.surveyor, survey, { target, state, note: "" });
  await set("T3", "noneHere");
  await set("T6", "seen");
  await set("T6", "seen");
  const walk = await walkView(context, survey.hospital, survey);
  if (!walk.ok) throw new Error(walk.error);
  expect(walk.value.targets).toHaveLength(8);
  expect(walk.value.targets[2]).toMatchObject({
    state: "noneHere",
    contradicts: true,
    connections: [{ name: "1 接続1" }],
  });
  expect(walk.value.targets[5]).toMatchObject({ state: "seen", unrecorded: true, by: "調査 花子" });
  expect(walk.value.uncategorised).toMatchObject([{ name: "2 接続2", verifiedOnSite: null }]);
  expect(walk.value.mayWork).toBe(false);
  expect((await facts(survey)).targetsOpen).toEqual(["T1", "T2", "T4", "T5", "T7", "T8"]);
});

test("places are walked in an order that can be changed, and a stale order is refused", async () => {
  const survey = await surveyed();
  const place = (name: string) => ({ name, targets: ["T1"], note: "", lookedAtOn: null });
  for (const name of ["サーバ室", "放射線部", "薬剤部"])
    expect(await addPlace(context, survey.surveyor, survey, place(name))).toEqual(done);
  const places = async () => {
    const walk = await walkView(context, survey.surveyor, survey);
    if (!walk.ok) throw new Error(walk.error);
    return walk.value.places;
  };
  const [server, radiology, pharmacy] = (await places()).map(({ id }) => id);
  const order = [radiology ?? "", pharmacy ?? "", server ?? ""];
  expect(await orderPlaces(context, survey.surveyor, survey, order)).toEqual(done);
  const key = { ...survey, placeId: radiology ?? "" };
  await changePlace(context, survey.surveyor, key, { ...place("放射線部"), lookedAtOn: "2026-12-01" });
  expect(await places()).toMatchObject([
    { name: "放射線部", lookedAtOn: "2026-12-01" },
    { name: "薬剤部" },
    { name: "サーバ室" },
  ]);
  expect(await removePlace(context, survey.surveyor, key)).toEqual(done);
  expect(await orderPlaces(context, survey.surveyor, survey, order)).toEqual(refused("place_gone"));
  expect(await orderPlaces(context, survey.surveyor, survey, order.slice(2))).toEqual(refused("route_differs"));
  expect(await addPlace(context, survey.surveyor, survey, { ...place("x"), targets: ["T9"] })).toEqual(
    refused("unknown_target"),
  );
});

test("a visit of another programme at the same hospital does not exist here", async () => {
  const visit = await aVisit();
  const other = await aSurveyedHospital(db);
  const elsewhere = { ...visit, programmeId: other.programmeId };
  const outcome = { outcome: "cancelled", why: "" } as const;
  expect(await settleVisit(context, visit.surveyor, elsewhere, outcome)).toEqual(refused("no_such_survey"));
});
