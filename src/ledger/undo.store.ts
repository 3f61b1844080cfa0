import { recordAudit } from "../platform/audit/audit.ts";
import { inFacilityOrNothing } from "../platform/db/tenant.ts";
import type { Actor } from "../shared/actor.ts";
import { ok, type Result, refuse } from "../shared/result.ts";
import { followFacility, type LedgerContext, type LedgerRefusal } from "./commands.store.ts";
import type { FacilityId, LedgerRecord, RecordId } from "./contract.ts";
import { imageBefore } from "./history.store.ts";
import { lockRecords, updateRecords } from "./record.store.ts";

/** Puts a record back to what it was before its newest change; that is a change of its own, so nothing is lost. */
export function undoChange(
  context: LedgerContext,
  actor: Actor,
  facilityId: FacilityId,
  id: RecordId,
  version: number,
  reason: string,
): Promise<Result<LedgerRecord, LedgerRefusal | "not_newest" | "was_created">> {
  return inFacilityOrNothing(context.db, facilityId, async (trx) => {
    const [before] = await lockRecords(trx, facilityId, [id]);
    if (!before) return refuse({ reason: "not_found" as const });
    const image = await imageBefore(trx, before, version);
    if (!image.ok) return refuse(image.error === "not_found" ? { reason: image.error } : image.error);
    const at = context.now();
    const { fields, sources, retiredAt } = image.value;
    const because = { actor: actor.name, at, reason: reason || `第${version}版への変更を元に戻した` };
    const [written] = await updateRecords(
      trx,
      [{ before, after: { fields, sources, retiredAt }, what: "changed" }],
      because,
    );
    if (!written || !(await followFacility(trx, [written]))) return refuse({ reason: "code_taken" as const });
    await recordAudit(trx, facilityId, {
      at,
      actor: actor.label,
      action: "record.undo",
      subject: `${before.kind}:${id}`,
      detail: { version },
    });
    await context.changed(trx, facilityId);
    return ok(written);
  });
}
