import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import type { Actor } from "../../shared/actor.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { rowKey } from "../participation.store.ts";
import type { SurveyKey } from "../survey-reach.ts";
import { mayLookInto } from "../survey-reach.ts";
import { type HoursContext, inSurvey } from "./context.store.ts";
import { hoursFacts, settledOn } from "./facts.store.ts";
import { hoursPlanFor } from "./hours-plan.store.ts";
import { audit } from "./money.store.ts";
import { type ClosingFigures, closingFigures } from "./quotation.ts";
import type { HoursRefusal } from "./refusal.ts";
import { mayReview } from "./standing.ts";

/** What the survey comes to now; null while no quotation gives a rate. `trx` is one of `inFacilityOfProgramme`. */
export async function closingNow(trx: Trx, key: SurveyKey): Promise<ClosingFigures | null> {
  const offered = await trx
    .selectFrom("survey_quotation")
    .select("rate_yen")
    .where("facility_id", "=", key.facilityId)
    .where("programme_id", "=", key.programmeId)
    .orderBy("number", "desc")
    .executeTakeFirst();
  if (!offered) return null;
  const { yen } = await trx
    .selectFrom("survey_expense")
    .select(sql<number>`coalesce(sum(yen), 0)::int`.as("yen"))
    .where("facility_id", "=", key.facilityId)
    .where("programme_id", "=", key.programmeId)
    .executeTakeFirstOrThrow();
  const { planned, actual } = await hoursFacts(trx, key);
  return closingFigures({ planned, actual }, offered.rate_yen, yen, (await hoursPlanFor(trx, key)).labourCapYen);
}

/** Closes hours and outlay with the figures of this moment, which must be those that were seen. */
export async function settleHours(
  context: HoursContext,
  actor: Actor,
  key: SurveyKey,
  { note, seen }: { note: string; seen: Pick<ClosingFigures, "actual" | "expensesYen"> },
): Promise<Result<null, HoursRefusal>> {
  if (!mayLookInto(actor, key)) return refuse({ reason: "not_found" });
  if (!mayReview(actor, key)) return refuse({ reason: "not_of_this_programme" });
  return inSurvey<null, HoursRefusal>(context, key, async (trx, participation, at) => {
    if (await settledOn(trx, key)) return refuse({ reason: "settled" });
    const figures = await closingNow(trx, key);
    if (!figures) return refuse({ reason: "no_quotation" });
    const { actual, expensesYen } = figures;
    if (seen.actual !== actual || seen.expensesYen !== expensesYen)
      return refuse({ reason: "figures_changed", actual, expensesYen });
    const { last } = await trx
      .selectFrom("survey_settlement")
      .select(sql<number>`coalesce(max(number), 0)`.as("last"))
      .where("facility_id", "=", key.facilityId)
      .where("programme_id", "=", key.programmeId)
      .executeTakeFirstOrThrow();
    await trx
      .insertInto("survey_settlement")
      .values({
        ...rowKey(participation),
        number: last + 1,
        planned_hundredths: figures.planned,
        actual_hundredths: actual,
        rate_yen: figures.rateYen,
        labour_yen: figures.labourYen,
        payable_labour_yen: figures.payableLabourYen,
        expenses_yen: expensesYen,
        note,
        settled_on: japanDay(at),
        settled_by: actor.name,
        settled_at: at,
        reopened_by: null,
        reopened_at: null,
        reopened_why: null,
      })
      .execute();
    await audit(trx, actor, key, at, "survey.settled", { number: last + 1, ...figures });
    return ok(null);
  });
}

export async function reopenSettlement(
  context: HoursContext,
  actor: Actor,
  key: SurveyKey,
  why: string,
): Promise<Result<null, HoursRefusal>> {
  if (!mayLookInto(actor, key)) return refuse({ reason: "not_found" });
  if (!mayReview(actor, key)) return refuse({ reason: "not_of_this_programme" });
  return inSurvey<null, HoursRefusal>(context, key, async (trx, _participation, at) => {
    const reopened = await trx
      .updateTable("survey_settlement")
      .set({ reopened_by: actor.name, reopened_at: at, reopened_why: why })
      .where("facility_id", "=", key.facilityId)
      .where("programme_id", "=", key.programmeId)
      .where("reopened_at", "is", null)
      .returning("number")
      .executeTakeFirst();
    if (!reopened) return refuse({ reason: "not_settled" });
    await audit(trx, actor, key, at, "survey.settlementReopened", { number: reopened.number, why });
    return ok(null);
  });
}
