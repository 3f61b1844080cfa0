import { expect, test } from "vitest";
import { readMe } from "../../../src/identity/contract.ts";
import { recordEngagement } from "../../../src/identity/engagement/engagement-contract.ts";
import { vocabularies } from "../../../src/ledger/vocabulary.ts";
import {
  getSheet,
  listChecklists,
  openSheet,
  recordSheetChecks,
} from "../../../src/survey/checklist/route-contracts.ts";
import { takeStepAsCompany, takeStepAsHospital } from "../../../src/survey/programme/hospital-contracts.ts";
import { takeStepAsSecretariat } from "../../../src/survey/programme/route-contracts.ts";
import { addInterview, changeInterview, planVisit, settleVisit } from "../../../src/survey/visit/route-contracts.ts";
import { setWalkTarget } from "../../../src/survey/visit/walkthrough-contracts.ts";
import type { ProgrammePlay } from "../harness/programme-play.ts";

/** Pledges and orders open the hospitals; the companies visit, ask and walk. */
export function onTheSpot(play: ProgrammePlay): void {
  const {
    at,
    bodies,
    people,
    hospital,
    as,
    look,
    press,
    inBrowser,
    company,
    companyId,
    of,
    forAll,
    surveyPage,
    today,
  } = play;

  test("pledge, NDA and order open the hospitals to those who are named, and to nobody else", async () => {
    for (const n of [1, 2])
      await at.ask(hospital(n).administrator, takeStepAsHospital, {
        params: of(n),
        body: { to: "intentConfirmed", note: "" },
      });
    const page = await as(people.secretariat);
    await page.goto(`/o/${bodies.secretariat}/programmes/${play.programmeId}/hospitals/${hospital(0).id}`);
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
    await page.goto(`/o/${bodies.secretariat}/programmes/${play.programmeId}/hospitals/${hospital(0).id}`);
    await inBrowser(page, "「誓約・発注」に進める");
    for (const n of [1, 2])
      await at.ask(people.secretariat, takeStepAsSecretariat, { params: of(n), body: { to: "contracted", note: "" } });
    const shown = await as(hospital(0).administrator);
    await shown.goto(`/f/${hospital(0).id}/access`);
    await shown.getByText("あけぼの調査株式会社").first().waitFor();
    await look(shown, "13-hospital-who-may-see");
    expect(await shown.getByText("ゆうなぎ情報株式会社").count()).toBe(0);
  });

  test("the companies plan their visits, hand out the checklists, interview and walk", async () => {
    const page = await as(people.first);
    await page.goto(`/o/${bodies.first}`);
    await look(page, "14-company-today");
    await forAll(async (n) => {
      const me = await at.ask(company(n), readMe);
      const plan = {
        onDay: today,
        half: "morning" as const,
        purposes: ["interviews" as const, "walkthrough" as const],
      };
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
}
