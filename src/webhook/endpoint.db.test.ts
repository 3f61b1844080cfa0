import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { aFacility, tester } from "../ledger/testing/ledger-context.ts";
import { inFacility } from "../platform/db/tenant.ts";
import { testDatabase } from "../platform/testing/test-database.ts";
import { EndpointId } from "./contract.ts";
import { queueTest } from "./delivery-log.store.ts";
import {
  addEndpoint,
  changeEndpoint,
  deleteEndpoint,
  pauseEndpoint,
  readEndpoints,
  resumeEndpoint,
  rotateSecret,
} from "./endpoint.store.ts";
import { facilitiesWithDue } from "./sending.store.ts";
import { aReceiver } from "./testing/receiver.ts";
import { aHappening, webhookStage } from "./testing/webhook-stage.ts";

const { db, adminUrl } = await testDatabase();
const stage = webhookStage(db);
const { ledger, context } = stage;
const admin = new pg.Client({ connectionString: adminUrl });
await admin.connect();
afterAll(() => admin.end());

const settings = {
  name: "監視システム",
  url: "https://siem.byoin.example/in?key=uketsuke-no-kagi",
  events: ["case.opened" as const],
};
const add = async (facility: Parameters<typeof addEndpoint>[2], more: Partial<typeof settings> = {}) => {
  const added = await addEndpoint(context, tester, facility, { ...settings, ...more });
  if (!added.ok) throw new Error(added.error);
  return added.value;
};
const endpoints = (facility: string) => inFacility(db, facility, (trx) => readEndpoints(trx, facility, ledger.now()));

test("the secret is told once, kept sealed, and stands nowhere: not in the list, not in any table, not in the audit log", async () => {
  const facility = await aFacility(ledger);
  const receiver = await aReceiver((response) => response.end("received"));
  const { endpoint, secret } = await add(facility, { url: receiver.url });
  const rotated = await rotateSecret(context, tester, facility, endpoint.id, true);
  if (!rotated.ok) throw new Error(rotated.error);
  await queueTest(context, tester, facility, endpoint.id);
  await stage.deliver();
  expect(receiver.received).toHaveLength(1);

  const all = [JSON.stringify(await endpoints(facility)), ...(await everyRow())].join("\n");
  expect(all).toContain(endpoint.id);
  for (const one of [secret, rotated.value.secret]) {
    const key = one.slice("whsec_".length);
    // As text, as the text's bytes, as the key's bytes: bytea is written in hexadecimal.
    for (const trace of [key, Buffer.from(one).toString("hex"), Buffer.from(key, "base64").toString("hex")])
      expect(all.includes(trace)).toBe(false);
  }
});

/** All that the database holds, as text. */
async function everyRow(): Promise<string[]> {
  const { rows: tables } = await admin.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public'",
  );
  const lines: string[] = [];
  for (const { name } of tables) {
    const table = pg.escapeIdentifier(name);
    const { rows } = await admin.query<{ line: string }>(`select t::text as line from ${table} t`);
    lines.push(...rows.map(({ line }) => line));
  }
  return lines;
}

test("the audit log tells who did what to which host, without path and query, which may be keys of the receiver", async () => {
  const facility = await aFacility(ledger);
  const { endpoint } = await add(facility);
  const changed = { name: "別名", url: "https://other.byoin.example/x", events: ["case.closed" as const] };
  expect(await changeEndpoint(context, tester, facility, endpoint.id, changed)).toMatchObject({
    ok: true,
    value: changed,
  });
  await pauseEndpoint(context, tester, facility, endpoint.id);
  await resumeEndpoint(context, tester, facility, endpoint.id);
  await rotateSecret(context, tester, facility, endpoint.id, false);
  await deleteEndpoint(context, tester, facility, endpoint.id);
  const { rows } = await admin.query<{ action: string; actor: string; detail: object }>(
    "select action, actor, detail from audit_entry where facility_id = $1 and action like 'webhook.%' order by seq",
    [facility],
  );
  expect(rows.map(({ action }) => action)).toEqual([
    "webhook.add",
    "webhook.change",
    "webhook.pause",
    "webhook.resume",
    "webhook.rotateSecret",
    "webhook.delete",
  ]);
  expect(rows[0]).toMatchObject({ actor: tester.label, detail: { host: "siem.byoin.example" } });
  expect(JSON.stringify(rows)).not.toContain("uketsuke");
});

test("an address inside, or without https, is refused when it is entered and when it is changed", async () => {
  const facility = await aFacility(ledger);
  const { endpoint } = await add(facility);
  const outcome = async (url: string) => [
    await addEndpoint(context, tester, facility, { ...settings, url }),
    await changeEndpoint(context, tester, facility, endpoint.id, { ...settings, url }),
  ];
  for (const [url, error] of [
    ["https://10.0.0.1/", "address_not_allowed"],
    ["https://169.254.169.254/latest/", "address_not_allowed"],
    ["http://siem.byoin.example/", "http_not_allowed"],
    ["ftp://siem.byoin.example/", "url_not_usable"],
  ] as const)
    expect(await outcome(url)).toEqual([
      { ok: false, error },
      { ok: false, error },
    ]);
  expect(await endpoints(facility)).toMatchObject([{ url: settings.url }]);
});

test("deleting takes the log and the secret along, and the key of the hospital stays for its files", async () => {
  const facility = await aFacility(ledger);
  const { endpoint } = await add(facility);
  await stage.happens(facility, aHappening(1, ledger.now()));
  await deleteEndpoint(context, tester, facility, endpoint.id);
  for (const table of ["webhook_endpoint", "webhook_delivery", "webhook_attempt"])
    expect((await admin.query(`select 1 from ${table} where facility_id = $1`, [facility])).rows).toEqual([]);
  expect((await admin.query("select 1 from facility_key where facility_id = $1", [facility])).rows).toHaveLength(1);
});

test("a hospital has ten addresses at most", async () => {
  const facility = await aFacility(ledger);
  for (let number = 0; number < 10; number++) await add(facility);
  expect(await addEndpoint(context, tester, facility, settings)).toEqual({ ok: false, error: "too_many_endpoints" });
});

test("another hospital sees, changes and sends nothing, though nobody asks who may", async () => {
  const [own, other] = [await aFacility(ledger), await aFacility(ledger)];
  const { endpoint } = await add(own);
  await stage.happens(own, aHappening(1, ledger.now()));
  expect(await endpoints(other)).toEqual([]);
  expect(await stage.log(other, endpoint.id)).toEqual([]);
  for (const act of [pauseEndpoint, resumeEndpoint, deleteEndpoint, queueTest])
    expect(await act(context, tester, other, endpoint.id)).toEqual({ ok: false, error: "not_found" });
  // Whatever facility a statement names: the rows are those of the transaction's own.
  const rows = await inFacility(db, other, (trx) =>
    Promise.all([
      trx.selectFrom("webhook_endpoint").selectAll().where("facility_id", "=", own).execute(),
      trx.selectFrom("webhook_delivery").selectAll().where("facility_id", "=", own).execute(),
      trx.selectFrom("webhook_attempt").selectAll().where("facility_id", "=", own).execute(),
    ]),
  );
  expect(rows).toEqual([[], [], []]);
});

test("whoever sends sees across hospitals that something is due, and no word of what", async () => {
  const facility = await aFacility(ledger);
  await add(facility);
  await stage.happens(facility, aHappening(1, ledger.now()));
  expect(await facilitiesWithDue(db, ledger.now(), 100)).toContain(facility);
  const { rows } = await admin.query<{ name: string }>(
    `select c.relname || '.' || a.attname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
     where c.relname like 'webhook%' and c.relkind = 'r' and has_column_privilege('sekisho_operator', c.oid, a.attnum, 'SELECT') order by 1`,
  );
  expect(rows.map(({ name }) => name)).toEqual([
    "webhook_delivery.created_at",
    "webhook_delivery.facility_id",
    "webhook_delivery.next_attempt_at",
    "webhook_delivery.state",
  ]);
});

test("an address that does not exist is not found, and one in the wrong state says so", async () => {
  const facility = await aFacility(ledger);
  const nobody = EndpointId.parse(randomUUID());
  expect(await pauseEndpoint(context, tester, facility, nobody)).toEqual({ ok: false, error: "not_found" });
  const { endpoint } = await add(facility);
  expect(await resumeEndpoint(context, tester, facility, endpoint.id)).toEqual({ ok: false, error: "already_active" });
  await pauseEndpoint(context, tester, facility, endpoint.id);
  expect(await pauseEndpoint(context, tester, facility, endpoint.id)).toEqual({ ok: false, error: "already_paused" });
  expect((await endpoints(facility))[0]?.actions).toEqual(["change", "rotateSecret", "resume", "delete"]);
});
