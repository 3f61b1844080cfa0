import { readFileSync } from "node:fs";
import type { BrowserContext, Page } from "playwright-core";
import { expect, test } from "vitest";
import { type SignedInPerson, signedIn } from "../../src/identity/testing/sign-in.ts";
import { launchedBrowser, lookAt, watchForFaults } from "./harness/browser.ts";
import { surveyServer } from "./harness/survey-server.ts";

/** A hospital takes everything out and is then erased: asked for by its administrator, agreed to by its head. */
const browser = launchedBrowser();
const { server, identity, facilityId } = await surveyServer("うみなり");
const administrator = await signedIn(identity, { role: "systemAdministrator", facilityId });
const head = await signedIn(identity, { role: "executive", facilityId });
const hospital = "うみなり病院";

async function pageOf({ headers }: SignedInPerson): Promise<{ page: Page; faults: string[]; context: BrowserContext }> {
  const context = await browser.newContext(undefined, server.address);
  const [name = "", ...value] = headers.cookie.split("=");
  await context.addCookies([{ name, value: value.join("="), url: server.address }]);
  const page = await context.newPage();
  return { page, faults: watchForFaults(page), context };
}

test("an administrator takes everything out, and asks for erasure with a reason and the hospital's name", async () => {
  const { page, faults, context } = await pageOf(administrator);
  await page.goto(`/f/${facilityId}/people`);
  await page.getByRole("link", { name: "返却と消去" }).click();
  await page.getByRole("heading", { name: "返却する" }).waitFor();
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: "ZIPで取り出す" }).click();
  const zip = await coming;
  expect(zip.suggestedFilename()).toContain(`${hospital}_返却_`);
  expect(
    readFileSync(await zip.path())
      .subarray(0, 2)
      .toString(),
  ).toBe("PK");
  await page.getByRole("button", { name: "消去を申し出る" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("理由").fill("契約が終わった。連絡は佐藤様まで");
  await form.getByText("個人情報のように見える書込みがあります").waitFor();
  await lookAt(page, "custody-request");
  await form.getByLabel("理由").fill("契約が終わった");
  await form.getByLabel("病院名").fill("ちがう病院");
  await form.getByRole("button", { name: "消去を申し出る" }).click();
  await form.getByText("病院名が一致しません").waitFor();
  await form.getByLabel("病院名").fill(hospital);
  await form.getByRole("button", { name: "消去を申し出る" }).click();
  await page.getByText("消去を申し出ました。").waitFor();
  expect(await page.getByRole("button", { name: "同意して消去する" }).count()).toBe(0);
  await lookAt(page, "custody-waiting");
  expect(faults).toEqual([]);
  await context.close();
});

test("the head of the hospital agrees, the hospital closes, and the certificate is handed out", async () => {
  const { page, faults, context } = await pageOf(head);
  await page.goto(`/f/${facilityId}/custody`);
  await page.getByText("契約が終わった").waitFor();
  await page.getByRole("button", { name: "確認コードを出す" }).waitFor();
  await lookAt(page, "custody-second-person");
  await page.getByRole("button", { name: "同意して消去する" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("病院名").fill(hospital);
  await lookAt(page, "custody-agree");
  await form.getByRole("button", { name: "同意して消去する" }).click();
  await page.waitForURL("**/erasure/*");
  await page.getByText("すべての消去が終わりました").waitFor({ timeout: 60_000 });
  await page.getByLabel("病院名").fill(hospital);
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "証明書を受け取る" }).click();
  expect(
    readFileSync(await (await coming).path())
      .subarray(0, 4)
      .toString(),
  ).toBe("%PDF");
  await lookAt(page, "custody-finished");
  await page.goto(`/f/${facilityId}/custody`);
  await page.getByText("返却と消去").waitFor({ state: "detached" });
  expect(faults).toEqual([]);
  await context.close();
});
