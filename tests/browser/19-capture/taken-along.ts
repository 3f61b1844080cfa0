import { expect, test } from "vitest";
import { expectAccessible, takePicture } from "../harness/browser.ts";
import type { CaptureStage } from "../harness/capture-stage.ts";
import { passphrase } from "../harness/tablet.ts";

/** Before the visit, at the desk. */
export function takenAlong({ stage, tablet, hospital, facilityId, investigator, administrator }: CaptureStage): void {
  test("online, the hospital is chosen, a passphrase is set and what is needed is taken along", async () => {
    await tablet.take();
    await tablet.signIn(investigator);
    // A connection that is in the ledger already.
    const headers = { ...administrator.headers, "content-type": "application/json" };
    const known = (value: string) => ({ state: "known", value });
    const fields = { systemOrDevice: known("電子カルテの遠隔保守"), maker: known("架空電機"), model: known("KD-100") };
    const made = await fetch(`${stage.server.address}/api/v1/facilities/${facilityId}/records/connection`, {
      method: "POST",
      headers,
      body: JSON.stringify({ fields, reason: "棚卸し" }),
    });
    expect(made.status).toBe(200);

    await tablet.page.goto("/capture");
    await tablet.page.getByRole("heading", { name: "端末を準備する" }).waitFor();
    await tablet.page.getByLabel("病院", { exact: true }).selectOption({ label: hospital });
    await tablet.page.getByLabel("端末の名前").fill("調査用タブレット1");
    await tablet.page.getByLabel("この端末のパスフレーズ").fill("12345678");
    await tablet.page.getByText("数字だけのときは12桁以上").waitFor();
    await tablet.page.getByLabel("この端末のパスフレーズ").fill(passphrase);
    await tablet.page.getByLabel("パスフレーズをもう一度").fill(passphrase);
    await takePicture(tablet.page, "190-capture-prepare");
    await expectAccessible(tablet.page);
    await tablet.page.getByRole("button", { name: "取り込んで準備する" }).click();
    await tablet.page.getByRole("heading", { name: "ホーム" }).waitFor();
    await tablet.unsent(0);
    await tablet.lookAt("191-capture-home");
    await tablet.keepsPage();
    const kept = await tablet.page.evaluate(async () => {
      const found: string[] = [];
      for (const name of await caches.keys())
        for (const request of await (await caches.open(name)).keys()) found.push(new URL(request.url).pathname);
      return found;
    });
    expect(kept).toContain("/capture.html");
    expect(kept.filter((path) => path.startsWith("/api/"))).toEqual([]);
    // What keeps its name from build to build is asked for anew; what has a name of its own stays.
    const heads = async (path: string) => {
      const { headers: told } = await fetch(stage.server.address + path);
      return [told.get("content-type")?.split(";")[0], told.get("cache-control")];
    };
    expect(await heads("/capture")).toEqual(["text/html", "no-cache"]);
    expect(await heads("/capture-worker.js")).toEqual([expect.stringMatching(/javascript$/), "no-cache"]);
    expect(await heads("/capture.webmanifest")).toEqual(["application/manifest+json", "no-cache"]);
    const asset = kept.find((path) => path.startsWith("/assets/")) ?? "";
    expect((await heads(asset))[1]).toBe("public, max-age=31536000, immutable");
  });
}
