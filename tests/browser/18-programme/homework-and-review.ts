import { test } from "vitest";
import { issueDocument } from "../../../src/document/route-contracts.ts";
import {
  askHomework,
  decideConsent,
  listHomework,
  makeHomeworkLink,
  submitHomework,
} from "../../../src/survey/homework/route-contracts.ts";
import { submitHomeworkSheet } from "../../../src/survey/homework/sheet-contracts.ts";
import { surveyDocuments } from "../../../src/survey/programme/facts.ts";
import { takeStepAsCompany, takeStepAsReviewer } from "../../../src/survey/programme/hospital-contracts.ts";
import {
  decideDocument,
  getReview,
  listComments,
  recordMeeting,
  stepAsCompany,
  stepAsReviewer,
} from "../../../src/survey/review/route-contracts.ts";
import { watchForFaults } from "../harness/browser.ts";
import type { ProgrammePlay } from "../harness/programme-play.ts";

/** What is owed after the visit, and the documents until they are accepted. */
export function homeworkAndReview(play: ProgrammePlay): void {
  const { at, browser, bodies, people, hospital, as, look, inBrowser, company, of, forAll, surveyPage, today, faults } =
    play;

  test("homework is asked of the hospitals and, with consent, of a vendor, who answers by its link alone", async () => {
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

  test("the documents are issued, commented, returned, issued again and accepted", async () => {
    await forAll(async (n) => {
      for (const kind of surveyDocuments)
        await at.ask(company(n), issueDocument, {
          params: { facilityId: hospital(n).id, kind },
          body: { note: "初版" },
        });
      await at.ask(company(n), takeStepAsCompany, { params: of(n), body: { to: "drafted", note: "" } });
    });
    const page = await as(people.supervisor);
    await page.goto(`/o/${bodies.supervisor}/programmes/${play.programmeId}`);
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
    await at.ask(people.supervisor, decideDocument, {
      params: { ...of(0), editionId },
      body: { decision: "accepted" },
    });
    await page.goto(surveyPage(0));
    await inBrowser(page, "「レビュー」に進める");
    for (const n of [1, 2])
      await at.ask(people.supervisor, takeStepAsReviewer, { params: of(n), body: { to: "reviewed", note: "" } });
  });
}

const answerTo = (questions: readonly { id: string }[], text: string) => ({
  name: "担当者",
  company: "担当課",
  comment: "",
  answers: questions.map(({ id }) => ({ questionId: id, text })),
});
