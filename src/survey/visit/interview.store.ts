import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { recordAudit } from "../../platform/audit/audit.ts";
import type { Trx } from "../../platform/db/tables.ts";
import type { Actor } from "../../shared/actor.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { changeSurvey, type SurveyRefusal } from "../in-survey.store.ts";
import type { SurveyKey } from "../survey-reach.ts";
import type { VisitContext } from "./context.store.ts";
import {
  type InterviewRefusal as InterviewRule,
  type InterviewState,
  mayAddTo,
  mayRemove,
  settleInterview,
} from "./interview.ts";
import type { Interview } from "./route-contracts.ts";
import { lockVisit } from "./visit.store.ts";

export type InterviewRefusal = SurveyRefusal | InterviewRule | "not_found";
type Outcome = Promise<Result<null, InterviewRefusal>>;
type OneVisit = SurveyKey & { visitId: string };
type OneInterview = OneVisit & { interviewId: string };

export const addInterview = ({ db, now }: VisitContext, actor: Actor, key: OneVisit, interview: Interview): Outcome =>
  changeSurvey(db, actor, key, async (trx, survey): Promise<Result<null, InterviewRefusal>> => {
    const visit = await lockVisit(trx, key, key.visitId);
    if (!visit) return refuse("not_found");
    const may = mayAddTo(visit);
    if (!may.ok) return may;
    const id = randomUUID();
    await trx
      .insertInto("survey_interview")
      .values({
        facility_id: key.facilityId,
        id,
        programme_id: key.programmeId,
        visit_id: key.visitId,
        ...columns(interview),
        actual_minutes: null,
        state: "planned",
        shared_with: survey.sharedWith,
      })
      .execute();
    await audit(trx, actor, key, id, "added", now(), { audience: interview.audience });
    return ok(null);
  });

export const changeInterview = (
  { db, now }: VisitContext,
  actor: Actor,
  key: OneInterview,
  change: Interview & { state: InterviewState; actualMinutes: number | null },
): Outcome =>
  changeSurvey(db, actor, key, async (trx): Promise<Result<null, InterviewRefusal>> => {
    const at = now();
    const visit = await lockVisit(trx, key, key.visitId);
    const interview = visit && (await lockInterview(trx, key));
    if (!visit || !interview) return refuse("not_found");
    const settled = settleInterview({ state: visit.state, onDay: visit.on_day }, change, japanDay(at));
    if (!settled.ok) return settled;
    const { state, actualMinutes } = settled.value;
    await trx
      .updateTable("survey_interview")
      .set({ ...columns(change), state, actual_minutes: actualMinutes })
      .where("facility_id", "=", key.facilityId)
      .where("id", "=", key.interviewId)
      .execute();
    await audit(trx, actor, key, key.interviewId, "changed", at, { audience: change.audience, state, actualMinutes });
    return ok(null);
  });

export const removeInterview = ({ db, now }: VisitContext, actor: Actor, key: OneInterview): Outcome =>
  changeSurvey(db, actor, key, async (trx): Promise<Result<null, InterviewRefusal>> => {
    const interview = await lockInterview(trx, key);
    if (!interview) return refuse("not_found");
    const may = mayRemove(interview);
    if (!may.ok) return may;
    await sql`delete from survey_interview where facility_id = ${key.facilityId} and id = ${key.interviewId}`.execute(
      trx,
    );
    await audit(trx, actor, key, key.interviewId, "removed", now(), { audience: interview.audience });
    return ok(null);
  });

const columns = (interview: Interview) => ({
  audience: interview.audience,
  respondent_role: interview.respondentRole,
  respondents: interview.respondents,
  begins_at: interview.beginsAt,
  planned_minutes: interview.plannedMinutes,
  note: interview.note,
});

const lockInterview = (trx: Trx, { facilityId, programmeId, visitId, interviewId }: OneInterview) =>
  trx
    .selectFrom("survey_interview")
    .select(["state", "audience"])
    .where("facility_id", "=", facilityId)
    .where("programme_id", "=", programmeId)
    .where("visit_id", "=", visitId)
    .where("id", "=", interviewId)
    .forUpdate()
    .executeTakeFirst();

const audit = (
  trx: Trx,
  actor: Actor,
  { facilityId, programmeId, visitId }: OneVisit,
  id: string,
  step: string,
  at: Date,
  detail: Record<string, unknown>,
): Promise<void> =>
  recordAudit(trx, facilityId, {
    at,
    actor: actor.label,
    action: `interview.${step}`,
    subject: `interview:${id}`,
    detail: { programmeId, visitId, ...detail },
  });
