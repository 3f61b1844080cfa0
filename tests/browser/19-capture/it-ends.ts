import { sql } from "kysely";
import { expect, test } from "vitest";
import { inFacility } from "../../../src/platform/db/tenant.ts";
import { takePicture } from "../harness/browser.ts";
import type { CaptureStage } from "../harness/capture-stage.ts";
import { passphrase } from "../harness/tablet.ts";

/** How a hospital leaves the tablet: by its term, and by the end of the contract. */
export function itEnds(at: CaptureStage): void {
  const { stage, tablet, hospital, facilityId, programme, administrator, base, fromServer } = at;

  test("after fourteen days without contact the tablet removes the hospital by itself, without network or passphrase, and is prepared anew", async () => {
    await tablet.context.setOffline(true);
    await tablet.page.evaluate(async () => {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open("sekisho-capture");
        request.onsuccess = () => resolve(request.result);
      });
      const store = db.transaction("workspace", "readwrite").objectStore("workspace");
      const heads = await new Promise<{ lastContact: Date; keepDays: number }[]>((resolve) => {
        const request = store.getAll();
        request.onsuccess = () => resolve(request.result);
      });
      for (const head of heads)
        store.put({ ...head, lastContact: new Date(head.lastContact.getTime() - head.keepDays * 86_400_000) });
      db.close();
    });
    await tablet.page.reload();
    await tablet.page.getByText("決められた日数が過ぎた病院の内容を、この端末から消しました").waitFor();
    await takePicture(tablet.page, "204-capture-term-over");
    expect(await tablet.stored()).toEqual({ workspace: 0, entry: 0 });
    await tablet.context.setOffline(false);
    await tablet.page.reload();
    await tablet.page.getByLabel("パスフレーズ").fill(passphrase);
    await tablet.page.getByRole("button", { name: "ロックを解除する" }).click();
    await tablet.page.getByLabel("病院", { exact: true }).selectOption({ label: hospital });
    await tablet.page.getByLabel("端末の名前").fill("調査用タブレット2");
    await tablet.page.getByRole("button", { name: "取り込んで準備する" }).click();
    await tablet.page.getByRole("heading", { name: "ホーム" }).waitFor();
    await tablet.page.getByText("に送受信しました").waitFor();
  });

  test("the hospital ends the contract: at the next contact the tablet is wiped, says so, and the hospital sees it", async () => {
    await endEngagements();
    await tablet.page.getByRole("button", { name: "送る・最新にする" }).click();
    await tablet.page.getByText("契約が終わった病院の内容を、この端末から消しました").waitFor();
    await takePicture(tablet.page, "205-capture-wiped");
    await tablet.page.reload();
    await tablet.page
      .getByText(/端末を準備する|端末のロックを解除/)
      .first()
      .waitFor();
    expect(await tablet.stored()).toEqual({ workspace: 0, entry: 0 });
    await tablet.page.getByRole("button", { name: "パスフレーズを忘れた" }).click();
    await tablet.page.getByRole("button", { name: "すべて消して、はじめからやり直す" }).click();
    await tablet.page.getByRole("heading", { name: "端末を準備する" }).waitFor();
    await tablet.page.getByText("調査を担当する病院がありません").waitFor();
    const { items } = await fromServer<{ items: { name: string; wiped: { why: string } | null }[] }>(
      `${base}/devices`,
      administrator,
    );
    expect(items).toMatchObject([
      { name: "調査用タブレット2", wiped: { why: "engagement_ended" } },
      { name: "調査用タブレット1", wiped: { why: "term_over" } },
    ]);
    expect(tablet.faults.flat().filter((fault) => !/ERR_|Failed to fetch|500/.test(fault))).toEqual([]);
  });

  /** As the hospital's own screen would. */
  const endEngagements = () =>
    inFacility(stage.runtime.database.db, facilityId, (trx) =>
      sql`update engagement set ended_at = now(), ended_by = 'operator', ended_why = '試験'
        where facility_id = ${facilityId} and organisation_id = ${programme.organisations.survey_company}`.execute(trx),
    );
}
