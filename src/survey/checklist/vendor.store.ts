import type { Trx } from "../../platform/db/tables.ts";

/** Vendors of the hospital's ledger: each has a sheet of its own. */
export const vendorsOf = (trx: Trx, facilityId: string): Promise<{ id: string; name: string }[]> =>
  trx
    .selectFrom("ledger_record")
    .select(["id", "name"])
    .where("facility_id", "=", facilityId)
    .where("kind", "=", "vendor")
    .where("retired_at", "is", null)
    .orderBy("number")
    .limit(2000)
    .execute();
