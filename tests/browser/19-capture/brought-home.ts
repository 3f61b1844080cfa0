import { expect, test } from "vitest";
import type { CaptureStage } from "../harness/capture-stage.ts";
import { secret } from "./writing.ts";

/** Back in the network, where somebody else has worked meanwhile. */
export function broughtHome(at: CaptureStage): void {
  const { stage, tablet, facilityId, investigator, administrator, base, bundle, fromServer } = at;

  test("meanwhile two fields are changed by somebody else; back in the network these are shown, and a person decides", async () => {
    await stage.restart();
    const headers = { ...administrator.headers, "content-type": "application/json" };
    const [known] = (await bundle()).connections;
    const record = `${stage.server.address}/api/v1/facilities/${facilityId}/records/connection/${known?.id}`;
    const changes = { model: { state: "known", value: "KD-300" }, firmwareVersion: { state: "known", value: "3.1.4" } };
    const changed = await fetch(record, {
      method: "PATCH",
      headers,
      body: JSON.stringify({ version: 1, changes, reason: "業者の回答" }),
    });
    expect(changed.status).toBe(200);

    await tablet.take();
    await tablet.context.clearCookies();
    await tablet.page.goto("/capture");
    await tablet.unlock();
    // The session has ended meanwhile: that is said, and nothing is lost by it.
    await tablet.page.getByText("サインインし直すと送れます").waitFor();
    await tablet.signIn(investigator);
    const lost = await losingAnswers(3);
    for (let tries = 0; tries < 6 && lost() < 3; tries += 1) {
      await tablet.page.getByRole("button", { name: "送る・最新にする" }).click();
      await tablet.page.getByText("サーバーにつながりません").or(tablet.page.getByText("に送受信しました")).waitFor();
      await tablet.page.waitForTimeout(300);
    }
    expect(lost()).toBe(3);
    await tablet.page.getByRole("button", { name: "送る・最新にする" }).click();
    await tablet.page.getByRole("button", { name: "食い違い 2件を確かめる" }).click();
    const model = tablet.page.getByRole("region", { name: "型番" });
    for (const words of ["KD-200", "KD-300", administrator.name]) await model.getByText(words).first().waitFor();
    await tablet.lookAt("198-capture-conflicts");
    await tablet.page.setViewportSize({ width: 1280, height: 800 });
    await tablet.lookAt("199-capture-conflicts-wide");
    await tablet.page.setViewportSize({ width: 800, height: 1280 });
    await model.getByRole("button", { name: "この端末の値にする" }).click();
    await tablet.page
      .getByRole("region", { name: "ファームウェア版数" })
      .getByRole("button", { name: "サーバーの値を残し、端末の値をメモにする" })
      .click();
    await tablet.page.getByText("食い違いはありません").waitFor();
    await tablet.tab("ホーム");
    await tablet.page.getByRole("button", { name: "送る・最新にする" }).click();
    await tablet.unsent(0);
    await tablet.lookAt("200-capture-sent");
  });

  test("everything is on the server as it was written down, once", async () => {
    const { sheets, targets, connections } = await bundle();
    const [sheet] = sheets;
    expect(sheets).toHaveLength(1);
    expect(sheet).toMatchObject({ audience: "executive", role: "内視鏡部長" });
    expect(sheet?.answers).toHaveLength(20);
    const ids = ["yes", "no", "unknown", "not_applicable"];
    sheet?.answers
      .toSorted((one, other) => (one.item < other.item ? -1 : 1))
      .forEach(({ item, values }, index) => {
        expect([item, values.answer, values.note]).toEqual([
          item,
          ids[index % 4],
          index % 4 === 1 || index % 4 === 2 ? `備考${index + 1}` : "",
        ]);
        if (values.answer === "unknown") expect(values.notUnderstood).toBe(`範囲${index + 1}`);
      });
    expect(targets.map(({ values }) => [values.state, values.note])).toEqual(
      targets.map((_, index) => [index % 2 === 0 ? "seen" : "noneHere", `場所${index + 1} ${secret}`]),
    );
    const found = connections.filter(({ number }) => number > 1);
    expect(found.map(({ values }) => values.systemOrDevice).toSorted(byText)).toEqual(
      [1, 2, 3, 4, 5].map((number) => ({ state: "known", value: `接続${number}の装置` })),
    );
    for (const { values } of found)
      expect(values).toMatchObject({
        verifiedOnSite: { state: "known", value: true },
        accessLine: { state: "known", value: "lte" },
        firmwareVersion: { state: "unknown" },
      });
    expect(connections.find(({ number }) => number === 1)?.values).toMatchObject({
      model: { state: "known", value: "KD-200" },
      firmwareVersion: { state: "known", value: "3.1.4" },
    });
    const collected = await fromServer<{ photos: { id: string; thing: string }[]; notes: { body: string }[] }>(
      `${base}/found`,
      administrator,
    );
    expect(collected.photos).toHaveLength(6);
    const notes = collected.notes.map(({ body }) => body);
    expect(notes).toHaveLength(2);
    expect(notes).toContain(`配線図が古い ${secret}`);
    expect(notes.join()).toContain("「不明」と記録した");
    for (const { id } of collected.photos) {
      const reply = await fetch(`${stage.server.address}${base}/photos/${id}`, { headers: administrator.headers });
      expect([reply.status, reply.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
    }
  });

  /**
   * The line breaks just after the server has taken a batch: what it answered never arrives, and the device must send the same again.
   * @returns how many answers were lost so far
   */
  async function losingAnswers(times: number): Promise<() => number> {
    let lost = 0;
    await tablet.context.route("**/capture/devices/*/operations", async (route) => {
      const { operations } = route.request().postDataJSON() as { operations: unknown[] };
      if (operations.length === 0 || lost === times) return route.continue();
      await route.fetch();
      lost += 1;
      return route.abort("connectionreset");
    });
    return () => lost;
  }
}

const byText = (one: unknown, other: unknown) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);
