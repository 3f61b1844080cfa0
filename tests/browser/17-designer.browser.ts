import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  expectAccessible,
  expectNoSideways,
  launchedBrowser,
  lookAt,
  settled,
  takePicture,
  watchForFaults,
} from "./harness/browser.ts";
import { signedInState } from "./harness/first-person.ts";
import { keyboardOf } from "./harness/keyboard.ts";
import { organisationOf } from "./harness/questionnaires.ts";
import { smallQuestionnaire } from "./harness/small-questionnaire.ts";

/** A secretary makes this year's questionnaire, has it corrected by its check, fixes it, and begins the next edition. */
const browser = launchedBrowser();
const folder = mkdtempSync(join(tmpdir(), "sekisho-chosa-"));
let page: Page;
let faults: string[];
let base: string;
let address = "";
beforeAll(async () => {
  page = await (await browser.newContext(signedInState())).newPage();
  faults = watchForFaults(page);
  const organisationId = await organisationOf(smallQuestionnaire);
  base = `/o/${organisationId}/instruments`;
  await page.goto("/");
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  expect(faults).toEqual([]);
});

const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
/** By its label, whether or not it must be filled in. */
const field = (name: string) => page.getByRole("textbox", { name: new RegExp(`^${name}( 必須)?$`) });
const row = (name: string) => page.getByRole("row", { name });
/** The page's own; a message at its foot may offer the same. */
const undo = () => button("元に戻す").first().click();
const press = (name: string) => button(name).click();
const fields = () => page.getByRole("region", { name: /^(設問\s|区分\s|調査票の全体|派生変数|順位)/ });
const preview = () => page.getByRole("region", { name: "回答者の画面" });
const saved = () => page.getByText(/に保存しました/).waitFor();
const order = () => page.getByRole("row").evaluateAll((rows) => rows.map((one) => one.getAttribute("data-key")));
async function openAt(item: string) {
  await page.goto(`${address}?item=${encodeURIComponent(item)}`);
  await fields().waitFor();
}
async function choose(label: string, option: string | RegExp) {
  await page.getByRole("button", { name: label }).first().click();
  await page.getByRole("option", { name: option }).click();
}
async function fromMenu(menu: string | RegExp, entry: string) {
  await fields().getByRole("button", { name: menu }).click();
  await page.getByRole("menuitem", { name: entry, exact: true }).click();
}

test("the list shows every edition, and a fixed one is read, not changed", async () => {
  await page.goto(base);
  await page.getByText("確定", { exact: true }).waitFor();
  await lookAt(page, "170-instruments");
  await page.getByRole("link", { name: "医療機器の守りに関する調査" }).click();
  await page.getByText("確定した版です。変えるには次の版を作ってください。").waitFor();
  await row("病床数").click();
  await preview().getByText("許可病床数は何床ですか。").waitFor();
  expect(await field("設問文").isDisabled()).toBe(true);
  expect(await button("設問を加える").count()).toBe(0);
  await lookAt(page, "171-fixed-edition");
});

test("a questionnaire is made from nothing with the keyboard alone, and saves itself", async () => {
  const keyboard = keyboardOf(page);
  await page.goto(base);
  await keyboard.activate(button("調査票を作る"));
  await keyboard.typeInto(page.getByRole("dialog").getByRole("textbox", { name: "題名" }), "職員の意識調査");
  await keyboard.activate(page.getByRole("dialog").getByRole("button", { name: "作る", exact: true }));
  await page.getByRole("heading", { name: "職員の意識調査" }).waitFor();
  address = new URL(page.url()).pathname;

  await keyboard.tabTo(page.getByRole("row").first());
  await keyboard.press("ArrowDown");
  await keyboard.press("Enter");
  await page.getByRole("heading", { name: "設問 Q1" }).waitFor();
  await keyboard.typeInto(field("短い名前"), "訓練メールの経験");
  await keyboard.activate(button("設問を加える"));
  await page.getByRole("heading", { name: "設問 Q2" }).waitFor();
  await keyboard.typeInto(field("短い名前"), "開いた理由");
  await keyboard.typeInto(field("選択肢1"), "差出人が本物らしかった");
  await keyboard.typeInto(field("選択肢2"), "急いでいた");
  await keyboard.press("Enter");
  await page.keyboard.type("覚えていない");
  await preview().getByText("覚えていない").waitFor();

  await keyboard.activate(button("条件を付ける"));
  // The list of questions opens as it is reached, and closes as it is left: until then there is nothing else.
  await keyboard.tabTo(page.getByRole("combobox", { name: "どの設問か" }));
  await keyboard.press("Tab");
  await keyboard.tabTo(page.getByRole("checkbox", { name: "はい" }));
  await keyboard.press("Space");
  await preview().getByText("Q1が「はい」のとき").waitFor();
  await saved();
  await page.reload();
  await fields().getByText("Q1が「はい」のとき").waitFor();
  expect(await field("選択肢3").inputValue()).toBe("覚えていない");
  await lookAt(page, "172-question");
});

test("each way of answering has its own limits, and options their marks", async () => {
  await openAt("question:Q2");
  await choose("答え方", /いくつでも選ぶ/);
  await field("選ぶ数（最多）").fill("2");
  await preview().getByText("2つまで").waitFor();
  await fromMenu(/^「覚えていない」の\s?性質$/, "ほかと同時に選べない");
  await fields().getByText("ほかと同時に選べない").waitFor();
  await field("選ぶ数（最少）").fill("二つ");
  await page.getByText("数値を入れてください。").waitFor();
  await field("選ぶ数（最少）").fill("３");
  await fields().getByText("下限が上限より大きくなっています。").waitFor();
  expect(await field("選ぶ数（最少）").inputValue()).toBe("３");
  await lookAt(page, "173-limits-crossed");
  await field("選ぶ数（最少）").fill("");
  await page.getByText("見直すところはありません").waitFor();

  for (const [kind, shown] of [
    [/^表/, "項目1"],
    [/^数値/, "整数だけ"],
    [/^文章/, "最大文字数"],
    [/^日付/, "最も早い日"],
  ] as const) {
    await press("設問を加える");
    await choose("答え方", kind);
    await page.getByLabel(shown).or(page.getByText(shown)).first().waitFor();
  }
  await saved();
  expect(await page.getByRole("row").count()).toBe(7);
  await expectAccessible(page);
});

test("questions are moved by dragging, by buttons, and back again", async () => {
  await openAt("question:Q6");
  const before = await order();
  await press("上へ");
  expect((await order()).slice(-2)).toEqual(["question:Q6", "question:Q5"]);
  await row("訓練メールの経験").dragTo(row("開いた理由"), { targetPosition: { x: 60, y: 30 } });
  expect((await order()).slice(0, 3)).toEqual(["section:S1", "question:Q2", "question:Q1"]);
  await page.getByText("前の設問だけを条件にできます", { exact: false }).first().waitFor({ state: "attached" });
  await undo();
  await undo();
  expect(await order()).toEqual(before);

  const keyboard = keyboardOf(page);
  await press("区分を加える");
  await keyboard.typeInto(field("見出し"), "ご自身について");
  await row("ご自身について").click();
  await keyboard.press("ArrowUp");
  await keyboard.press("ArrowRight");
  await keyboard.press("Enter");
  await keyboard.press("ArrowUp");
  await keyboard.press("ArrowUp");
  await keyboard.press("Enter");
  await expect.poll(async () => (await order()).indexOf("question:Q6")).toBeLessThan(before.indexOf("question:Q6"));
  await saved();
  await lookAt(page, "174-sections");
});

test("what a removed question leaves behind is told at its place, and one press brings it back", async () => {
  await openAt("question:Q1");
  await fromMenu(/^その他$/, "この設問を取り除く");
  const problems = page.getByText(/^見直すところ \d+件$/);
  await problems.click();
  await page.getByRole("button", { name: /Q2.*条件にある設問「Q1」がありません/ }).click();
  await fields().getByText("条件にある設問「Q1」がありません。").waitFor();
  await lookAt(page, "175-problem");
  await press("版を確定する");
  await page.getByText(/直さなければ確定できないところが\d+件あります/).waitFor();
  expect(await page.getByRole("dialog").getByRole("button", { name: "確定する" }).isDisabled()).toBe(true);
  await page.keyboard.press("Escape");
  await undo();
  await page.getByText("見直すところはありません").waitFor();
  await saved();
});

test("a question given another number keeps it in conditions", async () => {
  await openAt("question:Q1");
  await field("番号").fill("Q2");
  await page.getByText("この番号はもう使われています。").waitFor();
  await field("番号").fill("問1");
  await field("短い名前").focus();
  await page.getByRole("heading", { name: "設問 問1" }).waitFor();
  await saved();
  await openAt("question:Q2");
  await preview().getByText("問1が「はい」のとき").waitFor();
});

test("variables are made from answers, and conditions go by them", async () => {
  await openAt("title");
  await press("派生変数を加える");
  await field("名前").fill("経験の有無");
  await field("群1").fill("経験あり");
  await fields().getByText("問1に回答したとき").waitFor();
  await saved();
  await openAt("section:S2");
  await press("条件を付ける");
  await page.getByRole("combobox", { name: "どの設問か" }).fill("経験の有無");
  await page.getByRole("option", { name: "D1 経験の有無" }).click();
  await page.getByText("一つ以上選んでください。").waitFor();
  await page.getByText("空の欄があるため、まだ保存していません").waitFor();
  await page.locator("label", { hasText: "経験あり" }).click();
  await fields().getByText("「経験の有無」が「経験あり」のとき").waitFor();
  await saved();
  await lookAt(page, "176-condition");
});

test("the whole form is tried with its branches before anybody is asked", async () => {
  await openAt("title");
  await press("通しで試す");
  const dialog = page.getByRole("dialog");
  await dialog.getByText("訓練メールの経験").waitFor();
  expect(await dialog.getByText("開いた理由").count()).toBe(0);
  await dialog.getByText("はい", { exact: true }).first().click();
  await dialog.getByText("開いた理由").waitFor();
  // For axe, what lies below the fold of a dialog has no visible label; the form itself is looked at by its own tests.
  await takePicture(page, "177-try");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
});

test("whoever saves second is told, and keeps what they wrote", async () => {
  await openAt("title");
  const api = `/api/v1${address.replace("/o/", "/organisations/")}`;
  const view = (await (await page.request.get(api)).json()) as { version: number; document: object };
  const headers = { origin: new URL(page.url()).origin };
  const data = { version: view.version, document: { ...view.document, thanks: { ja: "先に書いた人のお礼" } } };
  expect((await page.request.put(api, { headers, data })).status()).toBe(200);
  await field("題名").fill("あとから書いた題名");
  await page.getByText("ほかの人が先に保存しました。").waitFor();
  await lookAt(page, "178-overtaken");
  const download = page.waitForEvent("download");
  await press("自分の内容をファイルに残す");
  expect((await download).suggestedFilename()).toBe("あとから書いた題名.json");
  await press("保存されている内容を開く");
  await page.getByRole("heading", { name: "職員の意識調査" }).waitFor();
  expect(await field("提出後のお礼").inputValue()).toBe("先に書いた人のお礼");
});

test("the workbook goes out and comes back, and a cell that is wrong is named", async () => {
  await page.goto(address);
  const api = `/api/v1${address.replace("/o/", "/organisations/")}/file`;
  const workbook = await (await page.request.get(`${api}?format=xlsx`)).body();
  const file = join(folder, "chosa.xlsx");
  writeFileSync(file, workbook);
  expect((await page.request.get(`${api}?format=pdf`)).headers()["content-type"]).toBe("application/pdf");

  const upload = async (path: string) => {
    await page.goto(base);
    await press("調査票を作る");
    await page.getByText("ファイル（JSON・Excel）").click();
    await page.getByRole("dialog").locator("input[type=file]").setInputFiles(path);
  };
  await upload(file);
  await page.getByText("同じ調査票の同じ版がすでにあります。", { exact: false }).waitFor();
  const json = JSON.parse((await (await page.request.get(`${api}?format=json`)).body()).toString("utf8"));
  delete json.sections[0].questions[0].label;
  const broken = join(folder, "chosa.json");
  writeFileSync(broken, JSON.stringify(json));
  await upload(broken);
  await page.getByText(/questions\[0\]\.label/).waitFor();
  await lookAt(page, "179-file-refused");
  writeFileSync(
    broken,
    JSON.stringify({
      ...JSON.parse((await (await page.request.get(`${api}?format=json`)).body()).toString("utf8")),
      id: "utsushi",
    }),
  );
  await upload(broken);
  await page.getByRole("heading", { name: "職員の意識調査" }).waitFor();
  expect(page.url()).toContain("/utsushi/1");
});

test("an edition is fixed, and the next one says how its questions follow", async () => {
  await page.goto(address);
  await press("版を確定する");
  await page.getByRole("dialog").getByRole("button", { name: "確定する" }).click();
  await page.getByText("確定した版です。変えるには次の版を作ってください。").waitFor();
  await press("次の版を作る");
  await page.getByRole("dialog").getByRole("textbox", { name: "次の版の名前" }).fill("2027年度");
  await page.getByRole("dialog").getByRole("button", { name: "作る", exact: true }).click();
  await page.getByText("版 2027年度").waitFor();
  await row("開いた理由").click();
  const mapping = page.getByRole("group", { name: "前の版（1）との対応" });
  await mapping.getByRole("button", { name: "対応を加える" }).click();
  await mapping.getByRole("group", { name: "前の版の選択肢" }).locator("label", { hasText: "急いでいた" }).click();
  await mapping.getByRole("group", { name: "この版の選択肢" }).locator("label", { hasText: "急いでいた" }).click();
  await mapping.getByRole("group", { name: "この版の選択肢" }).locator("label", { hasText: "覚えていない" }).click();
  await saved();
  // What was read out about the buttons of dialogs that are gone stays for some seconds.
  await page.waitForFunction(() => !document.querySelector("[data-live-announcer] [role=img]"));
  await lookAt(page, "180-mapping");
  const api = `/api/v1${new URL(page.url()).pathname.replace("/o/", "/organisations/")}`;
  const follows = async () => (await (await page.request.get(api)).json()).document.follows;
  await expect.poll(follows).toEqual({
    edition: "1",
    changes: [{ question: "Q2", change: "options", options: [{ before: ["2"], now: ["2", "3"] }] }],
  });
});

test("the longest questionnaire that comes along is worked on, on a phone too", async () => {
  await page.goto(base);
  await press("調査票を作る");
  await page.getByText("備え付けの調査票").click();
  await choose("どの調査票か", /医療情報セキュリティの意識調査/);
  await page.getByRole("dialog").getByRole("button", { name: "作る", exact: true }).click();
  await row("年齢階級").waitFor();
  await settled(page);
  const phone = await (await browser.newContext(signedInState())).newPage();
  await phone.setViewportSize({ width: 390, height: 844 });
  const phoneFaults = watchForFaults(phone);
  await phone.goto(`${new URL(page.url()).pathname}?item=question:Q10`);
  await phone.getByRole("heading", { name: "設問 Q10" }).waitFor();
  await phone.getByText("Q9が「はい」のとき").first().waitFor();
  await expectNoSideways(phone);
  await lookAt(phone, "181-phone");
  expect(phoneFaults).toEqual([]);
});
