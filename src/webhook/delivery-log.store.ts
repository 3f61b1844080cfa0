import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { asOperator } from "../platform/db/operator.ts";
import type { Db, Trx } from "../platform/db/tables.ts";
import { inFacility, inFacilityOrNothing } from "../platform/db/tenant.ts";
import type { Actor } from "../shared/actor.ts";
import { ok, type Result, refuse } from "../shared/result.ts";
import { eventId } from "./api.ts";
import {
  CaseReport,
  type DeliveryState,
  type EndpointId,
  type EventId,
  type SentType,
  testType,
  type WebhookRefusalReason,
} from "./contract.ts";
import { audit, lockEndpoint, type WebhookContext } from "./endpoint.store.ts";
import type { Delivery } from "./route-contracts.ts";

const pageSize = 50;

/** Newest first, 50 at a time; undefined when there is no such address. */
export async function readDeliveries(
  trx: Trx,
  facilityId: string,
  endpointId: EndpointId,
  { state, before }: { state?: DeliveryState | undefined; before?: EventId | undefined },
): Promise<{ items: Delivery[]; more: boolean } | undefined> {
  const known = await trx
    .selectFrom("webhook_endpoint")
    .select("id")
    .where("facility_id", "=", facilityId)
    .where("id", "=", endpointId)
    .executeTakeFirst();
  if (!known) return undefined;
  const own = sql`delivery.facility_id = ${facilityId} and delivery.endpoint_id = ${endpointId}`;
  const inState = state ? sql`and state = ${state}` : sql``;
  const earlier = before
    ? sql`and (created_at, event_id) < (select created_at, event_id from webhook_delivery
        where facility_id = ${facilityId} and endpoint_id = ${endpointId} and event_id = ${before})`
    : sql``;
  const { rows } = await sql<{
    event_id: EventId;
    event_type: SentType;
    occurred_at: Date;
    data: unknown;
    state: DeliveryState;
    next_attempt_at: Date;
  }>`
    select event_id, event_type, occurred_at, data, state, next_attempt_at from webhook_delivery delivery
    where ${own} ${inState} ${earlier} order by created_at desc, event_id desc limit ${pageSize + 1}`.execute(trx);
  const shown = rows.slice(0, pageSize);
  const attempts = await attemptsOf(
    trx,
    facilityId,
    endpointId,
    shown.map(({ event_id }) => event_id),
  );
  const items = shown.map((row) => ({
    eventId: row.event_id,
    type: row.event_type,
    occurredAt: row.occurred_at.toISOString(),
    state: row.state,
    nextAttemptAt: row.state === "waiting" ? row.next_attempt_at.toISOString() : null,
    attempts: attempts.get(row.event_id) ?? [],
    about: row.event_type === testType ? null : aboutOf(row.data),
  }));
  return { items, more: rows.length > pageSize };
}

function aboutOf(data: unknown): Delivery["about"] {
  const { number, product, path } = CaseReport.parse(data).case;
  return { number, product: product.name, path };
}

async function attemptsOf(trx: Trx, facilityId: string, endpointId: EndpointId, events: readonly EventId[]) {
  if (events.length === 0) return new Map<string, Delivery["attempts"]>();
  const rows = await trx
    .selectFrom("webhook_attempt")
    .selectAll()
    .where("facility_id", "=", facilityId)
    .where("endpoint_id", "=", endpointId)
    .where("event_id", "in", [...events])
    .orderBy("attempt", "desc")
    .execute();
  const attempts = rows.map((row) => ({
    eventId: row.event_id,
    attempt: row.attempt,
    beganAt: row.began_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    status: row.status,
    problem: row.problem,
    problemCode: row.problem_code,
    answer: row.answer,
  }));
  return Map.groupBy(attempts, (attempt) => attempt.eventId as string);
}

/** Queues a report that says it is a test. */
export function queueTest(
  context: WebhookContext,
  actor: Actor,
  facilityId: string,
  endpointId: EndpointId,
): Promise<Result<{ eventId: EventId }, WebhookRefusalReason>> {
  return inFacilityOrNothing(context.db, facilityId, async (trx) => {
    const found = await lockEndpoint(trx, facilityId, endpointId);
    if (!found) return refuse("not_found");
    if (found.state !== "active") return refuse("endpoint_is_paused");
    const now = context.now();
    const id = eventId(facilityId, `${testType}:${randomUUID()}`);
    await trx
      .insertInto("webhook_delivery")
      .values({
        facility_id: facilityId,
        endpoint_id: endpointId,
        event_id: id,
        event_type: testType,
        occurred_at: now,
        data: "{}",
        state: "waiting",
        attempts: 0,
        failures: 0,
        next_attempt_at: now,
        created_at: now,
      })
      .execute();
    await audit(trx, context, actor, facilityId, endpointId, "webhook.test", {});
    return ok({ eventId: id });
  });
}

/** Sends a report once more, whatever became of it, under its own id: a receiver that has it can tell. */
export function queueAgain(
  context: WebhookContext,
  actor: Actor,
  facilityId: string,
  endpointId: EndpointId,
  event: EventId,
): Promise<Result<null, WebhookRefusalReason>> {
  return inFacilityOrNothing(context.db, facilityId, async (trx) => {
    const found = await lockEndpoint(trx, facilityId, endpointId);
    if (!found) return refuse("not_found");
    const queued = await trx
      .updateTable("webhook_delivery")
      .set({ state: "waiting", failures: 0, next_attempt_at: context.now() })
      .where("facility_id", "=", facilityId)
      .where("endpoint_id", "=", endpointId)
      .where("event_id", "=", event)
      .executeTakeFirst();
    if (queued.numUpdatedRows === 0n) return refuse("not_found");
    if (found.state !== "active") return refuse("endpoint_is_paused");
    await audit(trx, context, actor, facilityId, endpointId, "webhook.sendAgain", { event });
    return ok(null);
  });
}

/** How long reports are kept, sent or not. */
const keptMs = 30 * 86_400_000;
const facilitiesAtOnce = 100;

/** Are there reports to remove? */
export const hasOldDeliveries = async (db: Db, now: Date): Promise<boolean> =>
  (await facilitiesWithOld(db, now, 1)).length > 0;

const facilitiesWithOld = (db: Db, now: Date, limit: number) =>
  asOperator(db, async (trx) => {
    const before = new Date(now.getTime() - keptMs);
    const { rows } = await sql<{ facility_id: string }>`
      select distinct facility_id from webhook_delivery where created_at < ${before} limit ${limit}`.execute(trx);
    return rows.map(({ facility_id }) => facility_id);
  });

/** Removes reports of more than 30 days ago, with their attempts. @returns how many reports */
export async function removeOldDeliveries({ db, now }: Pick<WebhookContext, "db" | "now">): Promise<number> {
  const before = new Date(now().getTime() - keptMs);
  for (let removed = 0; ; ) {
    const facilities = await facilitiesWithOld(db, now(), facilitiesAtOnce);
    if (facilities.length === 0) return removed;
    for (const facilityId of facilities) {
      const { numDeletedRows } = await inFacility(db, facilityId, (trx) =>
        trx
          .deleteFrom("webhook_delivery")
          .where("facility_id", "=", facilityId)
          .where("created_at", "<", before)
          .executeTakeFirst(),
      );
      removed += Number(numDeletedRows);
    }
  }
}
