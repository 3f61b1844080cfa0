import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { inFacility, inProgramme } from "../../platform/db/tenant.ts";
import { testDatabase } from "../../platform/testing/test-database.ts";
import { share, unshare } from "./share.store.ts";
import { sharedTables } from "./shared-tables.ts";
import { aParticipation } from "./testing/a-programme.ts";

const { db } = await testDatabase();

test("every table that shares with a programme is on the list, and the application may close it", async () => {
  const { rows } = await sql<{ name: string; closes: boolean }>`
    select c.relname as name, has_column_privilege('sekisho_app', c.oid, 'shared_with', 'UPDATE') as closes
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'shared_with' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`.execute(db);
  expect(rows.map(({ name }) => name).sort()).toEqual([...sharedTables].sort());
  expect(rows.filter(({ closes }) => !closes)).toEqual([]);
});

test("a hospital that leaves closes its steps to the programme, of one programme only, and opens them again", async () => {
  const key = await aParticipation(db);
  const other = await aParticipation(db, { facilityId: key.facilityId });
  const stepsSeen = ({ programmeId }: { programmeId: string }) =>
    inProgramme(db, programmeId, { as: "overseer" }, async (trx) => {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from survey_step
        where programme_id = ${programmeId}`.execute(trx);
      return rows[0]?.n;
    });
  expect([await stepsSeen(key), await stepsSeen(other)]).toEqual([1, 1]);
  await inFacility(db, key.facilityId, (trx) => unshare(trx, key));
  expect([await stepsSeen(key), await stepsSeen(other)]).toEqual([0, 1]);
  await inFacility(db, randomUUID(), (trx) => share(trx, key));
  expect(await stepsSeen(key)).toBe(0);
  await inFacility(db, key.facilityId, (trx) => share(trx, key));
  expect(await stepsSeen(key)).toBe(1);
});
