import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { APIResponse, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { removeFolder } from "../harness/running-server.ts";
import { launchedBrowser, lookAt, settled, watchForFaults } from "./harness/browser.ts";
import { person, signedInState } from "./harness/first-person.ts";

/** Twelve invented hospitals with a gate of an invented maker, an advisory about it, and the national picture of what they do. */
const browser = launchedBrowser();
const folder = mkdtempSync(join(tmpdir(), "sekisho-national-"));
const advisory = "CVE-2099-0900";
const product = "/national/products/o%3Akasumi%3Agate_firmware";
let page: Page;
let faults: string[];
beforeAll(async () => {
  page = await (await browser.newContext(signedInState())).newPage();
  faults = watchForFaults(page);
  await page.goto("/");
});
afterAll(() => {
  removeFolder(folder);
  expect(faults).toEqual([]);
});

const feed = {
  format: "NVD_CVE",
  vulnerabilities: [
    {
      cve: {
        id: advisory,
        published: "2026-11-02T03:04:05.678",
        lastModified: "2026-11-10T00:00:00.000",
        vulnStatus: "Analyzed",
        descriptions: [{ lang: "en", value: "An invented weakness of an invented gate." }],
        configurations: [
          {
            nodes: [
              {
                operator: "OR",
                cpeMatch: [
                  {
                    vulnerable: true,
                    criteria: "cpe:2.3:o:kasumi:gate_firmware:*:*:*:*:*:*:*:*",
                    matchCriteriaId: "ROW-1",
                    versionStartIncluding: "7.0.0",
                    versionEndExcluding: "7.0.14",
                  },
                ],
              },
            ],
          },
        ],
      },
    },
  ],
};

async function send<Answer>(path: string, data?: object): Promise<Answer> {
  const headers = { origin: new URL(page.url()).origin };
  const reply: APIResponse = await page.request.post(`/api/v1${path}`, { headers, ...(data ? { data } : {}) });
  if (!reply.ok()) throw new Error(`${path}: ${reply.status()} ${await reply.text()}`);
  return (reply.status() === 204 ? undefined : await reply.json()) as Answer;
}
const known = (value: string) => ({ state: "known", value });

async function hospital(number: number): Promise<string> {
  const place = { prefecture: number < 6 ? "13" : "27", founderClass: number % 2 === 0 ? "C2" : "P2" };
  const profile = { name: `霞川第${number}病院`, medicalInstitutionCode: null, licensedBeds: number < 6 ? 120 : 320 };
  return (await send<{ id: string }>("/facilities", { ...profile, ...place })).id;
}

async function hospitalWithGate(number: number): Promise<string> {
  const id = await hospital(number);
  const fields = {
    kind: known("firewall"),
    maker: known("Kasumi"),
    model: known("Gate"),
    softwareVersion: known("7.0.3"),
  };
  await send(`/facilities/${id}/records/asset`, { fields, reason: "棚卸し" });
  return id;
}

/** What the server does in the background shows when the page is loaded again. */
async function afterAWhile(path: string, words: RegExp): Promise<void> {
  for (let tries = 0; tries < 40; tries += 1) {
    await page.goto(path);
    const said = page.getByText(words).filter({ visible: true }).first();
    const seen = await said.waitFor({ timeout: 4000 }).then(
      () => true,
      () => false,
    );
    if (seen) return;
  }
  throw new Error(`${path} never said ${words}`);
}

/** Answers the one case of a hospital, as its people would on screen. */
async function answer(facility: string, how: "patch" | "mitigate" | "accept"): Promise<void> {
  const read = async (path: string) => (await page.request.get(`/api/v1/facilities/${facility}${path}`)).json();
  const { items } = (await read("/cases")) as { items: { id: string }[] };
  const { deviceList } = (await read(`/cases/${items[0]?.id}`)) as {
    deviceList: { recordId: string; recordVersion: number }[];
  };
  const devices = deviceList.map(({ recordId, recordVersion }) => ({ recordId, recordVersion, version: "7.0.14" }));
  const answers = {
    patch: { action: "patch", reason: "更新", devices },
    mitigate: { action: "mitigate", what: "管理画面を閉じた" },
    accept: { action: "accept", reason: "更新待ち", until: "2099-03-31" },
  };
  await send(`/facilities/${facility}/cases/${items[0]?.id}/respond`, answers[how]);
}

const hospitals: string[] = [];

test("an advisory that concerns twelve hospitals stands in the list with their number", {
  timeout: 240_000,
}, async () => {
  for (let number = 0; number < 12; number += 1) hospitals.push(await hospitalWithGate(number));
  for (let number = 12; number < 16; number += 1) await hospital(number);
  const file = join(folder, "gates.json");
  writeFileSync(file, JSON.stringify(feed));
  await send("/administration/feeds", { id: "gates", name: "架空の門", address: file, everyMinutes: 1440 });
  await send("/administration/feeds/gates/update");
  await afterAWhile(product, /該当した医療機関 12/);
  await page.goto("/national");
  const row = page.getByRole("row", { name: /Kasumi Gate Firmware/ });
  await row.getByText("0.0%（0）").first().waitFor();
  await lookAt(page, "A0-national-list");
  await page.getByRole("tab", { name: "脆弱性" }).click();
  await page.getByRole("row", { name: new RegExp(advisory) }).waitFor();
  await page.getByRole("searchbox").fill("どこにもない");
  await page.getByText("その名前に当てはまるものはありません").waitFor();
});

test("five that update and three that work around it move the figures, the answer rate and the line over time", async () => {
  for (const facility of hospitals.slice(0, 5)) await answer(facility, "patch");
  for (const facility of hospitals.slice(5, 8)) await answer(facility, "mitigate");
  await afterAWhile(product, /解消 5/);
  await page.getByText("12 のうち 8 が対応済み").waitFor();
  await page.getByRole("img", { name: "推移：該当 12、返事あり 8、対応済み 8、解消 5" }).waitFor();
  await lookAt(page, "A1-national-product");
});

test("the page of the advisory tells the same, and its tables are taken as files without a name of a hospital", async () => {
  await page.goto(`/national/advisories/${advisory}`);
  await page.getByText("12 のうち 8 が対応済み").waitFor();
  const link = await page.getByRole("link", { name: "CSV" }).getAttribute("href");
  const csv = await (await page.request.get(link ?? "")).text();
  expect(csv).toContain("対応済み,8,12,");
  expect(csv).not.toContain("霞川");
  const book = await page.request.get((await page.getByRole("link", { name: "Excel" }).getAttribute("href")) ?? "");
  expect([book.status(), (await book.body()).subarray(0, 2).toString()]).toEqual([200, "PK"]);
});

test("a hospital that answers alone is not seen alone", async () => {
  await answer(hospitals[8] ?? "", "accept");
  await page.goto(product);
  await page.getByRole("listitem").filter({ hasText: "回避策・該当せず＋受容4" }).first().waitFor();
  expect(await page.getByRole("cell", { name: "非表示" }).count()).toBeGreaterThan(0);
  await page.getByText("ことばの意味").click();
  await page.getByText("情報の訂正だけで該当しなくなったところは").waitFor();
  await lookAt(page, "A1b-national-pooled");
});

test("names are not there for the administrator, until they are given on the administration screen and opened", async () => {
  expect(await page.getByRole("button", { name: "名称を開く" }).count()).toBe(0);
  await page.goto("/administration?part=people");
  await settled(page);
  await page.getByRole("button", { name: new RegExp(`操作.*${person.name}`) }).click();
  await page.getByRole("menuitem", { name: "全国の状況（医療機関名も）を見せる" }).click();
  await page.getByLabel("理由").fill("未対応の医療機関へ連絡するため");
  await lookAt(page, "A2-national-reader");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /を見せる$/ })
    .click();
  await page.getByText("全国の状況（名称も）").waitFor();
  await page.goto(product);
  await page.getByRole("button", { name: "名称を開く" }).click();
  await page.getByRole("row", { name: /霞川第11病院/ }).waitFor();
  expect(await page.getByRole("row", { name: /霞川第/ }).count()).toBe(12);
  await lookAt(page, "A3-national-names");
  await page.goto("/administration?part=audit");
  await page.getByText("全国の状況で医療機関の名称を開いた").first().waitFor();
});

test("on a tablet the picture fits, and in English it speaks no Japanese of its own", async () => {
  await page.setViewportSize({ width: 820, height: 1180 });
  await page.goto(product);
  await page.getByText("12 のうち 8 が対応済み").waitFor();
  await lookAt(page, "A4-national-tablet");
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beyond).toBe(0);
  const context = await browser.newContext(signedInState());
  await context.addInitScript(() => localStorage.setItem("sekisho.language", "en"));
  const english = await context.newPage();
  for (const [path, words] of [
    ["/national", "Kasumi Gate Firmware"],
    [product, "8 of 12 have dealt with it"],
  ] as const) {
    await english.goto(path);
    await english.getByText(words).first().waitFor();
    await settled(english);
    // biome-ignore lint/performance/useDomNodeTextContent: only what is shown counts
    expect(await english.locator("main").innerText()).not.toMatch(
      /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
    );
  }
});
