import type { Trx } from "../../platform/db/tables.ts";
import { type Actor, mayInProgramme } from "../../shared/actor.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { type HoursContext, inSurvey } from "../hours/context.store.ts";
import { companyOf, mayReview } from "../hours/standing.ts";
import type { Participation } from "../participation.store.ts";
import type { SurveyKey } from "../survey-reach.ts";
import { mayLookInto } from "../survey-reach.ts";
import type { ReviewSide } from "./contract.ts";
import type { ReviewRefusal } from "./refusal.routes.ts";

export type ReviewContext = Pick<HoursContext, "db" | "now" | "files">;

/** In whose name the person takes part in the review; null: in nobody's. */
export const sideOf = (actor: Actor, key: SurveyKey): ReviewSide | null =>
  mayReview(actor, key) ? "reviewer" : companyOf(actor, key) ? "company" : null;

/** The talk between company and supervising side is theirs; the hospital reads documents and what is delivered. */
export const mayReadReview = (actor: Actor, key: SurveyKey): boolean =>
  sideOf(actor, key) !== null ||
  (mayLookInto(actor, key) && mayInProgramme(actor, key.programmeId, "programme.oversee"));

/** One transaction in which a side writes something about the survey. */
export async function asSide<T>(
  context: ReviewContext,
  actor: Actor,
  key: SurveyKey,
  side: ReviewSide,
  work: (trx: Trx, participation: Participation, at: Date) => Promise<Result<T, ReviewRefusal>>,
): Promise<Result<T, ReviewRefusal>> {
  if (!mayLookInto(actor, key)) return refuse("not_found");
  const stands = side === "reviewer" ? mayReview(actor, key) : companyOf(actor, key) !== undefined;
  if (!stands) return refuse("not_of_this_programme");
  const done = await inSurvey<T, ReviewRefusal>(context, key, work);
  if (done.ok) return ok(done.value);
  return refuse(typeof done.error === "string" ? done.error : done.error.reason);
}
