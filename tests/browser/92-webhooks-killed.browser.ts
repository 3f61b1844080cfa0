import { createServer } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { becomeAdministrator, createFacility } from "../harness/api-session.ts";
import { removeFolder, startServer } from "../harness/running-server.ts";

/** Slow enough that the server is always in the middle of a report when it is killed. */
const answersAfterMs = 80;
const reports = 25;
const killedAfter = 8;

const arrived: string[] = [];
const receiver = createServer((request, response) => {
  request.resume().on("end", () => {
    arrived.push(String(request.headers["webhook-id"]));
    setTimeout(() => response.end(), answersAfterMs);
  });
});
beforeAll(() => new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve)));
afterAll(() => {
  receiver.closeAllConnections();
  receiver.close();
});

test("a server that is killed while it sends loses no report, and repeats at most the one it was at", async () => {
  const allow = { SEKISHO_WEBHOOK_ALLOW: "127.0.0.1" };
  const first = await startServer(undefined, undefined, allow);
  const session = await becomeAdministrator(first.address, first.setupLink ?? "");
  const webhooks = `/api/v1/facilities/${await createFacility(session, "いそしぎ病院")}/webhooks`;
  const address = receiver.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/`;
  const settings = { name: "受け口", url, events: ["case.opened"] };
  const { endpoint } = await session.send<{ endpoint: { id: string } }>("POST", webhooks, settings);
  const queued: string[] = [];
  for (let number = 0; number < reports; number++) {
    const { eventId } = await session.send<{ eventId: string }>("POST", `${webhooks}/${endpoint.id}/test`);
    queued.push(eventId);
  }
  await expect.poll(() => arrived.length, { timeout: 20_000, interval: 10 }).toBeGreaterThanOrEqual(killedAfter);
  const died = new Promise((resolve) => first.process.once("exit", resolve));
  first.process.kill("SIGKILL");
  await died;
  expect(new Set(arrived).size).toBeLessThan(reports);

  const second = await startServer(first.dataFolder, undefined, allow);
  const log = () =>
    session
      .at(second.address)
      .send<{ items: { state: string }[] }>("GET", `${webhooks}/${endpoint.id}/deliveries?state=delivered`);
  // What it was at is sent again half a minute later, when nobody can be at it any more.
  await expect.poll(async () => (await log()).items.length, { timeout: 60_000, interval: 500 }).toBe(reports);
  await second.stop();
  removeFolder(first.dataFolder);
  expect(new Set(arrived)).toEqual(new Set(queued));
  expect(arrived.length).toBeLessThanOrEqual(reports + 1);
});
