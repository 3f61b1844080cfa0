import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import type { SurveyKey } from "../survey-reach.ts";
import { type HoursPlan, hoursPlanOf } from "./hours-plan.ts";
import "./tables.store.ts";

/**
 * Rows, planned hours and limit as they stand for this survey: the programme's plan, then what the company added.
 * `trx` is one of `inFacilityOfProgramme`.
 */
export async function hoursPlanFor(trx: Trx, { facilityId, programmeId }: SurveyKey): Promise<HoursPlan> {
  const { rows } = await sql<{ plan: unknown }>`
    select plan.plan from survey_programme programme
      join survey_plan plan on plan.programme_id = programme.programme_id and plan.edition = programme.plan_edition
    where programme.programme_id = ${programmeId}`.execute(trx);
  const plan = hoursPlanOf(rows[0]?.plan);
  const added = await trx
    .selectFrom("survey_hour_row")
    .select(["row_id", "label"])
    .where("facility_id", "=", facilityId)
    .where("programme_id", "=", programmeId)
    .orderBy("row_id")
    .execute();
  return {
    ...plan,
    rows: [
      ...plan.rows,
      ...added.map(({ row_id, label }) => ({
        id: row_id,
        row: null,
        deliverable: null,
        work: "other" as const,
        planned: null,
        label: { ja: label, en: label },
      })),
    ],
  };
}
