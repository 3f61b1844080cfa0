import type { Logger } from "pino";
import { tendEngagements } from "../identity/api.ts";
import type { Db } from "../platform/db/tables.ts";
import { isAnyRoundDue } from "../questionnaire/round/tend.store.ts";
import { participationOf } from "../survey/agreement/participation.store.ts";
import { unshare } from "../survey/programme/share.store.ts";
import { isAnySurveyDue } from "../survey/programme/tend.store.ts";
import { isAnyReviewDue } from "../vulnerability/case/reconcile-cases.store.ts";
import { dueFeeds } from "../vulnerability/feed/feed.store.ts";
import { tendFeedAlarms } from "../vulnerability/feed/feed-alarm.store.ts";
import { hasOldDeliveries } from "../webhook/delivery-log.store.ts";
import type { queues } from "./queues.ts";

/** A change of advisories is told within a minute, also when the process that made it died: half of that at most passes here. */
const roundMs = 20_000;

/**
 * Sources that stand still are told to the administrators only once the server has had time to read them: after a night switched off
 * all are old, and fresh a few minutes later.
 */
const alarmsAfterMs = 30 * 60_000;

/**
 * Looks again and again whether a feed is due or stands still, and some hospital's cases: exposures changed, a day came, the morning's
 * mail; whether reports are old enough to be removed; whether a questionnaire's round ends or has answers to be stirred; whether a term
 * has closed a hospital; and whether homework or a step of a survey is due.
 */
export function startRounds(
  { db, publicUrl }: { db: Db; publicUrl: string },
  queue: Pick<ReturnType<typeof queues>, "reconcile" | "feed" | "removeOldDeliveries" | "tendRounds" | "tendSurveys">,
  logger: Pick<Logger, "error">,
): { stop(): Promise<void> } {
  let round: Promise<void> = Promise.resolve();
  const startedAt = Date.now();
  const look = async () => {
    const now = new Date();
    if (now.getTime() - startedAt > alarmsAfterMs) await tendFeedAlarms({ db, publicUrl }, now);
    await tendEngagements({ db, participationOf, whenClosed: unshare }, now);
    const feeds = await dueFeeds(db, now);
    const reviews = await isAnyReviewDue(db, now);
    const old = await hasOldDeliveries(db, now);
    const answers = await isAnyRoundDue(db, now);
    const surveys = await isAnySurveyDue(db, now);
    if (feeds.length === 0 && !reviews && !old && !answers && !surveys) return;
    await db.transaction().execute(async (trx) => {
      for (const feed of feeds) await queue.feed(trx, feed);
      if (reviews) await queue.reconcile(trx);
      if (old) await queue.removeOldDeliveries(trx);
      if (answers) await queue.tendRounds(trx);
      if (surveys) await queue.tendSurveys(trx);
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
