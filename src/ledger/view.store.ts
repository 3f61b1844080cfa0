import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Trx } from "../platform/db/tables.ts";
import type { FacilityId, RecordKind } from "./contract.ts";
import type { SavedView } from "./view-contracts.ts";

type View = z.infer<typeof SavedView>;

declare module "../platform/db/tables.ts" {
  interface Tables {
    ledger_view: {
      facility_id: string;
      id: string;
      kind: string;
      name: string;
      search: View["search"];
      created_by: string;
      created_at: Date;
    };
  }
}

export async function listViews(trx: Trx, facilityId: FacilityId): Promise<View[]> {
  const rows = await trx
    .selectFrom("ledger_view")
    .select(["id", "kind", "name", "search"])
    .where("facility_id", "=", facilityId)
    .orderBy("name")
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as RecordKind }));
}

export async function saveView(
  trx: Trx,
  facilityId: FacilityId,
  view: Omit<View, "id">,
  by: string,
  at: Date,
): Promise<View> {
  const id = randomUUID();
  await trx
    .insertInto("ledger_view")
    .values({
      facility_id: facilityId,
      id,
      kind: view.kind,
      name: view.name,
      search: view.search,
      created_by: by,
      created_at: at,
    })
    .execute();
  return { id, ...view };
}

/** False when the hospital has no such view. */
export async function deleteView(trx: Trx, facilityId: FacilityId, id: string): Promise<boolean> {
  const own = trx.deleteFrom("ledger_view").where("facility_id", "=", facilityId).where("id", "=", id);
  return (await own.executeTakeFirst()).numDeletedRows > 0n;
}
