import { test } from "vitest";
import type { ProgrammePlay } from "../harness/programme-play.ts";

/** The programme is founded, hospitals are invited, and one says that it takes part. */
export function founding(play: ProgrammePlay): void {
  const { bodies, people, hospital, hospitals, as, look, press, choose } = play;

  test("the secretariat founds the programme and names who takes part", async () => {
    const page = await as(people.secretariat);
    await page.goto(`/o/${bodies.secretariat}/programmes`);
    await look(page, "01-no-programme");
    await page.getByRole("link", { name: "調査事業を始める" }).click();
    await page.getByRole("textbox", { name: /名前/ }).fill("令和8年度 病院サイバーセキュリティ調査");
    await look(page, "02-founding");
    await press(page, "調査事業を始める");
    await page.getByRole("tab", { name: "組織" }).waitFor();
    play.programmeId = new URL(page.url()).pathname.split("/")[4] ?? "";
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

  test("it invites three hospitals and sets the programme running", async () => {
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

  test("a hospital says that it takes part", async () => {
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
}
