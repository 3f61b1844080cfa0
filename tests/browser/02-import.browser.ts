import { execFileSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { sharedData } from "../../src/shared/testing/shared-data.ts";
import { launchedBrowser, lookAt, watchForFaults } from "./harness/browser.ts";

const browser = launchedBrowser();
let page: Page;
let faults: string[];
beforeAll(async () => {
  const context = await browser.newContext(join(inject("pictureFolder"), "signed-in.json"));
  page = await context.newPage();
  faults = watchForFaults(page);
});
afterAll(() => expect(faults).toEqual([]));

test("findings, documents and administration open and are accessible", async () => {
  const facility = await hospital("海松浜");
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
  const facility = await hospital("海松浜");
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

const shared = sharedData();

test.skipIf(shared === null).each(["clinic-small", "hospital-mid", "hospital-large"])(
  "the files of %s, dropped into the browser, become the ledger they should",
  async (name) => {
    const folder = join(shared ?? "", "hospitals", name);
    const files = readdirSync(folder).filter((file) => /\.(xlsx|csv)$/.test(file));
    const made = await page.request.post("/api/v1/facilities", {
      headers: { origin: inject("address") },
      data: { name, medicalInstitutionCode: null, prefecture: null, founderClass: null, licensedBeds: null },
    });
    const { id } = (await made.json()) as { id: string };
    await page.goto(`/f/${id}/import`);
    await lookAt(page, `30-import-empty-${name}`);
    await page.locator("input[type=file]").setInputFiles(files.map((file) => join(folder, file)));
    await page.getByRole("button", { name: "台帳に取り込む" }).waitFor({ timeout: 60_000 });
    await lookAt(page, `31-import-planned-${name}`);
    for (const tab of ["確認してほしいこと", "重複", "食い違い", "行ごとの結果"]) {
      await page.getByRole("tab", { name: tab }).click();
      await lookAt(page, `32-import-${tab}-${name}`);
    }
    await page.getByRole("button", { name: "台帳に取り込む" }).click();
    await page.getByRole("button", { name: "取込みを取り消す" }).waitFor({ timeout: 60_000 });
    await lookAt(page, `33-import-done-${name}`);
    const before = await exported(id);
    const score = compared(before, join(folder, "truth.json"), name);
    console.log(`${name}: ${score}`);
    const [right = 0, all = 1] = (/score: (\d+)\/(\d+)/.exec(score) ?? []).slice(1).map(Number);
    expect(right / all).toBeGreaterThanOrEqual(0.98);
    expect(score).toMatch(/0 missing, 0 too many, findings (\d+)\/\1, 0 wrong/);
    await page.goto(`/f/${id}`);
    await page.getByRole("group", { name: /関所図/ }).waitFor();
    await lookAt(page, `34-home-${name}`);
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

async function hospital(part: string): Promise<string> {
  const me = (await (await page.request.get("/api/v1/me")).json()) as {
    facilities: { facilityId: string; name: string }[];
  };
  return me.facilities.find((facility) => facility.name.includes(part))?.facilityId ?? "";
}
