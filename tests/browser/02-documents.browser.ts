import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchedBrowser, lookAt, watchForFaults } from "./harness/browser.ts";
import { signedInState } from "./harness/first-person.ts";
import { hospitalNamed } from "./harness/hospitals.ts";

const browser = launchedBrowser();
let page: Page;
let faults: string[];
beforeAll(async () => {
  const context = await browser.newContext(signedInState());
  page = await context.newPage();
  faults = watchForFaults(page);
});
afterAll(() => expect(faults).toEqual([]));

test("findings, documents and administration open and are accessible", async () => {
  const facility = await hospitalNamed(page, "海松浜");
  for (const [path, name] of [
    [`/f/${facility}/findings`, "20-findings"],
    [`/f/${facility}/findings?view=gaps`, "21-gaps"],
    [`/f/${facility}/documents`, "22-documents"],
    [`/f/${facility}/audit`, "23-audit"],
    ["/administration", "24-administration"],
    ["/account", "25-account"],
  ] as const) {
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await lookAt(page, name);
  }
});

test("an issued edition is kept, and the documents are real PDF and XLSX files", async () => {
  const facility = await hospitalNamed(page, "海松浜");
  await page.goto(`/f/${facility}/documents`);
  await page.getByRole("row", { name: /合本/ }).getByRole("button", { name: "発行する" }).click();
  await page.getByLabel("版の説明（任意）").fill("試験");
  await page.getByRole("dialog").getByRole("button", { name: "発行する" }).click();
  await page.getByText("第1版").first().waitFor();
  await lookAt(page, "26-issued");
  for (const [kind, format, magic] of [
    ["volume", "pdf", "%PDF"],
    ["D5", "pdf", "%PDF"],
    ["D8", "xlsx", "PK"],
    ["D7", "svg", "<svg"],
    ["D7", "drawio", "<mxfile"],
  ] as const) {
    const file = await page.request.get(`/api/v1/facilities/${facility}/documents/${kind}?format=${format}`);
    expect(file.status(), `${kind} ${format}`).toBe(200);
    expect((await file.body()).toString("latin1", 0, 20)).toContain(magic);
  }
});
