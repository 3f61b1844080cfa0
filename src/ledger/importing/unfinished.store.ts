import { asOperator } from "../../platform/db/operator.ts";
import type { Db } from "../../platform/db/tables.ts";
import type { FacilityId } from "../contract.ts";

export type UnfinishedImport = { facilityId: FacilityId; importId: string } & (
  | { state: "reading" }
  | { state: "committing"; actor: { label: string; name: string } }
);

/** Imports that a stopped server left half way; their work is in the queue or has to be queued again. */
export function unfinishedImports(db: Db): Promise<UnfinishedImport[]> {
  return asOperator(db, async (trx) => {
    const rows = await trx
      .selectFrom("ledger_import")
      .select(["facility_id", "id", "state", "commit_actor"])
      .where("state", "in", ["reading", "committing"])
      .execute();
    return rows.flatMap((row): UnfinishedImport[] => {
      const one = { facilityId: row.facility_id as FacilityId, importId: row.id };
      if (row.state === "reading") return [{ ...one, state: row.state }];
      return row.commit_actor ? [{ ...one, state: "committing", actor: row.commit_actor }] : [];
    });
  });
}
