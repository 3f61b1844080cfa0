import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { aFacility, tester } from "../ledger/testing/ledger-context.ts";
import { inFacility } from "../platform/db/tenant.ts";
import { openFacilityKeys } from "../platform/facility-key.ts";
import { testDatabase } from "../platform/testing/test-database.ts";
import { aPerson } from "../vulnerability/testing/hospital-with-gates.ts";
import { report } from "./api.ts";
import { WebhookBody } from "./contract.ts";
import { queueAgain, queueTest, removeOldDeliveries } from "./delivery-log.store.ts";
import { pauseEndpoint, readEndpoints, resumeEndpoint, rotateSecret } from "./endpoint.store.ts";
import { openRoad } from "./road.worker.ts";
import { claim } from "./sending.store.ts";
import { aReceiver, type Received } from "./testing/receiver.ts";
import { aHappening, webhookStage } from "./testing/webhook-stage.ts";

const { db } = await testDatabase();
const stage = webhookStage(db);
const { ledger, context, deliver, later, happens, log } = stage;
const second = 1000;
const hour = 3_600_000;

/** As docs/webhooks.md tells receivers, without a line of ours. */
const isSigned = ({ headers, body }: Received, secret: string): boolean => {
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const content = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
  const expected = createHmac("sha256", key).update(content).digest("base64");
  return String(headers["webhook-signature"]).split(" ").includes(`v1,${expected}`);
};
const ids = (received: readonly Received[]) => received.map(({ headers }) => headers["webhook-id"]);
const endpointOf = async (facility: string) =>
  (await inFacility(db, facility, (trx) => readEndpoints(trx, facility, ledger.now())))[0];
const mailsTo = (email: string) => db.selectFrom("mail").selectAll().where("recipient", "=", email).execute();

async function aStage(...answering: Parameters<typeof aReceiver>) {
  const facility = await aFacility(ledger);
  const receiver = await aReceiver(...answering);
  return { facility, receiver, ...(await stage.anEndpoint(facility, receiver.url)) };
}

test("a report arrives once, signed, in the promised shape, and the log says so", async () => {
  const { facility, receiver, id, secret } = await aStage((response) => response.end("ok"));
  await happens(facility, aHappening(1, ledger.now()));
  expect(await deliver()).toBe(1);
  expect(await deliver()).toBe(0);
  const [received, ...others] = receiver.received;
  if (!received) throw new Error("nothing arrived");
  expect(others).toEqual([]);
  expect(isSigned(received, secret)).toBe(true);
  expect(isSigned({ ...received, body: received.body.replace("high", "low") }, secret)).toBe(false);
  expect(received.headers).toMatchObject({ "content-type": "application/json", "webhook-timestamp": "1775001600" });
  const body = JSON.parse(received.body);
  expect(WebhookBody.parse(body)).toEqual(body);
  expect(body).toMatchObject({
    id: received.headers["webhook-id"],
    type: "case.opened",
    version: 1,
    timestamp: "2026-04-01T00:00:00.000Z",
    facilityId: facility,
    data: { case: { number: 1, url: "https://sekisho.example/f/somewhere/cases/1" } },
  });
  expect(await log(facility, id)).toMatchObject([
    { state: "delivered", nextAttemptAt: null, attempts: [{ attempt: 1, status: 200, problem: null, answer: "ok" }] },
  ]);
});

test("while a secret is replaced receivers with either accept, and afterwards only with the new one", async () => {
  const { facility, receiver, id, secret } = await aStage();
  const rotated = await rotateSecret(context, tester, facility, id, true);
  if (!rotated.ok) throw new Error(rotated.error);
  await happens(facility, aHappening(1, ledger.now()));
  await deliver();
  later(24 * hour);
  await happens(facility, aHappening(2, ledger.now()));
  await deliver();
  const accepted = (by: string) => receiver.received.map((received) => isSigned(received, by));
  expect(accepted(secret)).toEqual([true, false]);
  expect(accepted(rotated.value.secret)).toEqual([true, true]);
});

test("a secret that has become known ends at once", async () => {
  const { facility, receiver, id, secret } = await aStage();
  await rotateSecret(context, tester, facility, id, false);
  await happens(facility, aHappening(1, ledger.now()));
  await deliver();
  expect(receiver.received.map((received) => isSigned(received, secret))).toEqual([false]);
});

describe("a receiver that fails", () => {
  test("is tried again later, with the same id and body and a signature of then", async () => {
    const { facility, receiver, id, secret } = await aStage((response, _, count) => {
      response.statusCode = count === 1 ? 500 : 204;
      response.end("こわれています");
    });
    await happens(facility, aHappening(1, ledger.now()));
    await deliver();
    later(9 * second);
    expect(await deliver()).toBe(0);
    later(3 * second);
    expect(await deliver()).toBe(1);
    const [first, again] = receiver.received as [Received, Received];
    expect([again.headers["webhook-id"], again.body]).toEqual([first.headers["webhook-id"], first.body]);
    expect(Number(again.headers["webhook-timestamp"]) - Number(first.headers["webhook-timestamp"])).toBe(12);
    expect(isSigned(again, secret)).toBe(true);
    expect(await log(facility, id)).toMatchObject([
      { state: "delivered", attempts: [{ status: 204 }, { status: 500, answer: "こわれています" }] },
    ]);
  });

  test("that asks for a pause gets it", async () => {
    const { facility, receiver } = await aStage((response) => response.writeHead(503, { "retry-after": "120" }).end());
    await happens(facility, aHappening(1, ledger.now()));
    await deliver();
    later(119 * second);
    expect(await deliver()).toBe(0);
    later(second);
    expect(await deliver()).toBe(1);
    expect(receiver.received).toHaveLength(2);
  });

  test("for two days is given up, told by one mail, and heard of again when it works", async () => {
    const { facility, receiver, id } = await aStage((response) => response.writeHead(500).end());
    const administrator = await aPerson(ledger, facility, "systemAdministrator");
    const officer = await aPerson(ledger, facility, "safetyOfficer");
    await happens(facility, aHappening(1, ledger.now()), aHappening(2, ledger.now()));
    for (let hours = 0; hours < 80; hours++) {
      await deliver();
      later(hour);
    }
    const attempts = (await log(facility, id)).map((delivery) => [delivery.state, delivery.attempts.length]);
    expect(attempts).toEqual([
      ["failed", 10],
      ["failed", 10],
    ]);
    expect((await endpointOf(facility))?.failingSince).not.toBeNull();
    const [mail, ...others] = await mailsTo(administrator);
    expect([others, await mailsTo(officer)]).toEqual([[], []]);
    expect(mail?.body_text).toContain(`https://sekisho.example/f/${facility}/webhooks/${id}`);
    expect(mail?.body_text).not.toContain(receiver.url);

    receiver.answers((response) => response.end());
    await happens(facility, aHappening(3, ledger.now()));
    await deliver();
    expect((await endpointOf(facility))?.failingSince).toBeNull();
    const [, given] = await log(facility, id);
    if (!given) throw new Error("the log lost a report");
    expect(await queueAgain(context, tester, facility, id, given.eventId)).toMatchObject({ ok: true });
    await deliver();
    expect((await log(facility, id)).map(({ state }) => state).toSorted()).toEqual([
      "delivered",
      "delivered",
      "failed",
    ]);
  });

  test("is left alone for a minute with what else waits for it, while other hospitals' reports go out", async () => {
    const { facility, receiver } = await aStage((response) => response.writeHead(500).end());
    const other = await aStage();
    await happens(facility, ...[1, 2, 3, 4, 5].map((number) => aHappening(number, ledger.now())));
    await happens(other.facility, aHappening(1, ledger.now()));
    await deliver();
    expect([receiver.received.length, other.receiver.received.length]).toEqual([1, 1]);
    receiver.answers((response) => response.end());
    later(61 * second);
    await deliver();
    expect(receiver.received).toHaveLength(6);
  });
});

test("410 pauses the address, loses nothing, and is told by mail; resuming sends what was held, oldest first", async () => {
  const { facility, receiver, id } = await aStage((response) => response.writeHead(410).end());
  const administrator = await aPerson(ledger, facility, "systemAdministrator");
  await happens(facility, aHappening(1, ledger.now()));
  await deliver();
  later(hour);
  await happens(facility, aHappening(2, ledger.now()));
  expect(await deliver()).toBe(0);
  expect(await endpointOf(facility)).toMatchObject({ state: "gone", counts: { waiting: 2 } });
  expect((await mailsTo(administrator)).map(({ subject }) => subject)).toEqual([
    "【関所】つばめ沢病院: Webhookの送り先「監視システム」に届いていません",
  ]);
  expect(await queueTest(context, tester, facility, id)).toEqual({ ok: false, error: "endpoint_is_paused" });
  receiver.answers((response) => response.end());
  await resumeEndpoint(context, tester, facility, id);
  await deliver();
  const numbers = receiver.received.slice(1).map(({ body }) => JSON.parse(body).data.case.number);
  expect(numbers).toEqual([1, 2]);
});

test("what happens while an address is paused is held for it", async () => {
  const { facility, receiver, id } = await aStage();
  await happens(facility, aHappening(1, ledger.now()));
  await pauseEndpoint(context, tester, facility, id);
  await happens(facility, aHappening(2, ledger.now()));
  expect(await deliver()).toBe(0);
  await resumeEndpoint(context, tester, facility, id);
  await deliver();
  expect(receiver.received).toHaveLength(2);
});

describe("a process that dies", () => {
  test("between taking a report and sending it loses nothing", async () => {
    const { facility, receiver, id } = await aStage();
    await happens(facility, aHappening(1, ledger.now()));
    expect(await claim(db, context.keys, facility, ledger.now())).toMatchObject({ attempt: 1 });
    later(29 * second);
    expect(await deliver()).toBe(0);
    later(second);
    expect(await deliver()).toBe(1);
    expect(receiver.received).toHaveLength(1);
    // Of the first attempt nobody knows how it ended, and the log does not pretend to.
    expect(await log(facility, id)).toMatchObject([
      {
        state: "delivered",
        attempts: [
          { attempt: 2, status: 200 },
          { attempt: 1, endedAt: null, status: null },
        ],
      },
    ]);
  });

  test("between sending and noting it sends it again, under the same id: at least once, and the receiver can tell", async () => {
    const { facility, receiver } = await aStage();
    await happens(facility, aHappening(1, ledger.now()));
    // The receiver has it; what follows in the database does not happen any more.
    const dying = { ...context, now: () => (receiver.received.length > 0 ? dies() : ledger.now()) };
    await deliver(dying);
    expect(stage.errors.splice(0)).toHaveLength(1);
    expect(receiver.received).toHaveLength(1);
    later(30 * second);
    await deliver();
    expect(receiver.received).toHaveLength(2);
    expect(new Set(ids(receiver.received)).size).toBe(1);
    later(hour);
    await deliver();
    expect(receiver.received).toHaveLength(2);
  });

  const dies = (): never => {
    throw new Error("killed");
  };
});

test("several processes at once send each report once", async () => {
  const { facility, receiver } = await aStage();
  await happens(facility, ...Array.from({ length: 40 }, (_, index) => aHappening(index, ledger.now())));
  await Promise.all([deliver(), deliver(), deliver()]);
  expect(new Set(ids(receiver.received)).size).toBe(40);
  expect(receiver.received).toHaveLength(40);
});

test("a change that is rolled back leaves no report, and the same happening is reported once", async () => {
  const { facility, receiver, id } = await aStage();
  await inFacility(db, facility, async (trx) => {
    await report(trx, facility, [aHappening(1, ledger.now())]);
    throw new Error("no");
  }).catch(() => {});
  expect(await log(facility, id)).toEqual([]);
  await happens(facility, aHappening(1, ledger.now()), aHappening(1, ledger.now()));
  await happens(facility, aHappening(1, ledger.now()));
  await deliver();
  expect(receiver.received).toHaveLength(1);
});

test("an address hears of the kinds it asked for, and of no other hospital's", async () => {
  const { facility, receiver } = await aStage();
  const closings = await aReceiver();
  await stage.anEndpoint(facility, closings.url, ["case.closed", "case.overdue"]);
  const other = await aFacility(ledger);
  await happens(facility, aHappening(1, ledger.now()), aHappening(1, ledger.now(), "case.closed"));
  await happens(other, aHappening(2, ledger.now()));
  await deliver();
  const types = (received: readonly Received[]) => received.map(({ body }) => JSON.parse(body).type);
  expect([types(receiver.received), types(closings.received)]).toEqual([["case.opened"], ["case.closed"]]);
});

test("an address that the operator does not allow any more is not connected to, and the log says why", async () => {
  const { facility, receiver, id } = await aStage();
  await happens(facility, aHappening(1, ledger.now()));
  await deliver({ road: openRoad("", {}) });
  expect(receiver.received).toEqual([]);
  expect(await log(facility, id)).toMatchObject([
    { state: "waiting", attempts: [{ status: null, problem: "address_not_allowed" }] },
  ]);
});

test("data that was restored beside other keys sends nothing unsigned", async () => {
  const { facility, receiver, id } = await aStage();
  await happens(facility, aHappening(1, ledger.now()));
  const elsewhere = mkdtempSync(join(tmpdir(), "sekisho-other-keys-"));
  await deliver({ keys: openFacilityKeys(elsewhere) });
  rmSync(elsewhere, { recursive: true });
  expect(receiver.received).toEqual([]);
  expect(await log(facility, id)).toMatchObject([{ attempts: [{ problem: "secret_unreadable" }] }]);
});

test("reports of more than 30 days ago are removed with their attempts, sent or not; younger ones stay", async () => {
  const { facility, id } = await aStage();
  await happens(facility, aHappening(1, ledger.now()));
  await deliver();
  later(2 * hour);
  await happens(facility, aHappening(2, ledger.now()));
  await deliver();
  await pauseEndpoint(context, tester, facility, id);
  later(30 * 24 * hour - hour);
  await removeOldDeliveries(context);
  const left = await log(facility, id);
  expect(left.map(({ about }) => about?.number)).toEqual([2]);
  expect(left[0]?.attempts).toHaveLength(1);
  expect(await removeOldDeliveries(context)).toBe(0);
});

test("nothing went wrong that no test expected", () => {
  expect(stage.errors).toEqual([]);
});
