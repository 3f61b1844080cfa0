import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { beforeEach, expect, test } from "vitest";
import { inFacility } from "../../platform/db/tenant.ts";
import { testDatabase } from "../../platform/testing/test-database.ts";
import { feedMadeAt, makeFeed, revokeFeed, subscribed } from "./feed.store.ts";
import { addHospitals } from "./hospital.store.ts";
import { endPart } from "./part.store.ts";
import { takeSurveyStep } from "./step.store.ts";
import { aRunningProgramme, contracted, hospital, must, programmeContext } from "./testing/programme-stage.ts";

const { db } = await testDatabase();
const { context, clock } = programmeContext(db);
let stage: Awaited<ReturnType<typeof aRunningProgramme>>;
beforeEach(async () => {
  clock.now = new Date("2026-11-20T03:00:00Z");
  stage = await aRunningProgramme(db, context);
});

/** Somebody of one of the organisations, as the database knows them. */
async function member(organisation: keyof typeof stage.organisations): Promise<string> {
  const id = randomUUID();
  const stamps = { created_at: clock.now, updated_at: clock.now };
  const person = { id, name: "試験", email: `${id}@feed.example`, email_verified: true, two_factor_enabled: false };
  await db
    .insertInto("person")
    .values({ ...person, ...stamps, last_sign_in_at: null })
    .execute();
  const granted = {
    id: randomUUID(),
    person_id: id,
    since: clock.now,
    until: null,
    granted_by: "operator",
    why: "試験",
  };
  const held = { organisation_id: stage.organisations[organisation], role: "surveyManager" as const };
  await db
    .insertInto("organisation_member")
    .values({ ...granted, ...held, ended_by: null, ended_why: null })
    .execute();
  return id;
}

async function feedOf(personId: string): Promise<string> {
  const { url } = await makeFeed(context, { programmeId: stage.key.programmeId, personId });
  return url.split("/").at(-1) ?? "";
}

/** A visit, and a company that may see the hospital. */
async function contractedWithVisit(): Promise<void> {
  const { key, people, organisations } = stage;
  must(await takeSurveyStep(context, people.hospital, key, "hospital", { to: "intentConfirmed", note: "" }));
  await contracted(context, key, organisations);
  must(await takeSurveyStep(context, people.secretariat, key, "secretariat", { to: "contracted", note: "" }));
  await inFacility(db, key.facilityId, (trx) =>
    sql`insert into survey_visit (facility_id, id, programme_id, number, on_day, half, purposes, people, note, state, version, shared_with)
      values (${key.facilityId}, ${randomUUID()}, ${key.programmeId}, 1, '2026-12-08', 'morning', '{interviews}', '[]',
        '救急外来の裏口から入る', 'planned', 3, ${key.programmeId})`.execute(trx),
  );
}

test("a secretariat's calendar tells visits and terms, and of a hospital its name and nothing else", async () => {
  await contractedWithVisit();
  const text = (await subscribed(context, await feedOf(await member("secretariat")))) ?? "";
  const lines = text.replaceAll("\r\n ", "").split("\r\n");
  expect(lines).toEqual(
    expect.arrayContaining([
      "SUMMARY:訪問: つばめ病院",
      "DTSTART;TZID=Asia/Tokyo:20261208T090000",
      "SEQUENCE:3",
      "SUMMARY:期限（日程決定）: つばめ病院",
      "DTSTART;VALUE=DATE:20261220",
    ]),
  );
  expect(text).not.toContain("裏口");
});

test("a company's calendar tells of hospitals it is to survey, and of visits once it may see them", async () => {
  const { key, people } = stage;
  const other = await hospital(db, "かもめ病院");
  must(await addHospitals(context, people.secretariat, key.programmeId, { hospitals: [other], companyId: null }));
  const token = await feedOf(await member("survey_company"));
  const before = await subscribed(context, token);
  expect(before).toContain("つばめ病院");
  expect(before).not.toContain("かもめ病院");
  await contractedWithVisit();
  expect((await subscribed(context, token))?.replaceAll("\r\n ", "")).toContain("訪問: つばめ病院");
});

test("the address is kept as a hash, replaced by the next one, and dead once revoked", async () => {
  const personId = await member("secretariat");
  const of = { programmeId: stage.key.programmeId, personId };
  const first = await feedOf(personId);
  const { rows } = await sql<{
    row: string;
  }>`select survey_calendar_feed::text as row from survey_calendar_feed`.execute(db);
  expect(rows.map(({ row }) => row).join()).not.toContain(first);
  const second = await feedOf(personId);
  expect(await subscribed(context, first)).toBeUndefined();
  expect(await subscribed(context, second)).toBeDefined();
  await revokeFeed(context, of);
  expect(await subscribed(context, second)).toBeUndefined();
  expect(await feedMadeAt(context, of)).toBeNull();
});

test("whoever has left the organisation, or whose organisation has left the programme, reads nothing more", async () => {
  const left = await member("secretariat");
  const token = await feedOf(left);
  await db.updateTable("organisation_member").set({ until: clock.now }).where("person_id", "=", left).execute();
  expect(await subscribed(context, token)).toBeUndefined();
  const taken = await feedOf(await member("supervising_company"));
  expect(await subscribed(context, taken)).toBeDefined();
  const { key, people, organisations } = stage;
  const ending = { organisationId: organisations.supervising_company, why: "試験" };
  must(await endPart(context, people.secretariat, key.programmeId, ending));
  expect(await subscribed(context, taken)).toBeUndefined();
});

test("a guessed address opens nothing", async () => {
  expect(await subscribed(context, "x".repeat(43))).toBeUndefined();
});
