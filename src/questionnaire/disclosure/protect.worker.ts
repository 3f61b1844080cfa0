import { openHighs } from "./highs.worker.ts";
import { protectTables } from "./protect.ts";
import type { ProtectionOutcome, ProtectionRequest } from "./protection.ts";

/**
 * Disclosure control over all tables of a release together: seconds of work for a survey of dozens of linked tables, so it belongs in a
 * thread. Nothing is written; whoever publishes keeps `tables` as they are, and only where the verdict says safe.
 */
export async function protect(request: ProtectionRequest): Promise<ProtectionOutcome> {
  return protectTables(request, await openHighs());
}
