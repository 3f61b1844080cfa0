import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { sql } from "kysely";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { signedIn } from "../../src/identity/testing/sign-in.ts";
import { inFacility } from "../../src/platform/db/tenant.ts";
import type { Bundle } from "../../src/survey/capture/bundle.ts";
import { removeFolder } from "../harness/running-server.ts";
import {
  expectAccessible,
  expectNoSideways,
  flags,
  launchedBrowser,
  lookAt as screenLookAt,
  takePicture,
  watchForFaults,
} from "./harness/browser.ts";
import { cookieOf, surveyServer } from "./harness/survey-server.ts";

/**
 * An investigator with a tablet in a hospital without a network: prepares, loses the network, works through a whole sheet, the walk, new
 * connections and photos, loses the browser in the middle of it, and brings everything home, where somebody else has worked meanwhile.
 */
const word = "かわせみ";
const secret = "極秘の覚え書き";
const browser = launchedBrowser();
const stage = await surveyServer(word);
const { facilityId, programme, identity } = stage;
const investigator = programme.people.survey_company;
const administrator = await signedIn(identity, { role: "systemAdministrator", facilityId });
const base = `/api/v1/facilities/${facilityId}/survey/${programme.programmeId}/capture`;
const passphrase = "ゆきの朝に七つの鍵";
const profile = mkdtempSync(join(tmpdir(), "sekisho-tablet-"));
let context: BrowserContext;
let page: Page;
const faults: string[][] = [];
afterAll(async () => {
  await context?.close();
  removeFolder(profile);
});

async function takeTablet(): Promise<void> {
  context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: flags,
    baseURL: stage.server.address,
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
    viewport: { width: 800, height: 1280 },
    hasTouch: true,
  });
  page = context.pages()[0] ?? (await context.newPage());
  faults.push(watchForFaults(page));
}

/** As a battery that dies: nothing of the browser gets to say goodbye. */
async function battery(): Promise<void> {
  const processes = execFileSync("ps", ["-eo", "pid=,args="], { encoding: "utf8" }).split("\n");
  const own = processes.filter((line) => line.includes(`--user-data-dir=${profile}`) && !line.includes("--type="));
  expect(own.length).toBeGreaterThan(0);
  const closed = new Promise((resolve) => context.once("close", resolve));
  for (const line of own) process.kill(Number.parseInt(line, 10), "SIGKILL");
  await closed;
}

async function unlock(): Promise<void> {
  await page.getByRole("heading", { name: "端末のロックを解除" }).waitFor();
  await page.getByLabel("パスフレーズ").fill(passphrase);
  await page.getByRole("button", { name: "ロックを解除する" }).click();
  await page.getByRole("heading", { name: "ホーム" }).waitFor();
}
const saved = () => page.getByText("端末に保存済み").waitFor();
const unsent = (n: number) => page.getByText(n === 0 ? "未送信なし" : `未送信 ${n}件`, { exact: true }).waitFor();
const tab = (name: string) => page.getByRole("navigation").getByRole("button", { name }).click();
const lookAt = async (name: string) => {
  await saved();
  await takePicture(page, name);
  await expectAccessible(page);
  await expectNoSideways(page);
};
async function fromServer<T>(path: string, by = investigator): Promise<T> {
  const reply = await fetch(stage.server.address + path, { headers: by.headers });
  expect(reply.status, path).toBe(200);
  return (await reply.json()) as T;
}
const bundle = () => fromServer<Bundle>(`${base}/bundle`);

/** A picture of one colour, as large as a camera's need not be. */
function picture(red: number) {
  const [width, height] = [640, 480];
  const chunk = (name: string, content: Buffer) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(content.length, 0);
    head.write(name, 4, "latin1");
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc(Buffer.concat([head.subarray(4), content])), 0);
    return Buffer.concat([head, content, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.concat(
    Array.from({ length: height }, (_, y) =>
      Buffer.concat([
        Buffer.of(0),
        Buffer.from(Array.from({ length: width * 3 }, (_unused, x) => (x * y + red) % 256)),
      ]),
    ),
  );
  const parts = [chunk("IHDR", head), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))];
  const buffer = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), ...parts]);
  return { name: `photo-${red}.png`, mimeType: "image/png", buffer };
}
function crc(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
async function photograph(where: ReturnType<Page["locator"]>, red: number): Promise<void> {
  const before = await where.getByRole("img").count();
  await where.getByLabel("写真を撮る・選ぶ").setInputFiles(picture(red));
  await where.getByRole("img").nth(before).waitFor();
}

/** Everything typed is told apart by a number, so that nothing can be mistaken for something else on the server. */
const answers = ["○", "×", "分からない", "該当なし"] as const;
const answerOf = (index: number) => answers[index % answers.length] ?? answers[0];

test("online, the hospital is chosen, a passphrase is set and what is needed is taken along", async () => {
  await takeTablet();
  await context.addCookies([cookieOf(investigator, stage.server.address)]);
  // A connection that is in the ledger already.
  const headers = { ...administrator.headers, "content-type": "application/json" };
  const known = (value: string) => ({ state: "known", value });
  const fields = { systemOrDevice: known("電子カルテの遠隔保守"), maker: known("架空電機"), model: known("KD-100") };
  const made = await fetch(`${stage.server.address}/api/v1/facilities/${facilityId}/records/connection`, {
    method: "POST",
    headers,
    body: JSON.stringify({ fields, reason: "棚卸し" }),
  });
  expect(made.status).toBe(200);

  await page.goto("/capture");
  await page.getByRole("heading", { name: "端末を準備する" }).waitFor();
  await page.getByLabel("病院", { exact: true }).selectOption({ label: `${word}病院` });
  await page.getByLabel("端末の名前").fill("調査用タブレット1");
  await page.getByLabel("この端末のパスフレーズ").fill("12345678");
  await page.getByText("数字だけのときは12桁以上").waitFor();
  await page.getByLabel("この端末のパスフレーズ").fill(passphrase);
  await page.getByLabel("パスフレーズをもう一度").fill(passphrase);
  await takePicture(page, "190-capture-prepare");
  await expectAccessible(page);
  await page.getByRole("button", { name: "取り込んで準備する" }).click();
  await page.getByRole("heading", { name: "ホーム" }).waitFor();
  await unsent(0);
  await lookAt("191-capture-home");
  // The browser has the page for when there is no network.
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === "activated");
  const kept = await page.evaluate(async () => {
    const found: string[] = [];
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys()) found.push(new URL(request.url).pathname);
    return found;
  });
  expect(kept).toContain("/capture.html");
  expect(kept.filter((path) => path.startsWith("/api/"))).toEqual([]);
  // What keeps its name from build to build is asked for anew; what has a name of its own stays.
  const heads = async (path: string) => {
    const { headers: told } = await fetch(stage.server.address + path);
    return [told.get("content-type")?.split(";")[0], told.get("cache-control")];
  };
  expect(await heads("/capture")).toEqual(["text/html", "no-cache"]);
  expect(await heads("/capture-worker.js")).toEqual([expect.stringMatching(/javascript$/), "no-cache"]);
  expect(await heads("/capture.webmanifest")).toEqual(["application/manifest+json", "no-cache"]);
  const asset = kept.find((path) => path.startsWith("/assets/")) ?? "";
  expect((await heads(asset))[1]).toBe("public, max-age=31536000, immutable");
});

test("without network and server the page opens again, and half a sheet and the walk are written down", async () => {
  await context.setOffline(true);
  await stage.server.stop();
  await page.reload();
  await unlock();
  await page.getByText("オフライン", { exact: true }).waitFor();
  await tab("聞き取り");
  const executives = page.getByRole("heading", { name: /経営層/ }).locator("..");
  await executives.getByLabel("回答者の役職").fill("内視鏡部長");
  await executives.getByRole("button", { name: "回答者を加える" }).click();
  await page.getByRole("heading", { name: /回答者1/, level: 1 }).waitFor();
  await answerItems(0, 10);
  await lookAt("192-capture-sheet");

  await tab("巡回");
  const targets = page.getByRole("article");
  expect(await targets.count()).toBe(8);
  for (let index = 0; index < 8; index += 1) {
    await targets
      .nth(index)
      .getByText(index % 2 === 0 ? "見た" : "ここにはない", { exact: true })
      .click();
    await targets
      .nth(index)
      .getByLabel("見た場所・気づき")
      .fill(`場所${index + 1} ${secret}`);
  }
  await photograph(targets.nth(0), 10);
  await photograph(targets.nth(2), 20);
  await lookAt("193-capture-walk");
});

test("the browser is killed in the middle of a word, and everything typed before is there", async () => {
  await tab("外部接続");
  await page.getByRole("button", { name: "見つけた接続を書く" }).click();
  await connection(1);
  await page.getByLabel("備考").pressSequentially("書きかけ");
  await saved();
  await battery();
  await takeTablet();
  await context.setOffline(true);
  await page.goto("/capture");
  await page.getByLabel("パスフレーズ").fill("ちがう合言葉です");
  await page.getByRole("button", { name: "ロックを解除する" }).click();
  await page.getByText("パスフレーズが違います").waitFor();
  await takePicture(page, "194-capture-unlock");
  await expectAccessible(page);
  await unlock();
  await tab("外部接続");
  await page.getByRole("button", { name: /現地で見つけた接続.*接続1/ }).click();
  expect(await page.getByLabel("備考").inputValue()).toBe("書きかけ");
  await tab("巡回");
  expect(await page.getByLabel("見た場所・気づき").nth(7).inputValue()).toBe(`場所8 ${secret}`);
  expect(await page.getByRole("img").count()).toBe(2);
});

test("the rest of the sheet, four more connections with photos, a note and a known connection are written down", async () => {
  await tab("聞き取り");
  await page.getByRole("button", { name: /回答者1.*内視鏡部長/ }).click();
  const items = await page.getByRole("article").count();
  await answerItems(10, items);
  for (let number = 2; number <= 5; number += 1) {
    await tab("外部接続");
    await page.getByRole("button", { name: "見つけた接続を書く" }).click();
    await connection(number);
    await photograph(page.locator("main"), 20 + number);
  }
  await lookAt("195-capture-connection");
  await tab("外部接続");
  await page.getByRole("button", { name: /接続 1.*電子カルテ/ }).click();
  await field("型番").getByRole("textbox").fill("KD-200");
  await field("ファームウェア版数").getByText("不明", { exact: true }).click();
  await tab("外部接続");
  await lookAt("196-capture-connections");
  await tab("メモ");
  await page.getByRole("button", { name: "メモを書く" }).click();
  await page.getByLabel("メモ", { exact: true }).fill(`配線図が古い ${secret}`);
  await saved();
  await tab("ホーム");
  await lookAt("197-capture-offline-home");
});

test("nothing of it lies in the clear on the tablet's disk", async () => {
  await saved();
  await battery();
  const marked = [word, secret, "内視鏡部長", "KD-200", "電子カルテの遠隔保守", "配線図が古い", "書きかけ", passphrase];
  const found: string[] = [];
  for (const file of filesIn(profile)) {
    const content = readFileSync(file);
    for (const mark of marked)
      for (const encoding of ["utf8", "utf16le"] as const)
        if (content.includes(Buffer.from(mark, encoding))) found.push(`${file.slice(profile.length)}: ${mark}`);
  }
  expect(found).toEqual([]);
});

test("meanwhile two fields are changed by somebody else; back in the network these are shown, and a person decides", async () => {
  await stage.restart();
  const headers = { ...administrator.headers, "content-type": "application/json" };
  const [known] = (await bundle()).connections;
  const record = `${stage.server.address}/api/v1/facilities/${facilityId}/records/connection/${known?.id}`;
  const changes = { model: { state: "known", value: "KD-300" }, firmwareVersion: { state: "known", value: "3.1.4" } };
  const changed = await fetch(record, {
    method: "PATCH",
    headers,
    body: JSON.stringify({ version: 1, changes, reason: "業者の回答" }),
  });
  expect(changed.status).toBe(200);

  await takeTablet();
  await context.clearCookies();
  await page.goto("/capture");
  await unlock();
  // The session has ended meanwhile: that is said, and nothing is lost by it.
  await page.getByText("サインインし直すと送れます").waitFor();
  await context.addCookies([cookieOf(investigator, stage.server.address)]);
  const lost = await losingAnswers(3);
  for (let tries = 0; tries < 6 && lost() < 3; tries += 1) {
    await page.getByRole("button", { name: "送る・最新にする" }).click();
    await page.getByText("サーバーにつながりません").or(page.getByText("に送受信しました")).waitFor();
    await page.waitForTimeout(300);
  }
  expect(lost()).toBe(3);
  await page.getByRole("button", { name: "送る・最新にする" }).click();
  await page.getByRole("button", { name: "食い違い 2件を確かめる" }).click();
  const model = page.getByRole("region", { name: "型番" });
  for (const words of ["KD-200", "KD-300", administrator.name]) await model.getByText(words).first().waitFor();
  await lookAt("198-capture-conflicts");
  await page.setViewportSize({ width: 1280, height: 800 });
  await lookAt("199-capture-conflicts-wide");
  await page.setViewportSize({ width: 800, height: 1280 });
  await model.getByRole("button", { name: "この端末の値にする" }).click();
  await page
    .getByRole("region", { name: "ファームウェア版数" })
    .getByRole("button", { name: "サーバーの値を残し、端末の値をメモにする" })
    .click();
  await page.getByText("食い違いはありません").waitFor();
  await tab("ホーム");
  await page.getByRole("button", { name: "送る・最新にする" }).click();
  await unsent(0);
  await lookAt("200-capture-sent");
});

test("everything is on the server as it was written down, once", async () => {
  const { sheets, targets, connections } = await bundle();
  const [sheet] = sheets;
  expect(sheets).toHaveLength(1);
  expect(sheet).toMatchObject({ audience: "executive", role: "内視鏡部長" });
  expect(sheet?.answers).toHaveLength(20);
  const ids = ["yes", "no", "unknown", "not_applicable"];
  sheet?.answers
    .toSorted((one, other) => (one.item < other.item ? -1 : 1))
    .forEach(({ item, values }, index) => {
      expect([item, values.answer, values.note]).toEqual([
        item,
        ids[index % 4],
        index % 4 === 1 || index % 4 === 2 ? `備考${index + 1}` : "",
      ]);
      if (values.answer === "unknown") expect(values.notUnderstood).toBe(`範囲${index + 1}`);
    });
  expect(targets.map(({ values }) => [values.state, values.note])).toEqual(
    targets.map((_, index) => [index % 2 === 0 ? "seen" : "noneHere", `場所${index + 1} ${secret}`]),
  );
  const found = connections.filter(({ number }) => number > 1);
  expect(found.map(({ values }) => values.systemOrDevice).toSorted(byText)).toEqual(
    [1, 2, 3, 4, 5].map((number) => ({ state: "known", value: `接続${number}の装置` })),
  );
  for (const { values } of found)
    expect(values).toMatchObject({
      verifiedOnSite: { state: "known", value: true },
      accessLine: { state: "known", value: "lte" },
      firmwareVersion: { state: "unknown" },
    });
  expect(connections.find(({ number }) => number === 1)?.values).toMatchObject({
    model: { state: "known", value: "KD-200" },
    firmwareVersion: { state: "known", value: "3.1.4" },
  });
  const collected = await fromServer<{ photos: { id: string; thing: string }[]; notes: { body: string }[] }>(
    `${base}/found`,
    administrator,
  );
  expect(collected.photos).toHaveLength(6);
  const notes = collected.notes.map(({ body }) => body);
  expect(notes).toHaveLength(2);
  expect(notes).toContain(`配線図が古い ${secret}`);
  expect(notes.join()).toContain("「不明」と記録した");
  for (const { id } of collected.photos) {
    const reply = await fetch(`${stage.server.address}${base}/photos/${id}`, { headers: administrator.headers });
    expect([reply.status, reply.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
  }
});

test("hospital and company see which tablets hold something, what came from them, and can order a wipe", async () => {
  const screen = await (await browser.newContext(undefined, stage.server.address)).newPage();
  const screenFaults = watchForFaults(screen);
  await screen.context().addCookies([cookieOf(administrator, stage.server.address)]);
  await screen.goto(`/f/${facilityId}/survey/${programme.programmeId}/capture`);
  await screen.getByRole("rowheader", { name: "調査用タブレット1" }).waitFor();
  await screen.getByText(`配線図が古い ${secret}`).waitFor();
  await screen.getByRole("img").nth(5).waitFor();
  await screenLookAt(screen, "201-capture-devices");
  await screen.getByRole("button", { name: "消去を指示する" }).click();
  await screen.getByText("次に通信したときに").waitFor();
  await screenLookAt(screen, "202-capture-order-wipe");
  await screen.getByRole("button", { name: "やめる" }).click();
  expect(await screen.getByRole("link", { name: "この端末を準備する" }).count()).toBe(0);
  expect(screenFaults).toEqual([]);
});

test("in English no word of ours stays Japanese", async () => {
  await page.getByRole("button", { name: "端末", exact: true }).click();
  await page.getByRole("button", { name: "English" }).click();
  const pages = ["Home", "Interviews", "Walkthrough", "Connections", "Notes"];
  for (const name of pages) {
    await tab(name);
    await page.getByRole("heading", { name, level: 1 }).waitFor();
    // biome-ignore lint/performance/useDomNodeTextContent: only what is shown counts
    const lines = (await page.locator("body").innerText()).split("\n");
    const theirs = new RegExp(`${word}|場所|${secret}|接続|電子カルテ|内視鏡部長|架空|配線図`);
    const ours = lines.filter((line) => /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(line) && !theirs.test(line));
    expect([name, ours]).toEqual([name, []]);
  }
  await takePicture(page, "203-capture-english");
  await tab("Home");
  await page.getByRole("button", { name: "Device", exact: true }).click();
  await page.getByRole("button", { name: "日本語" }).click();
  await tab("ホーム");
});

test("after fourteen days without contact the tablet removes the hospital by itself, without network or passphrase, and is prepared anew", async () => {
  await context.setOffline(true);
  await page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open("sekisho-capture");
      request.onsuccess = () => resolve(request.result);
    });
    const store = db.transaction("workspace", "readwrite").objectStore("workspace");
    const heads = await new Promise<{ lastContact: Date; keepDays: number }[]>((resolve) => {
      const request = store.getAll();
      request.onsuccess = () => resolve(request.result);
    });
    for (const head of heads)
      store.put({ ...head, lastContact: new Date(head.lastContact.getTime() - head.keepDays * 86_400_000) });
    db.close();
  });
  await page.reload();
  await page.getByText("決められた日数が過ぎた病院の内容を、この端末から消しました").waitFor();
  await takePicture(page, "204-capture-term-over");
  expect(await stored()).toEqual({ workspace: 0, entry: 0 });
  await context.setOffline(false);
  await page.reload();
  await page.getByLabel("パスフレーズ").fill(passphrase);
  await page.getByRole("button", { name: "ロックを解除する" }).click();
  await page.getByLabel("病院", { exact: true }).selectOption({ label: `${word}病院` });
  await page.getByLabel("端末の名前").fill("調査用タブレット2");
  await page.getByRole("button", { name: "取り込んで準備する" }).click();
  await page.getByRole("heading", { name: "ホーム" }).waitFor();
  await page.getByText("に送受信しました").waitFor();
});

test("the hospital ends the contract: at the next contact the tablet is wiped, says so, and the hospital sees it", async () => {
  await endEngagements();
  await page.getByRole("button", { name: "送る・最新にする" }).click();
  await page.getByText("契約が終わった病院の内容を、この端末から消しました").waitFor();
  await takePicture(page, "205-capture-wiped");
  await page.reload();
  await page
    .getByText(/端末を準備する|端末のロックを解除/)
    .first()
    .waitFor();
  expect(await stored()).toEqual({ workspace: 0, entry: 0 });
  await page.getByRole("button", { name: "パスフレーズを忘れた" }).click();
  await page.getByRole("button", { name: "すべて消して、はじめからやり直す" }).click();
  await page.getByRole("heading", { name: "端末を準備する" }).waitFor();
  await page.getByText("調査を担当する病院がありません").waitFor();
  const { items } = await fromServer<{ items: { name: string; wiped: { why: string } | null }[] }>(
    `${base}/devices`,
    administrator,
  );
  expect(items).toMatchObject([
    { name: "調査用タブレット2", wiped: { why: "engagement_ended" } },
    { name: "調査用タブレット1", wiped: { why: "term_over" } },
  ]);
  expect(faults.flat().filter((fault) => !/ERR_|Failed to fetch|500/.test(fault))).toEqual([]);
});

/** As the hospital's own screen would. */
const endEngagements = () =>
  inFacility(stage.runtime.database.db, facilityId, (trx) =>
    sql`update engagement set ended_at = now(), ended_by = 'operator', ended_why = '試験'
      where facility_id = ${facilityId} and organisation_id = ${programme.organisations.survey_company}`.execute(trx),
  );

/**
 * The line breaks just after the server has taken a batch: what it answered never arrives, and the device must send the same again.
 * @returns how many answers were lost so far
 */
async function losingAnswers(times: number): Promise<() => number> {
  let lost = 0;
  await context.route("**/capture/devices/*/operations", async (route) => {
    const { operations } = route.request().postDataJSON() as { operations: unknown[] };
    if (operations.length === 0 || lost === times) return route.continue();
    await route.fetch();
    lost += 1;
    return route.abort("connectionreset");
  });
  return () => lost;
}

async function answerItems(from: number, to: number): Promise<void> {
  for (let index = from; index < to; index += 1) {
    const item = page.getByRole("article").nth(index);
    const answer = answerOf(index);
    await item.getByRole("group", { name: "答え" }).getByText(answer, { exact: true }).click();
    if (answer === "分からない") await item.getByLabel("何が分からないか").fill(`範囲${index + 1}`);
    if (answer === "×" || answer === "分からない") await item.getByLabel("備考").fill(`備考${index + 1}`);
  }
}

const field = (name: string) => page.locator("main div.rounded-8").filter({ hasText: name });

async function connection(number: number): Promise<void> {
  await field("システム・機器").getByRole("textbox").fill(`接続${number}の装置`);
  await field("回線種別").getByRole("combobox").selectOption("lte");
  await field("メーカー").getByRole("textbox").fill("架空通信");
  await field("型番").getByRole("textbox").fill(`VR-${number}00`);
  await field("ファームウェア版数").getByText("不明", { exact: true }).click();
}

function* filesIn(folder: string): Iterable<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const info = statSync(path, { throwIfNoEntry: false });
    if (info?.isDirectory()) yield* filesIn(path);
    else if (info?.isFile()) yield path;
  }
}

const byText = (one: unknown, other: unknown) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);

const stored = () =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open("sekisho-capture");
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const count = (store: string) =>
      new Promise<number>((resolve) => {
        const request = db.transaction(store).objectStore(store).count();
        request.onsuccess = () => resolve(request.result);
      });
    const counted = { workspace: await count("workspace"), entry: await count("entry") };
    db.close();
    return counted;
  });
