import { expect, test } from "vitest";
import type { AccessEntry } from "../identity/access-log/access-log-contract.ts";
import type { SignedInPerson } from "../identity/testing/sign-in.ts";
import { inFacility } from "../platform/db/tenant.ts";
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
