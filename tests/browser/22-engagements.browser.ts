import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { signedIn } from "../../src/identity/testing/sign-in.ts";
import { launchedBrowser, lookAt, settled, watchForFaults } from "./harness/browser.ts";
import { cookieOf, surveyServer } from "./harness/survey-server.ts";

/**
 * Who may see a hospital: it looks who looked and shuts a company out; the secretariat writes and issues its papers, renews a contract,
 * and invites somebody who has no account.
 */
const browser = launchedBrowser();
const stage = await surveyServer("めじろ");
const { facilityId, programme } = stage;
const { people, programmeId, organisations } = programme;
const inProgramme = `/o/${organisations.secretariat}/programmes/${programmeId}`;
const engagements = `${inProgramme}/hospitals/${facilityId}/engagements`;
const agreements = `${inProgramme}/agreements`;
const faults: string[][] = [];

async function pageOf(person: Parameters<typeof cookieOf>[0] | null): Promise<Page> {
  const context = await browser.newContext(undefined, stage.server.address);
  if (person) await context.addCookies([cookieOf(person, stage.server.address)]);
  const page = await context.newPage();
  faults.push(watchForFaults(page));
  return page;
}

/** What a link to a file leads to. */
async function fileOf(page: Page, name: RegExp): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name }).first().click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

test("the secretariat issues a pledge for the hospital, and changes its text without changing what was issued", async () => {
  const page = await pageOf(people.secretariat);
  await page.goto(`${agreements}?kind=pledge`);
  await page.getByRole("checkbox", { name: "めじろ病院を選ぶ" }).check({ force: true });
  await page.getByRole("button", { name: "1通を発行する" }).click();
  await page.getByText("まだ決まっていない事項があります").waitFor();
  await lookAt(page, "agreements-missing");
  await page.getByRole("checkbox", { name: "決まっていない事項は空欄にする" }).check({ force: true });
  await page.getByRole("button", { name: "1通を発行する" }).click();
  await page.getByText("1通を発行しました。").waitFor();
  const issued = await fileOf(page, /^誓約書 .* PDF$/);
  expect(issued.subarray(0, 5).toString()).toBe("%PDF-");

  await page.getByRole("tab", { name: "雛形" }).click();
  const text = page.getByLabel("本文");
  await text.fill("# 誓約書\n@to {{byoin}} 御中");
  await page.getByText("「{{byoin}}」という差込み項目はありません").waitFor();
  await text.fill("# 誓約書\n@to {{hospital}} 御中\n\n秘密を守ります。");
  await page.getByLabel("改めた理由").fill("簡潔にするため");
  await lookAt(page, "agreements-template");
  await page.getByRole("button", { name: "新しい版として保存" }).click();
  await page.getByText("第1版として保存しました").waitFor();
  await page.getByRole("tab", { name: "発行" }).click();
  expect((await fileOf(page, /^誓約書 .* PDF$/)).equals(issued)).toBe(true);
});

test("a renewed order takes the place of the former one, and both are listed", async () => {
  const page = await pageOf(people.secretariat);
  await page.goto(engagements);
  await page.getByRole("button", { name: /の発注を更新する/ }).click();
  await page.getByRole("dialog").getByLabel("終わりの日").fill("2099-03-31");
  await page.getByRole("dialog").getByRole("button", { name: "更新する" }).click();
  await page.getByText("2099-03-31 まで").waitFor();
  await page.getByText("更新", { exact: false }).first().waitFor();
  await lookAt(page, "engagements-renewed");
});

test("the hospital sees who looked, shuts the company out, and the company's next page is gone", async () => {
  const company = await pageOf(people.survey_company);
  await company.goto(`/f/${facilityId}/ledger`);
  await settled(company);
  const hospital = await pageOf(await signedIn(stage.identity, { role: "executive", facilityId }));
  await hospital.goto(`/f/${facilityId}/access`);
  await hospital
    .getByRole("row", { name: /めじろのsurvey_company/ })
    .first()
    .waitFor();
  await lookAt(hospital, "access");
  await hospital.getByRole("button", { name: "めじろのsurvey_companyの閲覧を取りやめる" }).click();
  const dialog = hospital.getByRole("dialog");
  await dialog.getByText("秘密保持の義務は続きます").waitFor();
  await dialog.getByLabel("理由").fill("担当企業の交代");
  await lookAt(hospital, "access-shutting-out");
  await dialog.getByRole("button", { name: "すぐに閉じる" }).click();
  await hospital.getByText("閲覧を閉じました").waitFor();
  expect(await hospital.getByRole("button", { name: /survey_companyの閲覧/ }).count()).toBe(0);
  await hospital.getByText("医療機関が取りやめ").first().waitFor();
  await company.reload();
  await company.getByText("この医療機関は見つからないか、閲覧する権限がありません。").waitFor();
});

test("somebody without an account is invited, registers by the link and is asked for a second factor", async () => {
  const page = await pageOf(people.secretariat);
  await page.goto(`/o/${organisations.secretariat}/members`);
  await page.getByRole("button", { name: "担当者を加える" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("メールアドレス").fill("shinjin@association.example");
  await dialog.getByLabel("理由").fill("着任");
  await dialog.getByRole("button", { name: "担当者を加える" }).click();
  const link = (await dialog.getByText(/\/invitation#/).textContent()) ?? "";
  await lookAt(page, "members-invited");
  const newcomer = await pageOf(null);
  const { pathname, hash } = new URL(link);
  await newcomer.goto(pathname + hash);
  await newcomer.getByText("めじろのsecretariatへの招待").waitFor();
  await newcomer.getByLabel("氏名").fill("新人 花子");
  await newcomer.getByLabel("パスワード", { exact: false }).first().fill("mizuumi no hotori 3");
  await newcomer.getByRole("button", { name: "登録" }).click();
  await newcomer.getByText("二要素認証").first().waitFor();
  await lookAt(newcomer, "members-newcomer");
});

test("nothing failed on any of these pages", () => {
  expect(faults.flat()).toEqual([]);
});
