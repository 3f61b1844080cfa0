import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../testing/test-database.ts";

/**
 * What somebody could do who ran SQL of their own in the application's sessions, signed in as the application signs in to the
 * embedded database: a login that is a member of the application's narrow roles and nothing more (open.ts).
 */
const { adminUrl } = await testDatabase();
const [own, other] = [randomUUID(), randomUUID()];
const narrowRoles = [
  "sekisho_app",
  "sekisho_operator",
  "sekisho_matcher",
  "sekisho_statistics",
  "sekisho_statistics_named",
  "sekisho_public",
];
const login = `login_${randomUUID().replaceAll("-", "")}`;
const admin = new pg.Client({ connectionString: adminUrl });
const intruder = new pg.Client({ connectionString: asLogin() });

beforeAll(async () => {
  await admin.connect();
  await admin.query(`create role ${login} login noinherit nosuperuser nobypassrls password 'fixed-for-this-test'`);
  await admin.query(`grant ${narrowRoles.join(", ")} to ${login}`);
  for (const facility of [own, other]) {
    await admin.query("insert into facility (facility_id, name, created_at) values ($1, 'つばめ沢病院', now())", [
      facility,
    ]);
    await admin.query(
      `insert into ledger_record (facility_id, id, kind, number, name, fields, sources, search_text, search_terms, version, updated_at)
       values ($1, gen_random_uuid(), 'asset', 1, '端末', '{}', '[]', '端末', '{}', 1, now())`,
      [facility],
    );
    await admin.query(
      `insert into audit_entry (facility_id, seq, at, actor, action, subject, detail, previous_hash, hash)
       values ($1, 1, now(), 'operator', 'facility.create', 'facility:1', '{}', '', 'h')`,
      [facility],
    );
  }
  await intruder.connect();
});
afterAll(async () => {
  await intruder.end();
  await admin.query(`drop owned by ${login}`);
  await admin.query(`drop role ${login}`);
  await admin.end();
});

/** One transaction of the intruder, rolled back; `own` hospital chosen. */
async function attempt(...statements: string[]): Promise<pg.QueryResult> {
  await intruder.query("begin");
  try {
    await intruder.query(`set local app.facility_ids = '${own}'`);
    let last: pg.QueryResult | undefined;
    for (const statement of statements) last = await intruder.query(statement);
    if (!last) throw new Error("nothing was attempted");
    return last;
  } finally {
    await intruder.query("rollback");
  }
}

test("the intruder acts as the application does", async () => {
  const { rows } = await attempt("select current_user as acting, session_user as login");
  expect(rows).toEqual([{ acting: "sekisho_app", login }]);
  expect((await attempt("select * from ledger_record")).rowCount).toBe(1);
});

test.each(["sekisho_owner", "postgres", "pg_read_all_data", "pg_write_all_data", "pg_execute_server_program"])(
  "no session of the application becomes %s",
  async (role) => {
    await expect(attempt(`set role ${role}`)).rejects.toThrow("permission denied to set role");
    await expect(attempt(`set session authorization ${role}`)).rejects.toThrow("permission denied");
  },
);

test("without its role the login may do nothing at all", async () => {
  for (const statement of ["select * from facility", "select * from person", "select * from audit_entry"]) {
    await expect(attempt("set local role none", statement)).rejects.toThrow("permission denied");
  }
});

test("the operator's role, which the login may take on, reads no hospital's records and writes nothing", async () => {
  await expect(attempt("set local role sekisho_operator", "select * from ledger_record")).rejects.toThrow(
    "permission denied",
  );
  await expect(attempt("set local role sekisho_operator", "delete from facility")).rejects.toThrow("permission denied");
});

test.each([
  ["switch row-level security off", "alter table ledger_record disable row level security"],
  ["drop a policy", "drop policy tenant on ledger_record"],
  ["add a policy", "create policy mine on ledger_record using (true)"],
  ["make itself a member of the owner", "grant sekisho_owner to sekisho_app"],
  ["make a role", "create role mine"],
  ["raise itself", "alter role sekisho_app bypassrls"],
  [
    "add a trigger",
    "create trigger mine before insert on audit_entry execute function suppress_redundant_updates_trigger()",
  ],
  ["skip triggers and foreign keys", "set session_replication_role = replica"],
  ["empty a table", "truncate ledger_record"],
  [
    "replace a function",
    "create or replace function current_facility_ids() returns uuid[] language sql as 'select null::uuid[]'",
  ],
  ["make a function beside ours", "create function public.cardinality(int[]) returns int language sql as 'select 0'"],
  ["read the server's files", "select pg_read_file('postgresql.conf')"],
  ["run a program", "copy facility to program 'cat'"],
])("the application cannot %s", async (_what, statement) => {
  await expect(attempt(statement)).rejects.toThrow(/permission denied|must be (owner|able)|must have/);
});

test("a grant to itself gives the application nothing", async () => {
  const { rows } = await attempt(
    "grant update on audit_entry to sekisho_app",
    "select has_table_privilege('audit_entry', 'UPDATE') as may",
  );
  expect(rows).toEqual([{ may: false }]);
});

test("switching row-level security off for a session brings an error, not rows", async () => {
  await expect(attempt("set local row_security = off", "select * from ledger_record")).rejects.toThrow(
    "row-level security",
  );
});

test.each([
  "audit_entry",
  "instance_audit_entry",
  "ledger_change",
  "document_edition",
  "questionnaire_release",
  "questionnaire_publication_entry",
])("%s can be added to, and neither changed nor removed", async (table) => {
  await expect(attempt(`delete from ${table}`)).rejects.toThrow("permission denied");
  await expect(attempt(`truncate ${table}`)).rejects.toThrow("permission denied");
  const { rows } = await admin.query(
    "select attname from pg_attribute where attrelid = $1::regclass and attnum > 0 and has_column_privilege('sekisho_app', attrelid, attnum, 'UPDATE')",
    [table],
  );
  expect(rows).toEqual([]);
});

describe("functions that run as the owner", () => {
  const page = (facility: string | null, needle = "", order = "number") =>
    `select * from ledger_page(${facility === null ? "null" : `'${facility}'`}, 'asset', false, '{}', '{}', array[${pg.escapeLiteral(needle)}],
      ${pg.escapeLiteral(order)}, false, null, null, 100, 1001)`;

  test("show the chosen hospital's records and never another's", async () => {
    expect((await attempt(page(own))).rows).toMatchObject([{ facility_id: own, total: 1 }]);
    for (const facility of [other, null]) expect((await attempt(page(facility))).rowCount).toBe(0);
  });

  test("show nothing when no hospital is chosen", async () => {
    for (const facility of [own, other]) {
      expect((await attempt("set local app.facility_ids = ''", page(facility))).rowCount).toBe(0);
    }
  });

  test("take searched text and order as words, not as SQL", async () => {
    for (const text of [`' or true --`, `\\' or true --`, `%L`, `') union select * from ledger_record --`]) {
      expect((await attempt(page(own, text))).rowCount).toBe(0);
      const { rows } = await attempt(page(own, "", text));
      expect(rows.map((row) => row.facility_id)).toEqual([own]);
    }
  });

  test("do not lend the owner's rights to a temporary table, view or function of the same name", async () => {
    const trap = attempt(
      "create function pg_temp.stolen() returns uuid language plpgsql as $f$ begin execute 'create table public.stolen ()'; return gen_random_uuid(); end $f$",
      `create view pg_temp.ledger_record as select pg_temp.stolen() as id, '${own}'::uuid as facility_id, 'asset'::text as kind, 1 as number,
        '{}'::jsonb as fields, '[]'::jsonb as sources, 1 as version, null::timestamptz as retired_at, now() as updated_at,
        ''::text as name, ''::text as search_text, '{}'::int[] as search_terms`,
      "grant select on pg_temp.ledger_record to public",
      page(own),
    );
    const { rows } = await trap;
    const { rows: records } = await admin.query("select id from ledger_record where facility_id = $1", [own]);
    expect(rows.map((row) => row.id)).toEqual(records.map((row) => row.id));
  });

  test("tell of a link's secret which hospital it leads to, and of the links themselves nothing", async () => {
    const inquiry = randomUUID();
    await admin.query(
      `insert into inquiry (facility_id, id, number, asked_party, asked_to, question, asked_on, due_on, state, recorded_by, created_at)
       values ($1, $2, 1, 'vendor', '保守業者', '版数は', now(), now(), 'open', '花子', now())`,
      [other, inquiry],
    );
    await admin.query(
      `insert into answer_link (facility_id, id, inquiry_id, token_hash, made_by, created_at, expires_at)
       values ($1, gen_random_uuid(), $2, 'known', '花子', now(), now())`,
      [other, inquiry],
    );
    const leadsTo = async (hash: string) =>
      (await attempt(`select answer_link_facility(${pg.escapeLiteral(hash)}) as id`)).rows[0].id;
    expect(await leadsTo("known")).toBe(other);
    for (const hash of ["", "%", "know_", "' or true --"]) expect(await leadsTo(hash)).toBeNull();
    expect((await attempt("select * from answer_link")).rowCount).toBe(0);
  });

  test("fix their search path, with temporary objects last, and are given to the application alone", async () => {
    const { rows } = await admin.query(
      `select proname as name, array_to_string(proconfig, ';') as settings, pg_get_userbyid(proowner) as owner, provolatile as volatility,
         has_function_privilege('public', p.oid, 'EXECUTE') as everybody, coalesce(pg_get_function_sqlbody(p.oid), prosrc) ~ 'current_(facility|organisation)_ids\\(\\)' as asks
       from pg_proc p where pronamespace = 'public'::regnamespace and prosecdef order by 1`,
    );
    const expected = { settings: "search_path=pg_catalog, public, pg_temp", owner: "sekisho_owner" };
    expect(rows).toEqual([
      // Asked before any hospital is chosen; what it tells, one must know the secret for.
      { name: "answer_link_facility", ...expected, volatility: "s", everybody: false, asks: false },
      // Both refuse whatever two people have not agreed on.
      { name: "custody_close", ...expected, volatility: "v", everybody: false, asks: false },
      { name: "custody_erase_rows", ...expected, volatility: "v", everybody: false, asks: false },
      // Ids of hospitals whose engagements the clock has closed.
      { name: "engagements_lapsed", ...expected, volatility: "s", everybody: false, asks: false },
      // Asked before any hospital is chosen, for the organisations of whoever signs in; it tells ids and words of ours.
      { name: "engagements_of", ...expected, volatility: "s", everybody: false, asks: false },
      { name: "ledger_gather_statistics", ...expected, volatility: "v", everybody: false, asks: true },
      { name: "ledger_page", ...expected, volatility: "s", everybody: false, asks: true },
      // Of the organisation that is chosen: which hospitals it may ask.
      { name: "questionnaire_directory", ...expected, volatility: "s", everybody: false, asks: true },
      // For the role of the public pages alone: what was released, of every organisation.
      { name: "questionnaire_public_content", ...expected, volatility: "s", everybody: false, asks: false },
      { name: "questionnaire_public_releases", ...expected, volatility: "s", everybody: false, asks: false },
      // As answer links: asked before any organisation is chosen, with a secret or the address of an open round.
      { name: "questionnaire_round_of_link", ...expected, volatility: "s", everybody: false, asks: false },
      { name: "questionnaire_round_of_slug", ...expected, volatility: "s", everybody: false, asks: false },
      // Ids of rounds that the calendar or their answers call for.
      { name: "questionnaire_rounds_due", ...expected, volatility: "s", everybody: false, asks: false },
      // Ids that the clock's work looks for, and the hospital that a link's secret leads to.
      { name: "survey_homework_due", ...expected, volatility: "s", everybody: false, asks: false },
      { name: "survey_homework_link_facility", ...expected, volatility: "s", everybody: false, asks: false },
      { name: "survey_homework_to_remind", ...expected, volatility: "s", everybody: false, asks: false },
      { name: "survey_reminders_due", ...expected, volatility: "s", everybody: false, asks: false },
    ]);
  });
});

function asLogin(): string {
  const url = new URL(adminUrl);
  url.username = login;
  url.password = "fixed-for-this-test";
  url.searchParams.set("options", "-c role=sekisho_app");
  return url.toString();
}
