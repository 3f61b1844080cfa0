import { expect, test } from "vitest";
import { captureStage } from "./harness/capture-stage.ts";

/**
 * A tablet that is put down while what was written is on its way to the server: after ten minutes without a touch it is locked, nothing is
 * lost by that, and the answer that arrives late writes over nothing that was written since.
 */
const { tablet, hospital, investigator, administrator, base, fromServer } = await captureStage("うぐいす");

const note = () => tablet.page.getByLabel("メモ", { exact: true });
const pass = (minutes: number) => tablet.page.clock.fastForward(minutes * 60_000);
const send = () => tablet.page.getByRole("button", { name: "送る・最新にする" }).click();

/** The server takes the next batch, and its answer is on the way until it is let go. */
async function slowAnswer(): Promise<{ onTheWay: () => boolean; letGo: () => void }> {
  let holding = true;
  let letGo = () => {};
  let onTheWay = false;
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await tablet.context.route("**/capture/devices/*/operations", async (route) => {
    const { operations } = route.request().postDataJSON() as { operations: unknown[] };
    if (operations.length === 0 || !holding) return route.continue();
    holding = false;
    const response = await route.fetch();
    onTheWay = true;
    await gate;
    return route.fulfill({ response });
  });
  return { onTheWay: () => onTheWay, letGo: () => letGo() };
}

test("touched in time, the tablet stays open for as long as the work takes", async () => {
  await tablet.take();
  await tablet.page.clock.install();
  await tablet.signIn(investigator);
  await tablet.prepare(hospital, "調査用タブレット1");
  await tablet.page.getByText("に送受信しました").waitFor();
  await tablet.tab("メモ");
  await tablet.page.getByRole("button", { name: "メモを書く" }).click();
  await note().fill("配線図が");
  await pass(9);
  await note().press("End");
  await pass(9);
  expect(await note().inputValue()).toBe("配線図が");
});

test("ten minutes without a touch, and it is locked: nothing of it is on the screen any more", async () => {
  const { onTheWay, letGo } = await slowAnswer();
  await note().pressSequentially("古い");
  // It is sent by itself, once a minute.
  const sentByItself = async () => {
    await note().press("End");
    await pass(1);
    return onTheWay();
  };
  await expect.poll(sentByItself, { timeout: 60_000, interval: 1000 }).toBe(true);
  await pass(11);
  await tablet.page.getByRole("heading", { name: "端末のロックを解除" }).waitFor();
  expect(await tablet.page.content()).not.toContain("配線図");
  expect(await note().count()).toBe(0);

  await tablet.unlock();
  // What waited is sent once more, and answered as it was; nothing is under way then but the late answer.
  await tablet.page.getByText("に送受信しました").waitFor();
  await tablet.tab("メモ");
  expect(await note().inputValue()).toBe("配線図が古い");
  await note().press("End");
  await note().pressSequentially("。棚の裏");
  await tablet.saved();
  letGo();
  // Whatever the late answer would still do to what was written meanwhile.
  await tablet.page.waitForTimeout(2000);
});

test("what was written after the next unlocking is there when the page is opened again, and comes to the server once", async () => {
  await tablet.page.reload();
  await tablet.unlock();
  await tablet.tab("メモ");
  expect(await note().inputValue()).toBe("配線図が古い。棚の裏");
  await tablet.tab("ホーム");
  await send();
  await tablet.unsent(0);
  const { notes } = await fromServer<{ notes: { body: string }[] }>(`${base}/found`, administrator);
  expect(notes.map(({ body }) => body)).toEqual(["配線図が古い。棚の裏"]);
  expect(tablet.faults.flat()).toEqual([]);
});
