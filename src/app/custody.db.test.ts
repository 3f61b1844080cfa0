import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import yauzl from "yauzl";
import type { ErasingContext } from "../custody/context.store.ts";
import { eraseDue } from "../custody/erasing.store.ts";
import { signedIn } from "../identity/testing/sign-in.ts";
import { verifyChain } from "../platform/audit/audit.ts";
import { asOperator } from "../platform/db/operator.ts";
import { erasingContext } from "./erasing-context.ts";
import { composedApp } from "./testing/composed-app.ts";
import { aHospital } from "./testing/hospital.ts";

/** Two hospitals with something in every kind of table; one of them goes. */
const composed = await composedApp();
const { app, identity, runtime } = composed;
const [own, other] = [await aHospital(composed, "つばめ"), await aHospital(composed, "かもめ")];
const head = await signedIn(identity, { role: "executive", facilityId: own.id });
// A saying about a device that no other ledger has.
await app.inject({
  ...{ method: "POST", url: `/api/v1/facilities/${own.id}/records/asset`, headers: own.systemAdministrator.headers },
  payload: { fields: { model: { state: "known", value: `${own.word}特注機` } }, reason: "試験" },
});
await composed.work["vulnerability.match"]({ facilityId: own.id });
const admin = new pg.Client({ connectionString: composed.adminUrl });
await admin.connect();
afterAll(() => admin.end());

const name = `${own.word}病院`;
const context: ErasingContext = { ...erasingContext(runtime, async (text) => text), ownCluster: false };
const base = `/api/v1/facilities/${own.id}`;
const ask = (by: { headers: Record<string, string> }, method: "GET" | "POST", path: string, payload?: object) =>
  app.inject({ method, url: path, headers: by.headers, ...(payload ? { payload } : {}) });

const tables: string[] = (
  await admin.query(`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'facility_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not a.attisdropped order by 1`)
).rows.map((row) => row.name);

/** Rows of the hospital by table, read as nobody's policy binds. */
async function rowsOf(facilityId: string): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const table of tables) {
    const { rows } = await admin.query(`select to_jsonb(t) as row from ${table} t where facility_id = $1`, [
      facilityId,
    ]);
    found[table] = rows.map(({ row }) => JSON.stringify(row)).sort();
  }
  return found;
}

test("a return holds every row of every table, every file as it was put in, and an index that fits them", async () => {
  const before = await rowsOf(own.id);
  const reply = await ask(own.systemAdministrator, "GET", `${base}/return`);
  expect([reply.statusCode, reply.headers["content-type"]]).toEqual([200, "application/zip"]);
  const files = await unzipped(reply.rawPayload);
  const read = (path: string): Buffer => {
    const content = files.get(path);
    if (!content) throw new Error(`${path} is not in the zip`);
    return content;
  };
  const index = JSON.parse(read("index.json").toString("utf8"));

  const differing = [];
  for (const table of tables) {
    const { leftOut, rows } = index.tables.find((one: { name: string }) => one.name === table);
    const lines = read(`データ/${table}.jsonl`).toString("utf8").split("\n").filter(Boolean);
    const expected = (before[table] ?? []).map((row) =>
      JSON.stringify(
        Object.fromEntries(Object.entries(JSON.parse(row)).filter(([column]) => !leftOut.includes(column))),
      ),
    );
    const given = lines.map((line) => JSON.stringify(JSON.parse(line))).sort();
    // The return itself is one entry more in the audit log.
    if (table.startsWith("audit_")) expect(given.length).toBe(table === "audit_entry" ? expected.length + 1 : 1);
    else if (JSON.stringify(given) !== JSON.stringify(expected.sort())) differing.push(table);
    expect([table, rows]).toEqual([table, lines.length]);
    expect(read(`データ/${table}.csv`).subarray(0, 3)).toEqual(Buffer.from("\ufeff"));
  }
  expect(differing).toEqual([]);
  expect(before.ledger_record?.length).toBeGreaterThan(1);

  for (const { path, bytes, sha256 } of index.files) {
    const content = read(path);
    expect([path, content.length, createHash("sha256").update(content).digest("hex")]).toEqual([path, bytes, sha256]);
  }
  const given = [...files.keys()].filter((path) => path.startsWith("ファイル/"));
  expect(given.length).toBe(before.stored_file?.length);
  const photo = given.find((file) => file.endsWith(`${own.word}.png`)) ?? "";
  expect(read(photo).toString("utf8")).toBe(own.word);
  expect(read("台帳/台帳.xlsx").subarray(0, 2).toString()).toBe("PK");
  expect(read("文書/D8.pdf").subarray(0, 4).toString()).toBe("%PDF");
  expect(read("index.html").toString("utf8")).toContain(name);
  expect(JSON.stringify(index)).not.toContain(other.word);
});

test("one person alone erases nothing: whoever asked is refused, also by a token of theirs", async () => {
  expect(
    (await ask(own.systemAdministrator, "POST", `${base}/erasure`, { why: "返却後", name: "ちがう病院" })).statusCode,
  ).toBe(409);
  expect((await ask(own.systemAdministrator, "POST", `${base}/erasure`, { why: "返却後", name })).statusCode).toBe(200);
  const refused = await ask(own.systemAdministrator, "POST", `${base}/erasure/agree`, { name });
  expect([refused.statusCode, refused.json().reason]).toEqual([409, "own_request"]);
  const made = await ask(own.systemAdministrator, "POST", "/api/v1/me/tokens", {
    ...{ name: "試験", scopes: ["facility.erase"], facilityId: own.id },
    expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
  });
  expect(made.statusCode).toBe(200);
  const byToken = { headers: { authorization: `Bearer ${made.json().token}` } };
  const again = await ask(byToken, "POST", `${base}/erasure/agree`, { name });
  expect([again.statusCode, again.json().reason]).toEqual([409, "own_request"]);
  const administrator = await signedIn(identity, { administrator: true });
  const { id } = (await ask(head, "GET", `${base}/erasure`)).json().latest;
  const instead = await ask(administrator, "POST", `/api/v1/erasures/${id}/agree`, { name });
  expect([instead.statusCode, instead.json().reason]).toEqual([409, "somebody_else_may_agree"]);
  expect((await rowsOf(own.id)).ledger_record?.length).toBeGreaterThan(1);
});

test("the database itself refuses an erasure that one person alone wrote down", async () => {
  const { id } = (await ask(head, "GET", `${base}/erasure`)).json().latest;
  await expect(admin.query("select custody_erase_rows($1)", [id])).rejects.toThrow(/two people/);
  await expect(
    admin.query("update custody_erasure set agreed_by = requested_by, agreed_at = now() where id = $1", [id]),
  ).rejects.toThrow(/two_people/);
});

test("a request that is recalled leaves everything, and the second person's agreement shuts the hospital at once", async () => {
  expect((await ask(head, "POST", `${base}/erasure/recall`)).statusCode).toBe(200);
  expect((await ask(head, "POST", `${base}/erasure/agree`, { name })).json().reason).toBe("none_requested");
  expect((await ask(own.systemAdministrator, "POST", `${base}/erasure`, { why: "返却後", name })).statusCode).toBe(200);
  expect((await ask(head, "POST", `${base}/erasure/agree`, { name: "ちがう" })).json().reason).toBe("wrong_name");
  const agreed = await ask(head, "POST", `${base}/erasure/agree`, { name });
  expect(agreed.statusCode, agreed.body).toBe(200);
  for (const person of [own.systemAdministrator, head, ...Object.values(own.programme.people)])
    expect((await ask(person, "GET", base)).statusCode).toBe(404);
  const { id } = agreed.json();
  const early = await app.inject({ method: "POST", url: `/api/v1/erasures/${id}/certificate`, payload: { name } });
  expect(early.json().reason).toBe("not_finished");
});

test("erasing leaves no row and no word of the hospital, and nothing of the other one is touched", async () => {
  const others = await rowsOf(other.id);
  const texts = (
    await admin.query("select count(*)::int as n from device_text where text::text like $1", [`%${own.word}%`])
  ).rows;
  expect(
    await eraseDue(context, (error) => {
      throw error;
    }),
  ).toBe(1);
  const left = Object.entries(await rowsOf(own.id)).filter(([, rows]) => rows.length > 0);
  expect(left.map(([table]) => table)).toEqual(["facility_key"]);
  expect((await admin.query("select wrapped_key from facility_key where facility_id = $1", [own.id])).rows).toEqual([
    { wrapped_key: null },
  ]);
  expect(await rowsOf(other.id)).toEqual(others);
  expect(texts[0].n).toBeGreaterThan(0);
  expect(existsSync(join(runtime.config.dataFolder, "files", own.id))).toBe(false);
  expect(existsSync(join(runtime.config.dataFolder, "files", other.id))).toBe(true);

  const { rows: all } =
    await admin.query(`select format('%I.%I', schemaname, tablename) as name, tablename from pg_tables
    where schemaname in ('public', 'pgboss')`);
  const holding = [];
  for (const { name: table } of all) {
    // Its organisation is called by the same word, and writes mails of its own.
    const { rows } = await admin.query(
      `select count(*)::int as n from ${table} t where replace(t::text, $2, '') like $1`,
      [`%${own.word}%`, `${own.word}協会`],
    );
    if (rows[0].n > 0) holding.push(table);
  }
  // What belongs to organisations: their names, their programmes and questionnaires are called by the word in this test.
  expect(holding.filter((table) => !/organisation|questionnaire|survey_programme|instance_audit/.test(table))).toEqual(
    [],
  );
  const audit = await admin.query(
    "select detail::text as detail from instance_audit_entry where detail::text like $1",
    [`%${name}%`],
  );
  expect(audit.rows).toEqual([]);
  const statistics = await admin.query("select count(*)::int as n from pg_stats where most_common_vals::text like $1", [
    `%${own.word}棟%`,
  ]);
  expect(statistics.rows[0].n).toBe(0);
});

test("that it happened stays in the audit log, which is whole, and the certificate is given to whoever knows number and name", async () => {
  const { db } = runtime.database;
  const broken = await asOperator(db, async (trx) => [await verifyChain(trx, null), await verifyChain(trx, other.id)]);
  expect(broken).toEqual([null, null]);
  const { rows } = await admin.query(
    "select action, subject from instance_audit_entry where action like 'custody.%' order by seq",
  );
  expect(rows.map(({ action }) => action).slice(-4)).toEqual([
    "custody.erasureRequested",
    "custody.erasureAgreed",
    "custody.erased",
    "custody.erasureFinished",
  ]);
  const id = rows.at(-1).subject.slice("erasure:".length);
  const certificate = (typed: string) =>
    app.inject({ method: "POST", url: `/api/v1/erasures/${id}/certificate`, payload: { name: typed } });
  expect((await certificate("ちがう病院")).json().reason).toBe("wrong_name");
  const pdf = await certificate(name);
  expect([pdf.statusCode, pdf.rawPayload.subarray(0, 4).toString()]).toEqual([200, "%PDF"]);
});

test("a person without any other hospital or organisation has no account any more", async () => {
  expect((await admin.query("select id from person where id = $1", [head.personId])).rows).toEqual([]);
  expect(
    (await admin.query("select id from person where id = $1", [other.systemAdministrator.personId])).rows,
  ).toHaveLength(1);
});

/** Every file of a zip; each is checked against its size and checksum on the way. */
const unzipped = (zip: Buffer): Promise<Map<string, Buffer>> =>
  new Promise((resolve, reject) => {
    yauzl.fromBuffer(zip, { lazyEntries: true }, (broken, reader) => {
      if (broken) return reject(broken);
      const files = new Map<string, Buffer>();
      reader.on("error", reject);
      reader.on("end", () => resolve(files));
      reader.on("entry", (entry) =>
        reader.openReadStream(entry, async (fault, stream) => {
          if (fault) return reject(fault);
          files.set(entry.fileName, Buffer.concat(await stream.toArray()));
          reader.readEntry();
        }),
      );
      reader.readEntry();
    });
  });
