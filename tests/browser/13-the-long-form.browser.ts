import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { shippedInstruments } from "../../src/questionnaire/design/shipped.ts";
import { expectAccessible, expectNoSideways, launchedBrowser, settled, watchForFaults } from "./harness/browser.ts";
import { signedInState } from "./harness/first-person.ts";
import { openRoundOf, organisationOf } from "./harness/questionnaires.ts";

/** The longest instrument that comes along, on a phone, by whoever is asked everything: what it costs in taps and time. */
const instrument = shippedInstruments().find(({ id }) => id === "awareness106");
const browser = launchedBrowser();
let path: string;
let phone: Page;
let faults: string[];
beforeAll(async () => {
  if (!instrument) throw new Error("the instrument of 106 questions does not come along");
  const page = await (await browser.newContext(signedInState())).newPage();
  await page.goto("/");
  ({ path } = await openRoundOf(page, await organisationOf(instrument), instrument));
  phone = await (await browser.newPhone()).newPage();
  faults = watchForFaults(phone);
});
afterAll(() => expect(faults).toEqual([]));

const taken = { taps: 0, letters: 0, questions: 0, pages: 0 };
async function tap(what: Locator): Promise<void> {
  taken.taps += 1;
  await what.tap();
}

/** The first option of every question leads to all others but one: of Q102 it is the fourth that leads to Q103. */
const choiceOf = async (card: Locator) => ((await card.getAttribute("data-question")) === "Q102" ? 3 : 0);

/** One tap for a choice, one tap and some letters for a field: the least that answers the question. */
async function answer(card: Locator): Promise<void> {
  const groups = await card.getByRole("radiogroup").all();
  for (const group of groups) await tap(group.locator("label:not([data-disabled])").nth(await choiceOf(card)));
  if (groups.length > 0) return;
  const boxes = card.getByRole("group").locator("label");
  if ((await boxes.count()) > 0) return tap(boxes.first());
  const field = card.getByRole("textbox");
  await tap(field);
  const text = (await field.getAttribute("inputmode")) === null ? "特にありません" : "3";
  taken.letters += text.length;
  await field.pressSequentially(text);
}

/** Answers bring further questions onto the page: each is answered when it stands there. */
async function answerPage(): Promise<void> {
  for (const cards = phone.locator("[id^='ask-'][data-question]"), seen = new Set<string>(); ; ) {
    const ids = await cards.evaluateAll((found) => found.map((one) => one.id));
    const id = ids.find((one) => !seen.has(one));
    if (id === undefined) return;
    seen.add(id);
    await answer(phone.locator(`[id="${id}"]`));
    taken.questions += 1;
  }
}

test("106 questions are answered on a phone with one tap each and one for each page", async () => {
  await phone.goto(path);
  const told = (await phone.getByText(/^\d+～\d+問・およそ\d+分$/).textContent()) ?? "";
  const start = Date.now();
  await tap(phone.getByRole("button", { name: "回答を始める" }));
  const pageName = phone.getByRole("heading", { level: 2 });
  for (const last = phone.getByRole("button", { name: "回答を確かめる" }); ; ) {
    taken.pages += 1;
    await answerPage();
    if ((await last.count()) > 0) break;
    const before = (await pageName.textContent()) ?? "";
    await tap(phone.getByRole("button", { name: "次へ" }));
    await phone.waitForFunction((name) => document.querySelector("h2")?.textContent !== name, before);
  }
  await tap(phone.getByRole("button", { name: "回答を確かめる" }));
  await phone.getByText("すべての質問に回答がありました。").waitFor();
  await tap(phone.getByRole("button", { name: "提出する" }));
  await phone.getByRole("heading", { name: "ありがとうございました" }).waitFor();
  const seconds = ((Date.now() - start) / 1000).toFixed(0);
  const { questions, pages, taps, letters } = taken;
  console.log(
    `form of 106 questions on a phone: ${told}; ${questions} asked on ${pages} pages, ${taps} taps, ${letters} letters, ${seconds} s without reading`,
  );
  expect(questions).toBe(106);
  expect(taps).toBe(questions + pages + 2);
}, 300_000);

test("every page of it is accessible and fits the screen", async () => {
  await phone.getByRole("button", { name: "別の人が、新しく回答する" }).tap();
  await phone.getByRole("button", { name: "回答を始める" }).tap();
  for (const next = phone.getByRole("button", { name: "次へ" }); (await next.count()) > 0; await next.tap()) {
    await settled(phone);
    await expectNoSideways(phone);
    await expectAccessible(phone);
  }
}, 300_000);
