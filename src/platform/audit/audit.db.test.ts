import { randomUUID } from "node:crypto";
import pg from "pg";
import { expect, test } from "vitest";
import { inFacility } from "../db/tenant.ts";
import { testDatabase } from "../testing/test-database.ts";
import { type AuditEvent, recordAudit, recordInstanceAudit, verifyChain } from "./audit.ts";

const { db, adminUrl } = await testDatabase();
const event = (n: number): AuditEvent => ({
  at: new Date("2026-04-01T00:00:00Z"),
  actor: "person:1",
  action: "test.step",
  subject: `thing:${n}`,
  detail: { b: n, a: "透析" },
});

test("a chain written by several transactions is whole", async () => {
  const facility = randomUUID();
  for (let n = 1; n <= 3; n++) await inFacility(db, facility, (trx) => recordAudit(trx, facility, event(n)));
  expect(await inFacility(db, facility, (trx) => verifyChain(trx, facility))).toBeNull();
});

test("writers at the same time leave one unforked chain", async () => {
  const facility = randomUUID();
  await Promise.all(
    [1, 2, 3, 4, 5].map((n) => inFacility(db, facility, (trx) => recordAudit(trx, facility, event(n)))),
  );
  expect(await inFacility(db, facility, (trx) => verifyChain(trx, facility))).toBeNull();
});

test("an altered entry is named, and so is a removed one", async () => {
  const facility = randomUUID();
  for (let n = 1; n <= 3; n++) await inFacility(db, facility, (trx) => recordAudit(trx, facility, event(n)));
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query("update audit_entry set detail = '{}' where facility_id = $1 and seq = 2", [facility]);
  expect(await inFacility(db, facility, (trx) => verifyChain(trx, facility))).toEqual({
    chain: facility,
    seq: 2,
    problem: "altered",
  });
  await admin.query("delete from audit_entry where facility_id = $1 and seq = 2", [facility]);
  expect(await inFacility(db, facility, (trx) => verifyChain(trx, facility))).toEqual({
    chain: facility,
    seq: 2,
    problem: "missing",
  });
  await admin.query("delete from audit_entry where facility_id = $1 and seq > 1", [facility]);
  expect(await inFacility(db, facility, (trx) => verifyChain(trx, facility))).toEqual({
    chain: facility,
    seq: 2,
    problem: "head",
  });
  await admin.end();
});

test("the application cannot change or remove an entry", async () => {
  const facility = randomUUID();
  await inFacility(db, facility, (trx) => recordAudit(trx, facility, event(1)));
  await expect(
    inFacility(db, facility, (trx) => trx.updateTable("audit_entry").set({ actor: "x" }).execute()),
  ).rejects.toThrow(/permission denied/);
  await expect(inFacility(db, facility, (trx) => trx.deleteFrom("audit_entry").execute())).rejects.toThrow(
    /permission denied/,
  );
});

test("the instance has a chain of its own", async () => {
  await db.transaction().execute((trx) => recordInstanceAudit(trx, event(1)));
  expect(await verifyChain(db, null)).toBeNull();
});
