import { sql } from "kysely";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { signedIn } from "../../src/identity/testing/sign-in.ts";
import { inFacility } from "../../src/platform/db/tenant.ts";
import { expectNoSideways, launchedBrowser, lookAt, watchForFaults } from "./harness/browser.ts";
import { cookieOf, surveyServer } from "./harness/survey-server.ts";

/**
 * What lies between the first visit and the documents: the company plans, the hospital proposes, the walk leaves no category out, and
 * homework goes from the hospital's consent over a vendor's telephone to the company's judgement.
 */
const browser = launchedBrowser();
const stage = await surveyServer("せきれい");
const { facilityId, programme, runtime, identity } = stage;
const survey = `/f/${facilityId}/survey/${programme.programmeId}`;
const faults: string[][] = [];
let link = "";

async function pageOf(person: Parameters<typeof cookieOf>[0]): Promise<Page> {
  const context = await browser.newContext(undefined, stage.server.address);
  await context.addCookies([cookieOf(person, stage.server.address)]);
  const page = await context.newPage();
  faults.push(watchForFaults(page));
  return page;
}
const company = () => pageOf(programme.people.survey_company);
const hospital = async () => pageOf(await signedIn(identity, { role: "systemAdministrator", facilityId }));

test("the hospital proposes a day, and the company plans a visit for it with its interviews", async () => {
  const page = await hospital();
  await page.goto(`${survey}/visits`);
  await page.getByRole("button", { name: "日程を提案する" }).click();
  await page.getByLabel("訪問日").fill("2099-12-10");
  await page.getByRole("dialog").getByRole("button", { name: "日程を提案する" }).click();
  await page.getByText("返事待ち").waitFor();

  const own = await company();
  await own.goto(`${survey}/visits`);
  await own.getByRole("button", { name: /この日で計画する：2099-12-10/ }).click();
  await own.getByRole("dialog").getByText("巡回調査", { exact: true }).click();
  await own.getByRole("checkbox", { name: "試験 太郎" }).check({ force: true });
  await own.getByText("訪問者が1人です。").waitFor();
  await lookAt(own, "visit-plan");
  await own.getByRole("dialog").getByRole("button", { name: "訪問を計画する" }).click();
  await own.getByRole("heading", { name: /第1回.*2099-12-10.*午後/ }).waitFor();
  await own.getByRole("button", { name: "聞き取りを加える" }).click();
  await own.getByLabel("役職・役割").fill("病院長");
  await own.getByLabel("開始時刻").fill("13:30");
  await own.getByRole("dialog").getByRole("button", { name: "聞き取りを加える" }).click();
  await own.getByRole("cell", { name: "病院長", exact: true }).waitFor();
  await lookAt(own, "visits");

  await page.reload();
  await page.getByText("この日で計画", { exact: true }).waitFor();
  await page.getByRole("cell", { name: "病院長", exact: true }).waitFor();
  expect(await page.getByRole("button", { name: "訪問を計画する" }).count()).toBe(0);
});

test("the walk says which categories are left, and that what was seen is missing from the ledger", async () => {
  const page = await company();
  await page.goto(`${survey}/walkthrough`);
  await page.getByText("未確認 8区分").waitFor();
  await page
    .getByRole("radiogroup", { name: "[3] CT・MRI等ネットワーク接続検査機器の保守 の確認" })
    .getByText("見た")
    .click();
  await page.getByText("未確認 7区分").waitFor();
  await page.getByText("「見た」と記録されていますが").waitFor();
  for (const place of ["サーバ室", "放射線部"]) {
    await page.getByRole("button", { name: "場所を加える" }).click();
    await page.getByRole("dialog").getByRole("textbox").first().fill(place);
    await page.getByRole("dialog").getByRole("button", { name: "場所を加える" }).click();
    await page.getByRole("button", { name: `${place} を変える` }).waitFor();
  }
  await page.getByRole("button", { name: "放射線部 を前へ" }).click();
  await page.getByRole("listitem").filter({ hasText: "放射線部" }).getByText("1", { exact: true }).waitFor();
  await lookAt(page, "walkthrough");
  // A tablet is what one walks with.
  await page.setViewportSize({ width: 768, height: 1024 });
  await expectNoSideways(page);
  await page.goto(`${survey}/visits`);
  await page.getByRole("cell", { name: "病院長", exact: true }).waitFor();
  await expectNoSideways(page);
});

test("a vendor is asked once the hospital agrees and names whom, and then by a link", async () => {
  const own = await company();
  await own.goto(`${survey}/homework`);
  await own.getByRole("button", { name: "宿題を依頼する" }).click();
  await own.getByText("業者", { exact: true }).click();
  await own.getByLabel("相手（部署・会社）").fill("架空保守");
  await own.getByLabel("依頼するもの").fill("保守回線の構成");
  await own.getByLabel("尋ねること").fill("入口の機器の型番と版数\n接続する人と手順");
  await own.getByRole("dialog").getByRole("button", { name: "宿題を依頼する" }).click();
  await own.getByRole("link", { name: "保守回線の構成" }).click();
  await own.getByText("病院の同意待ち").waitFor();
  expect(await own.getByRole("button", { name: "リンクを作る" }).count()).toBe(0);

  const page = await hospital();
  await page.goto(`/f/${facilityId}`);
  await page.getByText("同意の返事待ち").waitFor();
  await page.goto(`${survey}/homework`);
  await page.getByRole("heading", { name: "あなたの番です" }).waitFor();
  await page.getByRole("link", { name: "保守回線の構成" }).click();
  expect(await page.getByRole("button", { name: "尋ねることに同意する" }).isDisabled()).toBe(true);
  await page.getByLabel("連絡先").fill("営業第二課");
  await lookAt(page, "homework-consent");
  await page.getByRole("button", { name: "尋ねることに同意する" }).click();
  await page.getByText("病院が同意").waitFor();

  await own.reload();
  await own.getByRole("button", { name: "リンクを作る" }).click();
  await own.getByRole("dialog").getByRole("button", { name: "リンクを作る" }).click();
  link = (await own.locator("code").textContent()) ?? "";
  expect(link).toMatch(/\/homework#[\w-]{43}$/);
});

test("on a telephone the vendor answers its questions, saved by itself, and sees a receipt", async () => {
  const phone = await browser.newPhone();
  const page = await phone.newPage();
  faults.push(watchForFaults(page));
  const { pathname, hash } = new URL(link);
  await page.goto(`${stage.server.address}${pathname}${hash}`);
  await page.getByLabel("1. 入口の機器の型番と版数").fill("最新版です");
  await page.getByLabel("回答する方").fill("保守 次郎");
  await page.getByLabel("部署・会社").fill("架空保守");
  const file = { name: "構成.pdf", mimeType: "application/pdf", buffer: Buffer.from("構成") };
  await page.locator("input[type=file]").setInputFiles(file);
  await page.getByText("構成.pdf").waitFor();
  await page.getByText("に保存しました").waitFor();
  await page.reload();
  expect(await page.getByLabel("1. 入口の機器の型番と版数").inputValue()).toBe("最新版です");
  await page.getByText("まだ書いていない質問が1件").waitFor();
  await lookAt(page, "homework-vendor");
  await expectNoSideways(page);
  await page.getByRole("button", { name: "回答を提出する" }).click();
  await page.getByText("回答を受け付けました").waitFor();
  await lookAt(page, "homework-receipt");
});

test("a vague answer is returned with what is missing, and what came by hand is accepted", async () => {
  const page = await company();
  await page.goto(`${survey}/homework`);
  await page.getByRole("link", { name: "保守回線の構成" }).click();
  await page.getByRole("button", { name: "詳しい回答を求めて差し戻す" }).click();
  await page.getByLabel("足りないこと").fill("型番と版数の数字が要ります");
  await page.getByRole("dialog").getByRole("button", { name: "差し戻す" }).click();
  await page.getByText("2回目").first().waitFor();
  await lookAt(page, "homework-returned");
  await page.getByRole("button", { name: "受け取ったものを記録する" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("受け取った日").fill(new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10));
  await sheet.getByLabel("1. 入口の機器の型番と版数").fill("RX-1、7.4.3");
  await sheet.getByLabel("回答する方").fill("保守 次郎");
  await sheet.getByRole("button", { name: "受け取ったものを記録する" }).click();
  await page.getByRole("button", { name: "受け取る", exact: true }).click();
  await page.getByText("受取済み").waitFor();
  await lookAt(page, "homework-accepted");
});

test("homework that nobody handed in shows as not submitted on both sides, and can still come, late", async () => {
  const own = await company();
  await own.goto(`${survey}/homework`);
  await own.getByRole("button", { name: "宿題を依頼する" }).click();
  await own.getByLabel("相手（部署・会社）").fill("情報システム室");
  await own.getByLabel("依頼するもの").fill("体制図");
  await own.getByRole("dialog").getByRole("button", { name: "宿題を依頼する" }).click();
  await own.getByRole("link", { name: "体制図" }).waitFor();
  // As if it had been asked a fortnight ago.
  await inFacility(runtime.database.db, facilityId, (trx) =>
    sql`update survey_homework set requested_on = requested_on - 14, due_on = due_on - 14
      where facility_id = ${facilityId} and title = '体制図'`.execute(trx),
  );
  await own.reload();
  await own
    .getByRole("row", { name: /体制図/ })
    .getByText("提出なし")
    .waitFor();
  const page = await hospital();
  await page.goto(`${survey}/homework`);
  await page.getByRole("link", { name: "体制図" }).click();
  await page.getByText("いま提出すると「遅れて提出」と記録されます").waitFor();
  await page.getByLabel("体制図", { exact: true }).fill("別紙のとおり");
  await page.getByRole("button", { name: "提出する", exact: true }).click();
  await page.getByText("遅れて提出").first().waitFor();
  await page.getByText("期限が過ぎ、提出なし").waitFor();
  await lookAt(page, "homework-late");
});

test("no screen had a fault", () => {
  expect(faults.length).toBeGreaterThan(8);
  expect(faults.flat()).toEqual([]);
});
