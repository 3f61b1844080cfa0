import { execFileSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { sharedData } from "../../src/shared/testing/shared-data.ts";
import { launchedBrowser, lookAt, takePicture, watchForFaults } from "./harness/browser.ts";
import { signedInState } from "./harness/first-person.ts";
import { registerHospital } from "./harness/hospitals.ts";

const browser = launchedBrowser();
let page: Page;
let faults: string[];
beforeAll(async () => {
  page = await (await browser.newContext(signedInState())).newPage();
  faults = watchForFaults(page);
  await page.goto("/");
});
afterAll(() => expect(faults).toEqual([]));

const shared = sharedData();

test.skipIf(shared === null).each(["clinic-small", "hospital-mid", "hospital-large"])(
  "the files of %s, dropped into the browser, become the ledger they should",
  async (name) => {
    // The screens are the same for all three; axe looks at the fullest.
    const look = (picture: string) => (name === "hospital-large" ? lookAt(page, picture) : takePicture(page, picture));
    const folder = join(shared ?? "", "hospitals", name);
    const files = readdirSync(folder).filter((file) => /\.(xlsx|csv)$/.test(file));
    const id = await registerHospital(page, name);
    await page.goto(`/f/${id}/import`);
    await look(`30-import-empty-${name}`);
    await page.locator("input[type=file]").setInputFiles(files.map((file) => join(folder, file)));
    await page.getByRole("button", { name: "台帳に取り込む" }).waitFor({ timeout: 60_000 });
    await look(`31-import-planned-${name}`);
    for (const tab of ["確認してほしいこと", "重複", "食い違い", "行ごとの結果"]) {
      await page.getByRole("tab", { name: tab }).click();
      await look(`32-import-${tab}-${name}`);
    }
    await page.getByRole("button", { name: "台帳に取り込む" }).click();
    await page.getByRole("button", { name: "取込みを取り消す" }).waitFor({ timeout: 60_000 });
    await look(`33-import-done-${name}`);
    const before = await exported(id);
    const score = compared(before, join(folder, "truth.json"), name);
    console.log(`${name}: ${score}`);
    const [right = 0, all = 1] = (/score: (\d+)\/(\d+)/.exec(score) ?? []).slice(1).map(Number);
    expect(right / all).toBeGreaterThanOrEqual(0.98);
    expect(score).toMatch(/0 missing, 0 too many, findings (\d+)\/\1, 0 wrong/);
    await page.goto(`/f/${id}`);
    await page.getByRole("group", { name: /関所図/ }).waitFor();
    await look(`34-home-${name}`);
  },
);

/** The last line of the comparator. */
function compared(exportedJson: string, truth: string, name: string): string {
  const file = join(inject("pictureFolder"), `${name}.json`);
  writeFileSync(file, exportedJson);
  const tool = join(shared ?? "", "..", "tools", "compare-export.mjs");
  try {
    return lastLine(execFileSync(process.execPath, [tool, file, truth, "--skip-rules", "FR-19"], { encoding: "utf8" }));
  } catch (fault) {
    // It exits with 1 unless everything is right; its figures are what counts.
    if (fault instanceof Error && "stdout" in fault) return lastLine(String(fault.stdout));
    throw fault;
  }
}
const lastLine = (text: string) => text.trim().split("\n").at(-1) ?? "";

async function exported(facility: string): Promise<string> {
  const file = await page.request.get(`/api/v1/facilities/${facility}/export?format=json`);
  expect(file.status()).toBe(200);
  return file.text();
}
