import { randomInt } from "node:crypto";
import type { Logger } from "pino";
import type { FacilityId } from "../ledger/contract.ts";
import type { Db } from "../platform/db/tables.ts";
import type { FacilityKeys } from "../platform/facility-key.ts";
import { type Posted, post, type Road } from "./post.worker.ts";
import { type Claimed, claim, facilitiesWithDue, note } from "./sending.store.ts";
import { signedHeaders } from "./signature.worker.ts";
import { webhookBody } from "./webhook-body.ts";

export interface DeliveryContext {
  db: Db;
  keys: FacilityKeys;
  road: Road;
  /** Address of this Sekisho, for links in reports. */
  publicUrl: string;
  now(): Date;
}

/** Longer is felt by whoever presses 「試しに送る」; shorter asks an idle database for nothing. */
const pollMs = 2_000;
/** Hospitals served side by side, so that one with a slow receiver holds up no other. */
const lanes = 8;
const facilitiesAtOnce = 100;
/** Of one hospital before its turn is over. */
const mostPerTurn = 50;

/**
 * Sends what waits until stopped. Several processes may run it; each report is claimed by one. Sent at least once: twice when a process
 * dies, or is stopped, between sending and noting that. The receiver tells a repeated report by its webhook-id.
 */
export function deliverWebhooks(context: DeliveryContext, logger: Pick<Logger, "error">): { stop(): Promise<void> } {
  const stop = new AbortController();
  const failed = (error: unknown, facilityId?: FacilityId) =>
    logger.error({ err: error, facilityId }, "webhook delivery");
  const loop = (async () => {
    while (!stop.signal.aborted) {
      const attempts = await deliverDue(context, failed, stop.signal).catch((error) => {
        failed(error);
        return 0;
      });
      // More may be due than one look shows: an advisory concerns hospitals by the thousand.
      if (attempts === 0) await rest(stop.signal);
    }
  })();
  return {
    stop: async () => {
      stop.abort(new Error("the server stops"));
      await loop;
    },
  };
}

const rest = (stop: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (stop.aborted) return resolve();
    const timer = setTimeout(done, pollMs);
    timer.unref();
    stop.addEventListener("abort", done);
    function done() {
      clearTimeout(timer);
      stop.removeEventListener("abort", done);
      resolve();
    }
  });

/**
 * Sends what is due now.
 * @param failed hears of a hospital whose reports could not be handled; the others' are
 * @returns how many attempts were made, whatever came of them
 */
export async function deliverDue(
  context: DeliveryContext,
  failed: (error: unknown, facilityId: FacilityId) => void,
  stop: AbortSignal = new AbortController().signal,
): Promise<number> {
  const due = await facilitiesWithDue(context.db, context.now(), facilitiesAtOnce);
  const waiting = due.values();
  let attempts = 0;
  const lane = async () => {
    for (const facilityId of waiting) {
      for (let turn = 0; turn < mostPerTurn && !stop.aborted; turn++) {
        const isDone = await deliverOne(context, facilityId, stop).catch((error) => {
          if (!stop.aborted) failed(error, facilityId);
          return true;
        });
        if (isDone) break;
        attempts += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(lanes, due.length) }, lane));
  return attempts;
}

/** @returns whether there was nothing to do */
async function deliverOne(context: DeliveryContext, facilityId: FacilityId, stop: AbortSignal): Promise<boolean> {
  const claimed = await claim(context.db, context.keys, facilityId, context.now());
  if (!claimed) return true;
  const posted = await send(context, claimed, stop);
  const spread = randomInt(0, 1001) / 1000;
  await note(context.db, claimed, posted, { now: context.now(), spread, publicUrl: context.publicUrl });
  return false;
}

async function send(context: DeliveryContext, claimed: Claimed, stop: AbortSignal): Promise<Posted> {
  const { eventId: id, secrets, url } = claimed;
  if (!secrets)
    return { status: null, retryAfterMs: null, problem: "secret_unreadable", problemCode: null, answer: null };
  const body = webhookBody({ ...claimed, id }, context.publicUrl);
  const headers = {
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(body)),
    "user-agent": "Sekisho webhooks",
    ...signedHeaders(id, body, secrets, context.now()),
  };
  return post(new URL(url), headers, body, context.road, stop, context.now);
}
