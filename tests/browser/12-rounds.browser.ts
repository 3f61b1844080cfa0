import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type MailServer, startMailServer } from "../../src/platform/testing/mail-server.ts";
import { type ApiSession, administrator, becomeAdministrator } from "../harness/api-session.ts";
import { type RunningServer, removeFolder, startServer } from "../harness/running-server.ts";
import { expectNoSideways, launchedBrowser, lookAt, settled, watchForFaults } from "./harness/browser.ts";
import { organisationOf } from "./harness/questionnaires.ts";
import { smallQuestionnaire } from "./harness/small-questionnaire.ts";

/** A secretary makes a round of a questionnaire that comes along, invites by mail, and watches the answers, on a server that really mails. */
const browser = launchedBrowser();
let mails: MailServer;
let server: RunningServer;
let session: ApiSession;
let page: Page;
let phone: Page;
let faults: string[][];
let base: string;
let secrets: string[];

beforeAll(async () => {
  mails = await startMailServer();
  server = await startServer(undefined, undefined, { SMTP_URL: mails.url });
  session = await becomeAdministrator(server.address, server.setupLink ?? "");
  const { email } = administrator;
  base = `/o/${await organisationOf(smallQuestionnaire, { dataFolder: server.dataFolder, email })}`;
  const context = await browser.newContext(undefined, server.address);
  await context.addCookies(session.cookieList);
  page = await context.newPage();
  const small = await browser.newPhone();
  await small.addCookies(session.cookieList);
  phone = await small.newPage();
  faults = [page, phone].map(watchForFaults);
});
afterAll(async () => {
  await server?.stop();
  await mails?.stop();
  if (server) removeFolder(server.dataFolder);
  expect(faults?.flat()).toEqual([]);
});

const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
const follow = (name: string) => page.getByRole("link", { name, exact: true }).click();
const rate = () => page.getByRole("status", { name: "回収率" });

async function answers(answered: number): Promise<void> {
  const [token] = secrets.splice(0, 1);
  const values = { Q1: { picked: ["1"] }, Q2: { picked: [answered % 2 ? "1" : "2"] } };
  if (answered % 2) Object.assign(values, { Q3: { picked: ["2"] } });
  await session.send("POST", "/api/v1/answering/hand-in", { token, answers: { values } });
}

test("an instrument that comes along is taken over and fixed", async () => {
  const instruments = `/api/v1/organisations/${base.slice("/o/".length)}/instruments`;
  await session.send("POST", instruments, { from: "shipped", id: "isac2022", edition: "2022" });
  await session.send("POST", `${instruments}/isac2022/2022/fix`, { version: 1 });
});

test("a round is made from it, anonymous and by a link for each respondent", async () => {
  await page.goto(`${server.address}${base}`);
  await page.getByRole("heading", { level: 1, name: "つばめ協会" }).waitFor();
  await lookAt(page, "12-home");
  await page.getByRole("navigation", { name: "主なメニュー" }).getByRole("link", { name: "アンケート" }).click();
  await page.getByText("アンケートの回はまだありません").waitFor();
  await follow("新しい回を作る");
  await page.getByRole("button", { name: /調査票/ }).click();
  await page.getByRole("option", { name: /リモートメンテナンスと脆弱性対応の調査/ }).click();
  await page.getByLabel("回の名前").fill("リモートメンテナンス調査 2026");
  await lookAt(page, "12-new-round");
  await press("この内容で準備する");
  await page.getByRole("heading", { level: 1, name: "リモートメンテナンス調査 2026" }).waitFor();
  await lookAt(page, "12-draft");
});

test("respondents are pasted, checked with what is wrong in them, and added", async () => {
  await follow("依頼先を加える・見る");
  await press("依頼先を加える");
  const list = Array.from({ length: 12 }, (_, n) => `かもめ第${n + 1}医院\tiin${n + 1}@kamome.example`);
  await page.getByLabel("一行に一件、名前とメールアドレス").fill([...list, "宛先なし医院\tiin13@kamome"].join("\n"));
  await press("確かめる");
  await page.getByText("12件を加えます。").waitFor();
  await page.getByText("13行目　メールアドレスの形ではありません").waitFor();
  await lookAt(page, "12-respondents-checked");
  await press("12件を加える");
  await page.getByRole("cell", { name: "iin12@kamome.example" }).waitFor();
  await lookAt(page, "12-respondents");
});

test("it is opened, and the invitation goes to each of them once", async () => {
  await page.getByRole("link", { name: "リモートメンテナンス調査 2026" }).click();
  await press("回答の受付を始める");
  await press("依頼のメールを送る");
  await page.getByText("いま送ると 12通").waitFor();
  await lookAt(page, "12-mail");
  await press("12通を送る");
  const start = Date.now();
  while (mails.received.length < 12 && Date.now() - start < 60_000) await page.waitForTimeout(200);
  expect(new Set(mails.received.map(({ to }) => to)).size).toBe(12);
  expect(mails.received.length).toBe(12);
  secrets = mails.received.map(({ text }) => /\/q#([\w-]{43})/.exec(text)?.[1] ?? "");
});

test("the response rate goes up by itself as answers come in, with its interval", async () => {
  await rate().getByText("0.0%", { exact: true }).waitFor();
  for (const n of [1, 2, 3]) await answers(n);
  await rate().getByText("25.0%", { exact: true }).waitFor({ timeout: 20_000 });
  expect(await rate().textContent()).toContain("12件のうち3件");
  expect(await rate().textContent()).toMatch(/95%信頼区間 8\.9～53\.2%/);
  await lookAt(page, "12-round");
});

test("whoever has answered is counted, not named, and gets no reminder", async () => {
  await press("督促のメールを送る");
  await page.getByText("前のメールから日が浅い").waitFor();
  await page.getByText("回答済み").waitFor();
  await page.keyboard.press("Escape");
});

test("a file of answers is read first; what is wrong is shown by its cell; then it is taken in, and out again", async () => {
  await press("回答のファイルを取り込む");
  const choose = page.locator("input[type=file]");
  const csv = (lines: string) => ({ name: "kami.csv", mimeType: "text/csv", buffer: Buffer.from(lines) });
  await choose.setInputFiles(csv("Q1,Q2,Q3\nはい,1,2\n2,1,\n5,,\n"));
  await page.getByText("4行目 Q1").waitFor();
  await page.getByText("Q2 VPN機器の製品・版情報の把握（1件）").waitFor();
  await lookAt(page, "12-import");
  await choose.setInputFiles(csv("Q1,Q2,Q3\nはい,1,2\n2,,\n"));
  await press("2件を取り込む");
  await page.getByText("kami.csv（2件）").waitFor();
  await rate().getByText("41.7%", { exact: true }).waitFor();
  await press("取り消す");
  await rate().getByText("25.0%", { exact: true }).waitFor();
  await page.getByText("取り消し済み").waitFor();
});

test("on a phone the secretary reads the same, without scrolling sideways", async () => {
  for (const path of ["", "/rounds", new URL(page.url()).pathname.slice(base.length)]) {
    await phone.goto(join(server.address, base, path).replace(":/", "://"));
    await settled(phone);
    await lookAt(phone, `12-phone${path.replaceAll("/", "-").slice(0, 12)}`);
    await expectNoSideways(phone);
  }
});

test("closing is asked about first, and then nothing is taken any more", async () => {
  await press("締め切る");
  await page.getByText("配ったリンクの鍵を捨てます").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "締め切る" }).click();
  await page.getByText("締め切りました。").waitFor();
  await expect(answers(4)).rejects.toThrow("410");
  await lookAt(page, "12-closed");
});

test("an administrator registers an organisation, and is its first survey manager, who stays", async () => {
  await page.goto(`${server.address}/administration?part=organisations`);
  await press("組織を登録する");
  await page.getByLabel("名称").fill("かもめ調査会社");
  await page.getByRole("dialog").getByRole("button", { name: "組織を登録する" }).click();
  await follow("かもめ調査会社");
  await page.getByRole("navigation", { name: "主なメニュー" }).getByRole("link", { name: "担当者" }).click();
  await page.getByRole("cell", { name: "調査担当者" }).waitFor();
  expect(await page.getByRole("button", { name: /終える/ }).count()).toBe(0);
  await lookAt(page, "12-members");
});

test("whoever has no account is invited by a link that is shown once", async () => {
  await press("担当者を加える");
  await page.getByLabel("メールアドレス").fill("dareka@kamome.example");
  await page.getByLabel("理由").fill("集計の担当");
  await page.getByRole("dialog").getByText("公表責任者").click();
  await page.getByRole("dialog").getByRole("button", { name: "担当者を加える" }).click();
  await page.getByText(/このリンクを(?:本人に)?渡してください/).waitFor();
  await lookAt(page, "12-add-member");
});
