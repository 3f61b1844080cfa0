import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { peopleOfOrganisations } from "../../identity/api.ts";
import { recordAudit } from "../../platform/audit/audit.ts";
import type { Trx } from "../../platform/db/tables.ts";
import type { Actor } from "../../shared/actor.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { changeSurvey, type SurveyRefusal } from "../in-survey.store.ts";
import type { Participation } from "../participation.store.ts";
import { type SurveyKey, surveyingOrganisations } from "../survey-reach.ts";
import type { VisitContext } from "./context.store.ts";
import { takeProposal } from "./proposal.store.ts";
import type { VisitPlan } from "./route-contracts.ts";
import type { Visitor } from "./tables.store.ts";
import "./tables.store.ts";
import { mayChange, settle, stepOf, type VisitRefusal as VisitRule, type VisitStep } from "./visit.ts";

export type VisitRefusal = SurveyRefusal | VisitRule | "not_found" | "stale_visit" | "not_a_colleague";
type Outcome = Promise<Result<null, VisitRefusal>>;

export const planVisit = (
  { db, now }: VisitContext,
  actor: Actor,
  key: SurveyKey,
  plan: VisitPlan & { proposalId: string | null },
): Outcome =>
  changeSurvey(db, actor, key, async (trx, survey): Promise<Result<null, VisitRefusal>> => {
    const at = now();
    const people = await colleaguesAmong(trx, actor, key, plan.personIds, at);
    if (!people) return refuse("not_a_colleague");
    if (plan.proposalId && !(await takeProposal(trx, actor, key, plan.proposalId, at))) return refuse("not_found");
    const id = randomUUID();
    const { rows } = await sql<{ number: number }>`
      insert into survey_visit as visit (facility_id, id, programme_id, number, on_day, half, purposes, people, note, state, version, shared_with)
      values (${key.facilityId}, ${id}, ${key.programmeId}, ${await nextNumber(trx, key)}, ${plan.onDay}, ${plan.half},
        ${plan.purposes}, ${JSON.stringify(people)}, ${plan.note}, 'planned', 1, ${survey.sharedWith})
      returning visit.number`.execute(trx);
    await noteStep(trx, actor, survey, { visitId: id, number: rows[0]?.number ?? 0 }, "planned", plan, plan.note, at);
    return ok(null);
  });

export const changeVisit = (
  { db, now }: VisitContext,
  actor: Actor,
  key: SurveyKey & { visitId: string },
  plan: VisitPlan & { version: number; why: string },
): Outcome =>
  changeSurvey(db, actor, key, async (trx, survey): Promise<Result<null, VisitRefusal>> => {
    const at = now();
    const visit = await lockVisit(trx, key, key.visitId);
    if (!visit) return refuse("not_found");
    const may = mayChange({ state: visit.state, onDay: visit.on_day, half: visit.half });
    if (!may.ok) return may;
    if (visit.version !== plan.version) return refuse("stale_visit");
    const people = await colleaguesAmong(trx, actor, key, plan.personIds, at, visit.people);
    if (!people) return refuse("not_a_colleague");
    await sql`update survey_visit set on_day = ${plan.onDay}, half = ${plan.half}, purposes = ${plan.purposes},
        people = ${JSON.stringify(people)}, note = ${plan.note}, version = version + 1
      where facility_id = ${key.facilityId} and id = ${key.visitId}`.execute(trx);
    const step = stepOf({ onDay: visit.on_day, half: visit.half }, plan);
    await noteStep(trx, actor, survey, { visitId: visit.id, number: visit.number }, step, plan, plan.why, at);
    return ok(null);
  });

export const settleVisit = (
  { db, now }: VisitContext,
  actor: Actor,
  key: SurveyKey & { visitId: string },
  { outcome, why }: { outcome: "held" | "cancelled"; why: string },
): Outcome =>
  changeSurvey(db, actor, key, async (trx, survey): Promise<Result<null, VisitRefusal>> => {
    const at = now();
    const visit = await lockVisit(trx, key, key.visitId);
    if (!visit) return refuse("not_found");
    const day = { onDay: visit.on_day, half: visit.half };
    const settled = settle({ state: visit.state, ...day }, outcome, japanDay(at));
    if (!settled.ok) return settled;
    await sql`update survey_visit set state = ${settled.value}, version = version + 1
      where facility_id = ${key.facilityId} and id = ${key.visitId}`.execute(trx);
    await noteStep(trx, actor, survey, { visitId: visit.id, number: visit.number }, settled.value, day, why, at);
    return ok(null);
  });

/** Locks the visit, when it belongs to this survey. */
export const lockVisit = (trx: Trx, { facilityId, programmeId }: SurveyKey, visitId: string) =>
  trx
    .selectFrom("survey_visit")
    .selectAll()
    .select(sql<string>`on_day::text`.as("on_day"))
    .where("facility_id", "=", facilityId)
    .where("programme_id", "=", programmeId)
    .where("id", "=", visitId)
    .forUpdate()
    .executeTakeFirst();

async function nextNumber(trx: Trx, { facilityId, programmeId }: SurveyKey): Promise<number> {
  const { rows } = await sql<{ next: number }>`select coalesce(max(number), 0) + 1 as next from survey_visit
    where facility_id = ${facilityId} and programme_id = ${programmeId}`.execute(trx);
  return rows[0]?.next ?? 1;
}

/** Those of the named who may be sent: people of one's own company, and whoever is on the visit already. Null: somebody is not. */
async function colleaguesAmong(
  trx: Trx,
  actor: Actor,
  key: SurveyKey,
  personIds: readonly string[],
  at: Date,
  already: readonly Visitor[] = [],
): Promise<Visitor[] | null> {
  const own = await peopleOfOrganisations(trx, surveyingOrganisations(actor, key), at);
  const known = new Map([...already, ...own].map((person) => [person.personId, person]));
  const chosen = [...new Set(personIds)].map((id) => known.get(id));
  return chosen.every((person) => person !== undefined) ? chosen : null;
}

async function noteStep(
  trx: Trx,
  actor: Actor,
  survey: Participation,
  visit: { visitId: string; number: number },
  step: VisitStep,
  { onDay, half }: Pick<VisitPlan, "onDay" | "half">,
  note: string,
  at: Date,
): Promise<void> {
  const { facilityId, programmeId, sharedWith } = survey;
  await sql`
    insert into survey_visit_step (facility_id, visit_id, number, programme_id, step, on_day, half, note, by, at, shared_with)
    values (${facilityId}, ${visit.visitId},
      (select coalesce(max(number), 0) + 1 from survey_visit_step where facility_id = ${facilityId} and visit_id = ${visit.visitId}),
      ${programmeId}, ${step}, ${onDay}, ${half}, ${note}, ${actor.name}, ${at}, ${sharedWith})`.execute(trx);
  await recordAudit(trx, facilityId, {
    at,
    actor: actor.label,
    action: `visit.${step}`,
    subject: `visit:${visit.visitId}`,
    detail: { programmeId, number: visit.number, onDay, half },
  });
}
