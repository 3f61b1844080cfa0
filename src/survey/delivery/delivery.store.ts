import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { recordEngagement } from "../../identity/api.ts";
import type { Trx } from "../../platform/db/tables.ts";
import type { Actor } from "../../shared/actor.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { participationOf } from "../agreement/participation.store.ts";
import { asCompany, type HoursContext, inSurvey } from "../hours/context.store.ts";
import { audit } from "../hours/money.store.ts";
import { type Participation, rowKey } from "../participation.store.ts";
import type { DocumentState, SurveyDocument } from "../review/contract.ts";
import type { DocumentStanding } from "../review/document-state.ts";
import { standingsOf } from "../review/facts.store.ts";
import type { SurveyKey } from "../survey-reach.ts";
import { type DeliverySituation, type DeliveryWish, mayDeliver } from "./deliver.ts";
import { deliveryFacts } from "./facts.store.ts";
import { ministriesOf } from "./ministries.store.ts";
import type { DeliveryRefusal } from "./refusal.ts";

/** The company reports to the secretariat. */
export const deliverReport = (
  context: HoursContext,
  actor: Actor,
  key: SurveyKey,
  wish: Omit<DeliveryWish, "recipient">,
): Promise<Result<{ id: string }, DeliveryRefusal>> =>
  asCompany<{ id: string }, DeliveryRefusal>(context, actor, key, (trx, participation, _company, at) =>
    deliver(trx, actor, participation, { ...wish, recipient: "secretariat", organisationId: null }, at),
  );

/** The secretariat hands on what it took over; a set for a ministry's office opens the hospital's delivered documents to it. */
export const deliverOn = (
  context: HoursContext,
  actor: Actor,
  key: SurveyKey,
  wish: DeliveryWish & { organisationId: string | null },
): Promise<Result<{ id: string }, DeliveryRefusal>> =>
  inSurvey<{ id: string }, DeliveryRefusal>(context, key, async (trx, participation, at) => {
    const { organisationId } = wish;
    if (wish.recipient === "ministry") {
      const known = await ministriesOf(trx, key.programmeId, at);
      if (!organisationId || !known.some((one) => one.organisationId === organisationId))
        return refuse({ reason: "no_ministry" });
    }
    const delivered = await deliver(trx, actor, participation, wish, at);
    if (!delivered.ok || !organisationId) return delivered;
    const standing = await participationOf(trx, key);
    const engagement = { organisationId, kind: "delivery" as const, signedOn: japanDay(at), until: null };
    const opened = standing
      ? await recordEngagement(trx, key, { ...engagement, participation: standing }, actor, at)
      : refuse("not_found" as const);
    // The office that received an earlier set sees the later one by the same right.
    if (!opened.ok && opened.error !== "already_recorded") throw new NotEngaged();
    return delivered;
  }).catch((error: unknown) => {
    if (error instanceof NotEngaged) return refuse({ reason: "not_engaged" as const });
    throw error;
  });

/** Rolls the delivery back. */
class NotEngaged extends Error {}

/** What decides whether something may be delivered now. */
export async function situationOf(
  trx: Trx,
  key: SurveyKey,
): Promise<DeliverySituation & { standings: Record<SurveyDocument, DocumentStanding> }> {
  const standings = await standingsOf(trx, key);
  const states = Object.entries(standings).map(([kind, { state }]) => [kind, state]);
  const documents = Object.fromEntries(states) as Record<SurveyDocument, DocumentState>;
  return { standings, documents, takenOver: (await deliveryFacts(trx, key)).toSecretariatReceiptOn !== null };
}

async function deliver(
  trx: Trx,
  actor: Actor,
  participation: Participation,
  wish: DeliveryWish & { organisationId: string | null },
  at: Date,
): Promise<Result<{ id: string }, DeliveryRefusal>> {
  const { standings, ...situation } = await situationOf(trx, participation);
  const kinds = [...new Set(wish.kinds)];
  const may = mayDeliver({ ...wish, kinds }, situation);
  if (!may.ok) return may;
  const { recipient, organisationId, message } = wish;
  const id = randomUUID();
  const { last } = await trx
    .selectFrom("survey_delivery")
    .select(sql<number>`coalesce(max(number), 0)`.as("last"))
    .where("facility_id", "=", participation.facilityId)
    .where("programme_id", "=", participation.programmeId)
    .executeTakeFirstOrThrow();
  await trx
    .insertInto("survey_delivery")
    .values({
      ...rowKey(participation),
      id,
      number: last + 1,
      recipient,
      organisation_id: organisationId,
      message,
      sent_by: actor.label,
      sent_by_name: actor.name,
      sent_at: at,
    })
    .execute();
  const editions = kinds.flatMap((kind) => standings[kind].newest ?? []);
  await trx
    .insertInto("survey_delivery_item")
    .values(editions.map((edition) => ({ ...rowKey(participation), delivery_id: id, edition_id: edition.id })))
    .execute();
  await audit(trx, actor, participation, at, "survey.delivered", {
    recipient,
    ...(organisationId ? { organisation: organisationId } : {}),
    editions: editions.map(({ kind, edition }) => `${kind}-${edition}`),
  });
  return ok({ id });
}
