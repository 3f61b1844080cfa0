import { sql } from "kysely";
import { expect, test } from "vitest";
import { instanceTables, localTables, readCatalogue, readerOf } from "../testing/catalogue.ts";
import { testDatabase } from "../testing/test-database.ts";

/**
 * Reads the database's own catalogue, so that a table made tomorrow is held to the same rules (scale-out.md 1 and 2). A table of a
 * tenant is one with a column facility_id, unless it is listed in testing/catalogue.ts with the reason why it is local.
 */
const appendOnly = [
  "audit_entry",
  "instance_audit_entry",
  "ledger_change",
  "response_step",
  "questionnaire_release",
  "questionnaire_publication_entry",
];

const { db } = await testDatabase();

const rows = readerOf(db);
const { tables, tenantTables, organisationTables, programmeTables } = await readCatalogue(db);
const isTenant = (name: string) => tenantTables.includes(name);

test("the catalogue was read, and the list of local tables names only tables there are", () => {
  expect(tenantTables.length).toBeGreaterThan(15);
  expect(tables.map((table) => table.name)).toEqual(expect.arrayContaining(Object.keys(localTables)));
});

test("a table without facility_id is one of the listed tables of the instance", () => {
  const ofOthers = [...organisationTables, ...programmeTables];
  const without = tables.filter((table) => !table.tenant && !ofOthers.includes(table.name));
  expect(without.map((table) => table.name)).toEqual(Object.keys(instanceTables).sort());
  const secured = tables.filter((table) => table.secured).map((table) => table.name);
  expect(secured.filter((name) => !isTenant(name) && !ofOthers.includes(name))).toEqual([]);
});

test("every table of a survey programme has row-level security by the chosen programme, and begins its keys with it", async () => {
  expect(programmeTables.length).toBeGreaterThanOrEqual(2);
  const open = tables.filter((table) => programmeTables.includes(table.name) && (!table.secured || table.forced));
  expect(open.map((table) => table.name)).toEqual([]);
  const policies = await rows(
    sql<{ tablename: string; cmd: string; qual: string }>`select tablename, cmd, qual from pg_policies
      where schemaname = 'public' and tablename = any (${programmeTables})`,
  );
  const byProgramme = "(programme_id = ANY (current_programme_ids()))";
  expect(policies.map(({ tablename }) => tablename).sort()).toEqual([...programmeTables].sort());
  expect(policies.filter(({ cmd, qual }) => cmd !== "ALL" || qual !== byProgramme)).toEqual([]);
  for (const name of programmeTables) {
    const found = await rows(sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)}`);
    expect([name, found[0]?.n]).toEqual([name, 0]);
  }
});

test("every table of an organisation has row-level security by the chosen organisation, and begins its keys with it", async () => {
  expect(organisationTables.length).toBeGreaterThanOrEqual(9);
  const open = tables.filter((table) => organisationTables.includes(table.name) && (!table.secured || table.forced));
  expect(open.map((table) => table.name)).toEqual([]);
  const policies = await rows(
    sql<{ tablename: string; cmd: string; qual: string }>`select tablename, cmd, qual from pg_policies
      where schemaname = 'public' and permissive = 'PERMISSIVE' and tablename = any (${organisationTables})`,
  );
  expect(policies.map(({ tablename }) => tablename).sort()).toEqual([...organisationTables].sort());
  const byOrganisation = "(organisation_id = ANY (current_organisation_ids()))";
  expect(policies.filter(({ cmd, qual }) => cmd !== "ALL" || qual !== byOrganisation)).toEqual([]);
  const primary = await rows(
    sql<{ name: string; first: string }>`select t.relname as name, a.attname as first from pg_index x
      join pg_class t on t.oid = x.indrelid join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
      where x.indisprimary and t.relname = any (${organisationTables})`,
  );
  expect(primary.length).toBe(organisationTables.length);
  expect(primary.filter(({ first }) => first !== "organisation_id")).toEqual([]);
});

test("without a chosen organisation, no table of one shows a row", async () => {
  for (const name of organisationTables) {
    const found = await rows(sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)}`);
    expect([name, found[0]?.n]).toEqual([name, 0]);
  }
});

test("tables outside the public schema belong to the job queue", async () => {
  const elsewhere = await rows(
    sql<{ schema: string; name: string }>`select schemaname as schema, tablename as name from pg_tables
      where schemaname not in ('public', 'pg_catalog', 'information_schema', 'pgboss')`,
  );
  expect(elsewhere).toEqual([]);
});

test("no trigger and no rule writes anything: history is written by the application's own statements", async () => {
  const hidden = await rows(
    sql<{ name: string }>`select tgname as name from pg_trigger where not tgisinternal
      union select rulename from pg_rules where schemaname = 'public'`,
  );
  expect(hidden).toEqual([]);
});

test("every tenant table has row-level security switched on, and not forced on its owner", () => {
  const open = tables.filter((table) => isTenant(table.name) && (!table.secured || table.forced));
  expect(open.map((table) => table.name)).toEqual([]);
});

test("the policy of every tenant table looks at the row's facility and nothing else", async () => {
  const policies = await rows(
    sql<{ tablename: string; roles: string; cmd: string; permissive: string; qual: string; with_check: string | null }>`
      select tablename, array_to_string(roles, ',') as roles, cmd, permissive, qual, with_check from pg_policies
      where schemaname = 'public' and roles && array['sekisho_operator', 'sekisho_matcher', 'sekisho_statistics', 'sekisho_programme', 'sekisho_survey_company']::name[] = false
        and tablename <> all (${organisationTables}) and tablename <> all (${programmeTables})`,
  );
  expect(policies.map((policy) => policy.tablename).sort()).toEqual([...tenantTables].sort());
  const odd = policies.filter(
    (policy) =>
      policy.qual !== "(facility_id = ANY (current_facility_ids()))" ||
      policy.with_check !== null ||
      policy.cmd !== "ALL" ||
      policy.roles !== "public",
  );
  expect(odd).toEqual([]);
});

test("facility_id is a uuid, never null, in every tenant table", async () => {
  const odd = await rows(
    sql<{ name: string }>`select c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'facility_id'
        and c.relname = any (${tenantTables}) and (a.atttypid <> 'uuid'::regtype or not a.attnotnull)`,
  );
  expect(odd).toEqual([]);
});

test("facility_id stands first in the primary key and in every unique index of a tenant table", async () => {
  const indexes = await rows(
    sql<{ table_name: string; name: string; is_primary: boolean; first: string }>`
      select t.relname as table_name, i.relname as name, x.indisprimary as is_primary, a.attname as first
      from pg_index x join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
        left join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
      where t.relnamespace = 'public'::regnamespace and x.indisunique`,
  );
  const ofTenants = indexes.filter((index) => isTenant(index.table_name));
  const primary = ofTenants.filter((index) => index.is_primary).map((index) => index.table_name);
  expect(primary.sort()).toEqual([...tenantTables].sort());
  expect(ofTenants.filter((index) => index.first !== "facility_id")).toEqual([]);
});

test("foreign keys between tenant tables carry facility_id on both sides, and change nothing by themselves", async () => {
  const keys = await rows(
    sql<{
      name: string;
      from: string;
      to: string;
      columns: string[];
      targets: string[];
      on_update: string;
      on_delete: string;
    }>`
      select c.conname as name, f.relname as from, t.relname as to, c.confupdtype as on_update, c.confdeltype as on_delete,
        array(select a.attname::text from unnest(c.conkey) with ordinality k(n, o) join pg_attribute a on a.attrelid = f.oid and a.attnum = k.n order by o) as columns,
        array(select a.attname::text from unnest(c.confkey) with ordinality k(n, o) join pg_attribute a on a.attrelid = t.oid and a.attnum = k.n order by o) as targets
      from pg_constraint c join pg_class f on f.oid = c.conrelid join pg_class t on t.oid = c.confrelid
      where c.contype = 'f' and f.relnamespace = 'public'::regnamespace`,
  );
  const between = keys.filter((key) => isTenant(key.from) && isTenant(key.to));
  expect(between.length).toBeGreaterThan(0);
  expect(between.filter((key) => key.columns[0] !== "facility_id" || key.targets[0] !== "facility_id")).toEqual([]);
  expect(between.filter((key) => key.on_update === "c" || key.on_delete === "n" || key.on_delete === "d")).toEqual([]);
  // A catalogue or local table that pointed at a tenant's row could not be kept when tenants are spread over servers.
  expect(keys.filter((key) => !isTenant(key.from) && isTenant(key.to))).toEqual([]);
});

test("what is append-only can be neither changed nor removed nor emptied by the application", async () => {
  const granted = await rows(
    sql<{ name: string; privilege: string }>`
      select t.name, p.privilege from unnest(${appendOnly}::text[]) t(name), unnest(array['UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER']) p(privilege), unnest(array['sekisho_app', 'sekisho_operator']) r(role)
      where has_table_privilege(r.role, t.name, p.privilege) or (p.privilege = 'UPDATE' and has_any_column_privilege(r.role, t.name, p.privilege))`,
  );
  expect(granted).toEqual([]);
  for (const table of appendOnly) {
    await expect(sql`delete from ${sql.table(table)}`.execute(db)).rejects.toThrow("permission denied");
  }
});

test("views, if any, look through the eyes of the one who asks", async () => {
  const definer = await rows(
    sql<{
      name: string;
    }>`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'v'
      and not coalesce(reloptions::text[] @> array['security_invoker=true'], false)`,
  );
  expect(definer).toEqual([]);
});

test("without a chosen facility, no tenant table shows a row", async () => {
  for (const name of tenantTables) {
    const granted = await rows(
      sql<{ yes: boolean }>`select has_table_privilege('sekisho_app', ${name}, 'SELECT') as yes`,
    );
    if (!granted[0]?.yes) continue;
    const found = await rows(sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)}`);
    expect([name, found[0]?.n]).toEqual([name, 0]);
  }
});
