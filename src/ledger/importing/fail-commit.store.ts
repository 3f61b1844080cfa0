import { inFacility } from "../../platform/db/tenant.ts";
import type { LedgerContext } from "../commands.store.ts";
import type { FacilityId } from "../contract.ts";
import { type ImportRefusal, lockImport, updateImport } from "./import.store.ts";

/** A commit that was refused goes back to waiting for a person, with the reason; one that already went through stays. */
export function failCommit(
  context: LedgerContext,
  facilityId: FacilityId,
  importId: string,
  refusal: ImportRefusal,
): Promise<void> {
  return inFacility(context.db, facilityId, async (trx) => {
    const stored = await lockImport(trx, facilityId, importId);
    if (stored?.state === "committing" || stored?.state === "planned")
      await updateImport(trx, facilityId, importId, { state: "planned", refusal });
  });
}
