import { sql, type UpdateObject } from "kysely";
import { holdersOf } from "../identity/api.ts";
import { recordNames } from "../ledger/api.ts";
import type { FacilityId } from "../ledger/contract.ts";
import { asOperator } from "../platform/db/operator.ts";
import type { Db, Tables, Trx } from "../platform/db/tables.ts";
import { inFacility } from "../platform/db/tenant.ts";
import { type FacilityKeys, unseal } from "../platform/facility-key.ts";
import { queueMail } from "../platform/mail/mail.ts";
import type { DeliveryState, EndpointId, EventId, SentType } from "./contract.ts";
import { hold, lockEndpoint } from "./endpoint.store.ts";
import { trouble } from "./failing-mail.ts";
import type { Posted } from "./post.worker.ts";
import { afterAttempt } from "./retry.ts";
import "./tables.ts";

/** One report that this process alone is about to send. */
export interface Claimed {
  facilityId: FacilityId;
  endpointId: EndpointId;
  eventId: EventId;
  type: SentType;
  occurredAt: Date;
  data: unknown;
  /** Running number over all attempts. */
  attempt: number;
  /** Of the attempts before this one, how many failed one after the other. */
  failures: number;
  url: string;
  /** Those in force, newest first; null: they cannot be read with this server's keys. */
  secrets: string[] | null;
}

/** Longer than an attempt may take. A process that dies in it leaves the report to be sent again after it. */
const leaseMs = 30_000;
/** To an address that has just failed nothing else is sent for so long: it would only wait for the same failure. */
const restMs = 60_000;

/** Hospitals with something to send, longest waiting first. */
export const facilitiesWithDue = (db: Db, now: Date, limit: number): Promise<FacilityId[]> =>
  asOperator(db, async (trx) => {
    const { rows } = await sql<{ facility_id: FacilityId }>`
      select facility_id from webhook_delivery where state = 'waiting' and next_attempt_at <= ${now}
      group by facility_id order by min(next_attempt_at), facility_id limit ${limit}`.execute(trx);
    return rows.map(({ facility_id }) => facility_id);
  });

/** Takes the report of a hospital that has waited longest, and notes that an attempt begins. Undefined: nothing is due. */
export const claim = (db: Db, keys: FacilityKeys, facilityId: FacilityId, now: Date): Promise<Claimed | undefined> =>
  inFacility(db, facilityId, async (trx) => {
    for (;;) {
      const due = await trx
        .selectFrom("webhook_delivery")
        .selectAll()
        .where("facility_id", "=", facilityId)
        .where("state", "=", "waiting")
        .where("next_attempt_at", "<=", now)
        .orderBy("next_attempt_at")
        .orderBy("occurred_at")
        .limit(1)
        .forUpdate()
        .skipLocked()
        .executeTakeFirst();
      if (!due) return undefined;
      const key = { facilityId, endpointId: due.endpoint_id as EndpointId, eventId: due.event_id as EventId };
      const endpoint = await readEndpoint(trx, key);
      if (endpoint.state !== "active") {
        // Paused in the moment in which this was written.
        await setDelivery(trx, key, { state: "held" });
        continue;
      }
      const attempt = due.attempts + 1;
      await setDelivery(trx, key, { attempts: attempt, next_attempt_at: new Date(now.getTime() + leaseMs) });
      await trx
        .insertInto("webhook_attempt")
        .values({
          facility_id: facilityId,
          endpoint_id: key.endpointId,
          event_id: key.eventId,
          attempt,
          began_at: now,
          ended_at: null,
          status: null,
          problem: null,
          problem_code: null,
          answer: null,
        })
        .execute();
      const { event_type: type, occurred_at: occurredAt, data, failures } = due;
      const secrets = await secretsOf(trx, keys, facilityId, endpoint, now);
      return { ...key, type, occurredAt, data, attempt, failures, url: endpoint.url, secrets };
    }
  });

type Key = Pick<Claimed, "facilityId" | "endpointId" | "eventId">;

const readEndpoint = (trx: Trx, { facilityId, endpointId }: Key) =>
  trx
    .selectFrom("webhook_endpoint")
    .select(["url", "state", "secret", "previous_secret", "previous_until"])
    .where("facility_id", "=", facilityId)
    .where("id", "=", endpointId)
    .executeTakeFirstOrThrow();

async function secretsOf(
  trx: Trx,
  keys: FacilityKeys,
  facilityId: string,
  endpoint: Awaited<ReturnType<typeof readEndpoint>>,
  now: Date,
): Promise<string[] | null> {
  const { secret, previous_secret: previous, previous_until: until } = endpoint;
  const inForce = previous && until && until > now ? [secret, previous] : [secret];
  try {
    const key = await keys.knownKey(trx, facilityId);
    return key && inForce.map((sealed) => unseal(key, sealed).toString());
  } catch {
    // Data that was restored beside other keys: the log tells it, and a new secret mends it.
    return null;
  }
}

const setDelivery = (
  trx: Trx,
  { facilityId, endpointId, eventId }: Key,
  values: UpdateObject<Tables, "webhook_delivery">,
) =>
  trx
    .updateTable("webhook_delivery")
    .set(values)
    .where("facility_id", "=", facilityId)
    .where("endpoint_id", "=", endpointId)
    .where("event_id", "=", eventId)
    .executeTakeFirst();

/**
 * Notes how an attempt ended, and what follows. When an address has begun to fail for good, its hospital's system administrators are
 * told by mail, once until it works again.
 * @param spread 0 to 1, as afterAttempt() wants it
 */
export const note = (
  db: Db,
  claimed: Claimed,
  posted: Posted,
  { now, spread, publicUrl }: { now: Date; spread: number; publicUrl: string },
): Promise<void> =>
  inFacility(db, claimed.facilityId, async (trx) => {
    const { facilityId, endpointId } = claimed;
    const endpoint = await lockEndpoint(trx, facilityId, endpointId);
    // Deleted meanwhile, with all that was to be noted.
    if (!endpoint) return;
    await endAttempt(trx, claimed, posted, now);
    const failures = claimed.failures + 1;
    const next = afterAttempt(posted, failures, spread, now);
    const mail = (what: "failing" | "gone") => tellTrouble(trx, claimed, { what, name: endpoint.name, now, publicUrl });
    if (next.outcome === "delivered") {
      await setDelivery(trx, claimed, { state: "delivered", failures: 0 });
      if (endpoint.failing_since) await setFailing(trx, claimed, null);
      return;
    }
    if (next.outcome === "gone") {
      await hold(trx, facilityId, endpointId, "gone");
      if (endpoint.state === "active") await mail("gone");
      return;
    }
    await rest(trx, claimed, now);
    // Held meanwhile, or taken by another process after the lease: that one's word counts.
    const isOurs = sql<boolean>`state = 'waiting' and attempts = ${claimed.attempt}`;
    if (next.outcome === "again") {
      await setDelivery(trx, claimed, {
        failures,
        next_attempt_at: sql<Date>`case when ${isOurs} then ${next.at} else next_attempt_at end`,
      });
      return;
    }
    await setDelivery(trx, claimed, {
      failures,
      state: sql<DeliveryState>`case when ${isOurs} then 'failed' else state end`,
    });
    if (endpoint.failing_since) return;
    await setFailing(trx, claimed, now);
    await mail("failing");
  });

const endAttempt = (trx: Trx, { facilityId, endpointId, eventId, attempt }: Claimed, posted: Posted, now: Date) =>
  trx
    .updateTable("webhook_attempt")
    .set({
      ended_at: now,
      status: posted.status,
      problem: posted.problem,
      problem_code: posted.problemCode,
      answer: posted.answer,
    })
    .where("facility_id", "=", facilityId)
    .where("endpoint_id", "=", endpointId)
    .where("event_id", "=", eventId)
    .where("attempt", "=", attempt)
    .execute();

const setFailing = (trx: Trx, { facilityId, endpointId }: Key, since: Date | null) =>
  trx
    .updateTable("webhook_endpoint")
    .set({ failing_since: since })
    .where("facility_id", "=", facilityId)
    .where("id", "=", endpointId)
    .execute();

/** Lets what else waits for the address wait a little longer; what another process is sending already is left to it. */
const rest = (trx: Trx, { facilityId, endpointId, eventId }: Key, now: Date) => {
  const until = new Date(now.getTime() + restMs);
  return sql`
    update webhook_delivery set next_attempt_at = ${until}
    where facility_id = ${facilityId} and endpoint_id = ${endpointId} and state = 'waiting' and next_attempt_at <= ${now}
      and event_id <> ${eventId}`.execute(trx);
};

async function tellTrouble(
  trx: Trx,
  { facilityId, endpointId }: Key,
  { now, ...about }: { what: "failing" | "gone"; name: string; now: Date; publicUrl: string },
): Promise<void> {
  const hospital = (await recordNames(trx, facilityId as FacilityId, [facilityId])).get(facilityId) ?? "";
  const mail = trouble({ ...about, hospital, path: `/f/${facilityId}/webhooks/${endpointId}` });
  for (const { email } of await holdersOf(trx, facilityId, ["systemAdministrator"], now))
    await queueMail(trx, { to: email, ...mail }, now);
}
