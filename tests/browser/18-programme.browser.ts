import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { issueDocument } from "../../src/document/route-contracts.ts";
import { readMe } from "../../src/identity/contract.ts";
import { recordEngagement } from "../../src/identity/engagement/engagement-contract.ts";
import type { SignedInPerson } from "../../src/identity/testing/sign-in.ts";
import { vocabularies } from "../../src/ledger/vocabulary.ts";
import { addDays } from "../../src/shared/day.ts";
import { japanDay } from "../../src/shared/japan-day.ts";
import { getSheet, listChecklists, openSheet, recordSheetChecks } from "../../src/survey/checklist/route-contracts.ts";
import {
  acknowledgeDelivery,
  deliverOn,
  deliverReport,
  listDelivered,
  recordReceipt,
} from "../../src/survey/delivery/route-contracts.ts";
import {
  askHomework,
  decideConsent,
  listHomework,
  makeHomeworkLink,
  submitHomework,
} from "../../src/survey/homework/route-contracts.ts";
import { submitHomeworkSheet } from "../../src/survey/homework/sheet-contracts.ts";
import { quoteHours, saveWeek, settleHours } from "../../src/survey/hours/route-contracts.ts";
import { surveyDocuments } from "../../src/survey/programme/facts.ts";
import {
  takeStepAsCompany,
  takeStepAsHospital,
  takeStepAsReviewer,
} from "../../src/survey/programme/hospital-contracts.ts";
import { takeStepAsSecretariat } from "../../src/survey/programme/route-contracts.ts";
import {
  decideDocument,
  getReview,
  listComments,
  recordMeeting,
  stepAsCompany,
  stepAsReviewer,
} from "../../src/survey/review/route-contracts.ts";
import { addInterview, changeInterview, planVisit, settleVisit } from "../../src/survey/visit/route-contracts.ts";
import { setWalkTarget } from "../../src/survey/visit/walkthrough-contracts.ts";
import {
  expectAccessible,
  expectNoSideways,
  launchedBrowser,
  settled,
  takePicture,
  watchForFaults,
} from "./harness/browser.ts";
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
  programmeId = new URL(page.url()).pathname.split("/")[4] ?? "";
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

/** Who surveys which hospital. */
const company = (n: number): SignedInPerson => (n === 2 ? people.second : people.first);
const companyId = (n: number): string => (n === 2 ? bodies.second : bodies.first);
const of = (n: number) => ({ facilityId: hospital(n).id, programmeId });
const forAll = async (work: (n: number) => Promise<void>) => {
  for (const n of [0, 1, 2]) await work(n);
};
/** One presses the button; the others take the step over the same route. */
async function inBrowser(page: Page, button: string | RegExp): Promise<void> {
  await press(page, button);
  await page.getByRole("dialog").getByRole("button", { name: button }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await settled(page);
}
const surveyPage = (n: number, page = "") => `/f/${hospital(n).id}/survey/${programmeId}${page}`;
const today = japanDay(new Date());

step("pledge, NDA and order open the hospitals to those who are named, and to nobody else", async () => {
  for (const n of [1, 2])
    await at.ask(hospital(n).administrator, takeStepAsHospital, {
      params: of(n),
      body: { to: "intentConfirmed", note: "" },
    });
  const page = await as(people.secretariat);
  await page.goto(`/o/${bodies.secretariat}/programmes/${programmeId}/hospitals/${hospital(0).id}`);
  await page.getByText("誓約書が記録されていません").waitFor();
  await look(page, "11-secretariat-lacks-pledge");
  await page.getByRole("link", { name: "誓約書・契約・発注" }).click();
  await press(page, "記録する");
  await look(page, "12-recording-pledge");
  await page.keyboard.press("Escape");
  await forAll(async (n) => {
    for (const [organisationId, kind] of [
      [bodies.secretariat, "pledge"],
      [bodies.supervisor, "nda"],
      [companyId(n), "nda"],
      [companyId(n), "purchase_order"],
    ] as const)
      await at.ask(people.secretariat, recordEngagement, {
        params: of(n),
        body: { organisationId, kind, signedOn: today },
      });
  });
  await page.goto(`/o/${bodies.secretariat}/programmes/${programmeId}/hospitals/${hospital(0).id}`);
  await inBrowser(page, "「誓約・発注」に進める");
  for (const n of [1, 2])
    await at.ask(people.secretariat, takeStepAsSecretariat, { params: of(n), body: { to: "contracted", note: "" } });
  const shown = await as(hospital(0).administrator);
  await shown.goto(`/f/${hospital(0).id}/access`);
  await shown.getByText("あけぼの調査株式会社").first().waitFor();
  await look(shown, "13-hospital-who-may-see");
  expect(await shown.getByText("ゆうなぎ情報株式会社").count()).toBe(0);
});

step("the companies plan their visits, hand out the checklists, interview and walk", async () => {
  const page = await as(people.first);
  await page.goto(`/o/${bodies.first}`);
  await look(page, "14-company-today");
  await forAll(async (n) => {
    const me = await at.ask(company(n), readMe);
    const plan = { onDay: today, half: "morning" as const, purposes: ["interviews" as const, "walkthrough" as const] };
    const { visits } = await at.ask(company(n), planVisit, {
      params: of(n),
      body: { ...plan, personIds: [me.person.id], note: "" },
    });
    if (n > 0) await at.ask(company(n), takeStepAsCompany, { params: of(n), body: { to: "scheduled", note: "" } });
    const visitId = visits[0]?.id ?? "";
    for (const audience of ["executive", "systemAdmin", "user"] as const) {
      const interview = { audience, respondentRole: "担当者", respondents: 1, plannedMinutes: 30, note: "" };
      const made = await at.ask(company(n), addInterview, { params: { ...of(n), visitId }, body: interview });
      const interviewId = made.visits[0]?.interviews.at(-1)?.id ?? "";
      await at.ask(company(n), changeInterview, {
        params: { ...of(n), visitId, interviewId },
        body: { ...interview, state: "held", actualMinutes: 30 },
      });
    }
    await fillSheets(n);
    await at.ask(company(n), settleVisit, { params: { ...of(n), visitId }, body: { outcome: "held" } });
    for (const { id: target } of vocabularies.targetCategory.slice(0, n === 0 ? 7 : 8))
      await at.ask(company(n), setWalkTarget, { params: of(n), body: { target, state: "seen", note: "" } });
  });
  await page.goto(surveyPage(0));
  await inBrowser(page, "「日程決定」に進める");
  await inBrowser(page, "「事前配布」に進める");
  await inBrowser(page, "「聞き取り」に進める");
  await page.getByText("巡回で見ていない対象があります").waitFor();
  await look(page, "15-company-lacks-a-target");
  await page.goto(surveyPage(0, "/visits"));
  await look(page, "16-visits");
  await page.goto(surveyPage(0, "/walkthrough"));
  await look(page, "17-walk");
  const last = vocabularies.targetCategory.at(-1)?.id ?? "";
  await at.ask(people.first, setWalkTarget, { params: of(0), body: { target: last, state: "noneHere", note: "" } });
  await page.goto(surveyPage(0));
  await inBrowser(page, "「巡回」に進める");
  for (const n of [1, 2])
    for (const to of ["preReading", "interviewed", "walkedThrough"] as const)
      await at.ask(company(n), takeStepAsCompany, { params: of(n), body: { to, note: "" } });
});

/** A sheet for each of the three audiences, with an answer of each kind. */
async function fillSheets(n: number): Promise<void> {
  for (const audience of ["executive", "system_admin", "user"] as const) {
    const { checklists } = await at.ask(company(n), listChecklists, { params: of(n) });
    const asks = checklists.find(({ audiences }) => audiences.some((one) => one.audience === audience));
    if (!asks) throw new Error(`no checklist for ${audience}`);
    const { instrument, edition } = asks;
    const { sheetId } = await at.ask(company(n), openSheet, {
      params: of(n),
      body: { instrument, edition, audience, role: "担当者" },
    });
    const { items } = await at.ask(company(n), getSheet, { params: { ...of(n), sheetId } });
    const [first, second] = items.filter(({ asked }) => asked);
    const check = { basedOn: 0, checkedOn: today };
    await at.ask(company(n), recordSheetChecks, {
      params: { ...of(n), sheetId },
      body: {
        checks: [
          { ...check, item: first?.id ?? "", answer: "yes" },
          { ...check, item: second?.id ?? "", answer: "unknown", notUnderstood: "言葉の意味が分からない" },
        ],
      },
    });
  }
}

step("homework is asked of the hospitals and, with consent, of a vendor, who answers by its link alone", async () => {
  const page = await as(people.first);
  const homework = { kind: "document" as const, owedBy: "情報システム課", questions: ["最新の構成図をください。"] };
  await forAll(async (n) => {
    await at.ask(company(n), askHomework, {
      params: of(n),
      body: { ...homework, holder: "hospital", title: "構成図" },
    });
    await at.ask(company(n), takeStepAsCompany, { params: of(n), body: { to: "homeworkOpen", note: "" } });
  });
  const asked = await at.ask(people.first, askHomework, {
    params: of(0),
    body: {
      ...homework,
      holder: "vendor",
      owedBy: "架空保守株式会社",
      contact: "保守受付",
      title: "保守回線の機器",
      questions: ["機器の型番と版数", "更新の責任はどちらですか"],
    },
  });
  const home = await as(hospital(0).administrator);
  await home.goto(surveyPage(0, "/homework"));
  await look(home, "18-hospital-homework");
  await at.ask(hospital(0).administrator, decideConsent, {
    params: { ...of(0), homeworkId: asked.id },
    body: { given: true, contact: "保守受付" },
  });
  const made = await at.ask(people.first, makeHomeworkLink, {
    params: { ...of(0), homeworkId: asked.id },
    body: {},
  });
  const vendor = await (await browser.newContext(undefined, at.server.address)).newPage();
  faults.push(watchForFaults(vendor));
  await vendor.goto(made.answerLink.link);
  await vendor.getByText("機器の型番と版数").waitFor();
  await look(vendor, "19-vendor");
  const token = new URL(made.answerLink.link).hash.slice(1);
  await at.ask(null, submitHomeworkSheet, {
    body: { token, answer: answerTo(asked.questions, "VPN-100 版数 7.2.4") },
  });
  await vendor.reload();
  await look(vendor, "20-vendor-receipt");
  await page.goto(surveyPage(0, "/homework"));
  await look(page, "21-company-homework");
  await forAll(async (n) => {
    const { items } = await at.ask(hospital(n).administrator, listHomework, { params: of(n) });
    const own = items.find(({ holder }) => holder === "hospital");
    if (!own) throw new Error("no homework");
    await at.ask(hospital(n).administrator, submitHomework, {
      params: { ...of(n), homeworkId: own.id },
      body: { answer: answerTo(own.questions, "共有フォルダに置きました。") },
    });
    await at.ask(company(n), takeStepAsCompany, { params: of(n), body: { to: "surveyed", note: "" } });
  });
});

const answerTo = (questions: readonly { id: string }[], text: string) => ({
  name: "担当者",
  company: "担当課",
  comment: "",
  answers: questions.map(({ id }) => ({ questionId: id, text })),
});

step("the documents are issued, commented, returned, issued again and accepted", async () => {
  await forAll(async (n) => {
    for (const kind of surveyDocuments)
      await at.ask(company(n), issueDocument, { params: { facilityId: hospital(n).id, kind }, body: { note: "初版" } });
    await at.ask(company(n), takeStepAsCompany, { params: of(n), body: { to: "drafted", note: "" } });
  });
  const page = await as(people.supervisor);
  await page.goto(`/o/${bodies.supervisor}/programmes/${programmeId}`);
  await page.getByRole("row", { name: new RegExp(hospital(1).name) }).waitFor();
  await look(page, "22-supervisor-board");
  await page.getByRole("tab", { name: "予定表" }).click();
  await page.getByText(hospital(0).name).first().waitFor();
  await look(page, "23-supervisor-calendar");
  await forAll(async (n) => {
    const review = await at.ask(people.supervisor, getReview, { params: of(n) });
    for (const { kind, editions } of review.documents) {
      const editionId = editions[0]?.id;
      if (!editionId) continue;
      const again = n === 0 && kind === "D5";
      await at.ask(people.supervisor, decideDocument, {
        params: { ...of(n), editionId },
        body: again
          ? { decision: "returned", reason: "needsDetail", text: "版数が「最新」では分かりません。" }
          : { decision: "accepted" },
      });
    }
    await at.ask(people.supervisor, recordMeeting, { params: of(n), body: { stage: "interim", heldOn: today } });
  });
  await page.goto(surveyPage(0));
  await page.getByText("承認されていない文書があります（D5）").waitFor();
  await look(page, "24-supervisor-returned");
  await page.goto(surveyPage(0, "/review"));
  await page.getByText("版数が「最新」では分かりません。").first().waitFor();
  await look(page, "24-supervisor-review");
  await at.ask(people.first, issueDocument, {
    params: { facilityId: hospital(0).id, kind: "D5" },
    body: { note: "版数を入れた" },
  });
  const { items: comments } = await at.ask(people.first, listComments, { params: of(0) });
  for (const { id } of comments) {
    const params = { ...of(0), commentId: id };
    await at.ask(people.first, stepAsCompany, { params, body: { step: "answer", text: "7.2.4 と確かめました。" } });
    await at.ask(people.supervisor, stepAsReviewer, { params, body: { step: "resolve" } });
  }
  const review = await at.ask(people.supervisor, getReview, { params: of(0) });
  const editionId = review.documents.find(({ kind }) => kind === "D5")?.editions[0]?.id ?? "";
  await at.ask(people.supervisor, decideDocument, { params: { ...of(0), editionId }, body: { decision: "accepted" } });
  await page.goto(surveyPage(0));
  await inBrowser(page, "「レビュー」に進める");
  for (const n of [1, 2])
    await at.ask(people.supervisor, takeStepAsReviewer, { params: of(n), body: { to: "reviewed", note: "" } });
});

step("reports go to the secretariat, through it to the hospitals, and in detail to the ministry", async () => {
  const kinds = [...surveyDocuments];
  await forAll(async (n) => {
    const { id } = await at.ask(company(n), deliverReport, { params: of(n), body: { kinds, message: "報告します。" } });
    await at.send(people.secretariat, recordReceipt, { ...of(n), deliveryId: id }, { receivedOn: today, note: "検収" });
    if (n > 0)
      await at.ask(people.secretariat, takeStepAsSecretariat, { params: of(n), body: { to: "accepted", note: "" } });
  });
  const page = await as(people.secretariat);
  await page.goto(`/o/${bodies.secretariat}/programmes/${programmeId}/hospitals/${hospital(0).id}`);
  await inBrowser(page, "「検収」に進める");
  await forAll(async (n) => {
    const sent = await at.ask(people.secretariat, deliverOn, {
      params: of(n),
      body: { recipient: "hospital", kinds, message: "版数の管理を続けてください。" },
    });
    await at.ask(hospital(n).administrator, acknowledgeDelivery, { params: { ...of(n), deliveryId: sent.id } });
    await at.ask(people.secretariat, deliverOn, {
      params: of(n),
      body: { recipient: "ministry", kinds, message: "", organisationId: bodies.ministry },
    });
    await at.ask(people.secretariat, takeStepAsSecretariat, { params: of(n), body: { to: "delivered", note: "" } });
  });
  const reader = await as(people.ministry);
  await reader.goto("/");
  await reader.getByRole("link", { name: "令和8年度 病院サイバーセキュリティ調査" }).click();
  await reader.getByRole("link", { name: "納品された報告" }).click();
  await reader.getByText(hospital(0).name).first().waitFor();
  await look(reader, "25-ministry");
  const refused = await reader.request.get(`/api/v1/facilities/${hospital(0).id}/records/asset`);
  expect(refused.status()).toBe(403);
  const { hospitals: delivered } = await at.ask(people.ministry, listDelivered, { params: { programmeId } });
  expect(delivered).toHaveLength(3);
});

step("hours are settled and the surveys closed", async () => {
  await forAll(async (n) => {
    await at.ask(company(n), quoteHours, {
      params: of(n),
      body: { hundredths: 20_000, rateYen: 15_000, expensesYen: 0 },
    });
    await at.ask(company(n), saveWeek, {
      params: of(n),
      body: {
        monday: mondayOf(today),
        worker: "調査員",
        cells: [{ rowId: "W-01", workedOn: today, hundredths: 1550, note: "" }],
      },
    });
    await at.ask(people.secretariat, settleHours, {
      params: of(n),
      body: { seen: { actual: 1550, expensesYen: 0 }, note: "" },
    });
    if (n > 0)
      await at.ask(people.secretariat, takeStepAsSecretariat, { params: of(n), body: { to: "closed", note: "" } });
  });
  const page = await as(people.secretariat);
  await page.goto(`/o/${bodies.secretariat}/programmes/${programmeId}/hospitals/${hospital(0).id}`);
  await inBrowser(page, "「精算・終了」に進める");
  await look(page, "26-closed");
  await page.goto(`/o/${bodies.secretariat}/programmes/${programmeId}/hours`);
  await page.getByText("ゆうなぎ情報株式会社").first().waitFor();
  await look(page, "26-weekly-hours");
  await page.goto(`/o/${bodies.secretariat}/programmes/${programmeId}`);
  await page.getByRole("row", { name: new RegExp(hospital(2).name) }).waitFor();
  await look(page, "27-board-closed");
  const home = await as(hospital(0).administrator);
  await home.goto(surveyPage(0));
  await look(home, "28-hospital-closed");
  const phone = await browser.newPhone();
  await phone.addCookies([cookieOf(hospital(0).administrator, at.server.address)]);
  const inHand = await phone.newPage();
  await inHand.goto(at.server.address + surveyPage(0));
  await inHand.getByText("この調査は終わっています。").waitFor();
  await expectNoSideways(inHand);
  await takePicture(inHand, "18-29-phone");
  await page.evaluate(() => localStorage.setItem("sekisho.language", "en"));
  await page.reload();
  await page.getByRole("tab", { name: "Progress" }).waitFor();
  await look(page, "30-english-board");
});

step("the secretariat reads results across its hospitals, and freezes them without the hospitals", async () => {
  const page = await as(people.secretariat);
  await page.evaluate(() => localStorage.setItem("sekisho.language", "ja"));
  await page.goto(`/o/${bodies.secretariat}/programmes/${programmeId}`);
  await page.getByRole("link", { name: "全体の集計" }).click();
  await page.getByText("結果を共有している 3 病院").waitFor();
  await page
    .getByRole("row", { name: /EX-01|SA-01|US-01/ })
    .first()
    .waitFor();
  await look(page, "31-across-items");
  await page.getByRole("tab", { name: "外部接続と工数" }).click();
  await page.getByRole("row", { name: new RegExp(hospital(0).name) }).waitFor();
  await look(page, "32-across-figures");
  await page.getByRole("tab", { name: "集計と公表" }).click();
  await press(page, "いまの結果で写しを作る");
  await page.getByRole("textbox", { name: "写しの名前" }).fill("中間集計");
  await press(page, "いまの結果で写しを作る");
  await page.getByRole("link", { name: "集計表を作る" }).waitFor();
  await look(page, "33-across-frozen");
  await page.getByRole("link", { name: "集計表を作る" }).click();
  await page.getByRole("heading", { name: /中間集計/ }).waitFor();
});

const mondayOf = (day: string) => addDays(day, -((new Date(day).getUTCDay() + 6) % 7));
