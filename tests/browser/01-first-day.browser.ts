import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { totpCode } from "../../src/identity/testing/totp.ts";
import { type RunningServer, removeFolder, startServer } from "../harness/running-server.ts";
import { launchedBrowser, lookAt, watchForFaults } from "./harness/browser.ts";
import { person } from "./harness/first-person.ts";
import { hospitalNamed } from "./harness/hospitals.ts";

/** From the link that a new server prints to the ledger of the demo, on a server that nobody has used. */
const browser = launchedBrowser();
let server: RunningServer;
let page: Page;
let faults: string[];

beforeAll(async () => {
  server = await startServer();
  page = await (await browser.newContext(undefined, server.address)).newPage();
  faults = watchForFaults(page);
});
afterAll(async () => {
  await server?.stop();
  if (server) removeFolder(server.dataFolder);
  expect(faults).toEqual([]);
});

test("the printed link makes the first administrator", async () => {
  await page.goto(server.setupLink ?? "");
  await page.getByLabel("氏名").fill(person.name);
  await page.getByLabel("メールアドレス").fill(person.email);
  await page.locator("input[type=password]").first().fill(person.password);
  await lookAt(page, "01-setup");
  await page.locator("button[type=submit]").click();
  await page.getByText("二要素認証を登録してください").waitFor();
  await lookAt(page, "02-second-factor-owed");
});

test("the second factor is set up with an authenticator app before anything else opens", async () => {
  await page.getByRole("button", { name: "認証アプリを登録する" }).click();
  await page.locator("input[type=password]").fill(person.password);
  await page.getByRole("button", { name: "確認する" }).click();
  const key = (await page.getByText("この鍵を認証アプリに入力します").textContent()) ?? "";
  const secret = /[A-Z2-7]{32,}/.exec(key)?.[0] ?? "";
  await lookAt(page, "03-totp");
  await page.getByLabel("認証アプリの6桁の番号").fill(totpCode(`otpauth://totp/x?secret=${secret}`));
  await page.getByRole("button", { name: "確認する" }).click();
  const kept = page.getByRole("button", { name: "保管しました" });
  await kept.waitFor();
  expect(await page.locator("ol li").count()).toBeGreaterThanOrEqual(8);
  await lookAt(page, "04-recovery-codes");
  await kept.click();
  await page.getByText(person.name).waitFor();
});

test("without a hospital the administrator finds where to begin, and the demo is one press away", async () => {
  await page.getByRole("heading", { name: "この設置の管理" }).waitFor();
  await lookAt(page, "05-begin");
  await page.getByRole("button", { name: "デモを入れる" }).click();
  await page.getByRole("group", { name: /関所図/ }).waitFor({ timeout: 60_000 });
  await page.getByText("今日の仕事").first().waitFor();
  await lookAt(page, "05-home");
});

test("the management chart is drawn", async () => {
  await page.goto(`/f/${await hospitalNamed(page, "海松浜")}/map?picture=chart`);
  await page.getByRole("group", { name: /管理体制図/ }).waitFor();
  await lookAt(page, "06-chart");
});

test("every screen of the ledger opens, is accessible, and can be changed", async () => {
  await page.goto("/");
  const facility = await hospitalNamed(page, "海松浜");
  await page.goto(`/f/${facility}/ledger`);
  await page.getByRole("link", { name: "外部接続" }).last().waitFor();
  await lookAt(page, "07-ledger");
  await page.goto(`/f/${facility}/ledger/connection`);
  await page.getByRole("row").nth(2).waitFor();
  await lookAt(page, "08-connections");
  await page.getByRole("row").nth(2).getByRole("link").first().click();
  await page.getByRole("tab", { name: "履歴" }).waitFor();
  await lookAt(page, "09-connection");
  await page.getByRole("button", { name: /「備考」を編集/ }).click();
  await page.getByLabel("備考", { exact: true }).fill("巡回で確認した");
  await page.getByRole("button", { name: "保存する" }).click();
  await page.getByText("巡回で確認した").first().waitFor();
  await page.getByRole("tab", { name: "履歴" }).click();
  await page.getByRole("button", { name: "この変更を元に戻す" }).waitFor();
  await lookAt(page, "10-record-history");
  for (const [path, name] of [
    ["ledger/asset", "11-assets"],
    ["ledger/connection/new", "12-new-connection"],
    ["unknowns", "13-unknowns"],
    ["inquiries", "14-inquiries"],
    ["history", "15-history"],
    ["people", "16-people"],
  ] as const) {
    await page.goto(`/f/${facility}/${path}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await lookAt(page, name);
  }
});
