import { execFile, spawn } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, expect, test, vi } from "vitest";
import { startCluster } from "../../src/platform/db/cluster.ts";
import { type ApiSession, becomeAdministrator, createFacility } from "../harness/api-session.ts";
import { type RunningServer, removeFolder, startServer } from "../harness/running-server.ts";

/**
 * `backup`, `backup verify` and `restore` on the built command line, with PostgreSQL inside: copies are taken while a server writes, one of
 * them is killed, and what comes back is compared row by row and file by file. No browser, but the build that stands only here.
 */
// Each restore starts a database and a command of its own.
vi.setConfig({ testTimeout: 300_000 });
const folder = mkdtempSync(join(tmpdir(), "sekisho-backup-"));
const dataFolder = join(folder, "data");
const out = join(folder, "out");
const key = join(folder, "key");
for (const made of [dataFolder, out]) mkdirSync(made);
afterAll(() => removeFolder(folder));

interface Ran {
  code: number;
  out: string;
  err: string;
}
const env = (data = dataFolder) => ({
  ...process.env,
  SEKISHO_DATA: data,
  DATABASE_URL: undefined,
  SMTP_URL: undefined,
});
const sekisho = (args: readonly string[], data = dataFolder, more: NodeJS.ProcessEnv = {}): Promise<Ran> =>
  new Promise((resolve) => {
    const options = { env: { ...env(data), ...more }, cwd: process.cwd(), maxBuffer: 64 << 20 };
    execFile(process.execPath, ["dist/server/cli.js", ...args], options, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
async function done<T>(args: readonly string[], data = dataFolder): Promise<T> {
  const ran = await sekisho([...args, "--json"], data);
  expect(ran).toMatchObject({ code: 0, err: "" });
  return JSON.parse(ran.out);
}

interface Taken {
  backup: string;
  finishedAt: string;
  hospitals: { id: string; name: string }[];
  erasures: number;
  removed: string[];
}
const take = (...more: string[]) => done<Taken>(["backup", "--out", out, "--key-file", key, ...more]);
interface Returned {
  attachments: number;
  problems: string[];
  erasedAgain: { erasure: string; hospital: string }[];
  erasuresKnownFrom: { list: string | null; live: string | null };
  sessionsEnded: number;
}
const restore = (backup: string, data: string, ...more: string[]) =>
  done<Returned>(["restore", backup, "--data", data, "--key-file", key, ...more]);
const outNames = (ending: string) => readdirSync(out).filter((name) => name.endsWith(ending));

/** A session that no policy binds, on a data folder at rest. */
async function atRest<T>(data: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const cluster = await startCluster(data);
  const client = new pg.Client({ connectionString: cluster.adminUrl.replace(/\/postgres$/, "/sekisho") });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
    cluster.stop();
  }
}

/** Every table's rows, as one digest each. */
async function tables(client: pg.Client): Promise<Record<string, string>> {
  const { rows } = await client.query(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'pgboss') order by 1",
  );
  const found: Record<string, string> = {};
  for (const { name } of rows) {
    const digest = await client.query(
      `select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as rows from ${name} t`,
    );
    found[name] = digest.rows[0].rows;
  }
  return found;
}
/** What a restore itself writes: that it happened, that everybody signs in anew, that no mail leaves twice. */
const restoreWrites = new Set([
  "public.person_session",
  "public.instance_audit_entry",
  "public.instance_audit_head",
  "public.mail",
]);

const attached = (data: string): Record<string, string> => {
  const files = join(data, "files");
  const entries = readdirSync(files, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).toSorted();
  return Object.fromEntries(paths.map((path) => [path.slice(files.length), readFileSync(path).toString("base64")]));
};

interface Acknowledged {
  id: string;
  at: number;
}
/** Registers devices, each fifth with a photo, until told to stop. */
function keepWriting(session: ApiSession, facilityId: string) {
  const base = `/api/v1/facilities/${facilityId}`;
  const records: Acknowledged[] = [];
  const photos: Acknowledged[] = [];
  let stopped = false;
  const running = (async () => {
    for (let no = 0; !stopped; no++) {
      const fields = { assetId: { state: "known", value: `控え試験-${no}` } };
      const { id } = await session.send<{ id: string }>("POST", `${base}/records/asset`, { fields, reason: "試験" });
      records.push({ id, at: Date.now() });
      if (no % 5 > 0) continue;
      const form = new FormData();
      form.append("caption", "正面");
      form.append("file", new File([png, `写真 ${no}`], `${no}.png`));
      const photo = await session.send<{ id: string }>("POST", `${base}/records/asset/${id}/attachments`, form);
      photos.push({ id: photo.id, at: Date.now() });
    }
  })();
  return {
    records,
    photos,
    stop: async () => {
      stopped = true;
      await running;
    },
  };
}
const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");

let server: RunningServer;
let session: ApiSession;
const held = { own: "", other: "", first: "", quiet: "", erasure: "" };

test("a key file is made once and never written over", async () => {
  await done(["backup", "key", "--out", key]);
  expect(statSync(key).mode & 0o077).toBe(0);
  const again = await sekisho(["backup", "key", "--out", key]);
  expect([again.code, again.err]).toEqual([1, expect.stringContaining("もうあります")]);
  expect((await sekisho(["backup", "--out", out])).code).toBe(2);
});

test("where there are no data, there is nothing to back up, and none are made", async () => {
  const nowhere = join(folder, "nowhere");
  const ran = await sekisho(["backup", "--out", out, "--key-file", key], nowhere);
  expect([ran.code, ran.err, existsSync(nowhere)]).toEqual([3, expect.stringContaining("データがありません"), false]);
});

test("a backup that is killed while a server writes leaves nothing that looks like one", async () => {
  server = await startServer(dataFolder);
  session = await becomeAdministrator(server.address, server.setupLink ?? "");
  held.own = await createFacility(session, "しらなみ病院");
  held.other = await createFacility(session, "みおつくし医院");
  const writing = keepWriting(session, held.own);
  const child = spawn(process.execPath, ["dist/server/cli.js", "backup", "--out", out, "--key-file", key], {
    env: env(),
  });
  const ended = new Promise((resolve) => child.once("exit", (_code, signal) => resolve(signal)));
  while (child.exitCode === null && !outNames(".part").some((name) => statSync(join(out, name)).size > 500_000))
    await sleep(2);
  child.kill("SIGKILL");
  expect(await ended).toBe("SIGKILL");
  await writing.stop();
  expect([outNames(".backup"), outNames(".part").length, outNames(".erasures")]).toEqual([[], 1, []]);
});

test("a backup taken while a server writes holds all that was acknowledged before it ended, and audit log and photos are whole", async () => {
  const writing = keepWriting(session, held.own);
  await sleep(300);
  const taken = await take();
  await sleep(300);
  await writing.stop();
  held.first = taken.backup;
  expect([outNames(".part"), taken.hospitals.map(({ id }) => id).toSorted()]).toEqual([
    [],
    [held.own, held.other].toSorted(),
  ]);
  const until = new Date(taken.finishedAt).getTime();
  const before = writing.records.filter(({ at }) => at < until);
  expect(before.length).toBeGreaterThan(10);
  expect(writing.records.length).toBeGreaterThan(before.length);

  const data = join(folder, "under-way");
  const back = await restore(taken.backup, data);
  expect(back).toMatchObject({ problems: [], erasedAgain: [] });
  expect(back.sessionsEnded).toBeGreaterThan(0);
  expect(back.attachments).toBeGreaterThanOrEqual(writing.photos.filter(({ at }) => at < until).length);
  expect(await done(["audit", "verify"], data)).toMatchObject({ whole: true });
  const known = await atRest(data, async (client) =>
    (await client.query("select id::text as id from ledger_record where facility_id = $1", [held.own])).rows.map(
      ({ id }) => id,
    ),
  );
  expect(before.map(({ id }) => id).filter((id) => !known.includes(id))).toEqual([]);
});

test("every row of every table and every attachment come back as they were", async () => {
  const photo = (at: RunningServer) =>
    session
      .at(at.address)
      .send<{ items: { id: string }[] }>("GET", `/api/v1/facilities/${held.own}/records/asset?limit=1`);
  expect((await photo(server)).items).toHaveLength(1);
  await server.stop();
  const rows = await atRest(dataFolder, tables);
  const files = attached(dataFolder);
  const taken = await take();
  held.quiet = taken.backup;
  const data = join(folder, "quiet");
  expect(await restore(taken.backup, data)).toMatchObject({ problems: [] });
  const returned = await atRest(data, tables);
  expect(Object.keys(returned)).toEqual(Object.keys(rows));
  for (const [name, digest] of Object.entries(rows))
    if (!restoreWrites.has(name)) expect([name, returned[name]]).toEqual([name, digest]);
  expect(Object.keys(files).length).toBeGreaterThan(3);
  expect(attached(data)).toEqual(files);
  for (const secret of ["master.key", "sign-in.secret"])
    expect(readFileSync(join(data, secret), "utf8")).toBe(readFileSync(join(dataFolder, secret), "utf8"));
  const started = await startServer(data);
  await started.stop();
});

test("a whole backup is told from a damaged or a cut one, and from another key's", async () => {
  expect(await done(["backup", "verify", held.quiet, "--key-file", key])).toMatchObject({ whole: true });
  const bytes = readFileSync(held.quiet);
  const damaged = join(folder, "damaged.backup");
  const middle = bytes.length >> 1;
  writeFileSync(
    damaged,
    Buffer.concat([bytes.subarray(0, middle), Buffer.from([(bytes[middle] ?? 0) ^ 1]), bytes.subarray(middle + 1)]),
  );
  const cut = join(folder, "cut.backup");
  writeFileSync(cut, bytes.subarray(0, -1000));
  const otherKey = join(folder, "other-key");
  await done(["backup", "key", "--out", otherKey]);
  const target = join(folder, "refused");
  for (const [args, words] of [
    [[damaged, "--key-file", key], /damaged\.backup が壊れています: 中の「data\/postgres\/.+」/],
    [[cut, "--key-file", key], /cut\.backup が壊れています/],
    [[held.quiet, "--key-file", otherKey], /鍵が違います/],
    [[join(folder, "key"), "--key-file", key], /関所の控えではありません/],
  ] as const) {
    const verified = await sekisho(["backup", "verify", ...args]);
    expect([verified.code, verified.err]).toEqual([1, expect.stringMatching(words)]);
    const restored = await sekisho(["restore", ...args, "--data", target]);
    expect([restored.code, restored.err]).toEqual([1, expect.stringMatching(words)]);
    expect(existsSync(target) ? readdirSync(target) : []).toEqual([]);
  }
});

test("a folder that is not empty, and one where a server runs, are left as they are", async () => {
  const full = join(folder, "full");
  mkdirSync(full);
  writeFileSync(join(full, "notes.txt"), "大切なもの");
  const refused = await sekisho(["restore", held.quiet, "--data", full, "--key-file", key]);
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining("空ではありません")]);
  expect(readdirSync(full)).toEqual(["notes.txt"]);
  server = await startServer(dataFolder);
  session = session.at(server.address);
  const live = await sekisho(["restore", held.quiet, "--data", dataFolder, "--key-file", key]);
  expect([live.code, live.err]).toEqual([1, expect.stringContaining("動いている")]);
});

test("older backups go only when the new one is whole, and others' files stay", async () => {
  writeFileSync(join(out, "読んでください.txt"), "院内の覚え書き");
  const taken = await take("--keep", "2");
  expect(taken.removed).toEqual([held.first.slice(out.length + 1)]);
  expect(outNames(".backup")).toHaveLength(2);
  expect(outNames(".txt")).toHaveLength(1);
  const { items } = await session.send<{ items: { action: string }[] }>("GET", "/api/v1/administration/audit");
  expect(items.filter(({ action }) => action === "backup.made")).toHaveLength(3);
});

test("the doctor knows the last backup and the keys, and the administration page says the same", async () => {
  interface Diagnosis {
    worst: string;
    lines: { id: string; level: string; what: { ja: string } }[];
  }
  const well = await done<Diagnosis>(["doctor"]);
  const line = (of: Diagnosis["lines"], id: string) => of.find((one) => one.id === id);
  expect(line(well.lines, "backup")).toMatchObject({ level: "ok", what: { ja: expect.stringContaining("1時間以内") } });
  expect(well.lines.filter(({ level }) => level === "problem")).toEqual([]);
  expect(line((await done<Diagnosis>(["doctor", "--thorough"])).lines, "audit")).toMatchObject({ level: "ok" });
  const { checks } = await session.send<{ checks: Diagnosis["lines"] }>("GET", "/api/v1/administration/state");
  const shown = new Set(checks.map(({ id }) => id));
  expect(well.lines.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual(["disk_use", "audit"]);
  expect(line(checks, "backup")).toEqual(line(well.lines, "backup"));
  const masterKey = join(dataFolder, "master.key");
  chmodSync(masterKey, 0o644);
  const open = await sekisho(["doctor"]);
  chmodSync(masterKey, 0o600);
  expect([open.code, open.out]).toEqual([3, expect.stringContaining("× ほかの利用者も読める鍵があります: master.key")]);
});

test("a hospital erased after the backup is erased again by its restore, from the list beside it or the live folder", async () => {
  const name = "みおつくし医院";
  const apart = join(folder, "apart");
  mkdirSync(apart);
  const alone = join(apart, held.quiet.slice(out.length + 1));
  copyFileSync(held.quiet, alone);
  await done(["facility", "erase", held.other, "--why", "契約の終了"]);
  const { code } = await session.send<{ code: string }>("POST", `/api/v1/facilities/${held.other}/erasure/code`, {
    name,
  });
  await server.stop();
  const erased = await done<{ erasure: string }>([
    ...["facility", "erase", held.other, "--confirm-code", code, "--out", join(folder, "証明書.pdf")],
  ]);
  expect(await take()).toMatchObject({ erasures: 1, hospitals: [{ id: held.own }] });

  const unknowing = join(folder, "unknowing");
  const warned = await sekisho(["restore", alone, "--data", unknowing, "--key-file", key]);
  expect([warned.code, warned.out]).toEqual([
    0,
    expect.stringContaining("【注意】控えの後に消去された病院があるかどうか、分かりません"),
  ]);
  const listed = await done<{ facilities: { id: string }[] }>(["facility", "list"], unknowing);
  expect(listed.facilities.map(({ id }) => id)).toContain(held.other);

  for (const [backup, more, data] of [
    [held.quiet, [], join(folder, "listed")],
    [alone, ["--live", dataFolder], join(folder, "from-live")],
  ] as const) {
    const back = await restore(backup, data, ...more);
    expect(back).toMatchObject({ problems: [], erasedAgain: [{ erasure: erased.erasure, hospital: held.other }] });
    const { facilities } = await done<{ facilities: { id: string }[] }>(["facility", "list"], data);
    expect(facilities.map(({ id }) => id)).toEqual([held.own]);
    expect(await done(["audit", "verify"], data)).toMatchObject({ whole: true });
    // Its certificate stays true, under the same number and for the same name.
    const pdf = join(folder, "again.pdf");
    expect(await done(["facility", "erase", erased.erasure, "--name", name, "--out", pdf], data)).toMatchObject({
      state: "finished",
    });
  }
});

test("with a database elsewhere keys and attachments are kept, and what is wrong with the database is told", async () => {
  const cluster = await startCluster(mkdtempSync(join(folder, "outside-")));
  const data = join(folder, "outside-data");
  const DATABASE_URL = cluster.adminUrl;
  const at = (args: readonly string[], folderOf: string) => sekisho(args, folderOf, { DATABASE_URL });
  expect((await at(["facility", "add", "--name", "よそのデータベース病院"], data)).code).toBe(0);
  const outside = mkdtempSync(join(folder, "outside-out-"));
  if (!existsSync(key)) await done(["backup", "key", "--out", key]);
  const taken = await at(["backup", "--out", outside, "--key-file", key, "--json"], data);
  expect(taken).toMatchObject({ code: 0, err: "" });
  const { backup, database } = JSON.parse(taken.out);
  expect(database).toBe("external");
  const args = (to: string) => ["restore", backup, "--data", join(folder, to), "--key-file", key, "--json"];
  const back = await at(args("outside-back"), data);
  expect([back.code, JSON.parse(back.out)]).toMatchObject([
    0,
    { problems: [], hospitals: [{ name: "よそのデータベース病院" }] },
  ]);
  expect(readdirSync(join(folder, "outside-back"))).toEqual(expect.arrayContaining(["master.key"]));
  const without = await sekisho(args("outside-alone"), data);
  expect([without.code, JSON.parse(without.out)]).toMatchObject([0, { databaseLeft: true }]);

  const client = new pg.Client({ connectionString: DATABASE_URL });
  await client.connect();
  await client.query("update audit_head set hash = 'x'");
  await client.query("delete from instance_audit_entry where action = 'facility.created'");
  await client.query("update audit_entry set hash = 'x'");
  await client.end();
  const other = await at(args("outside-broken"), data);
  cluster.stop();
  expect(other.code).toBe(3);
  expect(JSON.parse(other.out).problems.join()).toContain("監査記録が控えの見出しとつながりません");
});
