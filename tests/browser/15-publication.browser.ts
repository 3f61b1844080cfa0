import { createHash, randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { openDatabase } from "../../src/platform/db/open.ts";
import { smallRound, smallRoundPlan } from "../../src/questionnaire/publication/testing/small-round.ts";
import { expectNoSideways, launchedBrowser, lookAt, settled, watchForFaults } from "./harness/browser.ts";
import { person, signedInState } from "./harness/first-person.ts";

/** A publisher looks at what would be hidden and publishes; somebody without an account reads it on a phone; it is withdrawn. */
const browser = launchedBrowser();
const title = "対策に関する調査の結果";
const reason = "集計の対象に誤りがあったため";
let page: Page;
let visitor: Page;
let faults: string[][];
let round: { organisationId: string; roundId: string };

beforeAll(async () => {
  round = await aRoundToPublish();
  page = await (await browser.newContext(signedInState())).newPage();
  visitor = await (await browser.newPhone()).newPage();
  faults = [page, visitor].map(watchForFaults);
  await page.goto("/");
  const path = `/api/v1/organisations/${round.organisationId}/rounds/${round.roundId}/table-sets`;
  const headers = { origin: new URL(page.url()).origin };
  const saved = await page.request.post(path, { headers, data: { name: "公表用の集計表", plan: smallRoundPlan } });
  expect(saved.status()).toBe(200);
});
afterAll(() => expect(faults.flat()).toEqual([]));

/** Closed, and with the first person as publisher of its organisation. */
async function aRoundToPublish() {
  const database = await openDatabase({ databaseUrl: null, dataFolder: inject("dataFolder") }, 2);
  try {
    const { organisationId, roundId } = await smallRound(database.db);
    const { id } = await database.db
      .selectFrom("person")
      .select("id")
      .where("email", "=", person.email)
      .executeTakeFirstOrThrow();
    const granted = { since: new Date(), granted_by: "operator", why: "公表" };
    await database.db
      .insertInto("organisation_member")
      .values({ organisation_id: organisationId, id: randomUUID(), person_id: id, role: "publisher", ...granted })
      .execute();
    return { organisationId, roundId };
  } finally {
    await database.close();
  }
}

const publishButton = () => page.getByRole("button", { name: "公表する", exact: true }).first();
const check = async () => {
  await page.getByRole("button", { name: "伏せる数を確かめる" }).click();
  await page.getByText(/^公表できます/).waitFor();
};

test("before anything is published there is one way on, and nothing for the public", async () => {
  await page.goto(`/o/${round.organisationId}/rounds/${round.roundId}/releases`);
  await page.getByText("まだ公表していません").waitFor();
  await lookAt(page, "150-releases-none");
  await page.getByRole("link", { name: "公表を準備する" }).click();
  await page.getByRole("heading", { level: 1, name: "公表を準備する" }).waitFor();
});

test("what would be hidden is shown with its loss, and only what was looked at can be published", async () => {
  expect(await publishButton().isDisabled()).toBe(true);
  await check();
  expect(await publishButton().isEnabled()).toBe(true);
  await page.getByText("小さいので伏せる").first().waitFor();
  expect(await page.getByRole("cell", { name: /^X/ }).count()).toBeGreaterThan(2);
  await page.getByText("伏せた数ごとに、外から分かる範囲").click();
  await page.getByRole("cell", { name: /～/ }).first().waitFor();
  await lookAt(page, "151-prepare");
  await page.getByText("3件未満").click();
  expect(await publishButton().isDisabled()).toBe(true);
  await page.getByText("5件未満").click();
  await check();
});

test("another way can be chosen after comparing what each costs, and left again", async () => {
  await page.getByRole("button", { name: "ほかの守り方と比べる" }).click();
  await page
    .getByText(/^失われる数/)
    .first()
    .waitFor();
  await page.getByText("図表4 を公表しない").click();
  await page.getByText("なくなる", { exact: true }).waitFor();
  await lookAt(page, "151-ways");
  await page.getByText("小さい数と、逆算に使える数を伏せる").click();
  await page.getByText("なくなる", { exact: true }).waitFor({ state: "detached" });
  await page.getByText(/^公表できます/).waitFor();
});

test("publishing says what happens, and the log has its line", async () => {
  await publishButton().click();
  await page.getByText("誰でも、サインインなしで、図表とファイルを読めるようになります。").waitFor();
  await lookAt(page, "152-publish");
  await page.getByLabel("公表の題名").fill(title);
  await page.getByRole("dialog").getByRole("button", { name: "公表する" }).click();
  await page.getByRole("heading", { name: title }).waitFor();
  await page.getByText("公表中").waitFor();
  // As somebody finds it who comes later: what was announced of the pressed button is over.
  await page.reload();
  await page.getByText("公表中").waitFor();
  await lookAt(page, "153-releases");
  await page.getByRole("button", { name: "つながりを確かめる" }).click();
  await page.getByText("公表した内容も変わっていません（1 行）").waitFor();
});

test("somebody without an account finds and reads it on a phone", async () => {
  await visitor.goto("/statistics");
  await lookAt(visitor, "154-public-list");
  await expectNoSideways(visitor);
  await visitor.getByRole("link", { name: title }).click();
  await visitor.getByRole("heading", { level: 1, name: title }).waitFor();
  await visitor.getByText("「X」は、個別の回答が分からないように伏せた数です。").waitFor();
  await visitor.getByText("「-」は0件です。").waitFor();
  expect(await visitor.getByRole("cell", { name: /^X/ }).count()).toBeGreaterThan(2);
  await lookAt(visitor, "155-public");
  await expectNoSideways(visitor);
});

test("the file that everybody downloads has the hash that the page shows", async () => {
  const shown = /[0-9a-f]{64}/.exec((await visitor.getByText("SHA-256:").textContent()) ?? "")?.[0];
  const address = await visitor.getByRole("link", { name: "JSON" }).getAttribute("href");
  const file = await visitor.request.get(address ?? "");
  expect(
    createHash("sha256")
      .update(await file.body())
      .digest("hex"),
  ).toBe(shown);
});

test("the public pages speak English as well, and a wrong address says so", async () => {
  await visitor.getByRole("button", { name: "English" }).click();
  await visitor.getByText("How to read the tables").waitFor();
  await visitor.getByRole("button", { name: "日本語" }).click();
  const other = await (await browser.newContext()).newPage();
  await other.goto(`/statistics/${randomUUID()}`);
  await other.getByRole("heading", { name: "この統計は見つかりません" }).waitFor();
  await lookAt(other, "156-public-unknown");
});

test("by keyboard alone it is withdrawn, with the reason that everybody reads", async () => {
  await page.getByRole("button", { name: "取り下げる" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.type(reason);
  await lookAt(page, "157-withdraw");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByText("取下げ", { exact: true }).first().waitFor();
  await visitor.reload();
  await visitor.getByText(`理由: ${reason}`).waitFor();
  await settled(visitor);
  expect(await visitor.getByRole("table").count()).toBe(0);
  await lookAt(visitor, "158-public-withdrawn");
});
