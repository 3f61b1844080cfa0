import type { Db, Trx } from "../../platform/db/tables.ts";
import { inFacilityOfProgramme } from "../../platform/db/tenant.ts";
import type { FileStore } from "../../platform/files.ts";
import type { Actor } from "../../shared/actor.ts";
import { type Result, refuse } from "../../shared/result.ts";
import { findParticipation, type Participation } from "../participation.store.ts";
import { isOver } from "../programme/state.ts";
import type { SurveyKey } from "../survey-reach.ts";
import { mayLookInto } from "../survey-reach.ts";
import { companyOf } from "./standing.ts";

export interface HoursContext {
  db: Db;
  files: FileStore;
  now(): Date;
}

type Closed = { reason: "not_found" | "survey_over" };

/**
 * One transaction in which something is written about a survey that is under way, with the participation locked. `now` is taken when
 * it begins.
 */
export function inSurvey<T, Reason>(
  { db, now }: Pick<HoursContext, "db" | "now">,
  key: SurveyKey,
  work: (trx: Trx, participation: Participation, at: Date) => Promise<Result<T, Reason>>,
): Promise<Result<T, Reason | Closed>> {
  const at = now();
  return inFacilityOfProgramme(db, key, async (trx) => {
    const participation = await findParticipation(trx, key, "locked");
    if (!participation) return refuse({ reason: "not_found" as const });
    if (isOver(participation.state)) return refuse({ reason: "survey_over" as const });
    return work(trx, participation, at);
  });
}

/** The same for whoever works in the name of the company in charge. */
export async function asCompany<T, Reason>(
  context: Pick<HoursContext, "db" | "now">,
  actor: Actor,
  key: SurveyKey,
  work: (trx: Trx, participation: Participation, company: string, at: Date) => Promise<Result<T, Reason>>,
): Promise<Result<T, Reason | Closed | { reason: "not_of_this_programme" }>> {
  if (!mayLookInto(actor, key)) return refuse({ reason: "not_found" });
  const company = companyOf(actor, key);
  if (!company) return refuse({ reason: "not_of_this_programme" });
  return inSurvey(context, key, (trx, participation, at) => work(trx, participation, company, at));
}
