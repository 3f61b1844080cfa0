import { execFileSync } from "node:child_process";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchedBrowser, lookAt, watchForFaults } from "./harness/browser.ts";
import { signedInState } from "./harness/first-person.ts";
import { openRoundOf, organisationOf } from "./harness/questionnaires.ts";
import { smallQuestionnaire } from "./harness/small-questionnaire.ts";

/** A questionnaire goes out on paper, and what comes back is keyed in without leaving the keyboard. */
const browser = launchedBrowser();
let page: Page;
let faults: string[];
let organisation: string;
let round: string;
beforeAll(async () => {
  page = await (await browser.newContext(signedInState())).newPage();
  faults = watchForFaults(page);
  await page.goto("/");
  organisation = await organisationOf(smallQuestionnaire);
  ({ roundId: round } = await openRoundOf(page, organisation, smallQuestionnaire, { anonymous: false }));
});
afterAll(() => expect(faults).toEqual([]));

const api = () => `/api/v1/organisations/${organisation}`;

test("the sheet is a PDF whose text can be read, with the numbers that are typed", async () => {
  const { id, edition } = smallQuestionnaire;
  const reply = await page.request.get(`${api()}/instruments/${id}/${edition}/file?format=pdf`);
  expect(reply.ok()).toBe(true);
  const text = execFileSync("pdftotext", ["-layout", "-", "-"], { input: await reply.body() }).toString("utf8");
  for (const words of ["医療機器の守りに関する調査", "Q1 で「病院」の方のみ", "更新プログラムの適用", "2つまでに"])
    expect(text.replaceAll(/[ 　]/g, "")).toContain(words.replaceAll(" ", ""));
});

const typeIn = async (text: string) => {
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
};
const field = () => page.evaluate(() => document.activeElement?.id.replace("entry-", ""));

test("numbers and Enter lead through what this sheet answers, and past what it is not asked", async () => {
  await page.goto(`/o/${organisation}/rounds/${round}`);
  await page.getByRole("link", { name: "紙の回答を入力する" }).click();
  await page.getByRole("heading", { level: 1, name: "紙の回答の入力" }).waitFor();
  await page.getByText(/欄のうち 0欄/).waitFor();
  const passed: (string | undefined)[] = [];
  const sheet: [string, string][] = [
    ["Q1", "1"],
    ["Q2", "320"],
    ["Q3", "0"],
    ["Q4", "20260901"],
    ["Q5", "1 2 3 教育"],
    ["Q6", "当番で見直す"],
    ["Q7", "0"],
    ["Q8", "-"],
    ["Q9", "2"],
    ["Q10", "1"],
    ["Q11", "0"],
    ["Q12/stop", "1"],
    ["Q12/leak", "2"],
    ["Q13", "0"],
    ["services/1/Q14", "画像サーバの保守"],
    ["services/1/Q15", "1"],
    ["services/more/1", "1"],
    ["services/2/Q14", "検査装置の保守"],
    ["services/2/Q15", "0"],
    ["services/more/2", "0"],
    ["Q16", "0"],
  ];
  for (const [, text] of sheet) {
    passed.push(await field());
    await typeIn(text);
  }
  expect(passed).toEqual(sheet.map(([key]) => key));
  await page.getByText("更新プログラムの適用、バックアップ、その他（教育）").waitFor();
  await lookAt(page, "143-paper-entry");
  expect(await field()).toBe("keep");
  await page.keyboard.press("Enter");
  await page.getByText("登録しました。紙の回答は1枚になりました。").waitFor();
  expect(await field()).toBe("Q1");
});

test("what cannot stand on the sheet is told at once, and nothing is passed over unseen", async () => {
  await typeIn("9");
  await page.getByText("その番号の選択肢はありません。").waitFor();
  expect(await field()).toBe("Q1");
  await page.keyboard.press("Backspace");
  await typeIn("2");
  expect(await field()).toBe("Q4");
  await page.keyboard.press("ArrowDown");
  await typeIn("1 4");
  await page.getByText("ほかと一緒には選べない選択肢が含まれています。").waitFor();
  await lookAt(page, "144-paper-refused");
  await page.getByRole("button", { name: "この用紙を登録する" }).click();
  await page.getByText(/まだ入力していない欄が\d+欄あります/).waitFor();
  expect(await field()).toBe("Q4");
});

test("the round has the answer as it was typed, with what was left open, declined and not asked", async () => {
  const reply = await page.request.get(`${api()}/rounds/${round}/answers`);
  expect(reply.ok()).toBe(true);
  const csv = await reply.text();
  for (const words of ["hospital", "320", "2026-09-01", "update;backup;else", "教育", "refused"])
    expect(csv).toContain(words);
  const view = (await (await page.request.get(`${api()}/rounds/${round}`)).json()) as { origins: object };
  expect(view.origins).toEqual({ form: 0, paper: 1, import: 0 });
});
