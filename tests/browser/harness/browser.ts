import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject } from "vitest";

export const flags = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export interface LaunchedBrowser {
  newContext(statePath?: string, baseURL?: string): Promise<BrowserContext>;
  /** Of somebody who has a phone and nothing else: a small screen that is touched. */
  newPhone(): Promise<BrowserContext>;
}

/** Launches one browser for the test file; call at its top level. */
export function launchedBrowser(): LaunchedBrowser {
  let browser: Browser;
  beforeAll(async () => {
    const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
    browser = await chromium.launch({ executablePath, args: flags });
  });
  afterAll(() => browser?.close());
  const inJapan = { locale: "ja-JP", timezoneId: "Asia/Tokyo" };
  return {
    newPhone: () => {
      const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
      return browser.newContext({ ...inJapan, ...phone, baseURL: inject("address") });
    },
    newContext: (statePath, baseURL = inject("address")) =>
      browser.newContext({
        baseURL,
        ...inJapan,
        viewport: { width: 1440, height: 900 },
        ...(statePath ? { storageState: statePath } : {}),
      }),
  };
}

/** Rows of long lists are alike; looking at each of them takes axe half a minute and tells nothing new. */
const furtherRows = ["tbody tr:nth-child(n+9)", "main li:nth-child(n+9)"];

/** Fails when a screen cannot be used by people who need assistive technology, by the rules of WCAG 2.2 AA. */
export async function expectAccessible(page: Page): Promise<void> {
  // In one piece, since no screen has frames: made for frames, it writes out every node of the page and reads it again in another page,
  // which takes three times as long. What passed is told by one node for each rule.
  const { violations, passes } = await furtherRows
    .reduce((axe, rows) => axe.exclude(rows), new AxeBuilder({ page }))
    .options({ resultTypes: ["violations"] })
    .setLegacyMode()
    .analyze();
  const bad = violations.filter((violation) => violation.impact === "serious" || violation.impact === "critical");
  const told = bad.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(" | ")}`);
  expect(told, page.url()).toEqual([]);
  expect(passes.length).toBeGreaterThan(0);
}

export async function takePicture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(inject("pictureFolder"), `${name}.png`), fullPage: true });
}

/** Nothing is on its way any more. */
export const settled = (page: Page): Promise<void> => page.waitForLoadState("networkidle");

/** What the server does in the background shows when the page is loaded again; its rounds look every 20 seconds. */
export async function shownAfterAWhile(what: Locator): Promise<void> {
  const page = what.page();
  for (let tries = 0; tries < 20 && (await what.count()) === 0; tries += 1) {
    await page.waitForTimeout(3000);
    await page.reload();
    await settled(page);
  }
  await what.first().waitFor();
}

/** A screen as a person leaves it: settled, pictured, and accessible. */
export async function lookAt(page: Page, name: string): Promise<void> {
  await settled(page);
  await takePicture(page, name);
  await expectAccessible(page);
}

/** Collects what must never happen on any screen: scripts that failed, and answers of the server's faults. */
export function watchForFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    // A refusal that the screen shows is no fault; the browser reports its status all the same.
    const answered = message.text().startsWith("Failed to load resource");
    if (["error", "warning"].includes(message.type()) && !answered) faults.push(`${page.url()}: ${message.text()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`);
  });
  return faults;
}

/** Nothing is cut off at the side of a small screen. */
export async function expectNoSideways(page: Page): Promise<void> {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beyond, page.url()).toBe(0);
}
