import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchedBrowser, lookAt, settled, watchForFaults } from "./harness/browser.ts";
import { signedInState } from "./harness/first-person.ts";
import { hospitalNamed } from "./harness/hospitals.ts";

/** A receiver as a contractor would write one: it verifies by the standard, and answers as told. */
const received: { headers: IncomingHttpHeaders; body: string }[] = [];
let answer = { status: 200, text: "受け付けました" };
const receiver = createServer((request, response) => {
  let body = "";
  request.setEncoding("utf8").on("data", (part) => {
    body += part;
  });
  request.on("end", () => {
    received.push({ headers: request.headers, body });
    response.writeHead(answer.status).end(answer.text);
  });
});
const browser = launchedBrowser();
let page: Page;
let faults: string[];
let hospital: string;
let secret: string;
let url: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const address = receiver.address();
  url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/uketsuke`;
  page = await (await browser.newContext(signedInState())).newPage();
  faults = watchForFaults(page);
  await page.goto("/");
  hospital = await hospitalNamed(page, "海松浜");
});
afterAll(() => {
  receiver.close();
  expect(faults).toEqual([]);
});

const press = (name: string) => page.getByRole("button", { name }).first().click();
const inDialog = (name: string) => page.getByRole("dialog").getByRole("button", { name }).click();
const choose = async (name: string) => {
  await press("設定");
  await page.getByRole("menuitem", { name }).click();
  await page.getByRole("dialog").waitFor();
};

test("a hospital without addresses is told what they are good for", async () => {
  await page.goto(`/f/${hospital}/people`);
  await page.getByRole("link", { name: "外部システムへの通知" }).click();
  await page.getByText("送り先がまだありません").waitFor();
  await lookAt(page, "80-webhooks-empty");
});

test("an address inside the hospital is refused in words that say who may allow it", async () => {
  await press("送り先を加える");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("名前").fill("院内SIEM");
  await dialog.getByLabel("URL").fill("https://192.168.10.20/in");
  await inDialog("送り先を加える");
  await dialog
    .getByText(/院内の宛先に送るには、この設置の運用者の許可/)
    .first()
    .waitFor();
  await lookAt(page, "81-webhook-refused");
});

test("an address is added, and its secret is shown once", async () => {
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("URL").fill(url);
  await dialog.getByText("案件が閉じた").click();
  await inDialog("送り先を加える");
  const code = dialog.locator("code");
  await code.waitFor();
  secret = (await code.textContent()) ?? "";
  expect(secret).toMatch(/^whsec_/);
  await lookAt(page, "82-webhook-secret");
  await inDialog("完了");
  await page.getByRole("link", { name: "院内SIEM" }).waitFor();
  const list = await page.request.get(`/api/v1/facilities/${hospital}/webhooks`);
  expect(await list.text()).not.toContain(secret.slice("whsec_".length));
  await lookAt(page, "83-webhooks");
});

test("a test arrives within seconds, signed by that secret, and the log shows it", async () => {
  await page.getByRole("link", { name: "院内SIEM" }).click();
  await page.getByText("まだ何も起きていません").waitFor();
  await press("試しに送る");
  await page.getByRole("cell", { name: "届いた" }).waitFor();
  const [one, ...others] = received;
  expect(others).toEqual([]);
  const { "webhook-id": id, "webhook-timestamp": at, "webhook-signature": signature } = one?.headers ?? {};
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  const expected = createHmac("sha256", key).update(`${id}.${at}.${one?.body}`).digest("base64");
  expect(signature).toBe(`v1,${expected}`);
  expect(JSON.parse(one?.body ?? "")).toMatchObject({ id, type: "webhook.test", version: 1, facilityId: hospital });
});

test("what a receiver cannot take waits for another try, with what it said, and is sent again on request", async () => {
  answer = { status: 500, text: "保守中です" };
  await press("試しに送る");
  const failed = page.getByRole("row", { name: /送信待ち.*500/ });
  await failed.waitFor({ timeout: 60_000 });
  await failed.getByText("1 回の試行の詳細").click();
  await page.getByText("保守中です").waitFor();
  await lookAt(page, "84-webhook-log");
  answer = { status: 204, text: "" };
  await page
    .getByRole("button", { name: /^もう一度送る/ })
    .first()
    .click();
  await expect.poll(() => page.getByRole("cell", { name: "届いた" }).count(), { timeout: 20_000 }).toBe(2);
  expect(received.at(-1)?.headers["webhook-id"]).toBe(received.at(-2)?.headers["webhook-id"]);
});

test("the log can be read by state, and the state stands in the address", async () => {
  await page.getByRole("button", { name: /状態/ }).click();
  await page.getByRole("option", { name: "断念" }).click();
  await page.getByText("この状態の通知はありません。").waitFor();
  expect(page.url()).toContain("state=failed");
  await page.goBack();
  await page.getByRole("cell", { name: "届いた" }).first().waitFor();
});

test("the secret is replaced, the address paused, resumed and deleted, each in accessible dialogs", async () => {
  await choose("鍵を替える");
  await lookAt(page, "85-webhook-rotate");
  await inDialog("鍵を替える");
  const another = page.getByRole("dialog").locator("code");
  await another.waitFor();
  expect(await another.textContent()).not.toBe(secret);
  await inDialog("完了");
  await page.getByText(/前の鍵でも .* まで署名します/).waitFor();
  await press("設定");
  await page.getByRole("menuitem", { name: "休止する" }).click();
  await page.getByText("休止中の出来事は30日まで").first().waitFor();
  await lookAt(page, "86-webhook-paused");
  await press("再開する");
  await page.getByText("稼働中").waitFor();
  await page.setViewportSize({ width: 820, height: 1180 });
  await settled(page);
  const beyond = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  expect(await page.evaluate(beyond)).toBe(0);
  await lookAt(page, "87-webhook-tablet");
  await page.setViewportSize({ width: 1440, height: 900 });
  await choose("削除する");
  await lookAt(page, "88-webhook-delete");
  await inDialog("削除する");
  await page.getByText("送り先がまだありません").waitFor();
});

test("the hospital's audit log tells all of it in words", async () => {
  await page.goto(`/f/${hospital}/audit`);
  for (const words of [
    "通知の送り先を加えた",
    "通知を試しに送った",
    "通知の署名の鍵を替えた",
    "通知の送り先を削除した",
  ])
    await page.getByText(words).first().waitFor();
});
