import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { expectAccessible, takePicture } from "../harness/browser.ts";
import type { CaptureStage } from "../harness/capture-stage.ts";
import { passphrase } from "../harness/tablet.ts";
import { secret, writingOn } from "./writing.ts";

/** An afternoon without a network: half a sheet, a browser that dies in the middle of a word, and all the rest. */
export function inTheHospital(at: CaptureStage): void {
  const { stage, tablet, word } = at;
  const { field, answerItems, connection } = writingOn(at);

  test("without network and server the page opens again, and half a sheet and the walk are written down", async () => {
    await tablet.context.setOffline(true);
    await stage.server.stop();
    await tablet.page.reload();
    await tablet.unlock();
    await tablet.page.getByText("オフライン", { exact: true }).waitFor();
    await tablet.tab("聞き取り");
    const executives = tablet.page.getByRole("heading", { name: /経営層/ }).locator("..");
    await executives.getByLabel("回答者の役職").fill("内視鏡部長");
    await executives.getByRole("button", { name: "回答者を加える" }).click();
    await tablet.page.getByRole("heading", { name: /回答者1/, level: 1 }).waitFor();
    await answerItems(0, 10);
    await tablet.lookAt("192-capture-sheet");

    await tablet.tab("巡回");
    const targets = tablet.page.getByRole("article");
    expect(await targets.count()).toBe(8);
    for (let index = 0; index < 8; index += 1) {
      await targets
        .nth(index)
        .getByText(index % 2 === 0 ? "見た" : "ここにはない", { exact: true })
        .click();
      await targets
        .nth(index)
        .getByLabel("見た場所・気づき")
        .fill(`場所${index + 1} ${secret}`);
    }
    await tablet.photograph(targets.nth(0), 10);
    await tablet.photograph(targets.nth(2), 20);
    await tablet.lookAt("193-capture-walk");
  });

  test("the browser is killed in the middle of a word, and everything typed before is there", async () => {
    await tablet.tab("外部接続");
    await tablet.page.getByRole("button", { name: "見つけた接続を書く" }).click();
    await connection(1);
    await tablet.page.getByLabel("備考").pressSequentially("書きかけ");
    await tablet.saved();
    await tablet.battery();
    await tablet.take();
    await tablet.context.setOffline(true);
    await tablet.page.goto("/capture");
    await tablet.page.getByLabel("パスフレーズ").fill("ちがう合言葉です");
    await tablet.page.getByRole("button", { name: "ロックを解除する" }).click();
    await tablet.page.getByText("パスフレーズが違います").waitFor();
    await takePicture(tablet.page, "194-capture-unlock");
    await expectAccessible(tablet.page);
    await tablet.unlock();
    await tablet.tab("外部接続");
    await tablet.page.getByRole("button", { name: /現地で見つけた接続.*接続1/ }).click();
    expect(await tablet.page.getByLabel("備考").inputValue()).toBe("書きかけ");
    await tablet.tab("巡回");
    expect(await tablet.page.getByLabel("見た場所・気づき").nth(7).inputValue()).toBe(`場所8 ${secret}`);
    expect(await tablet.page.getByRole("img").count()).toBe(2);
  });

  test("the rest of the sheet, four more connections with photos, a note and a known connection are written down", async () => {
    await tablet.tab("聞き取り");
    await tablet.page.getByRole("button", { name: /回答者1.*内視鏡部長/ }).click();
    const items = await tablet.page.getByRole("article").count();
    await answerItems(10, items);
    for (let number = 2; number <= 5; number += 1) {
      await tablet.tab("外部接続");
      await tablet.page.getByRole("button", { name: "見つけた接続を書く" }).click();
      await connection(number);
      await tablet.photograph(tablet.page.locator("main"), 20 + number);
    }
    await tablet.lookAt("195-capture-connection");
    await tablet.tab("外部接続");
    await tablet.page.getByRole("button", { name: /接続 1.*電子カルテ/ }).click();
    await field("型番").getByRole("textbox").fill("KD-200");
    await field("ファームウェア版数").getByText("不明", { exact: true }).click();
    await tablet.tab("外部接続");
    await tablet.lookAt("196-capture-connections");
    await tablet.tab("メモ");
    await tablet.page.getByRole("button", { name: "メモを書く" }).click();
    await tablet.page.getByLabel("メモ", { exact: true }).fill(`配線図が古い ${secret}`);
    await tablet.saved();
    await tablet.tab("ホーム");
    await tablet.lookAt("197-capture-offline-home");
  });

  test("nothing of it lies in the clear on the tablet's disk", async () => {
    await tablet.saved();
    await tablet.battery();
    const marked = [
      word,
      secret,
      "内視鏡部長",
      "KD-200",
      "電子カルテの遠隔保守",
      "配線図が古い",
      "書きかけ",
      passphrase,
    ];
    const found: string[] = [];
    for (const file of filesIn(tablet.profile)) {
      const content = readFileSync(file);
      for (const mark of marked)
        for (const encoding of ["utf8", "utf16le"] as const)
          if (content.includes(Buffer.from(mark, encoding)))
            found.push(`${file.slice(tablet.profile.length)}: ${mark}`);
    }
    expect(found).toEqual([]);
  });
}

function* filesIn(folder: string): Iterable<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const info = statSync(path, { throwIfNoEntry: false });
    if (info?.isDirectory()) yield* filesIn(path);
    else if (info?.isFile()) yield path;
  }
}
