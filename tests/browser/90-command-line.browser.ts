import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commandLine, type Ran } from "../harness/command-line.ts";
import { startServer } from "../harness/running-server.ts";

/**
 * The built command line as a person or a script calls it: a process of its own. Needs no browser, but the build that stands only here.
 * Exit codes: 0 done, 1 refused input (nothing changed), 2 wrong use, 3 fault.
 */
const { folder, sekisho } = await commandLine();

const demo = ["外部接続先一覧_R8.6.xlsx", "情報システム課_台帳.xlsx", "放射線科_保守回線.csv", "ME機器一覧.csv"].map(
  (name) => join("demo", "miruhama", name),
);
const json = ({ out }: Ran) => JSON.parse(out);
const broken = join(folder, "壊れた台帳.csv");
writeFileSync(broken, '資産番号,種別\nA-1,"ルータ\nA-2,サーバ\n');

async function addFacility(environment: NodeJS.ProcessEnv = {}): Promise<string> {
  const ran = await sekisho(["facility", "add", "--name", "つばめ沢病院", "--beds", "120", "--json"], environment);
  expect(ran).toMatchObject({ code: 0, err: "" });
  return json(ran).facility.id;
}

/** From nothing to findings: the same on a stopped server's folder and on an outside PostgreSQL. */
async function mainJob(environment: NodeJS.ProcessEnv = {}): Promise<string> {
  const run = (...args: string[]) => sekisho(args, environment);
  const id = await addFacility(environment);
  const imported = await run("import", id, ...demo, "--json");
  expect(imported).toMatchObject({ code: 0, err: "" });
  expect(json(imported).created).toBeGreaterThan(50);
  const findings = await run("findings", id, "--json");
  expect(findings).toMatchObject({ code: 0, err: "" });
  const exported = await run("export", id, "--format", "json");
  expect(exported).toMatchObject({ code: 0, err: "" });
  expect(json(exported).findings).toHaveLength(json(findings).findings.length);
  return id;
}

test("the main job runs on a stopped server's folder, and goes on beside the running server", async () => {
  const data = join(folder, "data");
  const embedded = { SEKISHO_DATA: data, DATABASE_URL: undefined };
  const id = await mainJob(embedded);
  const stopped = await sekisho(["export", id], embedded);
  const server = await startServer(data);
  try {
    expect((await sekisho(["export", id], embedded)).out).toBe(stopped.out);
    const dry = await sekisho(["import", id, ...demo, "--dry-run", "--json"], embedded);
    expect([dry.code, json(dry).created, json(dry).changed, json(dry).committed]).toEqual([0, 0, 0, false]);
    const files: [args: string[], magic: string][] = [
      [["document", id, "D5"], "%PDF"],
      [["document", id, "D8", "--format", "xlsx"], "PK"],
      [["document", id, "D6", "--format", "drawio"], "<mxfile"],
      [["export", id, "--format", "csv", "--kind", "asset"], "\u{feff}記録ID:asset,"],
    ];
    for (const [args, magic] of files) {
      const file = join(folder, "out");
      expect(await sekisho([...args, "--out", file], embedded), args.join(" ")).toMatchObject({ code: 0 });
      expect(readFileSync(file).toString("utf8"), args.join(" ")).toContain(magic);
    }
  } finally {
    await server.stop();
  }
});

test("the main job runs on an outside PostgreSQL", async () => {
  await mainJob();
});

test("a ledger written out as XLSX comes back without a change, and an import is undone by its id", async () => {
  const id = await addFacility();
  const before = await sekisho(["export", id]);
  const imported = json(await sekisho(["import", id, ...demo, "--json"]));
  const file = join(folder, "台帳.xlsx");
  expect((await sekisho(["export", id, "--format", "xlsx", "--out", file])).code).toBe(0);
  const again = await sekisho(["import", id, file]);
  expect(again.code).toBe(0);
  expect(again.out).toMatch(/^取り込みました: 登録 0件・変更 0件。/);
  expect(again.out).toMatch(/台帳\.xlsx ／ 機器（機器）: 登録 0・変更 0・変更なし \d+・取り込めない 0・対象外 0$/m);
  expect(again.out).not.toContain("お知らせ");
  expect((await sekisho(["undo", id, imported.import])).code).toBe(0);
  expect((await sekisho(["export", id])).out).toBe(before.out);
});

test("exit code 1: input is refused with place and remedy, and nothing changes", async () => {
  const id = await addFacility();
  const before = await sekisho(["export", id]);
  const refused = await sekisho(["import", id, ...demo, broken]);
  expect(refused).toMatchObject({ code: 1, out: "" });
  expect(refused.err).toContain('引用符（"）の対応が取れていません');
  expect(refused.err).toContain("壊れた台帳.csv record 2");
  const asJson = await sekisho(["import", id, broken, "--json"]);
  expect([asJson.code, json(asJson).refused.reason]).toEqual([1, "unclosed_quote"]);
  for (const [args, reason] of [
    [["import", "知らない病院", broken], "no_such_facility"],
    [["import", id, join(folder, "ない.xlsx")], "no_such_file"],
    [["facility", "add", "--name", "甲病院", "--code", "1234567890"], "bad_code"],
    [["undo", id, "00000000-0000-4000-8000-000000000000"], "not_found"],
    [["export", id, "--out", join(folder, "ない", "out.json")], "cannot_write"],
  ] as const) {
    const ran = await sekisho([...args, "--json"]);
    expect([ran.code, json(ran).refused.reason, ran.err.length > 0], args.join(" ")).toEqual([1, reason, true]);
  }
  expect((await sekisho(["export", id])).out).toBe(before.out);
});

test("exit code 1: of edits in a written out ledger all are taken or none, each refused cell named", async () => {
  const id = await addFacility();
  await sekisho(["import", id, ...demo]);
  const file = join(folder, "機器.csv");
  await sekisho(["export", id, "--format", "csv", "--kind", "asset", "--out", file]);
  const written = readFileSync(file, "utf8");
  const edited = written.replace("PowerEdge R750", "PowerEdge R760");
  expect(edited).not.toBe(written);
  writeFileSync(file, edited.replace(",サーバ,", ",謎の箱,"));
  const before = await sekisho(["export", id]);
  const refused = await sekisho(["import", id, file]);
  expect(refused).toMatchObject({ code: 1, out: "" });
  expect(refused.err).toContain("機器.csv G2「謎の箱」: 一覧にある言葉から選んでください。");
  expect((await sekisho(["export", id])).out).toBe(before.out);
  writeFileSync(file, edited);
  const taken = await sekisho(["import", id, file, "--json"]);
  expect([taken.code, json(taken).created, json(taken).changed]).toEqual([0, 0, 1]);
});

test("exit code 2: wrong use says how it is meant", async () => {
  for (const args of [
    ["inport"],
    ["import"],
    ["import", "つばめ沢病院", "--dryrun"],
    ["facility", "remove"],
    ["facility", "add", "--name", "甲病院", "--beds", "たくさん"],
  ]) {
    const ran = await sekisho(args);
    expect([ran.code, ran.out], args.join(" ")).toEqual([2, ""]);
    expect(ran.err, args.join(" ")).toContain("使い方");
  }
  expect(await sekisho(["help"])).toMatchObject({ code: 0, err: "", out: expect.stringContaining("sekisho import") });
});

test("exit code 3: a fault of the surroundings is told as such", async () => {
  const unreachable = { DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" };
  const ran = await sekisho(["facility", "list"], unreachable);
  expect(ran.code).toBe(3);
  expect(ran.err).toContain("DATABASE_URL を確認してください");
  const noFolder = await sekisho(["facility", "list"], { SEKISHO_DATA: broken });
  expect([noFolder.code, noFolder.out]).toEqual([3, ""]);
});
