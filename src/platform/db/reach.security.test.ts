import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { testDatabase } from "../testing/test-database.ts";
import { startThreads } from "../threads.ts";
import { inFacilities, inFacility, withinReach } from "./tenant.ts";

const { db } = await testDatabase();
const [own, other] = [randomUUID(), randomUUID()];
const threads = startThreads(new URL("../testing/reach.worker.ts", import.meta.url), 1, null);
afterAll(() => threads.stop());

for (const id of [own, other])
  await inFacility(db, id, (trx) =>
    sql`insert into facility (facility_id, name, created_at) values (${id}, 'つばめ沢病院', now())`.execute(trx),
  );

const seen = (ids: readonly string[]) =>
  inFacilities(db, ids, async (trx) => {
    const { rows } = await sql<{ facility_id: string }>`select facility_id from facility`.execute(trx);
    return rows.map((row) => row.facility_id).sort();
  });

test("a transaction that asks for a hospital beyond reach sees nothing of it and cannot write there", async () => {
  expect(await seen([own, other])).toEqual([own, other].sort());
  expect(await withinReach([own], () => seen([own, other]))).toEqual([own]);
  expect(await withinReach([own], () => seen([other]))).toEqual([]);
  expect(await withinReach([], () => seen([own]))).toEqual([]);
  const writing = withinReach([own], () =>
    inFacility(db, other, (trx) =>
      sql`insert into ledger_counter (facility_id, kind, last_number) values (${other}, 'asset', 1)`.execute(trx),
    ),
  );
  await expect(writing).rejects.toThrow("row-level security");
});

test("two requests at once keep their own reach", async () => {
  const [first, second] = await Promise.all([
    withinReach([own], () => seen([own, other])),
    withinReach([other], () => seen([own, other])),
  ]);
  expect([first, second]).toEqual([[own], [other]]);
});

test("the reach goes along into a thread, and ends with its task", async () => {
  expect(await withinReach([own], () => threads.run("reach", {}))).toEqual([own]);
  expect(await threads.run("reach", {})).toBeNull();
});
