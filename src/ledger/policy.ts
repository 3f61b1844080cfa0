import { type Actor, mayActFor } from "../shared/actor.ts";
import type { LedgerRecord } from "./contract.ts";
import type { RecordAction } from "./route-contracts.ts";

/** What this person may do with this record; sent along with it, so that the UI draws only what will work. */
export function recordActions(
  actor: Actor,
  record: Pick<LedgerRecord, "facilityId" | "kind" | "retiredAt">,
): RecordAction[] {
  if (!mayActFor(actor, record.facilityId, "ledger.write")) return [];
  if (record.retiredAt !== null) return ["restore"];
  return record.kind === "facility" ? ["edit", "attach", "inquire"] : ["edit", "retire", "attach", "inquire"];
}
