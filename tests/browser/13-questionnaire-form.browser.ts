import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectNoSideways, launchedBrowser, lookAt, settled, watchForFaults } from "./harness/browser.ts";
import { signedInState } from "./harness/first-person.ts";
import { keyboardOf } from "./harness/keyboard.ts";
import { openRoundOf, organisationOf } from "./harness/questionnaires.ts";
import { smallQuestionnaire } from "./harness/small-questionnaire.ts";

/** Somebody without an account answers a questionnaire: on a phone, further on a computer, and with a keyboard only. */
const browser = launchedBrowser();
let path: string;
let phone: Page;
let faults: string[][];
beforeAll(async () => {
  const page = await (await browser.newContext(signedInState())).newPage();
  await page.goto("/");
  const organisationId = await organisationOf(smallQuestionnaire);
  ({ path } = await openRoundOf(page, organisationId, smallQuestionnaire));
  phone = await (await browser.newPhone()).newPage();
  faults = [phone].map(watchForFaults);
});
afterAll(() => expect(faults.flat()).toEqual([]));

/** The card of a question; `services-1-Q14` of one that is asked for each thing. */
const card = (page: Page, place: string) => page.locator(`[id="ask-${place}"]`);
const option = (place: string, words: string) => card(phone, place).getByText(words, { exact: true });
const tapNext = () => phone.getByRole("button", { name: "次へ" }).tap();
const heading = (words: string | RegExp, page = phone) => page.getByRole("heading", { level: 2, name: words });
const isPicked = (place: string, words: string) =>
  card(phone, place).locator("label").filter({ hasText: words }).locator("input").isChecked();

async function lookAtPhone(name: string): Promise<void> {
  await lookAt(phone, name);
  await expectNoSideways(phone);
}

test("the first page says who asks, how long it takes and who will know, in Japanese and in English", async () => {
  await phone.goto(path);
  await phone.getByText("つばめ協会 からのお願いです").waitFor();
  await phone.getByText("どなたの回答かは、たずねた側にも分かりません。").waitFor();
  await phone.getByText(/^\d+～\d+問・およそ\d+分$/).waitFor();
  await lookAtPhone("130-form-start");
  await phone.getByRole("button", { name: "English" }).tap();
  await phone.getByRole("heading", { name: "Survey on guarding medical devices" }).waitFor();
  // biome-ignore lint/performance/useDomNodeTextContent: only what is shown counts
  const shown = (await phone.locator("main").innerText()).split("\n").filter((line) => !line.includes("つばめ協会"));
  expect(shown.filter((line) => /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(line))).toEqual([]);
  await phone.getByRole("button", { name: "日本語" }).tap();
  await phone.getByRole("button", { name: "回答を始める" }).tap();
  await heading("施設について").waitFor();
});

test("nobody passes by a question that needs an answer, and is told so at the question", async () => {
  await tapNext();
  await card(phone, "Q1").getByText("この質問にはお答えが要ります。").waitFor();
  await lookAtPhone("131-form-missing");
  await option("Q1", "その他").tap();
  expect(await card(phone, "Q1").getByRole("alert").count()).toBe(0);
  await phone.getByLabel("その他 の内容").fill("健診センター");
});

test("questions come and go with the answers before them", async () => {
  expect(await card(phone, "Q2").count()).toBe(0);
  await option("Q1", "病院").tap();
  const beds = card(phone, "Q2").getByRole("textbox");
  await beds.fill("９９９９");
  await card(phone, "Q2").getByText("0～2000床の数を入れてください。").waitFor();
  await tapNext();
  await heading("施設について").waitFor();
  await beds.fill("３２０");
  await option("Q3", "いいえ").tap();
  await beds.fill("120");
  await card(phone, "Q3").waitFor({ state: "detached" });
  await beds.fill("320");
  expect(await isPicked("Q3", "いいえ")).toBe(true);
  await card(phone, "Q4").locator("input").fill("2026-09-01");
  await lookAtPhone("132-form-first-page");
  await tapNext();
  await heading("対策について").waitFor();
});

test("an option that stands alone lets go of the others, and no more are picked than may be", async () => {
  await option("Q5", "更新プログラムの適用").tap();
  await option("Q5", "バックアップ").tap();
  await card(phone, "Q6").getByRole("textbox").fill("月に一度、当番で見直す");
  await option("Q5", "どれも行っていない").tap();
  expect(await isPicked("Q5", "バックアップ")).toBe(false);
  await card(phone, "Q6").waitFor({ state: "detached" });
  await option("Q5", "バックアップ").tap();
  await option("Q5", "その他").tap();
  await phone.getByLabel("その他 の内容").fill("教育");
  expect(await card(phone, "Q6").getByRole("textbox").inputValue()).toBe("月に一度、当番で見直す");
  await option("Q7", "人手").tap();
  await option("Q7", "予算").tap();
  expect(await card(phone, "Q7").locator("label").filter({ hasText: "知識" }).locator("input").isDisabled()).toBe(true);
  await option("Q8", "回答しない").tap();
  await lookAtPhone("133-form-measures");
  await tapNext();
});

test("no two places are given to the same thing, and a matrix is answered row by row", async () => {
  await heading("守る順番").waitFor();
  await option("Q9", "画像サーバ").tap();
  await card(phone, "Q10").getByText("「1番目」で選んであります").waitFor();
  await option("Q10", "電子カルテ").tap();
  await lookAtPhone("134-form-ranking");
  await tapNext();
  await heading("お考え").waitFor();
  for (const row of ["診療が止まること", "情報が漏れること"])
    await phone.getByRole("radiogroup", { name: row }).getByText("ある", { exact: true }).tap();
  await option("Q13", "あまりない").tap();
  await lookAtPhone("135-form-matrix");
  await tapNext();
});

test("what is asked for each thing has a page for each, as many as there are and may be", async () => {
  await heading(/サービス 1$/).waitFor();
  await card(phone, "services-1-Q14").getByRole("textbox").fill("画像サーバの保守");
  await phone.getByRole("button", { name: /サービスをもう一つ加える/ }).tap();
  await card(phone, "services-2-Q14").getByRole("textbox").fill("検査装置の保守");
  await phone.getByRole("button", { name: /サービスをもう一つ加える/ }).tap();
  await heading(/サービス 3$/).waitFor();
  expect(await phone.getByRole("button", { name: /加える/ }).count()).toBe(0);
  await phone.getByRole("button", { name: "サービス 3 を取り除く" }).tap();
  await heading(/サービス 2$/).waitFor();
  await lookAtPhone("136-form-services");
  await phone.getByText("保存済み").waitFor();
});

test("without a network nothing is lost: it stays on the phone and is sent when the network is back", async () => {
  const offline = phone.context();
  await offline.setOffline(true);
  await option("services-2-Q15", "はい").tap();
  await phone.getByText(/^まだ送れていません/).waitFor();
  await offline.setOffline(false);
  await phone.getByText("保存済み").waitFor();
  // The browser is closed before anything could be sent.
  await offline.setOffline(true);
  await option("services-2-Q15", "いいえ").tap();
  const address = phone.url();
  await phone.goto("about:blank");
  await offline.setOffline(false);
  await phone.goto(address);
  await phone.getByRole("button", { name: "続きから回答する" }).tap();
  await heading(/サービス/).waitFor();
  await phone.getByText("保存済み").waitFor();
});

test("on another device the same address goes on where the phone stopped", async () => {
  const computer = await (await browser.newContext()).newPage();
  faults.push(watchForFaults(computer));
  await computer.goto(phone.url());
  await computer.getByText("前に保存した回答から続けます。").waitFor();
  await lookAt(computer, "137-form-resumed");
  await computer.getByRole("button", { name: "続きから回答する" }).click();
  await heading(/サービス 1/, computer).waitFor();
  await computer.getByRole("button", { name: "次へ" }).click();
  expect(await card(computer, "services-2-Q14").getByRole("textbox").inputValue()).toBe("検査装置の保守");
  expect(await card(computer, "services-2-Q15").getByRole("radio", { name: "いいえ" }).isChecked()).toBe(true);
  await computer.getByRole("button", { name: "次へ" }).click();
  await heading("ご連絡先", computer).waitFor();
  await card(computer, "Q16").getByRole("textbox").fill("hanako@tsubame.example");
  await computer.getByText("保存済み").waitFor();
  await lookAt(computer, "138-form-contact");
  await computer.close();
});

test("before handing in one sees what is open and what was answered, and the server's refusal at its question", async () => {
  await phone.reload();
  await phone.getByRole("button", { name: "続きから回答する" }).tap();
  await phone.getByRole("button", { name: "回答を確かめる" }).tap();
  await heading("提出の前に").waitFor();
  await phone.getByText("まだ答えていない質問が2問あります。").waitFor();
  await phone.getByText(/^これまでの回答を見る/).tap();
  await phone.getByText("その他（教育）").waitFor();
  await lookAtPhone("139-form-summary");
  // The form lets nobody give the same thing two places; a program between could.
  await phone.route("**/api/v1/answering/hand-in", async (route) => {
    const body = route.request().postDataJSON() as { answers: { values: Record<string, object> } };
    body.answers.values.Q10 = { picked: ["pacs"] };
    await route.continue({ postData: JSON.stringify(body) });
  });
  await phone.getByRole("button", { name: "提出する" }).tap();
  await phone.getByText("同じものに二つの順位が付いています。").waitFor();
  await phone.getByRole("button", { name: "Q10　2番目 へ" }).tap();
  await card(phone, "Q10").getByText("同じものに二つの順位が付いています。").waitFor();
  await lookAtPhone("140-form-refused");
  await phone.unroute("**/api/v1/answering/hand-in");
});

test("handed in once, the answer is thanked for, and the phone keeps nothing of it", async () => {
  await option("Q11", "検査装置").tap();
  for (const page of ["お考え", /サービス 1$/, /サービス 2$/, "ご連絡先"]) {
    await tapNext();
    await heading(page).waitFor();
  }
  await phone.getByRole("button", { name: "回答を確かめる" }).tap();
  await phone.getByRole("button", { name: "提出する" }).tap();
  await heading("ありがとうございました").waitFor();
  await phone.getByText("結果は来年の春に公表します。").waitFor();
  await lookAtPhone("141-form-thanks");
  const kept = await phone.evaluate(() => Object.keys(localStorage).filter((key) => key !== "sekisho.language"));
  expect(kept).toEqual([]);
  await phone.reload();
  await heading("ありがとうございました").waitFor();
  await phone.getByRole("button", { name: "別の人が、新しく回答する" }).tap();
  await phone.getByRole("button", { name: "回答を始める" }).waitFor();
});

test("an address that leads nowhere, or is cut off, says what to do", async () => {
  await phone.goto("about:blank");
  await phone.goto("/q#abc");
  await phone.getByText("アドレスが途中で切れているようです。").waitFor();
  await lookAtPhone("142-form-cut-off");
  await phone.goto("/q/kono-kai-wa-nai");
  await phone.getByText(/このリンクは正しくありません/).waitFor();
  await settled(phone);
});

test("with a keyboard only, the form is answered from the first page to the thanks", async () => {
  const page = await (await browser.newContext()).newPage();
  faults.push(watchForFaults(page));
  const keys = keyboardOf(page);
  const next = () => keys.activate(page.getByRole("button", { name: "次へ" }));
  await page.goto(path);
  await keys.activate(page.getByRole("button", { name: "回答を始める" }));
  await heading("施設について", page).waitFor();
  await next();
  // The focus went to the question that needs an answer.
  await keys.tabTo(card(page, "Q1").getByRole("radio").first());
  await keys.press("ArrowDown");
  expect(await card(page, "Q1").getByRole("radio", { name: "診療所" }).isChecked()).toBe(true);
  await keys.typeInto(card(page, "Q4").locator("input"), "20260901");
  await next();
  await keys.activate(card(page, "Q5").getByRole("checkbox", { name: "更新プログラムの適用" }), "Space");
  await keys.activate(card(page, "Q5").getByRole("checkbox", { name: "バックアップ" }), "Space");
  await keys.typeInto(card(page, "Q6").getByRole("textbox"), "当番");
  await next();
  await keys.activate(card(page, "Q9").getByRole("radio", { name: "電子カルテ" }), "Space");
  await keys.activate(card(page, "Q10").getByRole("radio", { name: "画像サーバ" }), "Space");
  await next();
  await keys.activate(page.getByRole("radiogroup", { name: "診療が止まること" }).getByRole("radio").first(), "Space");
  await keys.press("ArrowRight");
  await next();
  await keys.typeInto(card(page, "services-1-Q14").getByRole("textbox"), "保守");
  await next();
  await keys.activate(page.getByRole("button", { name: "回答を確かめる" }));
  await heading("提出の前に", page).waitFor();
  await keys.activate(page.getByRole("button", { name: "提出する" }));
  await heading("ありがとうございました", page).waitFor();
});
