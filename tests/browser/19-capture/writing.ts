import type { CaptureStage } from "../harness/capture-stage.ts";

export const secret = "極秘の覚え書き";

/** Everything typed is told apart by a number, so that nothing can be mistaken for something else on the server. */
const answers = ["○", "×", "分からない", "該当なし"] as const;
const answerOf = (index: number) => answers[index % answers.length] ?? answers[0];

/** How an investigator writes on the tablet. */
export function writingOn({ tablet }: CaptureStage) {
  const field = (name: string) => tablet.page.locator("main div.rounded-8").filter({ hasText: name });
  return {
    field,
    async answerItems(from: number, to: number): Promise<void> {
      for (let index = from; index < to; index += 1) {
        const item = tablet.page.getByRole("article").nth(index);
        const answer = answerOf(index);
        await item.getByRole("group", { name: "答え" }).getByText(answer, { exact: true }).click();
        if (answer === "分からない") await item.getByLabel("何が分からないか").fill(`範囲${index + 1}`);
        if (answer === "×" || answer === "分からない") await item.getByLabel("備考").fill(`備考${index + 1}`);
      }
    },
    async connection(number: number): Promise<void> {
      await field("システム・機器").getByRole("textbox").fill(`接続${number}の装置`);
      await field("回線種別").getByRole("combobox").selectOption("lte");
      await field("メーカー").getByRole("textbox").fill("架空通信");
      await field("型番").getByRole("textbox").fill(`VR-${number}00`);
      await field("ファームウェア版数").getByText("不明", { exact: true }).click();
    },
  };
}
