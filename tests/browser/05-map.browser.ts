import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchedBrowser, lookAt, watchForFaults } from "./harness/browser.ts";
import { signedInState } from "./harness/first-person.ts";
import { hospitalNamed } from "./harness/hospitals.ts";

const browser = launchedBrowser();
let page: Page;
let faults: string[];
let map: string;
beforeAll(async () => {
  page = await (await browser.newContext(signedInState())).newPage();
  faults = watchForFaults(page);
  map = `/f/${await hospitalNamed(page, "海松浜")}/map`;
});
afterAll(() => expect(faults).toEqual([]));

const picture = () => page.getByRole("group", { name: /^ネットワーク概要図/ });
const firewalled = () => page.getByRole("button", { name: /^動かす箱: .*サーバ \d+台/ }).first();
const boxOf = async () => (await firewalled().boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
const saved = () => page.waitForResponse((response) => response.url().endsWith("/positions") && response.ok());

test("the network overview opens first, is accessible, and its boxes lead into the ledger", async () => {
  await page.goto(map);
  await picture().waitFor();
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("ネットワーク概要図");
  await lookAt(page, "50-map");
  await picture().getByRole("link", { name: /^1、/ }).getByText("1", { exact: true }).click();
  await page.waitForURL(/\/ledger\/connection\//);
  await page.goto(map);
  await picture()
    .getByRole("link", { name: /サーバ \d+台/ })
    .first()
    .click();
  await page.waitForURL(/\/ledger\/system\//);
});

test("the title follows the tab", async () => {
  await page.goto(map);
  await page.getByRole("tab", { name: "管理体制図" }).click();
  await page.getByRole("group", { name: /管理体制図/ }).waitFor();
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("管理体制図");
});

test("a box moved by the arrow keys stays where it was put, and goes back with the automatic layout", async () => {
  await page.goto(map);
  await page.getByRole("button", { name: "箱を動かす" }).click();
  await firewalled().waitFor();
  await lookAt(page, "51-arranging");
  const before = await boxOf();
  await firewalled().focus();
  const kept = saved();
  for (let press = 0; press < 4; press++) await page.keyboard.press("ArrowDown");
  await kept;
  await page.reload();
  await page.getByRole("button", { name: "箱を動かす" }).click();
  await firewalled().waitFor();
  expect((await boxOf()).y).toBeGreaterThan(before.y + 10);
  const gone = saved();
  await page.getByRole("button", { name: "自動配置に戻す" }).click();
  await gone;
  await expect.poll(async () => Math.round((await boxOf()).y)).toBe(Math.round(before.y));
});

test("a box can be drawn to its place with the pointer", async () => {
  const before = await boxOf();
  const middle = { x: before.x + before.width / 2, y: before.y + before.height / 2 };
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.down();
  await page.mouse.move(middle.x + 20, middle.y + 12, { steps: 4 });
  const kept = saved();
  await page.mouse.move(middle.x + 40, middle.y + 24, { steps: 4 });
  await page.mouse.up();
  await kept;
  await expect.poll(async () => Math.round((await boxOf()).x)).toBeGreaterThan(before.x + 20);
  await lookAt(page, "52-arranged");
  const gone = saved();
  await page.getByRole("button", { name: "自動配置に戻す" }).click();
  await gone;
});
