import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { recordAudit } from "../../platform/audit/audit.ts";
import type { Trx } from "../../platform/db/tables.ts";
import type { Actor } from "../../shared/actor.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { changeSurvey, type SurveyRefusal } from "../in-survey.store.ts";
import type { SurveyKey } from "../survey-reach.ts";
import "./tables.store.ts";
import type { VisitContext } from "./context.store.ts";
import type { Half } from "./visit.ts";

export type ProposalRefusal = SurveyRefusal | "not_found" | "proposal_answered" | "day_past";
type Outcome = Promise<Result<null, ProposalRefusal>>;

/** The hospital proposes a half-day; planning it stays with the company, whose people have to be free as well. */
export const proposeVisit = (
  { db, now }: VisitContext,
  actor: Actor,
  key: SurveyKey,
  { onDay, half, note }: { onDay: string; half: Half; note: string },
): Outcome =>
  changeSurvey(db, actor, key, async (trx, survey): Promise<Result<null, ProposalRefusal>> => {
    const at = now();
    if (onDay < japanDay(at)) return refuse("day_past");
    const id = randomUUID();
    await sql`
      insert into survey_visit_proposal (facility_id, id, programme_id, on_day, half, note, state, by, at, shared_with)
      values (${key.facilityId}, ${id}, ${key.programmeId}, ${onDay}, ${half}, ${note}, 'open', ${actor.name}, ${at},
        ${survey.sharedWith})`.execute(trx);
    const detail = { programmeId: key.programmeId, onDay, half };
    await audit(trx, actor, key, id, "proposed", at, detail);
    return ok(null);
  });

export const takeBackProposal = (context: VisitContext, actor: Actor, key: SurveyKey & { proposalId: string }) =>
  answered(context, actor, key, "takenBack", "");

export const declineProposal = (
  context: VisitContext,
  actor: Actor,
  key: SurveyKey & { proposalId: string },
  answer: string,
) => answered(context, actor, key, "declined", answer);

const answered = (
  { db, now }: VisitContext,
  actor: Actor,
  key: SurveyKey & { proposalId: string },
  state: "takenBack" | "declined",
  answer: string,
): Outcome =>
  changeSurvey(db, actor, key, async (trx): Promise<Result<null, ProposalRefusal>> => {
    const proposal = await lockProposal(trx, key, key.proposalId);
    if (!proposal) return refuse("not_found");
    if (proposal.state !== "open") return refuse("proposal_answered");
    await setAnswer(trx, actor, key, key.proposalId, state, answer, now());
    return ok(null);
  });

/** The visit that is being planned follows this proposal. @returns false when there is no such open proposal */
export async function takeProposal(trx: Trx, actor: Actor, key: SurveyKey, id: string, at: Date): Promise<boolean> {
  const proposal = await lockProposal(trx, key, id);
  if (proposal?.state !== "open") return false;
  await setAnswer(trx, actor, key, id, "taken", "", at);
  return true;
}

const lockProposal = (trx: Trx, { facilityId, programmeId }: SurveyKey, id: string) =>
  trx
    .selectFrom("survey_visit_proposal")
    .select(["id", "state"])
    .where("facility_id", "=", facilityId)
    .where("programme_id", "=", programmeId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();

async function setAnswer(
  trx: Trx,
  actor: Actor,
  key: SurveyKey,
  id: string,
  state: "taken" | "takenBack" | "declined",
  answer: string,
  at: Date,
): Promise<void> {
  await trx
    .updateTable("survey_visit_proposal")
    .set({ state, answer, answered_by: actor.name, answered_at: at })
    .where("facility_id", "=", key.facilityId)
    .where("id", "=", id)
    .execute();
  await audit(trx, actor, key, id, state, at, { programmeId: key.programmeId });
}

const audit = (
  trx: Trx,
  actor: Actor,
  { facilityId }: SurveyKey,
  id: string,
  step: string,
  at: Date,
  detail: Record<string, unknown>,
): Promise<void> =>
  recordAudit(trx, facilityId, {
    at,
    actor: actor.label,
    action: `visitProposal.${step}`,
    subject: `visitProposal:${id}`,
    detail,
  });
