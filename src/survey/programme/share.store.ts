import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import type { SurveyKey } from "../survey-reach.ts";
import { sharedTables } from "./shared-tables.ts";

/**
 * Closes to the programme whatever it could read along of this hospital. The hospital keeps everything, and nothing is removed.
 * `trx` is one of `inFacility`, here and below.
 * @param as how the pledge came to its end, for the board; left out where the hospital has left, which its step says
 */
export async function unshare(
  trx: Trx,
  { facilityId, programmeId }: SurveyKey,
  as: "lapsed" | "ended" | null = null,
): Promise<void> {
  for (const table of sharedTables)
    await sql`update ${sql.table(table)} set shared_with = null
      where facility_id = ${facilityId} and programme_id = ${programmeId} and shared_with is not null`.execute(trx);
  await closedAs(trx, { facilityId, programmeId }, as);
}

/** Opens it (again): the hospital's pledge stands. */
export async function share(trx: Trx, { facilityId, programmeId }: SurveyKey): Promise<void> {
  for (const table of sharedTables)
    await sql`update ${sql.table(table)} set shared_with = programme_id
      where facility_id = ${facilityId} and programme_id = ${programmeId} and shared_with is null`.execute(trx);
  await closedAs(trx, { facilityId, programmeId }, null);
}

const closedAs = (trx: Trx, { facilityId, programmeId }: SurveyKey, as: "lapsed" | "ended" | null) =>
  sql`update survey_participation set closed_as = ${as}
    where facility_id = ${facilityId} and programme_id = ${programmeId} and closed_as is distinct from ${as}`.execute(
    trx,
  );
