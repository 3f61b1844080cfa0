import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "../../src/platform/db/open.ts";
import { anAnsweredRound, trainingInstrument } from "../../src/questionnaire/tabulation/testing/answered-round.ts";
import { administrator, becomeAdministrator } from "../harness/api-session.ts";
import { type RunningServer, removeFolder, startServer } from "../harness/running-server.ts";
import { expectNoSideways, launchedBrowser, lookAt, settled, watchForFaults } from "./harness/browser.ts";
import { keyboardOf } from "./harness/keyboard.ts";
import { organisationOf } from "./harness/questionnaires.ts";

/** An analyst makes tables of a round that is answered: all at once, one by hand without a mouse, beside the round before, as files. */
const browser = launchedBrowser();
let server: RunningServer;
let page: Page;
let phone: Page;
let faults: string[][];
let tables: string;
const bedClasses = ["small", "small", "small", "middle", "large"].map((bedClass) => ({ bedClass }));

beforeAll(async () => {
  server = await startServer();
  const session = await becomeAdministrator(server.address, server.setupLink ?? "");
  const { dataFolder } = server;
  const organisationId = await organisationOf(trainingInstrument, { dataFolder, email: administrator.email });
  const database = await openDatabase({ databaseUrl: null, dataFolder }, 2);
  try {
    const { db } = database;
    const sheets = (people: number, training: number) =>
      Array.from({ length: people }, (_, at) => ({
        q1: at < training ? "1" : at % 7 === 0 ? "3" : "2",
        q2: at < training ? 1 + (at % 3) : 0,
        ...(at < training ? { q3: at % 2 ? ["1", "2"] : ["1"] } : {}),
        segments: bedClasses[at % bedClasses.length] ?? {},
      }));
    await anAnsweredRound(db, organisationId, { title: "2025年度", createdAt: "2025-10-01", sheets: sheets(40, 12) });
    const asked = Array.from({ length: 100 }, (_, at) => bedClasses[at % 3] ?? {});
    const round = { title: "2026年度", createdAt: "2026-10-01", asked, sheets: sheets(50, 30) };
    const roundId = await anAnsweredRound(db, organisationId, round);
    tables = `/o/${organisationId}/rounds/${roundId}/tables`;
  } finally {
    await database.close();
  }
  const wide = await browser.newContext(undefined, server.address);
  const small = await browser.newPhone();
  for (const context of [wide, small]) await context.addCookies(session.cookieList);
  page = await wide.newPage();
  phone = await small.newPage();
  faults = [page, phone].map(watchForFaults);
});
afterAll(async () => {
  await server?.stop();
  if (server) removeFolder(server.dataFolder);
  expect(faults?.flat()).toEqual([]);
});

const figure = (title: string) => page.getByRole("region", { name: title, exact: true });
const cellsOf = async (title: string) =>
  (await figure(title).getByRole("cell").allInnerTexts()).join(" ").trim().split(/\s+/);

test("one press makes a table and a chart of every question", async () => {
  await page.goto(tables);
  await page.getByText("集計表はまだありません").waitFor();
  await lookAt(page, "160-no-tables");
  await page.getByRole("button", { name: "すべての設問の図表を作る" }).click();
  await figure("図表1 訓練の有無").getByText("「している」が60.0%（30件）で最も多く").waitFor();
  await page.goto(tables);
  await lookAt(page, "161-tables");
  expect(await page.getByRole("heading", { name: /^図表\d+ / }).count()).toBe(3);
});

test("a cross table is put together without a mouse, and made at once", async () => {
  const keyboard = keyboardOf(page);
  await keyboard.activate(page.getByRole("link", { name: "集計表を組み立てる" }));
  await page.getByText("表頭に設問を置くと、ここに図表が出ます。").waitFor();
  await lookAt(page, "162-builder-empty");
  await keyboard.typeInto(page.getByRole("searchbox", { name: "設問を探す" }), "訓練の有無");
  await keyboard.tabTo(page.getByRole("row", { name: "訓練の有無" }));
  // Inside a row the arrows lead to what can be done with it: hold it, put it into columns, rows or the filter.
  for (const key of ["ArrowRight", "ArrowRight", "Enter"]) await keyboard.press(key);
  await figure("図表1 訓練の有無").waitFor();
  await keyboard.typeInto(page.getByRole("searchbox", { name: "設問を探す" }), "病床規模");
  await keyboard.tabTo(page.getByRole("row", { name: "病床規模" }));
  for (const key of ["ArrowRight", "ArrowRight", "ArrowRight", "Enter"]) await keyboard.press(key);
  await figure("図表1 訓練の有無（病床規模別）").waitFor();
  await keyboard.activate(page.getByRole("checkbox", { name: "全体の行を付ける" }), "Space");
  await page.waitForURL(/total=1/);
  await figure("図表1 訓練の有無（病床規模別）").getByRole("rowheader", { name: "全体" }).waitFor();
  await lookAt(page, "163-builder");
  expect((await cellsOf("図表1 訓練の有無（病床規模別）")).slice(0, 9)).toEqual([
    ...["50", "30", "60.0", "17", "34.0", "3", "6.0", "-", "-"],
  ]);
});

test("it is saved under a name without a mouse, and comes out as a report, a workbook, CSV and JSON", async () => {
  const keyboard = keyboardOf(page);
  await keyboard.activate(page.getByRole("button", { name: "保存する" }));
  await keyboard.typeInto(page.getByRole("textbox", { name: "名前" }), "病床規模別の訓練");
  await keyboard.press("Enter");
  await page.waitForURL(/tables\?set=/);
  await figure("図表1 訓練の有無（病床規模別）").waitFor();
  const begins = { "報告書（PDF）": "%PDF-", Excel: "PK", CSV: "\uFEFFfigure,", JSON: "{" };
  for (const [name, start] of Object.entries(begins)) {
    const address = await page.getByRole("link", { name, exact: true }).getAttribute("href");
    const file = await page.request.get(address ?? "");
    expect(file.status(), name).toBe(200);
    expect((await file.body()).toString("utf8").startsWith(start), name).toBe(true);
    expect(decodeURIComponent(file.headers()["content-disposition"] ?? "")).toContain("病床規模別の訓練");
  }
});

test("a variable is carried to its place by the keyboard as well as by the mouse", async () => {
  await page.goto(`${tables}/build`);
  await settled(page);
  const keyboard = keyboardOf(page);
  await keyboard.tabTo(page.getByRole("row").first());
  for (const key of ["ArrowDown", "ArrowDown", "ArrowRight", "Enter"]) await keyboard.press(key);
  // Held with Enter, it is over the first place as soon as the places are drawn; Tab would go on to the next.
  await page.waitForTimeout(500);
  await keyboard.press("Enter");
  await figure("図表1 訓練の内容").waitFor();
  const row = page.getByRole("row", { name: "訓練の有無" });
  await row.dragTo(page.getByText("置かなければ単純集計、"));
  await figure("図表1 訓練の内容（訓練の有無別）").waitFor();
});

test("tables stand beside the round before, are weighed to those who were asked, and count only some", async () => {
  await page.goto(`${tables}/build?of=Q1`);
  await page.getByRole("button", { name: /前回の調査/ }).click();
  await page.getByRole("option", { name: "2025年度" }).click();
  await figure("図表1 訓練の有無（前回との比較）").getByText("30.0%→60.0%").waitFor();
  await lookAt(page, "164-beside");
  await page.goto(`${tables}/build?of=Q2&rows=${encodeURIComponent("@bedClass")}`);
  await page.getByRole("button", { name: /重み/ }).click();
  await page.getByRole("option", { name: "病床規模で補正" }).click();
  await figure("図表1 年間回数（病床規模別）").getByText("構成を母集団（100件）に合わせる").waitFor();
  await page.goto(`${tables}/build?of=Q3&only=${encodeURIComponent("Q1=1")}&form=mentions`);
  await figure("図表1 訓練の内容（延べ）")
    .getByText("「訓練の有無」が「している」の回答者が選んだ延べ件数 (n=45)")
    .waitFor();
  await lookAt(page, "165-filter");
});

test("a saved table is built on, joins another set, and is taken out again", async () => {
  await page.goto(tables);
  await page
    .getByRole("button", { name: /集計表/ })
    .first()
    .waitFor();
  await page.getByRole("link", { name: "組み立て直す" }).first().click();
  await figure("図表1 訓練の有無（病床規模別）").waitFor();
  await page.getByRole("button", { name: "保存する" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /保存先/ })
    .click();
  await page.getByRole("option", { name: "病床規模別の訓練" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "保存する" }).click();
  await figure("図表2 訓練の有無（病床規模別）").waitFor();
  await figure("図表2 訓練の有無（病床規模別）").getByRole("button", { name: "この図表を外す" }).click();
  await page.getByText("図表を外しました").waitFor();
  expect(await figure("図表2 訓練の有無（病床規模別）").count()).toBe(0);
});

test("on a phone the figures are read without moving the page sideways", async () => {
  await phone.goto(`${server.address}${tables}`);
  await phone.getByRole("heading", { name: "図表1 訓練の有無（病床規模別）" }).waitFor();
  await lookAt(phone, "166-tables-phone");
  await expectNoSideways(phone);
});
