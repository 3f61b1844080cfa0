import { randomUUID } from "node:crypto";
import { sql, type UpdateObject } from "kysely";
import type { z } from "zod";
import { recordAudit } from "../platform/audit/audit.ts";
import type { Db, Tables, Trx } from "../platform/db/tables.ts";
import { inFacilityOrNothing } from "../platform/db/tenant.ts";
import { type FacilityKeys, seal } from "../platform/facility-key.ts";
import type { Actor } from "../shared/actor.ts";
import { ok, type Result, refuse } from "../shared/result.ts";
import type { AddressGuard } from "./address-guard.worker.ts";
import { EndpointId, type EndpointState, EventType, type WebhookRefusalReason } from "./contract.ts";
import { allowedActions } from "./policy.ts";
import type { addWebhook, Endpoint } from "./route-contracts.ts";
import { newSecret } from "./signature.worker.ts";
import "./tables.ts";

export interface WebhookContext {
  db: Db;
  keys: FacilityKeys;
  guard: AddressGuard;
  now(): Date;
}

export type Settings = z.output<(typeof addWebhook)["body"]>;
type Outcome<T> = Result<T, WebhookRefusalReason>;

/** More would hardly be receivers of the hospital's own. */
const mostEndpoints = 10;
const overlapMs = 24 * 3_600_000;

/** Every address of the hospital, or the one, by name. */
export async function readEndpoints(trx: Trx, facilityId: string, now: Date, id?: EndpointId): Promise<Endpoint[]> {
  const one = id ? sql`and endpoint.id = ${id}` : sql``;
  const { rows } = await sql<{
    id: EndpointId;
    name: string;
    url: string;
    events: string[];
    state: EndpointState;
    failing_since: Date | null;
    previous_until: Date | null;
    created_at: Date;
    waiting: number;
    delivered: number;
    failed: number;
    last: Date | null;
  }>`
    select endpoint.id, name, url, events, endpoint.state, failing_since, previous_until, endpoint.created_at,
      count(*) filter (where delivery.state in ('waiting', 'held'))::int as waiting,
      count(*) filter (where delivery.state = 'delivered')::int as delivered,
      count(*) filter (where delivery.state = 'failed')::int as failed,
      (select max(ended_at) from webhook_attempt attempt where attempt.facility_id = ${facilityId}
        and attempt.endpoint_id = endpoint.id and attempt.status between 200 and 299) as last
    from webhook_endpoint endpoint
    left join webhook_delivery delivery on delivery.facility_id = endpoint.facility_id and delivery.endpoint_id = endpoint.id
    where endpoint.facility_id = ${facilityId} ${one}
    group by endpoint.facility_id, endpoint.id order by name, endpoint.id`.execute(trx);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    url: row.url,
    events: EventType.array().parse(row.events),
    state: row.state,
    failingSince: row.failing_since?.toISOString() ?? null,
    previousSecretUntil: row.previous_until && row.previous_until > now ? row.previous_until.toISOString() : null,
    createdAt: row.created_at.toISOString(),
    counts: { waiting: row.waiting, delivered: row.delivered, failed: row.failed },
    lastDeliveredAt: row.last?.toISOString() ?? null,
    actions: allowedActions(row.state),
  }));
}

/** The secret is in the answer and nowhere else in the clear. */
export function addEndpoint(
  context: WebhookContext,
  actor: Actor,
  facilityId: string,
  settings: Settings,
): Promise<Outcome<{ endpoint: Endpoint; secret: string }>> {
  return inFacilityOrNothing(context.db, facilityId, async (trx) => {
    const objection = context.guard.objection(new URL(settings.url));
    if (objection) return refuse(objection);
    const now = context.now();
    if ((await readEndpoints(trx, facilityId, now)).length >= mostEndpoints) return refuse("too_many_endpoints");
    const id = EndpointId.parse(randomUUID());
    const secret = newSecret();
    await trx
      .insertInto("webhook_endpoint")
      .values({
        facility_id: facilityId,
        id,
        name: settings.name,
        url: settings.url,
        events: [...new Set(settings.events)],
        state: "active",
        failing_since: null,
        secret: await sealed(context, trx, facilityId, secret, now),
        previous_secret: null,
        previous_until: null,
        created_by: actor.label,
        created_at: now,
      })
      .execute();
    await audit(trx, context, actor, facilityId, id, "webhook.add", inWords(settings));
    return ok({ endpoint: await readEndpoint(trx, facilityId, now, id), secret });
  });
}

export function changeEndpoint(
  context: WebhookContext,
  actor: Actor,
  facilityId: string,
  id: EndpointId,
  settings: Settings,
): Promise<Outcome<Endpoint>> {
  return inFacilityOrNothing(context.db, facilityId, async (trx) => {
    if (!(await lockEndpoint(trx, facilityId, id))) return refuse("not_found");
    const objection = context.guard.objection(new URL(settings.url));
    if (objection) return refuse(objection);
    const { name, url, events } = settings;
    await update(trx, facilityId, id, { name, url, events: [...new Set(events)] });
    await audit(trx, context, actor, facilityId, id, "webhook.change", inWords(settings));
    return ok(await readEndpoint(trx, facilityId, context.now(), id));
  });
}

/** @param overlap whether the present secret signs along for another day */
export function rotateSecret(
  context: WebhookContext,
  actor: Actor,
  facilityId: string,
  id: EndpointId,
  overlap: boolean,
): Promise<Outcome<{ endpoint: Endpoint; secret: string }>> {
  return inFacilityOrNothing(context.db, facilityId, async (trx) => {
    const found = await lockEndpoint(trx, facilityId, id);
    if (!found) return refuse("not_found");
    const now = context.now();
    const secret = newSecret();
    await update(trx, facilityId, id, {
      secret: await sealed(context, trx, facilityId, secret, now),
      previous_secret: overlap ? found.secret : null,
      previous_until: overlap ? new Date(now.getTime() + overlapMs) : null,
    });
    await audit(trx, context, actor, facilityId, id, "webhook.rotateSecret", { overlap });
    return ok({ endpoint: await readEndpoint(trx, facilityId, now, id), secret });
  });
}

export function pauseEndpoint(context: WebhookContext, actor: Actor, facilityId: string, id: EndpointId) {
  return inFacilityOrNothing(context.db, facilityId, async (trx): Promise<Outcome<Endpoint>> => {
    const found = await lockEndpoint(trx, facilityId, id);
    if (!found) return refuse("not_found");
    if (found.state !== "active") return refuse("already_paused");
    await hold(trx, facilityId, id, "paused");
    await audit(trx, context, actor, facilityId, id, "webhook.pause", {});
    return ok(await readEndpoint(trx, facilityId, context.now(), id));
  });
}

/** What was held goes out now, oldest first; what had been given up before stays so until somebody asks for it. */
export function resumeEndpoint(context: WebhookContext, actor: Actor, facilityId: string, id: EndpointId) {
  return inFacilityOrNothing(context.db, facilityId, async (trx): Promise<Outcome<Endpoint>> => {
    const found = await lockEndpoint(trx, facilityId, id);
    if (!found) return refuse("not_found");
    if (found.state === "active") return refuse("already_active");
    const now = context.now();
    await update(trx, facilityId, id, { state: "active", failing_since: null });
    await trx
      .updateTable("webhook_delivery")
      .set({ state: "waiting", failures: 0, next_attempt_at: now })
      .where("facility_id", "=", facilityId)
      .where("endpoint_id", "=", id)
      .where("state", "=", "held")
      .execute();
    await audit(trx, context, actor, facilityId, id, "webhook.resume", {});
    return ok(await readEndpoint(trx, facilityId, now, id));
  });
}

/** With its secrets and its log. */
export function deleteEndpoint(context: WebhookContext, actor: Actor, facilityId: string, id: EndpointId) {
  return inFacilityOrNothing(context.db, facilityId, async (trx): Promise<Outcome<null>> => {
    const found = await lockEndpoint(trx, facilityId, id);
    if (!found) return refuse("not_found");
    await trx.deleteFrom("webhook_endpoint").where("facility_id", "=", facilityId).where("id", "=", id).execute();
    await audit(trx, context, actor, facilityId, id, "webhook.delete", { name: found.name });
    return ok(null);
  });
}

/** Before anything of its deliveries is locked, so that two who work on one address never wait for each other in a circle. */
export const lockEndpoint = (trx: Trx, facilityId: string, id: EndpointId) =>
  trx
    .selectFrom("webhook_endpoint")
    .selectAll()
    .where("facility_id", "=", facilityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();

/** Stops sending to it; what waits is held. */
export async function hold(trx: Trx, facilityId: string, id: EndpointId, state: "paused" | "gone"): Promise<void> {
  await update(trx, facilityId, id, { state });
  await trx
    .updateTable("webhook_delivery")
    .set({ state: "held" })
    .where("facility_id", "=", facilityId)
    .where("endpoint_id", "=", id)
    .where("state", "=", "waiting")
    .execute();
}

const update = (trx: Trx, facilityId: string, id: EndpointId, values: UpdateObject<Tables, "webhook_endpoint">) =>
  trx.updateTable("webhook_endpoint").set(values).where("facility_id", "=", facilityId).where("id", "=", id).execute();

async function readEndpoint(trx: Trx, facilityId: string, now: Date, id: EndpointId): Promise<Endpoint> {
  const [endpoint] = await readEndpoints(trx, facilityId, now, id);
  if (!endpoint) throw new Error("an address that was just written is missing");
  return endpoint;
}

const sealed = async ({ keys }: WebhookContext, trx: Trx, facilityId: string, secret: string, now: Date) =>
  seal(await keys.keyFor(trx, facilityId, now), Buffer.from(secret));

export const audit = (
  trx: Trx,
  context: Pick<WebhookContext, "now">,
  actor: Pick<Actor, "label">,
  facilityId: string,
  id: EndpointId,
  action: string,
  detail: Record<string, unknown>,
) =>
  recordAudit(trx, facilityId, {
    at: context.now(),
    actor: actor.label,
    action,
    subject: `webhook:${id}`,
    detail,
  });

/** Path and query of an address may hold a key of the receiver's; the audit log is read by more people than may see it. */
const inWords = ({ name, url, events }: Settings) => ({ name, host: new URL(url).host, events });
