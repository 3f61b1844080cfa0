import { sql } from "kysely";
import type { Db, Trx } from "./tables.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Runs `work` in one transaction that sees only the named facilities: the last line of defence behind the policy functions.
 * `set local` takes no bind parameters, so the ids are checked to be uuids; it is sent as a statement of its own (scale-out.md 2.9).
 */
export async function inFacilities<T>(
  db: Db,
  facilityIds: readonly string[],
  work: (trx: Trx) => Promise<T>,
): Promise<T> {
  for (const id of facilityIds) if (!uuid.test(id)) throw new RangeError("not a facility id");
  return db.transaction().execute(async (trx) => {
    await sql.raw(`set local app.facility_ids = '${facilityIds.join(",")}'`).execute(trx);
    return work(trx);
  });
}

export const inFacility = <T>(db: Db, facilityId: string, work: (trx: Trx) => Promise<T>) =>
  inFacilities(db, [facilityId], work);
