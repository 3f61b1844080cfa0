import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Locator, type Page } from "playwright-core";
import { afterAll, expect } from "vitest";
import type { SignedInPerson } from "../../../src/identity/testing/sign-in.ts";
import { removeFolder } from "../../harness/running-server.ts";
import { expectAccessible, expectNoSideways, flags, takePicture, watchForFaults } from "./browser.ts";
import { cookieOf } from "./own-server.ts";
import { photo } from "./photo.ts";

export const passphrase = "ゆきの朝に七つの鍵";

/** A tablet with the page for work without a network, and what an investigator does with it. Call at the top level of the test file. */
export function tablet(address: string) {
  const profile = mkdtempSync(join(tmpdir(), "sekisho-tablet-"));
  const faults: string[][] = [];
  const held: { context: BrowserContext | null; page: Page | null } = { context: null, page: null };
  const contextNow = () => held.context ?? notTaken();
  const pageNow = () => held.page ?? notTaken();
  afterAll(async () => {
    await held.context?.close();
    removeFolder(profile);
  });
  const saved = () => pageNow().getByText("端末に保存済み").waitFor();
  return {
    /** Where its browser keeps everything. */
    profile,
    faults,
    /** The one that is open now; another after the battery died. */
    get page() {
      return pageNow();
    },
    get context() {
      return contextNow();
    },
    saved,
    unsent: (n: number) =>
      pageNow()
        .getByText(n === 0 ? "未送信なし" : `未送信 ${n}件`, { exact: true })
        .waitFor(),
    tab: (name: string) => pageNow().getByRole("navigation").getByRole("button", { name }).click(),
    async take(): Promise<void> {
      held.context = await chromium.launchPersistentContext(profile, {
        executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
        args: flags,
        baseURL: address,
        locale: "ja-JP",
        timezoneId: "Asia/Tokyo",
        viewport: { width: 800, height: 1280 },
        hasTouch: true,
      });
      held.page = held.context.pages()[0] ?? (await held.context.newPage());
      faults.push(watchForFaults(held.page));
    },
    signIn: (person: SignedInPerson) => contextNow().addCookies([cookieOf(person, address)]),
    /** Online and signed in: this hospital is taken along under this name of the tablet. */
    async prepare(hospital: string, name: string): Promise<void> {
      const page = pageNow();
      await page.goto("/capture");
      await page.getByLabel("病院", { exact: true }).selectOption({ label: hospital });
      await page.getByLabel("端末の名前").fill(name);
      await page.getByLabel("この端末のパスフレーズ").fill(passphrase);
      await page.getByLabel("パスフレーズをもう一度").fill(passphrase);
      await page.getByRole("button", { name: "取り込んで準備する" }).click();
      await page.getByRole("heading", { name: "ホーム" }).waitFor();
    },
    /** The browser has the page for when there is no network. */
    keepsPage: () =>
      pageNow().waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === "activated"),
    async unlock(): Promise<void> {
      const page = pageNow();
      await page.getByRole("heading", { name: "端末のロックを解除" }).waitFor();
      await page.getByLabel("パスフレーズ").fill(passphrase);
      await page.getByRole("button", { name: "ロックを解除する" }).click();
      await page.getByRole("heading", { name: "ホーム" }).waitFor();
    },
    /** As a battery that dies: nothing of the browser gets to say goodbye. */
    async battery(): Promise<void> {
      const processes = execFileSync("ps", ["-eo", "pid=,args="], { encoding: "utf8" }).split("\n");
      const own = processes.filter((line) => line.includes(`--user-data-dir=${profile}`) && !line.includes("--type="));
      expect(own.length).toBeGreaterThan(0);
      const closed = new Promise((resolve) => contextNow().once("close", resolve));
      for (const line of own) process.kill(Number.parseInt(line, 10), "SIGKILL");
      await closed;
    },
    async lookAt(name: string): Promise<void> {
      await saved();
      await takePicture(pageNow(), name);
      await expectAccessible(pageNow());
      await expectNoSideways(pageNow());
    },
    async photograph(where: Locator, red: number): Promise<void> {
      const before = await where.getByRole("img").count();
      await where.getByLabel("写真を撮る・選ぶ").setInputFiles(photo(red));
      await where.getByRole("img").nth(before).waitFor();
    },
    /** How many hospitals and things lie in its storage. */
    stored: () =>
      pageNow().evaluate(async () => {
        const db = await new Promise<IDBDatabase>((resolve, reject) => {
          const request = indexedDB.open("sekisho-capture");
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
        const count = (store: string) =>
          new Promise<number>((resolve) => {
            const request = db.transaction(store).objectStore(store).count();
            request.onsuccess = () => resolve(request.result);
          });
        const counted = { workspace: await count("workspace"), entry: await count("entry") };
        db.close();
        return counted;
      }),
  };
}

export type Tablet = ReturnType<typeof tablet>;

function notTaken(): never {
  throw new Error("nobody has taken the tablet yet");
}
