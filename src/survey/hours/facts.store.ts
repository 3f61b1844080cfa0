import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import type { SurveyKey } from "../survey-reach.ts";
import { entriesOf } from "./entry.store.ts";
import { hourSheet } from "./hour-sheet.ts";
import { hoursPlanFor } from "./hours-plan.store.ts";
import type { Hundredths } from "./hundredths.ts";

export interface HoursFacts {
  planned: Hundredths;
  actual: Hundredths;
  /** ISO day; null while it is not settled, or opened again. */
  settledOn: string | null;
}

/** `trx` is one of `inFacilityOfProgramme`. */
export async function hoursFacts(trx: Trx, key: SurveyKey): Promise<HoursFacts> {
  const { planned, actual } = hourSheet((await hoursPlanFor(trx, key)).rows, await entriesOf(trx, key));
  return { planned, actual, settledOn: await settledOn(trx, key) };
}

/** ISO day of the settlement that stands; null when there is none. */
export async function settledOn(trx: Trx, { facilityId, programmeId }: SurveyKey): Promise<string | null> {
  const row = await trx
    .selectFrom("survey_settlement")
    .select(sql<string>`settled_on::text`.as("settled_on"))
    .where("facility_id", "=", facilityId)
    .where("programme_id", "=", programmeId)
    .where("reopened_at", "is", null)
    .orderBy("number", "desc")
    .executeTakeFirst();
  return row?.settled_on ?? null;
}
