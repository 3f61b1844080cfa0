import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { connectionsByTarget } from "../../ledger/api.ts";
import { recordAudit } from "../../platform/audit/audit.ts";
import type { Trx } from "../../platform/db/tables.ts";
import { type Actor, mayActFor } from "../../shared/actor.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { changeSurvey, readSurvey, type SurveyRefusal } from "../in-survey.store.ts";
import type { Participation } from "../participation.store.ts";
import { mayBeWorkedOn, type SurveyKey } from "../survey-reach.ts";
import "./tables.store.ts";
import type { VisitContext } from "./context.store.ts";
import {
  contradicts,
  isUnrecorded,
  mayName,
  reorder,
  type TargetState,
  targetIds,
  type WalkRefusal as WalkRule,
} from "./walkthrough.ts";
import type { WalkPlace, WalkView } from "./walkthrough-contracts.ts";

export type WalkRefusal = SurveyRefusal | WalkRule | "not_found";
type Outcome = Promise<Result<null, WalkRefusal>>;

/** The walk as it stands: what was said of each category, beside what the ledger holds of it. */
export const walkView = (
  { db, now }: VisitContext,
  actor: Actor,
  key: SurveyKey,
): Promise<Result<WalkView, "no_such_survey">> =>
  readSurvey(db, actor, key, async (trx, survey) => {
    const { facilityId, programmeId } = key;
    const told = await trx
      .selectFrom("survey_walk_target")
      .selectAll()
      .where("facility_id", "=", facilityId)
      .where("programme_id", "=", programmeId)
      .execute();
    const places = await placesOf(trx, key);
    const { byTarget, uncategorised } = await connectionsByTarget(trx, facilityId);
    return ok({
      hospital: survey.hospitalName,
      today: japanDay(now()),
      targets: targetIds.map((target) => {
        const row = told.find((one) => one.target === target);
        const connections = byTarget.get(target) ?? [];
        const state = row?.state ?? "notYet";
        return {
          target,
          state,
          note: row?.note ?? "",
          by: row?.by ?? null,
          at: row?.at.toISOString() ?? null,
          connections,
          contradicts: contradicts(state, connections.length),
          unrecorded: isUnrecorded(state, connections.length),
        };
      }),
      uncategorised,
      places: places.map(({ id, name, targets, note, looked_at_on }) => ({
        id,
        name,
        targets,
        note,
        lookedAtOn: looked_at_on,
      })),
      mayWork: mayBeWorkedOn(survey.state).ok && mayActFor(actor, facilityId, "survey.work"),
    });
  });

export interface SeenTarget {
  target: string;
  state: TargetState;
  note: string;
}

/** Writes what was seen of one category, on the hospital's page or on a tablet that comes back to the network. */
export async function writeTarget(
  trx: Trx,
  actor: Actor,
  { facilityId, programmeId, sharedWith }: Participation,
  { target, state, note }: SeenTarget,
  at: Date,
): Promise<void> {
  await sql`
    insert into survey_walk_target (facility_id, programme_id, target, state, note, by, at, shared_with)
    values (${facilityId}, ${programmeId}, ${target}, ${state}, ${note}, ${actor.name}, ${at}, ${sharedWith})
    on conflict (facility_id, programme_id, target) do update
      set state = excluded.state, note = excluded.note, by = excluded.by, at = excluded.at`.execute(trx);
  await audit(trx, actor, { facilityId, programmeId }, "targetSet", at, { target, state });
}

export const setTarget = ({ db, now }: VisitContext, actor: Actor, key: SurveyKey, seen: SeenTarget): Outcome =>
  changeSurvey(db, actor, key, async (trx, survey): Promise<Result<null, WalkRefusal>> => {
    await writeTarget(trx, actor, survey, seen, now());
    return ok(null);
  });

export const addPlace = ({ db, now }: VisitContext, actor: Actor, key: SurveyKey, place: WalkPlace): Outcome =>
  changeSurvey(db, actor, key, async (trx, survey): Promise<Result<null, WalkRefusal>> => {
    const may = mayName(place.targets);
    if (!may.ok) return may;
    const last = (await placesOf(trx, key)).at(-1)?.position ?? 0;
    await trx
      .insertInto("survey_walk_place")
      .values({
        facility_id: key.facilityId,
        id: randomUUID(),
        programme_id: key.programmeId,
        position: last + 1,
        ...columns(place),
        shared_with: survey.sharedWith,
      })
      .execute();
    await audit(trx, actor, key, "placeAdded", now(), {});
    return ok(null);
  });

export const changePlace = (
  { db, now }: VisitContext,
  actor: Actor,
  key: SurveyKey & { placeId: string },
  place: WalkPlace,
): Outcome =>
  changeSurvey(db, actor, key, async (trx): Promise<Result<null, WalkRefusal>> => {
    const may = mayName(place.targets);
    if (!may.ok) return may;
    const changed = await trx
      .updateTable("survey_walk_place")
      .set(columns(place))
      .where("facility_id", "=", key.facilityId)
      .where("programme_id", "=", key.programmeId)
      .where("id", "=", key.placeId)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) return refuse("not_found");
    await audit(trx, actor, key, "placeChanged", now(), { placeId: key.placeId, lookedAtOn: place.lookedAtOn });
    return ok(null);
  });

export const removePlace = ({ db, now }: VisitContext, actor: Actor, key: SurveyKey & { placeId: string }): Outcome =>
  changeSurvey(db, actor, key, async (trx): Promise<Result<null, WalkRefusal>> => {
    const removed = await trx
      .deleteFrom("survey_walk_place")
      .where("facility_id", "=", key.facilityId)
      .where("programme_id", "=", key.programmeId)
      .where("id", "=", key.placeId)
      .executeTakeFirst();
    if (removed.numDeletedRows === 0n) return refuse("not_found");
    await audit(trx, actor, key, "placeRemoved", now(), { placeId: key.placeId });
    return ok(null);
  });

export const orderPlaces = (
  { db, now }: VisitContext,
  actor: Actor,
  key: SurveyKey,
  order: readonly string[],
): Outcome =>
  changeSurvey(db, actor, key, async (trx): Promise<Result<null, WalkRefusal>> => {
    const ordered = reorder(await placesOf(trx, key, true), order);
    if (!ordered.ok) return ordered;
    const positions = order.map((_, index) => index + 1);
    await sql`update survey_walk_place place set position = told.position
      from unnest(${[...order]}::uuid[], ${positions}::int[]) as told (id, position)
      where place.facility_id = ${key.facilityId} and place.programme_id = ${key.programmeId} and place.id = told.id`.execute(
      trx,
    );
    await audit(trx, actor, key, "ordered", now(), { places: order.length });
    return ok(null);
  });

const placesOf = (trx: Trx, { facilityId, programmeId }: SurveyKey, lock = false) =>
  trx
    .selectFrom("survey_walk_place")
    .selectAll()
    .select(sql<string | null>`looked_at_on::text`.as("looked_at_on"))
    .where("facility_id", "=", facilityId)
    .where("programme_id", "=", programmeId)
    .orderBy("position")
    .orderBy("id")
    .$if(lock, (query) => query.forUpdate())
    .execute();

const columns = ({ name, targets, note, lookedAtOn }: WalkPlace) => ({
  name,
  targets,
  note,
  looked_at_on: lookedAtOn,
});

const audit = (
  trx: Trx,
  actor: Actor,
  { facilityId, programmeId }: SurveyKey,
  step: string,
  at: Date,
  detail: Record<string, unknown>,
): Promise<void> =>
  recordAudit(trx, facilityId, {
    at,
    actor: actor.label,
    action: `walkthrough.${step}`,
    subject: `survey:${programmeId}`,
    detail,
  });
