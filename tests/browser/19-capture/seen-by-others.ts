import { expect, test } from "vitest";
import { type LaunchedBrowser, lookAt, takePicture, watchForFaults } from "../harness/browser.ts";
import type { CaptureStage } from "../harness/capture-stage.ts";
import { cookieOf } from "../harness/own-server.ts";
import { secret } from "./writing.ts";

/** What others see of the tablets, and how the tablet speaks English. */
export function seenByOthers(at: CaptureStage, browser: LaunchedBrowser): void {
  const { stage, tablet, word, facilityId, programme, administrator } = at;

  test("hospital and company see which tablets hold something, what came from them, and can order a wipe", async () => {
    const screen = await (await browser.newContext(undefined, stage.server.address)).newPage();
    const screenFaults = watchForFaults(screen);
    await screen.context().addCookies([cookieOf(administrator, stage.server.address)]);
    await screen.goto(`/f/${facilityId}/survey/${programme.programmeId}/capture`);
    await screen.getByRole("rowheader", { name: "調査用タブレット1" }).waitFor();
    await screen.getByText(`配線図が古い ${secret}`).waitFor();
    await screen.getByRole("img").nth(5).waitFor();
    await lookAt(screen, "201-capture-devices");
    await screen.getByRole("button", { name: "消去を指示する" }).click();
    await screen.getByText("次に通信したときに").waitFor();
    await lookAt(screen, "202-capture-order-wipe");
    await screen.getByRole("button", { name: "やめる" }).click();
    expect(await screen.getByRole("link", { name: "この端末を準備する" }).count()).toBe(0);
    expect(screenFaults).toEqual([]);
  });

  test("in English no word of ours stays Japanese", async () => {
    await tablet.page.getByRole("button", { name: "端末", exact: true }).click();
    await tablet.page.getByRole("button", { name: "English" }).click();
    const pages = ["Home", "Interviews", "Walkthrough", "Connections", "Notes"];
    for (const name of pages) {
      await tablet.tab(name);
      await tablet.page.getByRole("heading", { name, level: 1 }).waitFor();
      // biome-ignore lint/performance/useDomNodeTextContent: only what is shown counts
      const lines = (await tablet.page.locator("body").innerText()).split("\n");
      const theirs = new RegExp(`${word}|場所|${secret}|接続|電子カルテ|内視鏡部長|架空|配線図`);
      const ours = lines.filter((line) => /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(line) && !theirs.test(line));
      expect([name, ours]).toEqual([name, []]);
    }
    await takePicture(tablet.page, "203-capture-english");
    await tablet.tab("Home");
    await tablet.page.getByRole("button", { name: "Device", exact: true }).click();
    await tablet.page.getByRole("button", { name: "日本語" }).click();
    await tablet.tab("ホーム");
  });
}
