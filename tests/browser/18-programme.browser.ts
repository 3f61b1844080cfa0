import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SignedInPerson } from "../../src/identity/testing/sign-in.ts";
import { expectAccessible, launchedBrowser, settled, takePicture, watchForFaults } from "./harness/browser.ts";
import { cookieOf } from "./harness/own-server.ts";
import { type PlayedHospital, stage } from "./harness/played-programme.ts";

/**
 * A whole programme, played by its roles from recruiting to settlement: the secretariat, the supervising company, two survey companies,
 * three hospitals, a vendor and the ministry's reader. What is seen is seen in the browser; of three hospitals that do the same, one does
 * it by hand and the others over the same routes.
 */
const browser = launchedBrowser();
const at = await stage();
const pages = new Map<SignedInPerson, Page>();
const faults: string[][] = [];
const times: [string, number][] = [];

const bodies = {
  secretariat: await at.organisation("secretariat", "架空遠隔医療協会"),
  supervisor: await at.organisation("supervising_company", "監督セキュリティ株式会社"),
  first: await at.organisation("survey_company", "あけぼの調査株式会社"),
  second: await at.organisation("survey_company", "ゆうなぎ情報株式会社"),
  ministry: await at.organisation("ministry", "厚生労働省担当室（架空）"),
};
const people = {
  secretariat: await at.member(bodies.secretariat, "surveyManager"),
  supervisor: await at.member(bodies.supervisor, "surveyManager"),
  first: await at.member(bodies.first, "surveyManager"),
  second: await at.member(bodies.second, "investigator"),
  ministry: await at.member(bodies.ministry, "analyst"),
};
let hospitals: PlayedHospital[] = [];
const hospital = (n: number): PlayedHospital => {
  const found = hospitals[n];
  if (!found) throw new Error("a hospital is missing");
  return found;
};
let programmeId = "";

beforeAll(async () => {
  hospitals = [
    await at.hospital("hospital-mid", "鈴懸浜記念病院"),
    await at.hospital("hospital-large", "北斗星総合病院"),
    await at.hospital("clinic-small", "こもれび内科病院"),
  ];
});
afterAll(() => {
  for (const [step, ms] of times) console.log(`${step}: ${(ms / 1000).toFixed(1)} s`);
  expect(faults.flat()).toEqual([]);
});

/** The browser of somebody, always the same one. */
async function as(person: SignedInPerson): Promise<Page> {
  const known = pages.get(person);
  if (known) return known;
  const context = await browser.newContext(undefined, at.server.address);
  await context.addCookies([cookieOf(person, at.server.address)]);
  const page = await context.newPage();
  faults.push(watchForFaults(page));
  pages.set(person, page);
  return page;
}

async function look(page: Page, name: string): Promise<void> {
  await settled(page);
  await takePicture(page, `18-${name}`);
  await expectAccessible(page);
}

/** A part of the play, with how long it took. */
const step = (name: string, play: () => Promise<void>) =>
  test(name, async () => {
    const begin = performance.now();
    await play();
    times.push([name, performance.now() - begin]);
  });

const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true }).click();
const choose = async (page: Page, label: string | RegExp, option: string | RegExp) => {
  await page.getByRole("button", { name: label }).last().click();
  await page.getByRole("option", { name: option }).first().click();
};

step("the secretariat founds the programme and names who takes part", async () => {
  const page = await as(people.secretariat);
  await page.goto(`/o/${bodies.secretariat}/programmes`);
  await look(page, "01-no-programme");
  await page.getByRole("link", { name: "調査事業を始める" }).click();
  await page.getByRole("textbox", { name: /名前/ }).fill("令和8年度 病院サイバーセキュリティ調査");
  await look(page, "02-founding");
  await press(page, "調査事業を始める");
  await page.getByRole("tab", { name: "組織" }).waitFor();
  programmeId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  for (const name of [
    "監督セキュリティ株式会社",
    "あけぼの調査株式会社",
    "ゆうなぎ情報株式会社",
    "厚生労働省担当室（架空）",
  ]) {
    await press(page, "組織を加える");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: /組織/ }).click();
    await page.getByRole("option", { name }).click();
    await dialog.getByRole("button", { name: "加える", exact: true }).click();
    await page.getByRole("row", { name }).waitFor();
  }
  await look(page, "03-organisations");
});

step("it invites three hospitals and sets the programme running", async () => {
  const page = await as(people.secretariat);
  await page.getByRole("tab", { name: "医療機関を加える" }).click();
  for (const { name } of hospitals.slice(0, 2))
    await page.getByRole("checkbox", { name: new RegExp(name) }).click({ force: true });
  await choose(page, /調査担当企業（/, "あけぼの調査株式会社");
  await look(page, "04-directory");
  await press(page, "2件を加える");
  await page.getByText("加入済み").first().waitFor();
  await page.getByRole("checkbox", { name: new RegExp(hospital(2).name) }).click({ force: true });
  await choose(page, /調査担当企業（/, "ゆうなぎ情報株式会社");
  await press(page, "1件を加える");
  await press(page, "実施中にする");
  await page.getByRole("tab", { name: "進み具合" }).click();
  await page.getByRole("row", { name: new RegExp(hospital(2).name) }).waitFor();
  await look(page, "05-board-invited");
  await page.getByRole("tab", { name: "計画" }).click();
  await look(page, "06-plan");
  await press(page, "計画を変える");
  await look(page, "07-plan-form");
});

step("a hospital says that it takes part", async () => {
  const page = await as(hospital(0).administrator);
  await page.goto(`/f/${hospital(0).id}/survey`);
  await look(page, "08-hospital-surveys");
  await page.getByRole("link", { name: "令和8年度 病院サイバーセキュリティ調査" }).click();
  await page.getByRole("button", { name: "調査に協力する" }).waitFor();
  await look(page, "09-hospital-invited");
  await press(page, "調査に協力する");
  await page.getByRole("dialog").getByRole("button", { name: "調査に協力する" }).click();
  await page.getByText("誓約・発注").first().waitFor();
  await look(page, "10-hospital-confirmed");
});
