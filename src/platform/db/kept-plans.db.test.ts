import { sql } from "kysely";
import { expect, test } from "vitest";
import { testDatabase } from "../testing/test-database.ts";
import { keepingPlans } from "./kept-plans.ts";
import type { Trx } from "./tables.ts";

const { db } = await testDatabase();

const twice = (trx: Trx, n: number) =>
  sql<{ doubled: number }>`select ${n}::int * 2 as doubled`.execute(trx).then(({ rows }) => rows[0]?.doubled);
const kept = async (trx: Trx) =>
  (await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(trx)).rows.length;

test("a plan is kept within, whatever the parameters, and none outside", async () => {
  await db.transaction().execute(async (trx) => {
    const before = await kept(trx);
    expect(await twice(trx, 3)).toBe(6);
    expect(await kept(trx)).toBe(before);
    await keepingPlans(async () => {
      expect(await twice(trx, 4)).toBe(8);
      expect(await twice(trx, 5)).toBe(10);
    });
    expect(await kept(trx)).toBe(before + 1);
    expect(await twice(trx, 6)).toBe(12);
  });
});

test("a kept plan obeys the policies of whoever asks next on the same connection", async () => {
  const counted = (trx: Trx) =>
    keepingPlans(() => sql<{ n: number }>`select count(*)::int as n from audit_head where ${1}::int = 1`.execute(trx));
  const [facilityId, other] = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"];
  const seen = (ids: string) =>
    db.transaction().execute(async (trx) => {
      await sql.raw(`set local app.facility_ids = '${ids}'`).execute(trx);
      await sql`insert into audit_head (facility_id, seq, hash) values (${ids}::uuid, 0, '') on conflict do nothing`.execute(
        trx,
      );
      return (await counted(trx)).rows[0]?.n;
    });
  expect(await seen(facilityId)).toBe(1);
  expect(await seen(other)).toBe(1);
  for (let round = 0; round < 6; round++) expect(await seen(facilityId)).toBe(1);
});

test("a statement that fails is refused as any other, and the next one works", async () => {
  await keepingPlans(async () => {
    await expect(sql`select 1 / ${0}::int`.execute(db)).rejects.toThrow(/division by zero/);
    expect((await sql<{ one: number }>`select ${1}::int as one`.execute(db)).rows).toEqual([{ one: 1 }]);
  });
});
