import { sql } from "kysely";
import { expect, test } from "vitest";
import { testDatabase } from "../testing/test-database.ts";

/**
 * Reads the database's own catalogue, so that a table made tomorrow is held to the same rules (scale-out.md 1 and 2). A table of a
 * tenant is one with a column facility_id, unless it is listed here with the reason why it is local.
 */
const localTables: Record<string, string> = {
  facility_code: "unique over all facilities",
  facility_role: "tells which facilities a person may see, so it is read before any is chosen",
  invitation: "found by the secret of its link, before anybody is signed in",
  api_token: "found by the secret of a token, before anybody is signed in",
};
/** Tables without a facility: what belongs to no hospital, each with what it is. A new one is a tenant's or is listed here. */
const instanceTables: Record<string, string> = {
  migration: "which migrations were applied; written before any role of ours exists",
  instance_audit_entry: "what happened to the instance as a whole",
  instance_audit_head: "the end of that chain",
  mail: "waits to be sent, by nobody's request any more",
  custody_erasure: "that a hospital was erased, which outlives it",
  organisation: "companies and bodies, shared by the hospitals they work for",
  organisation_member: "tells in whose name a person acts, so it is read before any organisation is chosen",
  organisation_invitation: "found by the secret of its link, before anybody is signed in",
  programme_part: "tells in which survey programmes an organisation takes part, so it is read before any is chosen",
  survey_calendar_feed: "found by the secret of its address, before anybody is signed in",
  person: "people, who may work at several hospitals",
  person_session: "signed-in browsers of people",
  person_credential: "passwords of people",
  sign_in_verification: "second steps of signing in",
  two_factor: "authenticator apps of people",
  passkey: "passkeys of people",
  sign_in_attempt: "failed sign-ins, counted before anybody is known",
  instance_role: "who administers the instance",
  national_reader: "who reads the national picture",
  setup_link: "makes the first administrator",
  feed: "sources of advisories, the same for all hospitals",
  feed_refusal: "records of a source that could not be read",
  advisory: "published vulnerabilities",
  advisory_source: "what each source publishes of them",
  advisory_product: "which products they name",
  cpe_product: "product names of all sources",
  exposed_product: "products that advisories were found to concern",
  advisory_review: "advisories whose hospitals are to be looked at",
  recognition_state: "with how many product names devices were last recognised",
  product_alias: "what a text in ledgers means, decided once for everyone",
  product_release: "distinct releases, of whichever hospitals",
  release_set: "distinct devices as sets of releases",
  release_set_product: "by which product names they are found",
  verdict: "which advisories concern which release sets",
  device_text: "distinct sayings about devices (maker, model, versions), without whose they are",
  device_text_set: "which release sets these are",
};
const appendOnly = [
  "audit_entry",
  "instance_audit_entry",
  "ledger_change",
  "response_step",
  "questionnaire_release",
  "questionnaire_publication_entry",
];

const { db } = await testDatabase();

const rows = async <T>(query: ReturnType<typeof sql<T>>) => (await query.execute(db)).rows;

const tables = await rows(
  sql<{
    name: string;
    owner: string;
    secured: boolean;
    forced: boolean;
    tenant: boolean;
    ofOrganisation: boolean;
    ofProgramme: boolean;
  }>`
    select c.relname as name, pg_get_userbyid(c.relowner) as owner, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'facility_id' and not a.attisdropped) as tenant,
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped) as "ofOrganisation",
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'programme_id' and not a.attisdropped) as "ofProgramme"
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
);
const tenantTables = tables.filter((table) => table.tenant && !(table.name in localTables)).map((table) => table.name);
/** What belongs to an organisation: its first column says which, unless the table is listed above with the reason. */
const organisationTables = tables
  .filter((table) => table.ofOrganisation && !table.tenant && !(table.name in instanceTables))
  .map((table) => table.name);
/** What belongs to a survey programme: the programme itself, and what is decided for all its hospitals. */
const programmeTables = tables
  .filter((table) => table.ofProgramme && !table.ofOrganisation && !table.tenant && !(table.name in instanceTables))
  .map((table) => table.name);
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

test("nobody but the owner makes anything in the schema where functions of the owner look", async () => {
  const makers = await rows(
    sql<{
      role: string;
    }>`select role from unnest(array['public', 'sekisho_app', 'sekisho_operator', 'sekisho_matcher', 'sekisho_statistics', 'sekisho_statistics_named', 'sekisho_public', 'sekisho_programme', 'sekisho_survey_company']) role
      where has_schema_privilege(role, 'public', 'CREATE')`,
  );
  expect(makers).toEqual([]);
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
