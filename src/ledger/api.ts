import type { Db } from "../platform/db/tables.ts";
import { inFacility } from "../platform/db/tenant.ts";
import type { FacilityId, Ledger } from "./contract.ts";
import { readLedger } from "./facility.store.ts";

/** Everything the ledger of a hospital holds now; undefined when there is no such hospital. */
export const ledgerOf = (db: Db, facilityId: FacilityId): Promise<Ledger | undefined> =>
  inFacility(db, facilityId, (trx) => readLedger(trx, facilityId));
