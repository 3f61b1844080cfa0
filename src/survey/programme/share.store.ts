import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import type { SurveyKey } from "../survey-reach.ts";
import { sharedTables } from "./shared-tables.ts";

/**
 * Closes to the programme whatever it could read along of this hospital. The hospital keeps everything, and nothing is removed.
 * `trx` is one of `inFacility`, here and below.
 */
export async function unshare(trx: Trx, { facilityId, programmeId }: SurveyKey): Promise<void> {
  for (const table of sharedTables)
    await sql`update ${sql.table(table)} set shared_with = null
      where facility_id = ${facilityId} and programme_id = ${programmeId} and shared_with is not null`.execute(trx);
}

/** Opens it (again): the hospital's pledge stands. */
export async function share(trx: Trx, { facilityId, programmeId }: SurveyKey): Promise<void> {
  for (const table of sharedTables)
    await sql`update ${sql.table(table)} set shared_with = programme_id
      where facility_id = ${facilityId} and programme_id = ${programmeId} and shared_with is null`.execute(trx);
}
