import { execFile, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { composedOn } from "../../src/app/testing/composed-app.ts";
import { aHospital } from "../../src/app/testing/hospital.ts";
import { signedIn } from "../../src/identity/testing/sign-in.ts";
import { readConfig } from "../../src/platform/config.ts";
import { startCluster } from "../../src/platform/db/cluster.ts";
import { openDatabase } from "../../src/platform/db/open.ts";
import { removeFolder, startServer } from "../harness/running-server.ts";

/**
 * `facility return` and `facility erase` on the built command line and a data folder of its own, with PostgreSQL inside: a hospital with
 * something in every kind of table, every text of it carrying a mark, and another one beside it. What is erased is looked for in every
 * file of the data folder, the database's own among them.
 */
const mark = "zzKESHIJIRUSHI9";
const folder = mkdtempSync(join(tmpdir(), "sekisho-custody-"));
const dataFolder = join(folder, "data");
mkdirSync(dataFolder);
afterAll(() => removeFolder(folder));

interface Ran {
  code: number;
  out: string;
  err: string;
}
const env = { ...process.env, SEKISHO_DATA: dataFolder, DATABASE_URL: undefined, SMTP_URL: undefined };
const sekisho = (...args: string[]): Promise<Ran> =>
  new Promise((resolve) => {
    const options = { env, cwd: process.cwd(), maxBuffer: 64 << 20 };
    execFile(process.execPath, ["dist/server/cli.js", ...args], options, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });

/** A session that no policy binds; the cluster is started where it has stopped. */
async function asAdmin<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const cluster = await startCluster(dataFolder);
  // Named as ours: a command that ends meanwhile must not stop the server under it.
  const connectionString = cluster.adminUrl.replace(/\/postgres$/, "/sekisho");
  const client = new pg.Client({ connectionString, application_name: "sekisho test" });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const tenantTables = async (client: pg.Client): Promise<string[]> =>
  (await client.query("select * from custody_tables() as name")).rows.map((row) => row.name);

async function rowsOf(client: pg.Client, facilityId: string): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const table of await tenantTables(client)) {
    const { rows } = await client.query(
      `select to_jsonb(t)::text as row from ${table} t where facility_id = $1 order by 1`,
      [facilityId],
    );
    found[table] = rows.map(({ row }) => row);
  }
  return found;
}

/**
 * Writes the mark into every text and JSON object of the hospital that a table's own checks let it, and into its people's names, but for
 * the second person's, which stays on record with the erasure.
 * @returns tables that carry it
 */
async function markEverything(client: pg.Client, facilityId: string, second: string): Promise<string[]> {
  const { rows } = await client.query(
    `select c.relname as table, a.attname as column, t.typname as type from pg_attribute a join pg_class c on c.oid = a.attrelid
      join pg_type t on t.oid = a.atttypid
      where c.relname in (select custody_tables()) and a.attnum > 0 and not a.attisdropped and t.typname in ('text', 'jsonb')`,
  );
  for (const { table, column, type } of rows) {
    const value =
      type === "text"
        ? `"${column}" || '${mark}'`
        : `case when jsonb_typeof("${column}") = 'object' then "${column}" || '{"${mark}": "${mark}"}' else "${column}" end`;
    await client
      .query(`update ${table} set "${column}" = ${value} where facility_id = $1`, [facilityId])
      .catch(() => {});
  }
  const marked = [];
  for (const table of await tenantTables(client)) {
    const found = await client.query(`select 1 from ${table} t where facility_id = $1 and t::text like $2 limit 1`, [
      facilityId,
      `%${mark}%`,
    ]);
    if (found.rowCount) marked.push(table);
  }
  await client.query(
    "update person set name = name || $2 where id in (select person_id from facility_role where facility_id = $1) and id <> $3",
    [facilityId, mark, second],
  );
  return marked;
}

const held: { own: string; other: string; head: string; organisations: number; otherRows: Record<string, string[]> } = {
  own: "",
  other: "",
  head: "",
  organisations: 0,
  otherRows: {},
};

test("two hospitals stand in the data folder, one of them marked in every kind of table", async () => {
  const config = readConfig({ SEKISHO_DATA: dataFolder, LOG_LEVEL: "silent" });
  const database = await openDatabase(config, 6);
  const composed = await composedOn(config, database, "");
  const [own, other] = [await aHospital(composed, "つばめ"), await aHospital(composed, "かもめ")];
  const head = await signedIn(composed.identity, { role: "executive", facilityId: own.id });
  await composed.close();
  await asAdmin(async (client) => {
    const marked = await markEverything(client, own.id, head.personId);
    expect(marked.length).toBeGreaterThan(30);
    await client.query(
      "insert into mail (id, recipient, subject, body_text, state, created_at) values (gen_random_uuid(), 'a@b.example', $1, $2, 'sent', now())",
      [mark, `/f/${own.id} ${mark}`],
    );
    await client.query("update pgboss.job set data = data || $2::jsonb where position($1 in data::text) > 0", [
      own.id,
      JSON.stringify({ mark }),
    ]);
    await client.query("analyze");
    held.otherRows = await rowsOf(client, other.id);
    Object.assign(held, { own: own.id, other: other.id, head: head.headers.cookie });
  });
  await database.close();
  expect(filesWith(mark).length).toBeGreaterThan(3);
});

test("a return writes everything into a folder that opens without Sekisho", async () => {
  const out = join(folder, "return");
  const rows = await asAdmin((client) => rowsOf(client, held.own));
  const ran = await sekisho("facility", "return", held.own, "--out", out, "--json");
  expect(ran).toMatchObject({ code: 0, err: "" });
  const told = JSON.parse(ran.out);
  const index = JSON.parse(readFileSync(join(out, "index.json"), "utf8"));
  expect([told.files, told.tables, told.problems]).toEqual([index.files.length, index.tables.length, []]);
  expect(readFileSync(join(out, "index.html"), "utf8")).toContain(mark);
  for (const { name, rows: given } of index.tables) {
    // The key is told of without the key; the return itself is one entry more in the audit log.
    if (name === "facility_key") continue;
    const expected = (rows[name]?.length ?? 0) + (name === "audit_entry" ? 1 : 0);
    const lines = readFileSync(join(out, "データ", `${name}.jsonl`), "utf8")
      .split("\n")
      .filter(Boolean);
    expect([name, given, lines.length]).toEqual([name, expected, expected]);
  }
  const again = await sekisho("facility", "return", held.own, "--out", out);
  expect([again.code, again.err]).toEqual([1, expect.stringContaining("空ではありません")]);
});

test("the command line alone erases nothing: it asks, and a second person has to agree", async () => {
  const none = await sekisho("facility", "erase", held.own, "--confirm-code", "0000-0000-0000");
  expect(none).toMatchObject({ code: 1 });
  const asked = await sekisho("facility", "erase", held.own, "--why", `契約の終了 ${mark}`, "--json");
  expect(asked).toMatchObject({ code: 0, err: "" });
  expect(JSON.parse(asked.out).state).toBe("requested");
  expect((await sekisho("facility", "erase", held.own, "--why", "もう一度")).code).toBe(1);
  expect((await sekisho("facility", "erase", held.own, "--recall")).code).toBe(0);
  expect((await sekisho("facility", "erase", held.own, "--why", `契約の終了 ${mark}`)).code).toBe(0);
  await asAdmin(async (client) => {
    const { rows } = await client.query("select count(*)::int as n from ledger_record where facility_id = $1", [
      held.own,
    ]);
    expect(rows[0].n).toBeGreaterThan(0);
  });
});

test("killed in the middle, it is brought to its end by the next start, and nobody sees a part of the hospital", async () => {
  const first = await startServer(dataFolder);
  const ask = async (method: string, path: string, body?: object) =>
    fetch(`${first.address}${path}`, {
      method,
      headers: { cookie: held.head, ...(body ? { "content-type": "application/json" } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  const standing = (await (await ask("GET", `/api/v1/facilities/${held.own}/erasure`)).json()) as {
    hospital: string;
    mayAgree: boolean;
  };
  expect([standing.hospital.includes(mark), standing.mayAgree]).toEqual([true, true]);
  const made = await ask("POST", `/api/v1/facilities/${held.own}/erasure/code`, { name: standing.hospital });
  const { code } = (await made.json()) as { code: string };
  await first.stop();

  const child = spawn(process.execPath, ["dist/server/cli.js", "facility", "erase", held.own, "--confirm-code", code], {
    env,
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const state = await asAdmin(async (client) => {
    for (;;) {
      const { rows } = await client.query(
        "select id, state from custody_erasure where hospital_id = $1 order by requested_at desc limit 1",
        [held.own],
      );
      if (rows[0].state !== "requested" || child.exitCode !== null) {
        child.kill("SIGKILL");
        return rows[0];
      }
      await sleep(5);
    }
  });
  await ended;
  expect(["closing", "erased"]).toContain(state.state);

  const second = await startServer(dataFolder);
  const hospital = await fetch(`${second.address}/api/v1/facilities/${held.own}`, { headers: { cookie: held.head } });
  expect([401, 404]).toContain(hospital.status);
  const far = async () =>
    ((await (await fetch(`${second.address}/api/v1/erasures/${state.id}`)).json()) as { state: string }).state;
  await expect.poll(far, { timeout: 60_000, interval: 200 }).toBe("finished");
  await second.stop();

  const out = join(folder, "証明書.pdf");
  const wrong = await sekisho("facility", "erase", state.id, "--name", "ちがう病院", "--out", out);
  expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining("一致しません")]);
  expect(await sekisho("facility", "erase", state.id, "--name", standing.hospital, "--out", out)).toMatchObject({
    code: 0,
  });
  const words = await textOf(out);
  if (words !== null)
    for (const expected of ["消去証明書", mark, state.id, "ledger_record"]) expect(words).toContain(expected);
});

test("nothing of it is left in any file of the data folder, the other hospital is as it was, and the audit log is whole", async () => {
  await asAdmin(async (client) => {
    const left = Object.entries(await rowsOf(client, held.own)).filter(([, rows]) => rows.length > 0);
    expect(left).toEqual([]);
    const others = await rowsOf(client, held.other);
    for (const [table, rows] of Object.entries(held.otherRows))
      if (!serverWorksAt.test(table)) expect([table, others[table]]).toEqual([table, rows]);
  });
  (await startCluster(dataFolder)).stop();
  expect(filesWith(mark)).toEqual([]);
  expect(readdirSync(join(dataFolder, "files"))).toEqual([held.other]);
  const verified = await sekisho("audit", "verify", "--json");
  expect(verified).toMatchObject({ code: 0, err: "" });
  const listed = await sekisho("facility", "list", "--json");
  expect(JSON.parse(listed.out).facilities.map(({ id }: { id: string }) => id)).toEqual([held.other]);
});

/** Tables that a running server writes by itself meanwhile, at any hospital. */
const serverWorksAt =
  /^(?:audit_|finding|webhook_|case_|vulnerability_|exposure|response_|facility_recognition|device$|survey_ledger_figure)/;

/** Files of the data folder that hold the words, by their paths in it. */
function filesWith(words: string): string[] {
  const wanted = Buffer.from(words);
  return readdirSync(dataFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => statSync(file).size > 0 && readFileSync(file).includes(wanted))
    .map((file) => file.slice(dataFolder.length + 1));
}

/** Text of a PDF, where poppler is installed. */
const textOf = (file: string): Promise<string | null> =>
  new Promise((resolve) => {
    execFile("pdftotext", [file, "-"], (error, out) => {
      if (error) console.log("pdftotext is absent: the words of the certificate are not read");
      resolve(error ? null : out);
    });
  });
