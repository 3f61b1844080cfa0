import { sql } from "kysely";
import { peopleOfOrganisations } from "../../identity/api.ts";
import type { Trx } from "../../platform/db/tables.ts";
import { type Actor, mayActFor } from "../../shared/actor.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { ok, type Result } from "../../shared/result.ts";
import { readSurvey } from "../in-survey.store.ts";
import { planOf } from "../plan-of.store.ts";
import { mayBeWorkedOn, type SurveyKey, surveyingOrganisations } from "../survey-reach.ts";
import { interviewMinutes } from "./interview.ts";
import type { InterviewView, ProposalView, VisitList, VisitView } from "./route-contracts.ts";
import "./tables.store.ts";
import type { VisitContext } from "./context.store.ts";
import { awaitsOutcome } from "./visit.ts";

/** All visits of the hospital's survey, the latest first, with what this person may do. */
export const visitList = (
  { db, now }: VisitContext,
  actor: Actor,
  key: SurveyKey,
): Promise<Result<VisitList, "no_such_survey">> =>
  readSurvey(db, actor, key, async (trx, survey) => {
    const at = now();
    const open = mayBeWorkedOn(survey.state).ok;
    const mayWork = open && mayActFor(actor, key.facilityId, "survey.work");
    const { interviewMinutes: minutes } = await planOf(trx, key);
    return ok({
      hospital: survey.hospitalName,
      today: japanDay(at),
      visits: await visitsOf(trx, key, japanDay(at)),
      proposals: await proposalsOf(trx, key),
      colleagues: mayWork ? await peopleOfOrganisations(trx, surveyingOrganisations(actor, key), at) : [],
      plannedMinutes: {
        executive: minutes,
        systemAdmin: interviewMinutes.systemAdmin.planned,
        user: minutes,
        vendor: interviewMinutes.vendor.planned,
      },
      mayWork,
      mayPropose: open && mayActFor(actor, key.facilityId, "survey.answer"),
    });
  });

async function visitsOf(trx: Trx, { facilityId, programmeId }: SurveyKey, today: string): Promise<VisitView[]> {
  const visits = await trx
    .selectFrom("survey_visit")
    .selectAll()
    .select(sql<string>`on_day::text`.as("on_day"))
    .where("facility_id", "=", facilityId)
    .where("programme_id", "=", programmeId)
    .orderBy("survey_visit.on_day", "desc")
    .orderBy("half")
    .orderBy("number", "desc")
    .execute();
  const interviews = await interviewsOf(trx, { facilityId, programmeId });
  const steps = await trx
    .selectFrom("survey_visit_step")
    .selectAll()
    .select(sql<string>`on_day::text`.as("on_day"))
    .where("facility_id", "=", facilityId)
    .where("programme_id", "=", programmeId)
    .orderBy("number")
    .execute();
  return visits.map((row) => ({
    id: row.id,
    number: row.number,
    onDay: row.on_day,
    half: row.half,
    purposes: row.purposes,
    people: row.people,
    note: row.note,
    state: row.state,
    awaitsOutcome: awaitsOutcome({ state: row.state, onDay: row.on_day, half: row.half }, today),
    version: row.version,
    interviews: interviews.filter(({ visitId }) => visitId === row.id),
    history: steps
      .filter((step) => step.visit_id === row.id)
      .map(({ step, on_day, half, note, by, at }) => ({ step, onDay: on_day, half, note, by, at: at.toISOString() })),
  }));
}

async function interviewsOf(trx: Trx, { facilityId, programmeId }: SurveyKey): Promise<InterviewView[]> {
  const rows = await trx
    .selectFrom("survey_interview")
    .selectAll()
    .where("facility_id", "=", facilityId)
    .where("programme_id", "=", programmeId)
    .orderBy("begins_at")
    .orderBy("audience")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    visitId: row.visit_id,
    audience: row.audience,
    respondentRole: row.respondent_role,
    respondents: row.respondents,
    beginsAt: row.begins_at,
    plannedMinutes: row.planned_minutes,
    actualMinutes: row.actual_minutes,
    state: row.state,
    note: row.note,
  }));
}

async function proposalsOf(trx: Trx, { facilityId, programmeId }: SurveyKey): Promise<ProposalView[]> {
  const rows = await trx
    .selectFrom("survey_visit_proposal")
    .selectAll()
    .select(sql<string>`on_day::text`.as("on_day"))
    .where("facility_id", "=", facilityId)
    .where("programme_id", "=", programmeId)
    .orderBy("survey_visit_proposal.on_day")
    .orderBy("half", "desc")
    .execute();
  return rows.map(({ id, on_day, half, note, state, by, at, answer }) => ({
    id,
    onDay: on_day,
    half,
    note,
    state,
    by,
    at: at.toISOString(),
    answer,
  }));
}
