import type { Db, Trx } from "../platform/db/tables.ts";
import { inFacility } from "../platform/db/tenant.ts";
import { kindDefinition } from "./catalogue.ts";
import type { FacilityId, Ledger, RecordKind } from "./contract.ts";
import { readLedger } from "./facility.store.ts";
import { listInquiries } from "./inquiry.store.ts";
import type { InquiryView } from "./route-contracts.ts";

/** Everything the ledger of a hospital holds now; undefined when there is no such hospital. */
export const ledgerOf = (db: Db, facilityId: FacilityId): Promise<Ledger | undefined> =>
  inFacility(db, facilityId, (trx) => readLedger(trx, facilityId));

/** Names as headings show them (「外部接続 3 電子カルテ保守」), by record id; the facility under its own id. */
export async function recordNames(
  trx: Trx,
  facilityId: FacilityId,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)];
  const names = new Map<string, string>();
  if (wanted.length === 0) return names;
  const rows = await trx
    .selectFrom("ledger_record")
    .select(["id", "kind", "number", "name"])
    .where("facility_id", "=", facilityId)
    .where((where) => where.or([where("id", "in", wanted), where("kind", "=", "facility")]))
    .execute();
  for (const { id, kind, number, name } of rows) {
    if (kind === "facility") names.set(facilityId, name);
    names.set(id, kind === "facility" ? name : `${kindDefinition(kind as RecordKind).ja} ${number} ${name}`);
  }
  return names;
}

/** All inquiries of a hospital, open ones first (D5b). */
export const inquiriesOf = (trx: Trx, facilityId: FacilityId, today: string): Promise<InquiryView[]> =>
  listInquiries(trx, facilityId, today);
