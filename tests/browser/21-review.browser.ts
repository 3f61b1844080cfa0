import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { issueDocument } from "../../src/document/route-contracts.ts";
import { createRecord } from "../../src/ledger/route-contracts.ts";
import { addDays } from "../../src/shared/day.ts";
import { japanDay } from "../../src/shared/japan-day.ts";
import type { RouteContract } from "../../src/shared/route.ts";
import { getSheet, openSheet, recordSheetChecks } from "../../src/survey/checklist/route-contracts.ts";
import { formatHours } from "../../src/survey/hours/hundredths.ts";
import { mondayOf } from "../../src/survey/hours/week.ts";
import { owedDocuments } from "../../src/survey/review/contract.ts";
import { addressOfCall, type CallInput } from "../../src/web/call.ts";
import { launchedBrowser, lookAt, settled, watchForFaults } from "./harness/browser.ts";
import { cookieOf, surveyServer } from "./harness/survey-server.ts";

/**
 * One survey on its way out: hours typed with the keyboard, a quotation over the limit, documents returned, answered and accepted, the
 * report taken over and handed on, and what a ministry's office sees of it all.
 */
const browser = launchedBrowser();
const stage = await surveyServer("すずめ");
const { facilityId, programme } = stage;
const { people, programmeId, organisations } = programme;
const survey = `/f/${facilityId}/survey/${programmeId}`;
const ofProgramme = (part: keyof typeof organisations, page: string) =>
  `/o/${organisations[part]}/programmes/${programmeId}/${page}`;
// Hours are entered up to today: the week before is always whole.
const lastMonday = addDays(mondayOf(japanDay(new Date())), -7);
const faults: string[][] = [];
let recordPath = "";

async function pageOf(person: Parameters<typeof cookieOf>[0]): Promise<Page> {
  const context = await browser.newContext(undefined, stage.server.address);
  await context.addCookies([cookieOf(person, stage.server.address)]);
  const page = await context.newPage();
  faults.push(watchForFaults(page));
  return page;
}

/** Asks the server by a route's contract, as the survey company. @throws when it says no */
async function ask<C extends RouteContract>(contract: C, input: CallInput<C>) {
  const reply = await fetch(stage.server.address + addressOfCall(contract, input), {
    method: contract.method,
    headers: {
      origin: stage.server.address,
      ...people.survey_company.headers,
      ...(input.body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
  });
  if (!reply.ok) throw new Error(`${contract.id}: ${reply.status} ${await reply.text()}`);
  return reply.json();
}

test("a week of hours is typed with the keyboard alone, and the sums are those of the entries", async () => {
  const page = await pageOf(people.survey_company);
  await page.goto(`${survey}/hours?week=${lastMonday}`);
  const cell = (row: number, day: number) => page.locator(`#hours-${row}-${day}`);
  await cell(0, 0).focus();
  for (const typed of ["3.5", "2", "7:15"]) {
    await page.keyboard.type(typed);
    await page.keyboard.press("Enter");
  }
  await cell(14, 1).fill("1.25");
  expect(await page.getByText("4マスが未保存です").count()).toBe(1);
  await page.keyboard.press("Control+Enter");
  await page.getByText("工数を保存しました。").waitFor();
  await page.reload();
  expect(await cell(2, 0).inputValue()).toBe("7.25");
  const total = page.locator("tfoot tr").last();
  expect(await total.textContent()).toContain(`200.00${formatHours(1400)}`);
  const travel = page.getByRole("row", { name: /移動/ });
  expect(await travel.locator("td").nth(1).textContent()).toBe("");
  await lookAt(page, "hours-week");
});

test("a block is pasted from a spreadsheet, and hours that are none are refused in place", async () => {
  const page = await pageOf(people.survey_company);
  await page.goto(`${survey}/hours?week=${lastMonday}`);
  await page.locator("#hours-3-2").focus();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text", "1\t2\n0.5\t0.75");
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  expect(await page.locator("#hours-4-3").inputValue()).toBe("0.75");
  await page.locator("#hours-5-3").fill("25");
  expect(await page.locator("#hours-5-3").getAttribute("aria-invalid")).toBe("true");
  expect(await page.getByRole("button", { name: "保存", exact: true }).isDisabled()).toBe(true);
  await page.locator("#hours-5-3").fill("");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await page.getByText("工数を保存しました。").waitFor();
});

test("a quotation over the limit is refused with the figures, and one at the limit recorded", async () => {
  const page = await pageOf(people.survey_company);
  await page.goto(`${survey}/hours`);
  await page.getByRole("button", { name: "見積を記録" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("時間").first().fill("210");
  await dialog.getByText("上限を 150,000円 超えています。").waitFor();
  await dialog.getByRole("button", { name: "記録する" }).click();
  await dialog.getByText("労務費3,150,000円は、上限の3,000,000円を150,000円超えています").waitFor();
  await lookAt(page, "hours-quotation-over");
  await dialog.getByLabel("時間").first().fill("200");
  await dialog.getByRole("button", { name: "記録する" }).click();
  await page.getByText("200.00 × 15,000円 = 3,000,000円").waitFor();
});

test("travel is recorded with its receipt, and the hospital sees hours but no money", async () => {
  const page = await pageOf(people.survey_company);
  await page.goto(`${survey}/hours`);
  await page.getByRole("button", { name: "経費を加える" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("日付").fill(lastMonday);
  await dialog.getByLabel("内容").fill("病院まで往復");
  await dialog.getByLabel("金額（円）").fill("12800");
  await dialog.locator("input[type=file]").setInputFiles({
    name: "ryoshu.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from("%PDF-1.7"),
  });
  await dialog.getByRole("button", { name: "記録する" }).click();
  await page.getByRole("link", { name: "領収書" }).waitFor();
  await page.goto(`${survey}/hours?week=${lastMonday}`);
  await lookAt(page, "hours-money");
  const looker = await pageOf(people.research_group);
  await looker.goto(`${survey}/hours?week=${lastMonday}`);
  await looker.getByText("7.25").first().waitFor();
  expect(await looker.getByText("3,000,000円").count()).toBe(0);
});

test("nothing is reported while documents are missing, and the page says which", async () => {
  const page = await pageOf(people.survey_company);
  await page.goto(`${survey}/deliveries`);
  await page
    .getByText("足りない文書: D1・D2・D3・D4・D5・D6・D7")
    .or(page.getByText("届ける文書を選んでください。"))
    .waitFor();
  await lookAt(page, "delivery-waiting");
});

test("documents are issued; a vague one is returned, answered, issued again and accepted", async () => {
  const params = { facilityId, programmeId };
  for (const audience of ["executive", "system_admin", "user"] as const) {
    const sheet = { instrument: "mhlw-5.2", edition: "5.2", audience, role: "担当者" };
    const { sheetId } = await ask(openSheet, { params, body: sheet });
    const { items } = await ask(getSheet, { params: { ...params, sheetId } });
    const [first] = items;
    const check = { item: first.id, answer: "yes" as const, basedOn: 0, checkedOn: japanDay(new Date()) };
    await ask(recordSheetChecks, { params: { ...params, sheetId }, body: { checks: [check] } });
  }
  for (const kind of owedDocuments) await ask(issueDocument, { params: { facilityId, kind }, body: {} });

  const reviewer = await pageOf(people.supervising_company);
  await reviewer.goto(`${survey}/review`);
  const row = (page: Page, name: RegExp) => page.getByRole("row", { name });
  await row(reviewer, /D5 /).getByRole("button", { name: "差し戻す" }).click();
  const dialog = reviewer.getByRole("dialog");
  await dialog.getByLabel("本文").fill("No.3 のファームウェアの版数が分かりません。銘板を見て書いてください。");
  await dialog.getByRole("button", { name: "差し戻す" }).click();
  await row(reviewer, /D5 /).getByText("差戻し", { exact: true }).waitFor();
  await lookAt(reviewer, "review-returned");
  await row(reviewer, /D5 /).getByRole("button", { name: "受理する" }).click();
  await reviewer.getByRole("dialog").getByRole("button", { name: "受理する" }).click();
  await reviewer.getByText("この文書への未解決のコメントがあるため、受理できません").waitFor();

  const company = await pageOf(people.survey_company);
  await company.goto(`${survey}/review`);
  const thread = company.getByRole("article", { name: /D5/ });
  await thread.getByLabel("本文").fill("銘板で確かめ、台帳に書きました。新しい版を発行します。");
  await thread.getByRole("button", { name: "回答する" }).click();
  await thread.getByText("回答あり").waitFor();
  const known = (value: string) => ({ state: "known" as const, value });
  const fields = { counterpart: known("保守会社"), model: known("FG-60F"), firmwareVersion: known("7.2.8") };
  const connection = await ask(createRecord, {
    params: { facilityId, kind: "connection" },
    body: { fields, reason: "銘板" },
  });
  recordPath = `/f/${facilityId}/ledger/connection/${connection.id}`;
  await ask(issueDocument, { params: { facilityId, kind: "D5" }, body: { note: "差戻しへの対応" } });

  await reviewer.goto(`${survey}/review`);
  await row(reviewer, /D5 /).getByText("レビュー待ち").waitFor();
  await row(reviewer, /D5 /).getByRole("button", { name: "前の版と比べる" }).click();
  await settled(reviewer);
  await reviewer.getByRole("dialog").getByText("追加").first().waitFor();
  await lookAt(reviewer, "review-sides");
  await reviewer.keyboard.press("Escape");
  await reviewer.getByRole("article", { name: /D5/ }).getByRole("button", { name: "解決にする" }).click();
  await reviewer.getByText("コメントはありません").waitFor();
  for (const kind of owedDocuments) {
    await row(reviewer, new RegExp(`${kind} `))
      .getByRole("button", { name: "受理する" })
      .click();
    await reviewer.getByRole("dialog").getByRole("button", { name: "受理する" }).click();
    await row(reviewer, new RegExp(`${kind} `))
      .getByText("受理", { exact: true })
      .waitFor();
  }
  await lookAt(reviewer, "review-accepted");
});

test("a remark on a document is made from the review, and resolved there", async () => {
  const reviewer = await pageOf(people.supervising_company);
  await reviewer.goto(`${survey}/review`);
  await reviewer.getByRole("button", { name: "コメントする" }).click();
  const dialog = reviewer.getByRole("dialog");
  await dialog.getByLabel("何について").click();
  await reviewer.getByRole("option", { name: /D7/ }).click();
  await dialog.getByLabel("本文").fill("夜間の連絡先も書いてあり、分かりやすい。");
  await dialog.getByRole("button", { name: "送る" }).click();
  const thread = reviewer.getByRole("article", { name: /D7/ });
  await thread.getByRole("button", { name: "解決にする" }).click();
  await reviewer.getByText("コメントはありません").waitFor();
});

test("a field of the ledger is returned where it stands, and the thread leads back to it", async () => {
  const reviewer = await pageOf(people.supervising_company);
  await reviewer.goto(recordPath);
  await reviewer.getByRole("button", { name: "コメントする" }).click();
  const dialog = reviewer.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "項目" }).fill("ファームウェア版数");
  await reviewer.getByRole("option", { name: "ファームウェア版数" }).click();
  await dialog.getByLabel("本文").fill("確認した日も書いてください。");
  await dialog.getByRole("button", { name: "送る" }).click();
  await reviewer.getByRole("article", { name: /外部接続 1/ }).waitFor();
  await lookAt(reviewer, "record-review");
  await reviewer.goto(`${survey}/review`);
  await reviewer.getByRole("link", { name: /ファームウェア版数/ }).click();
  await reviewer.waitForURL(`**${recordPath}`);
  await reviewer.getByRole("button", { name: "解決にする" }).click();
  await reviewer.getByText("解決", { exact: true }).first().waitFor();
});

test("the report goes to the secretariat, which takes it over and hands it on with issues and advice", async () => {
  const company = await pageOf(people.survey_company);
  await company.goto(`${survey}/deliveries`);
  await company.getByRole("button", { name: "事務局に報告する" }).click();
  await company.getByRole("dialog").getByRole("button", { name: "届ける" }).click();
  await company.getByText("未検収").waitFor();

  const secretariat = await pageOf(people.secretariat);
  await secretariat.goto(`${survey}/deliveries`);
  await secretariat.getByText("事務局がまだ報告を検収していません").first().waitFor();
  await secretariat.getByRole("button", { name: "検収する" }).click();
  await secretariat.getByRole("dialog").getByRole("button", { name: "検収する" }).click();
  await secretariat.getByRole("button", { name: "病院に届ける" }).click();
  await secretariat.getByLabel("課題と助言").fill("保守用の入口の機器の版数を、年に二度確かめてください。");
  await secretariat.getByRole("dialog").getByRole("button", { name: "届ける" }).click();
  await secretariat.getByText("未受領").waitFor();
  await secretariat.getByRole("button", { name: "省庁に届ける" }).click();
  await secretariat.getByRole("dialog").getByRole("button", { name: "届ける" }).click();
  await secretariat.getByText("省庁への納品").waitFor();
  await lookAt(secretariat, "delivery-secretariat");
});

test("the ministry's office sees what was delivered, takes it out and acknowledges it, and sees nothing else", async () => {
  const page = await pageOf(people.ministry);
  await page.goto(ofProgramme("ministry", "delivered"));
  await page.getByRole("heading", { name: "すずめ病院" }).waitFor();
  await lookAt(page, "delivered-ministry");
  const link = page.getByRole("link", { name: "PDF" }).first();
  const file = await page.request.get((await link.getAttribute("href")) ?? "");
  expect([file.status(), file.headers()["content-type"]]).toEqual([200, "application/pdf"]);
  await page.getByRole("button", { name: "受領を記録する" }).click();
  await page.getByText(/受領（/).waitFor();
  const elsewhere = await page.request.get(`/api/v1/facilities/${facilityId}/records/connection`);
  expect(elsewhere.status()).toBe(403);
});

test("the supervising side sees all companies' weeks and how specific they are, and settles the survey", async () => {
  const page = await pageOf(people.supervising_company);
  await page.goto(ofProgramme("supervising_company", "hours"));
  await page
    .getByRole("row", { name: /すずめ病院/ })
    .getByText("18.25")
    .first()
    .waitFor();
  await lookAt(page, "programme-hours");
  await page.goto(ofProgramme("supervising_company", "level"));
  await page.getByRole("button", { name: /1件/ }).first().waitFor();
  await lookAt(page, "level-table");
  await page.getByRole("button", { name: /1件/ }).first().click();
  await page.getByRole("dialog").getByText("すずめ病院").first().waitFor();
  await lookAt(page, "level");
  await page.goto(`${survey}/hours?week=${lastMonday}`);
  await page.getByRole("button", { name: "この数字で精算する" }).click();
  await page.getByText("に精算済みです。").waitFor();
  await lookAt(page, "hours-settled");
});

test("no screen failed on the way", () => {
  expect(faults.flat()).toEqual([]);
});
