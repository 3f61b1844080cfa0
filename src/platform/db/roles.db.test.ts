import { sql } from "kysely";
import { expect, test } from "vitest";
import { readCatalogue, readerOf } from "../testing/catalogue.ts";
import { testDatabase } from "../testing/test-database.ts";

/** What each role of the database may do, read from its own catalogue: a grant too many fails here, wherever it was given. */
const { db } = await testDatabase();
const rows = readerOf(db);
const { tables, tenantTables } = await readCatalogue(db);

test("the roles that look at a programme only read, and of hospitals only what these share with it", async () => {
  const policies = await rows(
    sql<{
      tablename: string;
      role: string;
      cmd: string;
      qual: string;
    }>`select tablename, roles[1]::text as role, cmd, qual from pg_policies
      where schemaname = 'public' and roles && array['sekisho_programme', 'sekisho_survey_company']::name[]`,
  );
  expect(policies.filter(({ cmd }) => cmd !== "SELECT")).toEqual([]);
  // Which hospitals take part, and how far they are, is the programme's own knowledge.
  const others = policies.filter(({ tablename }) => tablename !== "survey_participation");
  const shared = "(shared_with = ANY (current_programme_ids()))";
  expect(others.filter(({ qual, role }) => qual !== shared || role !== "sekisho_programme")).toEqual([]);
  const grants = await rows(
    sql<{ privilege: string }>`select distinct given.privilege_type as privilege
      from pg_class c, aclexplode(c.relacl) given join pg_roles on pg_roles.oid = given.grantee
      where rolname in ('sekisho_programme', 'sekisho_survey_company')`,
  );
  expect(grants).toEqual([{ privilege: "SELECT" }]);
});

test("nobody but the owner makes anything in the schema where functions of the owner look", async () => {
  const makers = await rows(
    sql<{
      role: string;
    }>`select role from unnest(array['public', 'sekisho_app', 'sekisho_operator', 'sekisho_matcher', 'sekisho_statistics', 'sekisho_statistics_named', 'sekisho_public', 'sekisho_programme', 'sekisho_survey_company']) role
      where has_schema_privilege(role, 'public', 'CREATE')`,
  );
  expect(makers).toEqual([]);
});

test("the operator's role may only read, and no more than what running the instance needs", async () => {
  const grants = await rows(
    sql<{ name: string; privilege: string }>`select table_name as name, privilege_type as privilege
      from information_schema.role_table_grants where grantee = 'sekisho_operator' order by 1`,
  );
  expect(grants.filter((grant) => grant.privilege !== "SELECT")).toEqual([]);
  const hospitalFacts = [
    "ledger_record",
    "ledger_change",
    "ledger_import_row",
    "inquiry",
    "inquiry_item",
    "finding",
    "stored_file",
  ];
  expect(grants.filter((grant) => hospitalFacts.includes(grant.name))).toEqual([]);
  const written = await rows(
    sql<{
      tablename: string;
    }>`select tablename from pg_policies where 'sekisho_operator' = any (roles) and cmd <> 'SELECT'`,
  );
  expect(written).toEqual([]);
});

test("the matcher's role sees of hospitals which devices they have, which advisories concern these, when cases are due, and nothing else", async () => {
  const seen = await rows(
    sql<{ name: string }>`select name from unnest(${tenantTables}::text[]) as name
      where has_table_privilege('sekisho_matcher', name, 'SELECT, INSERT, UPDATE, DELETE') order by 1`,
  );
  expect(seen.map(({ name }) => name)).toEqual(["case_review", "device", "exposure", "facility_recognition"]);
});

test("the roles for statistics read phases, days and classes of hospitals, no word of anybody, and write nothing", async () => {
  const columnsOf = async (role: string) =>
    (
      await rows(
        sql<{ tables: string }>`select c.relname || ': ' || string_agg(a.attname, ' ' order by a.attnum) as tables
          from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
          where c.relname = any (${tenantTables}) and has_column_privilege(${role}, c.oid, a.attnum, 'SELECT')
          group by c.relname order by c.relname`,
      )
    ).map(({ tables }) => tables);
  const seen = await columnsOf("sekisho_statistics");
  expect(seen).toEqual([
    "facility: facility_id prefecture founder_class licensed_beds",
    "facility_recognition: facility_id devices recognised",
    "response_advisory: facility_id product_no advisory_no certain knew since gone_at corrected",
    "response_standing: facility_id product_no phase due_on certain knew since",
    "response_step: facility_id product_no case_number step at phase",
  ]);
  const named = await columnsOf("sekisho_statistics_named");
  expect(named).toEqual(seen.with(0, "facility: facility_id name prefecture founder_class licensed_beds"));
  const written = await rows(
    sql<{
      name: string;
    }>`select c.relname as name from pg_class c, unnest(array['sekisho_statistics', 'sekisho_statistics_named']) role
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
        and (has_any_column_privilege(role, c.oid, 'INSERT, UPDATE') or has_table_privilege(role, c.oid, 'DELETE, TRUNCATE'))`,
  );
  expect(written).toEqual([]);
});

test("the role of the public pages reads no table at all, and calls only what tells of released tables", async () => {
  const touched = await rows(
    sql<{ name: string }>`select c.relname as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')
        and (c.relkind = 'S' and has_sequence_privilege('sekisho_public', c.oid, 'USAGE, SELECT, UPDATE')
          or c.relkind <> 'S' and (has_any_column_privilege('sekisho_public', c.oid, 'SELECT, INSERT, UPDATE')
            or has_table_privilege('sekisho_public', c.oid, 'DELETE, TRUNCATE, TRIGGER')))`,
  );
  expect(touched).toEqual([]);
  const called = await rows(
    sql<{ name: string }>`select proname as name from pg_proc
      where pronamespace = 'public'::regnamespace and prosecdef and has_function_privilege('sekisho_public', oid, 'EXECUTE')
      order by 1`,
  );
  expect(called.map(({ name }) => name)).toEqual(["questionnaire_public_content", "questionnaire_public_releases"]);
  const member = await rows(
    sql<{ name: string }>`select rolname as name from pg_roles
      where rolname <> 'sekisho_public' and pg_has_role('sekisho_public', oid, 'member')`,
  );
  expect(member).toEqual([]);
});

test("the application's role owns no table, cannot sign in as itself, and cannot bypass row-level security", async () => {
  expect(tables.filter((table) => table.owner !== "sekisho_owner" && table.name !== "migration")).toEqual([]);
  const roles = await rows(
    sql<{ name: string; super: boolean; bypass: boolean; login: boolean }>`
      select rolname as name, rolsuper or rolcreaterole or rolcreatedb or rolreplication as super, rolbypassrls as bypass,
        rolcanlogin as login from pg_roles
      where rolname in ('sekisho_app', 'sekisho_matcher', 'sekisho_owner', 'sekisho_operator', 'sekisho_statistics',
        'sekisho_statistics_named', 'sekisho_public', 'sekisho_programme', 'sekisho_survey_company') order by 1`,
  );
  const plain = { super: false, bypass: false, login: false };
  expect(roles).toEqual(
    [
      "sekisho_app",
      "sekisho_matcher",
      "sekisho_operator",
      "sekisho_owner",
      "sekisho_programme",
      "sekisho_public",
      "sekisho_statistics",
      "sekisho_statistics_named",
      "sekisho_survey_company",
    ].map((name) => ({ name, ...plain })),
  );
  const [{ member } = { member: true }] = await rows(
    sql<{ member: boolean }>`select pg_has_role('sekisho_app', 'sekisho_owner', 'member') as member`,
  );
  expect(member).toBe(false);
  const [acting] = await rows(sql<{ name: string }>`select current_user as name`);
  expect(acting).toEqual({ name: "sekisho_app" });
});
