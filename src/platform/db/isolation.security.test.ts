import { randomUUID } from "node:crypto";
import { type RawBuilder, sql } from "kysely";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { testDatabase } from "../testing/test-database.ts";
import { inFacility, inOrganisation, inProgramme } from "./tenant.ts";

/**
 * Row-level security alone: no policy function takes part here. Every table with row-level security gets one row of each of two
 * tenants, hospitals, organisations or survey programmes; in this throw-away database the other constraints are lifted so that the rows can be made from the catalogue, for
 * tables made tomorrow too.
 */
const { db, adminUrl } = await testDatabase();
const [own, other] = [randomUUID(), randomUUID()];
const admin = new pg.Client({ connectionString: adminUrl });
await admin.connect();
afterAll(() => admin.end());

type Tenant = "facility_id" | "organisation_id" | "programme_id";
const { rows: tables } = await admin.query<{ name: string; tenant: Tenant; grants: string[] }>(`
  select c.relname as name, case when exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'facility_id')
      then 'facility_id' when exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id')
      then 'organisation_id' else 'programme_id' end as tenant,
    array(select p from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE']) p
    where has_table_privilege('sekisho_app', c.oid, p)) as grants
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relrowsecurity order by 1`);
await liftConstraints();
for (const { name, tenant } of tables) for (const id of [own, other]) await insertRow(name, tenant, id);
// A fixed edition may be changed by nobody; a draft may, by its own organisation.
await admin.query("update questionnaire_instrument set state = 'draft'");

const asTenant = {
  facility_id: inFacility,
  organisation_id: inOrganisation,
  programme_id: <T>(from: typeof db, id: string, work: Parameters<typeof inFacility<T>>[2]) =>
    inProgramme(from, id, { as: "plan" }, work),
};
const asOwn = (tenant: Tenant, statement: RawBuilder<unknown>) =>
  asTenant[tenant](db, own, (trx) => statement.execute(trx));
const count = async (table: string, tenant: Tenant, where: RawBuilder<unknown> = sql`true`) => {
  const found = await asTenant[tenant](db, own, (trx) =>
    sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} where ${where}`.execute(trx),
  );
  return found.rows[0]?.n;
};
const having = (privilege: string) =>
  tables.filter((table) => table.grants.includes(privilege)).map(({ name, tenant }) => [name, tenant] as const);

test("there are tables to look at", () => {
  expect(tables.length).toBeGreaterThan(15);
});

test.each(having("SELECT"))("%s shows one tenant its own row and not the other's", async (table, tenant) => {
  expect(await count(table, tenant)).toBe(1);
  expect(await count(table, tenant, sql`${sql.ref(tenant)} = ${other}`)).toBe(0);
});

test.each(having("UPDATE"))(
  "%s: one tenant cannot change the other's row, nor give its own away",
  async (table, tenant) => {
    const [name, column] = [sql.table(table), sql.ref(tenant)];
    const changed = await asOwn(tenant, sql`update ${name} set ${column} = ${column} where ${column} = ${other}`);
    expect(changed.numAffectedRows).toBe(0n);
    const givenAway = asOwn(tenant, sql`update ${name} set ${column} = ${other}`);
    await expect(givenAway).rejects.toThrow("row-level security");
  },
);

test.each(having("DELETE"))("%s: one tenant cannot remove the other's row", async (table, tenant) => {
  const removed = await asOwn(tenant, sql`delete from ${sql.table(table)} where ${sql.ref(tenant)} = ${other}`);
  expect(removed.numAffectedRows).toBe(0n);
});

test.each(having("INSERT"))("%s: one tenant cannot write a row for the other", async (table, tenant) => {
  const intruding = asOwn(tenant, sql`insert into ${sql.table(table)} (${sql.ref(tenant)}) values (${other})`);
  await expect(intruding).rejects.toThrow("row-level security");
});

test("a facility chosen in one transaction is forgotten in the next on the same connection", async () => {
  await inFacility(db, own, async () => {});
  const found = await sql<{ n: number }>`select count(*)::int as n from audit_head`.execute(db);
  expect(found.rows[0]?.n).toBe(0);
});

test("an id that is not a uuid never reaches the database", async () => {
  await expect(inFacility(db, `${own}'; select '`, async () => {})).rejects.toThrow("not a facility id");
});

async function liftConstraints(): Promise<void> {
  const { rows: constraints } = await admin.query(`
    select conrelid::regclass::text as table, quote_ident(conname) as name from pg_constraint
    where connamespace = 'public'::regnamespace and contype in ('f', 'c') order by contype desc`);
  for (const { table, name } of constraints) await admin.query(`alter table ${table} drop constraint ${name}`);
  const { rows: columns } = await admin.query(`
    select a.attrelid::regclass::text as table, quote_ident(a.attname) as name from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relrowsecurity and a.attnotnull and a.attnum > 0
      and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary and a.attnum = any (i.indkey))`);
  for (const { table, name } of columns) await admin.query(`alter table ${table} alter column ${name} drop not null`);
}

async function insertRow(table: string, tenant: Tenant, id: string): Promise<void> {
  const { rows: keys } = await admin.query<{ name: string; value: string }>(
    `select quote_ident(a.attname) as name, case a.atttypid::regtype::text when 'uuid' then gen_random_uuid()::text when 'date' then '2026-04-01' when 'timestamp with time zone' then '2026-04-01' else '1' end as value
     from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
     where i.indrelid = $1::regclass and i.indisprimary and a.attname <> $2`,
    [table, tenant],
  );
  const columns = [tenant, ...keys.map((key) => key.name)];
  const values = [id, ...keys.map((key) => key.value)];
  await admin.query(
    `insert into ${table} (${columns.join(", ")}) values (${values.map((_, index) => `$${index + 1}`).join(", ")})`,
    values,
  );
}
