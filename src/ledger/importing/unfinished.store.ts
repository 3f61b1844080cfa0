import { asOperator } from "../../platform/db/operator.ts";
import type { Db } from "../../platform/db/tables.ts";
import type { FacilityId } from "../contract.ts";

/** Imports that a stopped server left half way; their work is in the queue or has to be queued again. */
export function unfinishedImports(
  db: Db,
): Promise<{ facilityId: FacilityId; importId: string; state: "reading" | "committing" }[]> {
  return asOperator(db, async (trx) => {
    const rows = await trx
      .selectFrom("ledger_import")
      .select(["facility_id", "id", "state"])
      .where("state", "in", ["reading", "committing"])
      .execute();
    return rows.map((row) => ({
      facilityId: row.facility_id as FacilityId,
      importId: row.id,
      state: row.state as "reading" | "committing",
    }));
  });
}
