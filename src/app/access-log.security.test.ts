import { sql } from "kysely";
import pg from "pg";
import { expect, test } from "vitest";
import { withoutHospitals } from "../identity/access-log/access-log.ts";
import type { AccessAcross, AccessEntry } from "../identity/access-log/access-log-contract.ts";
import type { SignedInPerson } from "../identity/testing/sign-in.ts";
import { inFacility, inProgramme } from "../platform/db/tenant.ts";
import { mountedRoutes } from "../platform/http/mount.ts";
import { japanDay } from "../shared/japan-day.ts";
import { noteAssignment } from "../survey/programme/took-part.store.ts";
import { composedApp } from "./testing/composed-app.ts";
import { aHospital } from "./testing/hospital.ts";

const composed = await composedApp();
const { app, runtime } = composed;
const [own, other] = [await aHospital(composed, "つばめ"), await aHospital(composed, "かもめ")];
const base = `/api/v1/facilities/${own.id}`;
const { people, organisations } = own.programme;

const ask = (who: SignedInPerson, url: string, method: "GET" | "POST" = "GET", payload?: object) =>
  app.inject({ method, url, headers: who.headers, ...(payload ? { payload } : {}) });
const log = async (query = ""): Promise<AccessEntry[]> =>
  (await ask(own.systemAdministrator, `${base}/access-log${query}`)).json().entries;
const timesOf = async (task: string) =>
  (await log()).filter((entry) => entry.task === task).reduce((sum, { times }) => sum + times, 0);

test("every request through an engagement is counted, whose it was and what it did", async () => {
  const before = new Set((await log()).map(({ task }) => task));
  for (let n = 0; n < 3; n++) await ask(people.survey_company, `${base}/records/asset`);
  await ask(people.supervising_company, `${base}/export?format=json`);
  const asset = { fields: { assetId: { state: "known", value: "記録-1" } }, reason: "巡回" };
  await ask(people.survey_company, `${base}/records/asset`, "POST", asset);
  const entries = (await log()).filter(({ task }) => !before.has(task));
  expect(entries.map(({ task, manner, times, organisationId }) => [task, manner, times, organisationId])).toEqual([
    ["createRecord", "wrote", 1, organisations.survey_company],
    ["exportLedger", "took", 1, organisations.supervising_company],
    ["listRecords", "looked", 3, organisations.survey_company],
  ]);
  expect(entries[0]).toMatchObject({ person: people.survey_company.name, permission: "ledger.write" });
});

test("a request that fails or finds nothing is counted too, one that is turned away is not", async () => {
  const before = await log();
  await ask(people.survey_company, `${base}/records/asset/00000000-0000-4000-8000-000000000000`);
  expect(await timesOf("getRecord")).toBe(1);
  // The ministry sees deliveries only, and another hospital's company nothing.
  expect((await ask(people.ministry, `${base}/records/asset`)).statusCode).toBe(403);
  expect((await ask(other.programme.people.survey_company, `${base}/records/asset`)).statusCode).toBe(404);
  expect((await log()).length).toBe(before.length + 1);
});

test("the hospital's own people are not in it: the audit chain is theirs", async () => {
  const before = await log();
  await ask(own.systemAdministrator, `${base}/records/asset`);
  expect(await log()).toEqual(before);
});

test("requests at the same moment are all counted", async () => {
  const before = await timesOf("listInquiries");
  await Promise.all(Array.from({ length: 20 }, () => ask(people.survey_company, `${base}/inquiries`)));
  expect(await timesOf("listInquiries")).toBe(before + 20);
});

test("the log is read by organisation, by day and by manner, and taken along as CSV", async () => {
  const company = await log(`?organisationId=${organisations.survey_company}`);
  expect(new Set(company.map(({ organisationId }) => organisationId))).toEqual(new Set([organisations.survey_company]));
  expect(await log("?day=2020-01-01")).toEqual([]);
  expect((await log("?manner=took")).map(({ task }) => task)).toEqual(["exportLedger"]);
  const csv = await ask(own.systemAdministrator, `${base}/access-log/csv?manner=took`);
  expect(csv.body).toContain(`つばめのsupervising_company,${people.supervising_company.name},書き出し・取り出し`);
  expect(csv.body.trim().split("\r\n")).toHaveLength(2);
});

test("nothing is answered before it is written down", async () => {
  const { db } = runtime.database;
  await inFacility(db, own.id, async (trx) => {
    // Another transaction holds the row of this hour: the request waits for it, and is answered only then.
    const update = trx.updateTable("access_log").set({ last_at: new Date() }).where("facility_id", "=", own.id);
    await update.where("task", "=", "listRecords").execute();
    let answered = false;
    const asking = ask(people.survey_company, `${base}/records/asset`).then((reply) => {
      answered = true;
      return reply;
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(answered).toBe(false);
    return { asking };
  }).then(async ({ asking }) => expect((await asking).statusCode).toBe(200));
});

test("nobody removes or rewrites it", async () => {
  const { db } = runtime.database;
  const change = (work: Parameters<typeof inFacility<unknown>>[2]) => inFacility(db, own.id, work);
  await expect(change((trx) => trx.deleteFrom("access_log").execute())).rejects.toThrow("permission denied");
  const forged = { task: "nothing" };
  await expect(change((trx) => trx.updateTable("access_log").set(forged).execute())).rejects.toThrow(
    "permission denied",
  );
});

const lookAt = (page: string, who = people.secretariat) =>
  ask(who, `/api/v1/programmes/${own.programme.programmeId}/${page}`);
const across = async (hospital = own, query = ""): Promise<AccessAcross[]> => {
  const url = `/api/v1/facilities/${hospital.id}/access-log${query}`;
  return (await ask(hospital.systemAdministrator, url)).json().across;
};
/** The hospital's steps and company, as its programme would have written them. */
const takingPart = (id: string, programmeId: string, steps: { to: string; at: Date }[], companyId?: string) =>
  inFacility(runtime.database.db, id, async (trx) => {
    for (const [n, { to, at }] of steps.entries())
      await sql`insert into survey_step (facility_id, programme_id, number, from_state, to_state, plan_edition, at, by, note)
        values (${id}, ${programmeId}, ${n + 100}, null, ${to}, 1, ${at}, 'operator', '')`.execute(trx);
    if (companyId) await noteAssignment(trx, { facilityId: id, programmeId }, companyId, steps[0]?.at ?? new Date());
  });
const day = 86_400_000;
const daysAgo = (n: number) => new Date(Date.now() - n * day);

test("whoever looks at boards and tables across hospitals is shown to each that took part on that day, once a day", async () => {
  const { programmeId } = own.programme;
  await takingPart(own.id, programmeId, [{ to: "invited", at: daysAgo(30) }], organisations.survey_company);
  const before = await log();
  for (let n = 0; n < 3; n++) expect((await lookAt("board")).statusCode).toBe(200);
  await lookAt("calendar", people.supervising_company);
  await lookAt("across/figures", people.research_group);
  await lookAt("hours/export");
  await lookAt("plans");
  const seen = await across();
  expect(seen.map(({ task, manner, times, person }) => [task, manner, times, person]).sort()).toEqual([
    ["acrossFigures", "looked", 1, people.research_group.name],
    ["exportProgrammeHours", "took", 1, people.secretariat.name],
    ["getBoard", "looked", 3, people.secretariat.name],
    ["getCalendar", "looked", 1, people.supervising_company.name],
  ]);
  expect(seen[0]).toMatchObject({ programme: "つばめの調査", day: japanDay(new Date()) });
  // Neither among the entries of the hospital itself, nor in the log of a hospital of another programme.
  expect((await log()).length).toBe(before.length);
  expect(await across(other)).toEqual([]);
  expect((await across(own, "?manner=took")).map(({ task }) => task)).toEqual(["exportProgrammeHours"]);
  const csv = await ask(own.systemAdministrator, `${base}/access-log/csv`);
  expect(csv.body).toContain("進み具合の一覧：医療機関×手順、遅れ、誰の番か,3,");
});

test("a company's look is shown to the hospitals it is to survey, and no look to one that had left or was not there yet", async () => {
  const { programmeId } = own.programme;
  expect((await lookAt("board", people.survey_company)).statusCode).toBe(200);
  const lookers = async (hospital: typeof own) =>
    new Set((await across(hospital)).map(({ organisationId }) => organisationId));
  expect(await lookers(own)).toContain(organisations.survey_company);
  const [left, late] = [await aHospital(composed, "ひばり"), await aHospital(composed, "ちどり")];
  const enrol = ({ id }: typeof own) =>
    inFacility(runtime.database.db, id, (trx) =>
      sql`insert into survey_participation select ${id}, ${programmeId}, hospital_name, bed_class, founder_class, region, null, state,
        plan_edition, state_since, due_on, null, added_by, added_at from survey_participation where facility_id = ${id}`.execute(
        trx,
      ),
    );
  await enrol(left);
  await enrol(late);
  await takingPart(left.id, programmeId, [
    { to: "invited", at: daysAgo(20) },
    { to: "declined", at: daysAgo(2) },
  ]);
  await takingPart(late.id, programmeId, [{ to: "invited", at: daysAgo(1) }]);
  expect((await lookers(left)).size).toBe(0);
  // Another company's, and none of its own.
  expect(await lookers(late)).toContain(organisations.secretariat);
  expect(await lookers(late)).not.toContain(organisations.survey_company);
});

test("what shows nothing of hospitals is a list of operations that exist", () => {
  const known = new Set(mountedRoutes.filter(({ access }) => access.to === "programme").map(({ id }) => id));
  expect([...withoutHospitals].filter((id) => !known.has(id))).toEqual([]);
});

test("nothing is shown when the log cannot be written", async () => {
  const admin = new pg.Client({ connectionString: composed.adminUrl });
  await admin.connect();
  await admin.query("revoke insert on access_log from sekisho_app");
  const reply = await ask(people.survey_company, `${base}/records/asset`);
  await admin.query("grant insert on access_log to sekisho_app");
  await admin.end();
  expect([reply.statusCode, reply.json().reason]).toEqual([500, "fault"]);
  expect((await ask(people.survey_company, `${base}/records/asset`)).statusCode).toBe(200);
});

test("nobody removes or rewrites who looked across hospitals", async () => {
  const { db } = runtime.database;
  const change = (statement: ReturnType<typeof sql>) =>
    inProgramme(db, own.programme.programmeId, { as: "plan" }, (trx) => statement.execute(trx));
  await expect(change(sql`delete from programme_access`)).rejects.toThrow("permission denied");
  await expect(change(sql`update programme_access set task = 'nothing'`)).rejects.toThrow("permission denied");
});
