import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { totpCode } from "../../src/identity/testing/totp.ts";
import { launchedBrowser, lookAt, watchForFaults } from "./harness/browser.ts";
import { authenticator, person } from "./harness/first-person.ts";
import { keyboardOf } from "./harness/keyboard.ts";

/** The whole main job without a mouse: every step is a key press; only the file chooser of the operating system is stood in for. */
const browser = launchedBrowser();
let page: Page;
let faults: string[];
let keys: ReturnType<typeof keyboardOf>;
beforeAll(async () => {
  page = await (await browser.newContext()).newPage();
  faults = watchForFaults(page);
  keys = keyboardOf(page);
});
afterAll(() => expect(faults).toEqual([]));

const button = (name: string | RegExp) => page.getByRole("button", { name }).first();
const link = (name: string | RegExp) => page.getByRole("link", { name }).first();
const menu = (name: string) => page.getByRole("navigation").getByRole("link", { name, exact: true }).first();

test("signs in with password and authenticator app, and opens the hospital", async () => {
  await page.goto("/sign-in");
  await keys.typeInto(page.getByLabel("メールアドレス"), person.email);
  await keys.typeInto(page.getByLabel("パスワード", { exact: true }), person.password);
  await keys.press("Enter");
  // The code of the next half minute: the one of the set-up was used.
  await keys.typeInto(page.getByLabel("認証アプリの6桁の番号"), totpCode(authenticator(), 1));
  await keys.press("Enter");
  await keys.activate(link(/海松浜/));
  await page.getByRole("group", { name: /関所図/ }).waitFor();
});

const vendorFile = [
  "管理番号,システム・機器,接続相手,回線種別,ファームウェア版数,当番表の色",
  "KB-01,鍵盤検査装置,架空鍵盤保守株式会社,LTE,不明,青",
  "KB-02,鍵盤画像装置,架空鍵盤保守株式会社,IP-VPN,2.4.1,赤",
].join("\r\n");

test("imports a file: sees what nobody knows, answers, writes it to the ledger", async () => {
  await keys.activate(menu("取込み"));
  const input = page.locator("input[type=file]");
  await input.waitFor({ state: "attached" });
  await input.setInputFiles({ name: "鍵盤保守_外部接続.csv", mimeType: "text/csv", buffer: Buffer.from(vendorFile) });
  await button("台帳に取り込む").waitFor({ timeout: 60_000 });
  await keys.tabTo(page.getByRole("tab", { selected: true }));
  await keys.press("ArrowRight");
  const column = page.getByRole("combobox", { name: /当番表の色/ });
  await keys.typeInto(column, "取り込まない");
  await keys.press("ArrowDown");
  await keys.press("Enter");
  await keys.press("Tab");
  await lookAt(page, "40-keyboard-answered");
  await keys.activate(button("この内容で読み直す"));
  await button("台帳に取り込む").waitFor({ timeout: 60_000 });
  await keys.activate(button("台帳に取り込む"));
  await button("取込みを取り消す").waitFor({ timeout: 60_000 });
});

test("finds what is unknown and fills it in, with whom was asked", async () => {
  await keys.activate(menu("台帳"));
  await keys.activate(link("未確認の項目"));
  await keys.activate(page.getByRole("link", { name: /^ファームウェア版数：不明/ }));
  const row = page.getByRole("row", { name: /鍵盤検査装置/ });
  await row.waitFor();
  await keys.tabTo(page.locator("tr[data-row][tabindex='0']"));
  for (let step = 0; step < 50 && !(await row.evaluate((one) => one === document.activeElement)); step++)
    await keys.press("ArrowDown");
  await keys.press("Enter");
  await page.getByRole("tab", { name: "項目" }).waitFor();
  await keys.activate(button("「ファームウェア版数」を編集"));
  await keys.typeInto(page.getByRole("dialog").getByLabel("ファームウェア版数", { exact: true }), "3.0.2");
  await keys.tabTo(page.getByRole("radio", { name: "自分で確かめた" }));
  await keys.press("ArrowRight");
  await keys.typeInto(page.getByLabel("聞いた相手"), "架空鍵盤保守 当番");
  await lookAt(page, "41-keyboard-edit");
  await keys.activate(page.getByRole("dialog").getByRole("button", { name: "保存する" }));
  await page.getByText("聞き取り 20").first().waitFor();
  await page.getByText("3.0.2").first().waitFor();
});

test("asks the department about the rest, due in seven days", async () => {
  await keys.activate(button("照会を作る"));
  await keys.tabTo(page.getByRole("radio", { name: "業者" }));
  await keys.press("ArrowRight");
  await keys.typeInto(page.getByLabel("相手の名前"), "検査科");
  await lookAt(page, "42-keyboard-inquiry");
  await keys.activate(button("照会を記録する"));
  await page.getByText(/照会 \d+ を記録しました/).waitFor();
  await page.getByRole("tab", { name: /照会 1/ }).waitFor();
});

test("opens the map and walks into the picture", async () => {
  await keys.activate(menu("概要図"));
  await page.getByRole("group", { name: /ネットワーク概要図/ }).waitFor({ timeout: 30_000 });
  await keys.tabTo(
    page
      .getByRole("group", { name: /ネットワーク概要図/ })
      .getByRole("link")
      .first(),
  );
  await keys.press("Enter");
  await page.waitForURL(/\/ledger\//);
});

test("issues a document", async () => {
  await keys.activate(menu("文書"));
  await keys.activate(page.getByRole("row", { name: /外部接続先一覧/ }).getByRole("button", { name: "発行する" }));
  await keys.typeInto(page.getByLabel("版の説明（任意）"), "鍵盤だけで");
  await keys.activate(page.getByRole("dialog").getByRole("button", { name: "発行する" }));
  await page.getByRole("cell", { name: "鍵盤だけで" }).waitFor({ timeout: 30_000 });
});
