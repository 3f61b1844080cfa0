import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { removeFolder } from "../harness/running-server.ts";
import {
  expectNoSideways,
  launchedBrowser,
  lookAt,
  settled,
  shownAfterAWhile,
  watchForFaults,
} from "./harness/browser.ts";
import { person, signedInState } from "./harness/first-person.ts";
import { registerHospital } from "./harness/hospitals.ts";

/** A vendor answers through its link: asked and answered on screen, by two people who never share an account. */
const browser = launchedBrowser();
const folder = mkdtempSync(join(tmpdir(), "sekisho-feed-"));
let page: Page;
let vendor: Page;
let faults: string[][];
let hospital: string;
let link: string;
beforeAll(async () => {
  page = await (await browser.newContext(signedInState())).newPage();
  vendor = await (await browser.newContext()).newPage();
  faults = [page, vendor].map(watchForFaults);
  await page.goto("/");
  hospital = await registerHospital(page, "こだま台病院");
  for (const model of ["KD-100", "KD-200"]) await addAsset(model);
});
afterAll(() => {
  removeFolder(folder);
  expect(faults.flat()).toEqual([]);
});

const post = async (path: string, data?: object) => {
  const headers = { origin: new URL(page.url()).origin };
  const reply = await page.request.post(path, data ? { headers, data } : { headers });
  expect(reply.ok(), `${path}: ${await reply.text()}`).toBe(true);
};
const addRecord = (kind: string, fields: object) =>
  post(`/api/v1/facilities/${hospital}/records/${kind}`, { fields, reason: "棚卸し" });

async function addAsset(model: string): Promise<void> {
  const known = (value: string) => ({ state: "known", value });
  const unknown = { state: "unknown" };
  const fields = {
    maker: known("架空電機"),
    model: known(model),
    maintenanceVendor: known("架空保守"),
    softwareVersion: unknown,
    installedOn: unknown,
    remoteMaintenance: unknown,
  };
  await addRecord("asset", fields);
}

const open = async (path: string) => {
  await page.goto(`/f/${hospital}/${path}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
};
/** What the server would have sent: without a mail server it waits in the administrator's outbox. */
/** The newest about something; the server writes to the same people of other things as well. */
async function mailTo(recipient: string, about: string): Promise<{ subject: string; text: string }> {
  for (let tries = 0; tries < 20; tries++) {
    const reply = await page.request.get("/api/v1/instance/mail?state=kept");
    const { mails } = (await reply.json()) as { mails: { recipient: string; subject: string; text: string }[] };
    const found = mails.find((mail) => mail.recipient === recipient && mail.subject.includes(about));
    if (found) return found;
    await page.waitForTimeout(1000);
  }
  throw new Error(`no mail to ${recipient} about ${about}`);
}
const field = (name: string, device: string) =>
  vendor
    .getByRole("heading", { name: new RegExp(device) })
    .locator("..")
    .getByRole("textbox", { name });

/** One invented weakness of a product of which the hospital has one, of unknown version. */
const affected = {
  vulnerable: true,
  criteria: "cpe:2.3:o:fortinet:fortios:*:*:*:*:*:*:*:*",
  matchCriteriaId: "ROW-8",
  versionStartIncluding: "7.4.0",
  versionEndExcluding: "7.4.9",
};
const feed = {
  format: "NVD_CVE",
  vulnerabilities: [
    {
      cve: {
        id: "CVE-2099-0008",
        published: "2026-11-02T00:00:00.000",
        lastModified: "2026-11-02T00:00:00.000",
        vulnStatus: "Analyzed",
        descriptions: [{ lang: "en", value: "An invented weakness lets anyone pass the gate." }],
        configurations: [{ nodes: [{ operator: "OR", cpeMatch: [affected] }] }],
      },
    },
  ],
};

test("an inquiry is made with an address, and its link is shown once and mailed without a word of what is asked", async () => {
  await open("ledger/asset");
  await page.getByRole("row").nth(2).waitFor();
  for (const box of await page.getByRole("checkbox", { name: /^\d+ .*を選ぶ$/ }).all()) await box.click();
  await page.getByRole("button", { name: "照会を作る" }).first().click();
  await page.getByRole("dialog").waitFor();
  await page.getByLabel("病院の同意を得た日").fill("2026-04-01");
  await page.getByLabel("回答用リンクを送るメールアドレス").fill("hosyu@example");
  await page.getByText("メールアドレスの形ではありません").waitFor();
  await page.getByLabel("回答用リンクを送るメールアドレス").fill("hosyu@example.jp");
  await lookAt(page, "100-inquiry-form");
  await page.getByRole("dialog").getByRole("button", { name: "照会を記録する" }).click();
  link = (await page.locator("code").textContent()) ?? "";
  expect(new URL(link).pathname).toBe("/answer");
  await lookAt(page, "101-link-shown");
  const mail = await mailTo("hosyu@example.jp", "照会");
  expect(mail.text).toContain(link);
  for (const words of ["こだま台病院", person.name, "6項目"]) expect(mail.text).toContain(words);
  for (const secret of ["KD-", "架空電機", "版数"]) expect(mail.subject + mail.text).not.toContain(secret);
  await page.getByRole("button", { name: "完了" }).click();
  await open("inquiries");
  await page.getByText("未開封").waitFor();
  await lookAt(page, "102-inquiries-made");
});

test("on a telephone the vendor sees exactly its questions, begins, and saves", async () => {
  await vendor.setViewportSize({ width: 390, height: 844 });
  await vendor.goto(link);
  await vendor.getByRole("heading", { name: "照会への回答" }).waitFor();
  await vendor.getByText(`こだま台病院（${person.name}）からの照会です`).waitFor();
  await lookAt(vendor, "103-phone-sheet");
  await expectNoSideways(vendor);
  await field("ソフトウェア・ファームウェア版数", "KD-100").fill("3.1.4");
  await vendor.getByLabel("お名前").fill("山田 太郎");
  await vendor.getByRole("button", { name: "途中保存" }).click();
  await vendor.getByText(/に保存しました/).waitFor();
  await open("inquiries");
  await page.getByText("記入中").waitFor();
});

test("a value that does not fit is told beside its field, and cannot be handed in", async () => {
  await vendor.getByLabel("会社・部署").fill("架空保守株式会社");
  await field("導入年月", "KD-100").fill("去年のいつか");
  await vendor.getByText("日付を読み取れません").waitFor();
  await field("導入年月", "KD-100").fill("令和6年4月");
  await vendor.getByText("2024-04（").waitFor();
  await vendor.getByText("6件のうち2件に回答").waitFor();
  await vendor.getByText(/に保存しました/).waitFor();
});

test("on a tablet, in English, the answer is continued where it was left, with a file", async () => {
  await vendor.waitForTimeout(4000);
  await settled(vendor);
  await vendor.setViewportSize({ width: 820, height: 1180 });
  await vendor.reload();
  await vendor.getByRole("button", { name: "English" }).click();
  await vendor.getByRole("heading", { name: "Answer an inquiry" }).waitFor();
  expect(await field("Software / firmware version", "KD-100").inputValue()).toBe("3.1.4");
  const second = vendor.getByRole("heading", { name: /KD-200/ }).locator("..");
  for (const asked of ["Software / firmware version", "Installed on", "Remote maintenance"])
    await second
      .getByRole("radiogroup", { name: `How to answer: ${asked}` })
      .getByText(asked === "Remote maintenance" ? "Does not apply" : "Unknown")
      .click();
  const chosen = vendor.waitForEvent("filechooser");
  await vendor.getByRole("button", { name: "choose files" }).click();
  const photo = Buffer.from("89504e470d0a1a0a", "hex");
  await (await chosen).setFiles({ name: "label.png", mimeType: "image/png", buffer: photo });
  await vendor.getByText("label.png").waitFor();
  await vendor.getByLabel("Comment").fill("KD-200 will be replaced in May.");
  await lookAt(vendor, "104-tablet-english");
  await expectNoSideways(vendor);
  // biome-ignore lint/performance/useDomNodeTextContent: only what is shown counts
  const shown = (await vendor.locator("body").innerText()).split("\n");
  const hospitalsWords = /こだま台病院|架空|次の項目|・\d|ソフト|導入|リモート|日本語|山田/;
  expect(
    shown.filter((words) => /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(words) && !hospitalsWords.test(words)),
  ).toEqual([]);
});

test("handed in, it cannot be changed: the link shows the receipt", async () => {
  await vendor.getByText("5 of 6 answered").waitFor();
  await vendor.getByRole("button", { name: "Hand in the answer" }).click();
  await vendor.getByRole("heading", { name: "Your answer has been received" }).waitFor();
  await lookAt(vendor, "105-receipt-english");
  await vendor.evaluate(() => localStorage.setItem("sekisho.language", "ja"));
  await vendor.setViewportSize({ width: 390, height: 844 });
  await vendor.reload();
  await vendor.getByRole("heading", { name: "回答を受け付けました" }).waitFor();
  for (const words of ["3.1.4", "2024-04", "不明", "（回答なし）", "label.png"])
    await vendor.getByText(words).first().waitFor();
  expect(await vendor.getByRole("textbox").count()).toBe(0);
  await lookAt(vendor, "106-phone-receipt");
  await expectNoSideways(vendor);
});

test("whoever asked is told, finds the answer in the list, and the ledger states it with its source", async () => {
  const mail = await mailTo(person.email, "回答が届きました");
  expect(mail.text).not.toMatch(/3\.1\.4|KD-/);
  await open("inquiries");
  await page.getByText("回答済み").waitFor();
  await page.getByText("回答者 山田 太郎（架空保守株式会社）").waitFor();
  await page.getByRole("link", { name: "label.png" }).waitFor();
  await lookAt(page, "107-inquiries-answered");
  await page
    .getByRole("link", { name: /KD-100/ })
    .first()
    .click();
  await page.getByText("3.1.4").first().waitFor();
  await page
    .getByText(/照会 1 への回答 .* 山田 太郎（架空保守株式会社）/)
    .first()
    .waitFor();
  await open("audit");
  await page.getByText("回答用リンクで回答した").waitFor();
});

test("from a vulnerability case the vendor is asked in one step, and its answer closes the case", async () => {
  const known = (value: string) => ({ state: "known", value });
  await addRecord("vendor", { name: known("架空保守"), contact: known("ｍａｄｏｇｕｃｈｉ@example.jp") });
  const gateway = { maker: known("Fortinet"), model: known("FortiGate-60F"), kind: known("firewall") };
  await addRecord("asset", { ...gateway, maintenanceVendor: known("架空保守"), softwareVersion: { state: "unknown" } });
  writeFileSync(join(folder, "feed.json"), JSON.stringify(feed));
  const source = { id: "answer-link", name: "架空の情報源", address: join(folder, "feed.json") };
  await post("/api/v1/administration/feeds", source);
  await post("/api/v1/administration/feeds/answer-link/update");
  await open("cases");
  const row = page.getByRole("row", { name: /FortiOS/ });
  await shownAfterAWhile(row);
  await row.getByRole("link").click();
  await page.getByRole("button", { name: "要確認の 1 台の版数を照会する" }).click();
  const dialog = page.getByRole("dialog", { name: "架空保守 に照会する" });
  expect(await dialog.getByLabel("回答用リンクを送るメールアドレス").inputValue()).toBe("madoguchi@example.jp");
  await dialog.getByLabel("病院の同意を得た日").fill("2026-04-01");
  await lookAt(page, "110-case-ask");
  await dialog.getByRole("button", { name: "照会する" }).click();
  const address = (await page.locator("code").textContent()) ?? "";
  const mail = await mailTo("madoguchi@example.jp", "照会");
  expect(mail.text).toContain(address);
  expect(mail.subject + mail.text).not.toMatch(/CVE|Forti/i);
  await page.getByRole("button", { name: "完了" }).click();
  await vendor.goto("about:blank");
  await vendor.goto(address);
  await vendor.getByText(/CVE-2099-0008/).waitFor();
  await vendor.getByRole("textbox", { name: "ソフトウェア・ファームウェア版数" }).fill("7.4.9");
  await vendor.getByLabel("お名前").fill("山田 太郎");
  await vendor.getByLabel("会社・部署").fill("架空保守株式会社");
  await vendor.getByRole("button", { name: "回答を提出する" }).click();
  await vendor.getByRole("heading", { name: "回答を受け付けました" }).waitFor();
  await shownAfterAWhile(page.getByText("当てはまる機器がなくなった"));
});

test("a link can be made later, and revoked: it then tells nothing", async () => {
  const asset = await page.request.get(`/api/v1/facilities/${hospital}/records/asset`);
  const [first] = ((await asset.json()) as { items: { id: string }[] }).items;
  const items = [{ recordId: first?.id, field: "hostname" }];
  await post(`/api/v1/facilities/${hospital}/inquiries`, {
    askedParty: "department",
    askedTo: "検査科",
    question: "ホスト名は",
    items,
  });
  await open("inquiries");
  await page.getByRole("button", { name: "リンクを作る：照会 3 の回答用リンク" }).click();
  await page.getByRole("dialog").waitFor();
  await lookAt(page, "108-link-form");
  await page.getByRole("dialog").getByRole("button", { name: "リンクを作る" }).click();
  const second = (await page.locator("code").textContent()) ?? "";
  await page.getByRole("button", { name: "完了" }).click();
  await vendor.goto("about:blank");
  await vendor.goto(second);
  await vendor.getByRole("heading", { name: "照会への回答" }).waitFor();
  await page.getByRole("button", { name: "取り消す：照会 3 の回答用リンク" }).click();
  await page.getByText("取消し").waitFor();
  await vendor.reload();
  await vendor.getByText("このリンクは使えなくなっています").waitFor();
  // biome-ignore lint/performance/useDomNodeTextContent: only what is shown counts
  expect(await vendor.locator("body").innerText()).not.toContain("こだま台");
  await lookAt(vendor, "109-revoked");
});
