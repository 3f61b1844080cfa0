import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { signedIn } from "../../src/identity/testing/sign-in.ts";
import { createRecord } from "../../src/ledger/commands.store.ts";
import { inFacilityOfProgramme } from "../../src/platform/db/tenant.ts";
import type { CheckToRecord } from "../../src/survey/checklist/contract.ts";
import { CheckToRecord as ParsedCheck } from "../../src/survey/checklist/contract.ts";
import { recordChecks } from "../../src/survey/checklist/record-checks.store.ts";
import { launchedBrowser, lookAt, settled, watchForFaults } from "./harness/browser.ts";
import { cookieOf, surveyServer } from "./harness/survey-server.ts";

/**
 * An interview at a hospital: begun with the keyboard, saved by itself through a break of the network, contradicted by a colleague and by
 * the ledger, read by the hospital, and printed; and the secretariat that brings the official words in.
 */
const browser = launchedBrowser();
const stage = await surveyServer("ひばり");
const { facilityId, programme, runtime, identity } = stage;
const { db } = runtime.database;
const survey = `/f/${facilityId}/survey/${programme.programmeId}`;
const key = { facilityId, programmeId: programme.programmeId };
const faults: string[][] = [];
let sheet = "";

async function pageOf(person: Parameters<typeof cookieOf>[0]): Promise<Page> {
  const context = await browser.newContext(undefined, stage.server.address);
  await context.addCookies([cookieOf(person, stage.server.address)]);
  const page = await context.newPage();
  faults.push(watchForFaults(page));
  return page;
}
const card = (page: Page, item: string) => page.locator(`#item-${item}`);
const pressed = (page: Page, item: string) => card(page, item).getByRole("button", { pressed: true });
const saved = (page: Page) => page.getByText("すべて保存済み").waitFor();
const kept = () =>
  inFacilityOfProgramme(db, key, (trx) =>
    trx
      .selectFrom("survey_check")
      .select(["item", "number", "answer", "not_understood"])
      .where("facility_id", "=", facilityId)
      .where("programme_id", "=", key.programmeId)
      .orderBy("recorded_at")
      .orderBy("item")
      .orderBy("number")
      .execute(),
  );

test("a sheet is begun for a respondent, who is written down by post", async () => {
  const page = await pageOf(programme.people.survey_company);
  await page.goto(`${survey}/checklists`);
  await page.getByRole("button", { name: "事前に渡す" }).click();
  await page.getByRole("button", { name: "渡したことを記録する" }).click();
  await page.getByText("に病院へ渡しました").waitFor();
  await page.getByRole("button", { name: "システム管理者向け：票を始める" }).click();
  await page.getByLabel("職種・役職").fill("情報システム係長");
  await page.getByRole("button", { name: "票を加える", exact: true }).click();
  await page.getByRole("heading", { name: "システム管理者向け　回答者1（情報システム係長）" }).waitFor();
  sheet = new URL(page.url()).pathname;
  await lookAt(page, "checklist-sheet");
});

test("answers are given by keys, and 分からない asks what is not understood before it is saved", async () => {
  const page = await pageOf(programme.people.survey_company);
  await page.goto(sheet);
  await card(page, "SA-01").waitFor();
  await page.keyboard.press("o");
  await page.keyboard.press("x");
  await page.keyboard.press("?");
  await page.getByText("何が分からないのかを書くと保存されます。").waitFor();
  expect((await kept()).map(({ item }) => item)).not.toContain("SA-03");
  await page.keyboard.type("どの台帳のことか");
  await saved(page);
  await page.reload();
  await card(page, "SA-01").waitFor();
  expect(await pressed(page, "SA-01").textContent()).toContain("はい");
  expect(await pressed(page, "SA-02").textContent()).toContain("いいえ");
  expect(await pressed(page, "SA-03").textContent()).toContain("分からない");
  expect(await kept()).toMatchObject([
    { item: "SA-01", answer: "yes" },
    { item: "SA-02", answer: "no" },
    { item: "SA-03", answer: "unknown", not_understood: "どの台帳のことか" },
  ]);
});

test("without the network answers stay on the page, and go as soon as it is back", async () => {
  const page = await pageOf(programme.people.survey_company);
  await page.goto(sheet);
  await card(page, "SA-04").waitFor();
  await page.context().setOffline(true);
  await card(page, "SA-04").getByRole("button", { name: "はい", exact: true }).click();
  await page.getByText("保存できませんでした。").waitFor();
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "もう一度保存する" }).click();
  await saved(page);
  expect(await kept()).toContainEqual(expect.objectContaining({ item: "SA-04", number: 1, answer: "yes" }));
});

test("what a colleague wrote meanwhile is shown beside, and the person chooses", async () => {
  const page = await pageOf(programme.people.survey_company);
  await page.goto(sheet);
  await card(page, "SA-05").waitFor();
  await record({ item: "SA-05", answer: "no", note: "監査は未実施" });
  await card(page, "SA-05").getByRole("button", { name: "はい", exact: true }).click();
  await page.getByText("ほかの人が先に書きました").waitFor();
  await lookAt(page, "checklist-conflict");
  await page.getByText("試験の同僚さんの記録").click();
  await page.getByRole("button", { name: "選んだ内容で保存する" }).click();
  await saved(page);
  expect(await pressed(page, "SA-05").textContent()).toContain("いいえ");
  expect((await kept()).filter(({ item }) => item === "SA-05")).toHaveLength(1);
});

test("what the ledger says stands beside the answer, and a contradiction becomes a finding", async () => {
  const known = <T>(value: T) => ({ state: "known" as const, value });
  const fields = { systemName: known("電子カルテ"), offlineOrImmutable: known("none") };
  const operator = { label: "operator", name: "運用者", personId: null, isAdministrator: true, facilities: [] };
  await createRecord(runtime.ledger, operator, facilityId, "backup", fields, "試験");
  const page = await pageOf(programme.people.survey_company);
  await page.goto(sheet);
  await card(page, "SA-36").getByRole("button", { name: "はい", exact: true }).click();
  await card(page, "SA-36").getByRole("button", { name: "SA-36 を詳しく" }).click();
  await card(page, "SA-36").getByText("回答と合っていません").waitFor();
  await saved(page);
  await lookAt(page, "checklist-details");
  const hospital = await pageOf(await signedIn(identity, { role: "systemAdministrator", facilityId }));
  await hospital.goto(`/f/${facilityId}/findings`);
  await hospital.getByText("バックアップの回答と保管の記録が合わない").waitFor({ timeout: 60_000 });
});

test("the hospital and the reviewer read the sheet, and the reviewer cannot answer", async () => {
  const page = await pageOf(programme.people.supervising_company);
  await page.goto(sheet);
  await page.getByText("この票は閲覧だけができます。").waitFor();
  await page.getByText("分からない点：どの台帳のことか").waitFor();
  expect(await card(page, "SA-06").getByRole("button", { name: "はい", exact: true }).isDisabled()).toBe(true);
  await lookAt(page, "checklist-reading");
});

test("the answers are document ②, and no document ③ is offered before a user was asked", async () => {
  const person = await signedIn(identity, { role: "systemAdministrator", facilityId });
  const page = await pageOf(person);
  await page.goto(`/f/${facilityId}/documents`);
  await page.getByRole("rowheader", { name: "② チェックリスト（システム管理者向け）" }).waitFor();
  expect(await page.getByRole("rowheader", { name: "③ チェックリスト（利用者向け）" }).count()).toBe(0);
  const file = async (kind: string, format: string) => {
    const address = `${stage.server.address}/api/v1/facilities/${facilityId}/documents/${kind}?format=${format}`;
    const reply = await fetch(address, { headers: person.headers });
    return [
      reply.status,
      Buffer.from(await reply.arrayBuffer())
        .subarray(0, 2)
        .toString("latin1"),
    ];
  };
  expect([await file("D2", "pdf"), await file("D2", "xlsx")]).toEqual([
    [200, "%P"],
    [200, "PK"],
  ]);
  expect((await file("D3", "pdf"))[0]).toBe(404);
});

test("the secretariat tries an official workbook row by row before it sets its words", async () => {
  const page = await pageOf(programme.people.secretariat);
  await page.goto(`/o/${programme.organisations.secretariat}/programmes/${programme.programmeId}/checklists`);
  await lookAt(page, "checklists-of-programme");
  await page.getByRole("link", { name: /第5.2版/ }).click();
  await page.getByRole("button", { name: "Excelから取り込む" }).click();
  await page.getByRole("button", { name: /対象の票/ }).click();
  await page.getByRole("option", { name: "システム管理者向け" }).click();
  const words = "番号,確認する内容\nSA-08,利用者を識別し、認証している。\nSA-99,ない項目の文言\n";
  const file = { name: "koushiki.csv", mimeType: "text/csv", buffer: Buffer.from(words) };
  await page.locator("input[type=file]").setInputFiles(file);
  await page.getByRole("button", { name: "試しに読む" }).click();
  await page.getByText("対応する項目がない").first().waitFor();
  await lookAt(page, "checklist-import");
  await page.getByRole("button", { name: "1件を書き込む" }).click();
  await page.getByText("公式の文言を1件入れました。").waitFor();
  const asked = await pageOf(programme.people.survey_company);
  await asked.goto(sheet);
  await card(asked, "SA-08").getByText("利用者を識別し、認証している。").waitFor();
  expect(await card(asked, "SA-08").getByText("公式の文言は未確認").count()).toBe(0);
  await settled(asked);
});

test("no screen had a fault", () => {
  expect(faults.flat().filter((fault) => !fault.includes("ERR_INTERNET_DISCONNECTED"))).toEqual([]);
});

/** A colleague writes on the same sheet. */
async function record(check: Pick<CheckToRecord, "item" | "answer"> & { note: string }): Promise<void> {
  const sheetId = sheet.split("/").at(-1) ?? "";
  const by = { label: "person:test", name: "試験の同僚" };
  const complete = ParsedCheck.parse({ ...check, basedOn: 0, checkedOn: "2026-01-20" });
  await inFacilityOfProgramme(db, key, (trx) => recordChecks(trx, { ...key, sheetId }, [complete], by, new Date()));
}
