import { expect, test } from "vitest";
import { addDays } from "../../../src/shared/day.ts";
import {
  acknowledgeDelivery,
  deliverOn,
  deliverReport,
  listDelivered,
  recordReceipt,
} from "../../../src/survey/delivery/route-contracts.ts";
import { quoteHours, saveWeek, settleHours } from "../../../src/survey/hours/route-contracts.ts";
import { surveyDocuments } from "../../../src/survey/programme/facts.ts";
import { takeStepAsSecretariat } from "../../../src/survey/programme/route-contracts.ts";
import { expectNoSideways, takePicture } from "../harness/browser.ts";
import { cookieOf } from "../harness/own-server.ts";
import type { ProgrammePlay } from "../harness/programme-play.ts";

/** Reports are handed on, hours settled, surveys closed, and results read across the hospitals. */
export function deliveryAndEnd(play: ProgrammePlay): void {
  const { at, browser, bodies, people, hospital, as, look, press, inBrowser, company, of, forAll, surveyPage, today } =
    play;

  test("reports go to the secretariat, through it to the hospitals, and in detail to the ministry", async () => {
    const kinds = [...surveyDocuments];
    await forAll(async (n) => {
      const { id } = await at.ask(company(n), deliverReport, {
        params: of(n),
        body: { kinds, message: "報告します。" },
      });
      await at.send(
        people.secretariat,
        recordReceipt,
        { ...of(n), deliveryId: id },
        { receivedOn: today, note: "検収" },
      );
      if (n > 0)
        await at.ask(people.secretariat, takeStepAsSecretariat, { params: of(n), body: { to: "accepted", note: "" } });
    });
    const page = await as(people.secretariat);
    await page.goto(`/o/${bodies.secretariat}/programmes/${play.programmeId}/hospitals/${hospital(0).id}`);
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
    const { hospitals: delivered } = await at.ask(people.ministry, listDelivered, {
      params: { programmeId: play.programmeId },
    });
    expect(delivered).toHaveLength(3);
  });

  test("hours are settled and the surveys closed", async () => {
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
    await page.goto(`/o/${bodies.secretariat}/programmes/${play.programmeId}/hospitals/${hospital(0).id}`);
    await inBrowser(page, "「精算・終了」に進める");
    await look(page, "26-closed");
    await page.goto(`/o/${bodies.secretariat}/programmes/${play.programmeId}/hours`);
    await page.getByText("ゆうなぎ情報株式会社").first().waitFor();
    await look(page, "26-weekly-hours");
    await page.goto(`/o/${bodies.secretariat}/programmes/${play.programmeId}`);
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

  test("the secretariat reads results across its hospitals, and freezes them without the hospitals", async () => {
    const page = await as(people.secretariat);
    await page.evaluate(() => localStorage.setItem("sekisho.language", "ja"));
    await page.goto(`/o/${bodies.secretariat}/programmes/${play.programmeId}`);
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
}

const mondayOf = (day: string) => addDays(day, -((new Date(day).getUTCDay() + 6) % 7));
