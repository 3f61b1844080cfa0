import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { recordAudit } from "../../platform/audit/audit.ts";
import type { Trx } from "../../platform/db/tables.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import type { ProgrammePart } from "../contract.ts";
import {
  cutShortBy,
  endsWith,
  mayRecord,
  type Participation,
  shutsOut,
  standingOf,
  type WantedEngagement,
} from "./engagement.ts";
import type { EndedAs, EngagementRefusal } from "./engagement-contract.ts";
import "../tables.store.ts";

/** A hospital in a programme. */
export interface Surveyed {
  facilityId: string;
  programmeId: string;
}

/** All that was ever recorded for the hospital, of one programme or of all, oldest first. `trx` must be one of `inFacility`. */
export const engagementsFor = (trx: Trx, { facilityId, programmeId }: { facilityId: string; programmeId?: string }) =>
  trx
    .selectFrom("engagement")
    .innerJoin("organisation", "organisation.id", "engagement.organisation_id")
    .select([
      "engagement.id",
      "programme_id as programmeId",
      "organisation_id as organisationId",
      "organisation.name as organisation",
      "part",
      "engagement.kind",
      sql<string>`signed_on::text`.as("signedOn"),
      "since",
      "until",
      "file_id as fileId",
      "ended_at as endedAt",
      "ended_as as endedAs",
      "ended_why as endedWhy",
    ])
    .where("facility_id", "=", facilityId)
    .$if(programmeId !== undefined, (query) => query.where("programme_id", "=", programmeId ?? ""))
    .orderBy("recorded_at")
    .orderBy("engagement.id")
    .execute();
export type KeptEngagement = Awaited<ReturnType<typeof engagementsFor>>[number];

/** Changes of what a hospital is open to wait for each other. */
async function lockEngagements(trx: Trx, where: Surveyed): Promise<KeptEngagement[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`engagement:${where.facilityId}`}, 0))`.execute(trx);
  return engagementsFor(trx, where);
}

/** What the organisation is in the programme now. */
export async function partInProgramme(
  trx: Trx,
  programmeId: string,
  organisationId: string,
  now: Date,
): Promise<ProgrammePart | null> {
  const row = await trx
    .selectFrom("programme_part")
    .select("part")
    .where("programme_id", "=", programmeId)
    .where("organisation_id", "=", organisationId)
    .where("since", "<=", now)
    .where((where) => where.or([where("until", "is", null), where("until", ">", now)]))
    .executeTakeFirst();
  return row?.part ?? null;
}

/** Organisations of the programme now, by name. */
export const partsOfProgramme = (trx: Trx, programmeId: string, now: Date) =>
  trx
    .selectFrom("programme_part")
    .innerJoin("organisation", "organisation.id", "programme_part.organisation_id")
    .select(["organisation_id as organisationId", "organisation.name", "part"])
    .where("programme_id", "=", programmeId)
    .where("since", "<=", now)
    .where((where) => where.or([where("until", "is", null), where("until", ">", now)]))
    .orderBy("organisation.name")
    .execute();

/**
 * Records a pledge, contract, order or delivery, which counts from `now` on, in the hospital's chain. `trx` must be one of
 * `inFacility` for it. @returns its id
 */
export async function recordEngagement(
  trx: Trx,
  where: Surveyed,
  wanted: WantedEngagement & { participation: Participation; fileId?: string | null },
  by: { label: string },
  now: Date,
): Promise<Result<string, EngagementRefusal>> {
  await endLapsed(trx, await lockEngagements(trx, where), where, now);
  const held = await engagementsFor(trx, where);
  const part = await partInProgramme(trx, where.programmeId, wanted.organisationId, now);
  const { participation } = wanted;
  const allowed = mayRecord({ participation, part, held }, wanted, { now, today: japanDay(now) });
  if (!allowed.ok) return allowed;
  const id = randomUUID();
  const { until, renewed } = allowed.value;
  const former = held.find((one) => one.id === renewed);
  if (former) await end(trx, where.facilityId, former, { at: now, as: "renewed", why: "更新" }, by, now);
  await trx
    .insertInto("engagement")
    .values({
      facility_id: where.facilityId,
      id,
      programme_id: where.programmeId,
      organisation_id: wanted.organisationId,
      part: allowed.value.part,
      kind: wanted.kind,
      signed_on: wanted.signedOn,
      since: now,
      until,
      file_id: wanted.fileId ?? null,
      recorded_by: by.label,
      recorded_at: now,
      ended_at: null,
      ended_by: null,
      ended_as: null,
      ended_why: null,
    })
    .execute();
  const { organisationId, kind, signedOn } = wanted;
  await recordAudit(trx, where.facilityId, {
    at: now,
    actor: by.label,
    action: "engagement.recorded",
    subject: `engagement:${id}`,
    detail: {
      programmeId: where.programmeId,
      organisationId,
      kind,
      signedOn,
      until: until?.toISOString() ?? null,
      renewed,
    },
  });
  if (kind === "pledge" && until !== null)
    for (const one of cutShortBy(held, until, now)) await cutShort(trx, where.facilityId, one, until, by, now);
  return ok(id);
}

async function cutShort(
  trx: Trx,
  facilityId: string,
  { id }: { id: string },
  until: Date,
  by: { label: string },
  now: Date,
): Promise<void> {
  await trx
    .updateTable("engagement")
    .set({ until })
    .where("facility_id", "=", facilityId)
    .where("id", "=", id)
    .execute();
  const detail = { until: until.toISOString() };
  const subject = `engagement:${id}`;
  await recordAudit(trx, facilityId, { at: now, actor: by.label, action: "engagement.cutShort", subject, detail });
}

export interface Ending {
  engagementId: string;
  /** withdrawn: the hospital shuts the whole organisation out. ended: the secretariat ends this one. */
  as: "withdrawn" | "ended";
  why: string;
}

/**
 * Ends it at once, with all that hangs on it: the next request of whoever came through it finds no hospital.
 * @returns what was ended, and whether the pledge was among it
 */
export async function endEngagement(
  trx: Trx,
  where: { facilityId: string; programmeId?: string },
  { engagementId, as, why }: Ending,
  by: { label: string },
  now: Date,
): Promise<Result<{ programmeId: string; ended: KeptEngagement[]; pledgeEnded: boolean }, EngagementRefusal>> {
  const known = (await engagementsFor(trx, where)).find(({ id }) => id === engagementId);
  if (!known) return refuse("not_found");
  const surveyed = { facilityId: where.facilityId, programmeId: known.programmeId };
  const held = await lockEngagements(trx, surveyed);
  const ending = (as === "withdrawn" ? shutsOut : endsWith)(held, engagementId, now);
  if (!ending.ok) return ending;
  const ids = new Set(ending.value.map(({ id }) => id));
  const ended = held.filter(({ id }) => ids.has(id));
  for (const one of ended) await end(trx, where.facilityId, one, { at: now, as, why }, by, now);
  const pledgeEnded = ended.some(({ kind }) => kind === "pledge");
  return ok({ programmeId: known.programmeId, ended, pledgeEnded });
}

/** Closes in the records what its term has closed already. @returns whether the pledge was among it */
export async function endLapsed(
  trx: Trx,
  held: readonly KeptEngagement[],
  { facilityId }: Surveyed,
  now: Date,
): Promise<boolean> {
  const lapsed = held.filter((one) => one.endedAt === null && standingOf(one, now) === "lapsed");
  for (const one of lapsed) {
    if (one.until === null) throw new Error("what has no term cannot lapse");
    await end(trx, facilityId, one, { at: one.until, as: "lapsed", why: "期間の満了" }, { label: "system" }, now);
  }
  return lapsed.some(({ kind }) => kind === "pledge");
}

async function end(
  trx: Trx,
  facilityId: string,
  { id, programmeId, organisationId, kind }: KeptEngagement,
  { at, as, why }: { at: Date; as: EndedAs; why: string },
  by: { label: string },
  now: Date,
): Promise<void> {
  await trx
    .updateTable("engagement")
    .set({ ended_at: at, ended_by: by.label, ended_as: as, ended_why: why })
    .where("facility_id", "=", facilityId)
    .where("id", "=", id)
    .execute();
  await recordAudit(trx, facilityId, {
    at: now,
    actor: by.label,
    action: `engagement.${as}`,
    subject: `engagement:${id}`,
    detail: { programmeId, organisationId, kind, why },
  });
}
