import type { Logger } from "pino";
import type { Db } from "../platform/db/tables.ts";
import { dueFeeds } from "../vulnerability/feed.store.ts";
import { isAnyReviewDue } from "../vulnerability/reconcile-cases.store.ts";
import { hasOldDeliveries } from "../webhook/delivery-log.store.ts";
import type { queues } from "./queues.ts";

/** A change of advisories is told within a minute, also when the process that made it died: half of that at most passes here. */
const roundMs = 20_000;

/**
 * Looks again and again whether a feed is due, and some hospital's cases: exposures changed, a day came, the morning's mail; and whether
 * reports are old enough to be removed.
 */
export function startRounds(
  db: Db,
  queue: Pick<ReturnType<typeof queues>, "reconcile" | "feed" | "removeOldDeliveries">,
  logger: Pick<Logger, "error">,
): { stop(): Promise<void> } {
  let round: Promise<void> = Promise.resolve();
  const look = async () => {
    const now = new Date();
    const feeds = await dueFeeds(db, now);
    const reviews = await isAnyReviewDue(db, now);
    const old = await hasOldDeliveries(db, now);
    if (feeds.length === 0 && !reviews && !old) return;
    await db.transaction().execute(async (trx) => {
      for (const feed of feeds) await queue.feed(trx, feed);
      if (reviews) await queue.reconcile(trx);
      if (old) await queue.removeOldDeliveries(trx);
    });
  };
  const start = () => {
    round = round.then(look).catch((error) => logger.error({ err: error }, "rounds"));
  };
  start();
  const timer = setInterval(start, roundMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await round;
    },
  };
}
