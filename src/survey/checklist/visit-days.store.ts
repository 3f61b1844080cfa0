import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import type { SurveyKey } from "../survey-reach.ts";
import "./tables.store.ts";

/** Visits of the survey that were not called off, with their days. */
export async function visitDays(trx: Trx, { facilityId, programmeId }: SurveyKey) {
  const { rows } = await sql<{ number: number; on: string }>`select number, on_day::text as on from survey_visit
    where facility_id = ${facilityId} and programme_id = ${programmeId} and state <> 'cancelled' order by number`.execute(
    trx,
  );
  return rows;
}
