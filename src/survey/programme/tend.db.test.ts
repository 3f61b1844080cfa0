import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { beforeEach, expect, test } from "vitest";
import { inFacility } from "../../platform/db/tenant.ts";
import { testDatabase } from "../../platform/testing/test-database.ts";
import { addHospitals } from "./hospital.store.ts";
import { takeSurveyStep } from "./step.store.ts";
import { isAnySurveyDue, tendSurveys } from "./tend.store.ts";
import { aRunningProgramme, contracted, hospital, must, programmeContext } from "./testing/programme-stage.ts";

const { db } = await testDatabase();
let stage: Awaited<ReturnType<typeof aRunningProgramme>>;
let { context, clock } = programmeContext(db);

beforeEach(async () => {
  ({ context, clock } = programmeContext(db));
  stage = await aRunningProgramme(db, context, { remindDaysBefore: [7, 1], remindDaysAfter: [1] });
});

const at = (day: string) => {
  clock.now = new Date(`${day}T09:00:00+09:00`);
};
/** Mails to this address so far, oldest first. */
const mailsTo = (email: string) =>
  db.selectFrom("mail").select(["subject", "body_text"]).where("recipient", "=", email).orderBy("created_at").execute();

async function somebody(role: "hospital" | "company"): Promise<string> {
  const id = randomUUID();
  const email = `${id}@remind.example`;
  const stamps = { created_at: clock.now, updated_at: clock.now };
  const person = { id, name: "試験", email, email_verified: true, two_factor_enabled: false, last_sign_in_at: null };
  await db
    .insertInto("person")
    .values({ ...person, ...stamps })
    .execute();
  const granted = {
    id: randomUUID(),
    person_id: id,
    since: clock.now,
    until: null,
    granted_by: "operator",
    why: "試験",
  };
  const ended = { ended_by: null, ended_why: null };
  if (role === "hospital")
    await db
      .insertInto("facility_role")
      .values({ ...granted, ...ended, facility_id: stage.key.facilityId, role: "systemAdministrator" })
      .execute();
  else
    await db
      .insertInto("organisation_member")
      .values({ ...granted, ...ended, organisation_id: stage.organisations.survey_company, role: "investigator" })
      .execute();
  return email;
}

test("whoever's move it is is told at once, and reminded before and after the day, once each, and told no finding", async () => {
  const email = await somebody("hospital");
  // Invited on 20 November, an answer is due in two weeks, on 4 December.
  expect(await isAnySurveyDue(db, clock.now)).toBe(true);
  await tendSurveys(context);
  at("2026-11-26");
  expect(await isAnySurveyDue(db, clock.now)).toBe(false);
  at("2026-11-27");
  expect(await isAnySurveyDue(db, clock.now)).toBe(true);
  await tendSurveys(context);
  await tendSurveys(context);
  expect(await mailsTo(email)).toHaveLength(2);
  at("2026-12-03");
  await tendSurveys(context);
  at("2026-12-05");
  await tendSurveys(context);
  const mails = await mailsTo(email);
  expect(mails.map(({ subject }) => subject)).toEqual([
    "【関所・調査】あなたの番です: つばめ病院: 意向確認（期限 2026-12-04）",
    "【関所・調査】期限が近づいています: つばめ病院: 意向確認（期限 2026-12-04）",
    "【関所・調査】期限が近づいています: つばめ病院: 意向確認（期限 2026-12-04）",
    "【関所・調査】期限を過ぎた手順があります: つばめ病院: 意向確認（期限 2026-12-04）",
  ]);
  expect(mails[3]?.body_text).toContain("1日過ぎています");
  at("2027-03-01");
  expect(await isAnySurveyDue(db, clock.now)).toBe(false);
});

test("after days without a server one mail stands for those that were missed", async () => {
  const email = await somebody("hospital");
  at("2026-12-20");
  await tendSurveys(context);
  await tendSurveys(context);
  expect(await mailsTo(email)).toHaveLength(1);
});

test("two processes at once send one mail", async () => {
  const email = await somebody("hospital");
  at("2026-11-27");
  await Promise.all([tendSurveys(context), tendSurveys(context)]);
  expect(await mailsTo(email)).toHaveLength(1);
});

test("a person with several hospitals gets one mail about all, what is late first", async () => {
  const email = await somebody("company");
  const { people, key, organisations } = stage;
  const other = { ...key, facilityId: await hospital(db, "かもめ病院") };
  const wanted = { hospitals: [other.facilityId], companyId: organisations.survey_company };
  must(await addHospitals(context, people.secretariat, key.programmeId, wanted));
  for (const one of [key, other]) {
    must(await takeSurveyStep(context, people.secretariat, one, "secretariat", { to: "intentConfirmed", note: "" }));
    await contracted(context, one, organisations);
    must(await takeSurveyStep(context, people.secretariat, one, "secretariat", { to: "contracted", note: "" }));
  }
  at("2026-12-21");
  await tendSurveys(context);
  const [mail, ...others] = await mailsTo(email);
  expect(others).toEqual([]);
  expect(mail?.subject).toBe("【関所・調査】期限を過ぎた手順があります: 2件");
  expect(mail?.body_text).toMatch(/かもめ病院[\s\S]*つばめ病院/);
});

test("a step that was taken in time is reminded of no more", async () => {
  const email = await somebody("hospital");
  must(
    await takeSurveyStep(context, stage.people.hospital, stage.key, "hospital", { to: "intentConfirmed", note: "" }),
  );
  at("2026-11-27");
  await tendSurveys(context);
  expect(await mailsTo(email)).toEqual([]);
  const { facilityId } = stage.key;
  const { rows } = await inFacility(db, facilityId, (trx) =>
    sql<{ n: number }>`select count(*)::int as n from survey_reminder where facility_id = ${facilityId}`.execute(trx),
  );
  // The secretariat's reminder is noted, although nobody there has an address.
  expect(rows[0]?.n).toBe(1);
});

test("the hospital is reminded of homework on the day before its last and once after it, and it becomes a result by itself", async () => {
  const email = await somebody("hospital");
  const { key, organisations } = stage;
  const id = randomUUID();
  await inFacility(db, key.facilityId, (trx) =>
    sql`insert into survey_homework (facility_id, id, programme_id, number, holder, owed_by, contact, kind, title, questions, organisation_id,
        requested_on, due_on, state, round, version, shared_with)
      values (${key.facilityId}, ${id}, ${key.programmeId}, 1, 'hospital', '情報システム課', null, 'document', 'サーバ室の鍵の保管場所', '[]',
        ${organisations.survey_company}, '2026-11-20', '2026-11-27', 'open', 1, 1, ${key.programmeId})`.execute(trx),
  );
  await inFacility(db, key.facilityId, (trx) =>
    sql`update survey_participation set remind_on = null where facility_id = ${key.facilityId}`.execute(trx),
  );
  for (const day of ["2026-11-26", "2026-11-27", "2026-11-28", "2026-11-29"]) {
    at(day);
    await tendSurveys(context);
    await tendSurveys(context);
  }
  const mails = await mailsTo(email);
  expect(mails.map(({ subject }) => subject)).toEqual([
    "【関所・調査】期限が近づいています: つばめ病院: 宿題の提出（期限 2026-11-27）",
    "【関所・調査】期限を過ぎた手順があります: つばめ病院: 宿題の提出（期限 2026-11-27）",
  ]);
  expect(mails.map(({ body_text }) => body_text).join()).not.toContain("鍵");
  const { rows } = await inFacility(db, key.facilityId, (trx) =>
    sql<{ state: string }>`select state from survey_homework where facility_id = ${key.facilityId}`.execute(trx),
  );
  expect(rows).toEqual([{ state: "notSubmitted" }]);
});
