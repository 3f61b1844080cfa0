import { expect, test } from "vitest";
import { captureStage } from "./harness/capture-stage.ts";
import { type ServedByBuilds, servedByBuilds } from "./harness/served-by-builds.ts";

/**
 * The server is brought up to date while a tablet has the page open and unsent work in it: that is told, the page goes on as the version it
 * is, and the newer one takes over when the tablet is locked. Then the newer one is there without a network as well.
 */
let served: ServedByBuilds = { address: "", build: 0 };
const at = await captureStage("ひよどり", async (server) => {
  served = await servedByBuilds(server);
  return served.address;
});
const { tablet, hospital, investigator, administrator, base, fromServer } = at;

const note = () => tablet.page.getByLabel("メモ", { exact: true });
const told = () => tablet.page.getByText("現地記録の新しい版があります");
const isOfBuild = (build: number) =>
  tablet.page.locator(`meta[name=build][content="${build}"]`).waitFor({ state: "attached" });
const caches = () => tablet.page.evaluate(() => window.caches.keys());
const locked = () => tablet.page.getByRole("heading", { name: "端末のロックを解除" });

test("a tablet is prepared with the version of today, and something is written that cannot be sent yet", async () => {
  await tablet.take();
  await tablet.signIn(investigator);
  await tablet.prepare(hospital, "調査用タブレット1");
  await tablet.page.getByText("に送受信しました").waitFor();
  await tablet.keepsPage();
  await tablet.page.reload();
  await tablet.unlock();
  await isOfBuild(1);
  await tablet.context.clearCookies();
  await tablet.tab("メモ");
  await tablet.page.getByRole("button", { name: "メモを書く" }).click();
  await note().fill("配線図が");
  await tablet.unsent(1);
});

test("a newer version is told of and waits: the page that is open stays, with all that is unsent", async () => {
  served.build = 2;
  await tablet.tab("ホーム");
  await tablet.page.getByRole("button", { name: "送る・最新にする" }).click();
  await tablet.page.getByText("サインインし直すと送れます").waitFor();
  await told().waitFor();
  await tablet.lookAt("250-capture-newer-version");
  await tablet.tab("メモ");
  expect(await note().inputValue()).toBe("配線図が");
  await note().press("End");
  await note().pressSequentially("古い");
  await tablet.saved();
  await tablet.unsent(1);
  await isOfBuild(1);
});

test("locked, the tablet changes to it, and everything unsent is there", async () => {
  await tablet.page.getByRole("button", { name: "ロックする" }).click();
  await isOfBuild(2);
  expect(await caches()).toEqual(["sekisho-capture-build2"]);
  await tablet.unlock();
  await tablet.unsent(1);
  expect(await told().count()).toBe(0);
  await tablet.tab("メモ");
  expect(await note().inputValue()).toBe("配線図が古い");
  await tablet.signIn(investigator);
  await tablet.tab("ホーム");
  await tablet.page.getByRole("button", { name: "送る・最新にする" }).click();
  await tablet.unsent(0);
  const { notes } = await fromServer<{ notes: { body: string }[] }>(`${base}/found`, administrator);
  expect(notes.map(({ body }) => body)).toEqual(["配線図が古い"]);
});

test("a tablet that is opened while another version waits changes before anybody has unlocked it, and has it without a network", async () => {
  served.build = 3;
  await tablet.page.reload();
  await isOfBuild(3);
  await locked().waitFor();
  expect(await caches()).toEqual(["sekisho-capture-build3"]);
  await tablet.context.setOffline(true);
  await tablet.page.reload();
  await isOfBuild(3);
  await tablet.unlock();
  expect(tablet.faults.flat().filter((fault) => !/ERR_INTERNET_DISCONNECTED/.test(fault))).toEqual([]);
});
