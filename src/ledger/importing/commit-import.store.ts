import { recordAudit } from "../../platform/audit/audit.ts";
import type { Trx } from "../../platform/db/tables.ts";
import type { Actor } from "../../shared/actor.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { followFacility, type LedgerContext } from "../commands.store.ts";
import type { FacilityId, RecordKind } from "../contract.ts";
import type { ImportPlan } from "../import/plan-contract.ts";
import { type Because, insertRecords, reserveNumbers, updateRecords } from "../record.store.ts";
import { rememberMapping, type StoredImport, updateImport } from "./import.store.ts";

/** Writes a plan: every record, its history, the audit entry and the state of the import in the caller's one transaction. */
export async function writePlan(
  trx: Trx,
  context: LedgerContext,
  actor: Pick<Actor, "label" | "name">,
  facilityId: FacilityId,
  stored: StoredImport,
  plan: ImportPlan,
): Promise<Result<{ created: number; changed: number }, "code_taken">> {
  const at = context.now();
  const because: Because = {
    actor: actor.name,
    at,
    reason: `取込み: ${stored.file_names.join("、")}`,
    importId: stored.id,
  };
  const created = plan.changes.filter((change) => change.change === "created").map((change) => change.after);
  const changed = plan.changes.flatMap(({ before, after }) =>
    before ? [{ before, after, what: "changed" as const }] : [],
  );
  for (const [kind, highest] of highestNumbers(plan)) await reserveNumbers(trx, facilityId, kind, highest);
  await insertRecords(trx, created, because);
  const written = await updateRecords(trx, changed, because);
  if (!(await followFacility(trx, [...created, ...written]))) return refuse("code_taken");
  for (const { mapping, ownLedger } of plan.sources)
    if (!ownLedger) await rememberMapping(trx, facilityId, mapping, actor.name, at);
  await updateImport(trx, facilityId, stored.id, { state: "committed", committed_at: at });
  const counts = { created: created.length, changed: changed.length };
  await recordAudit(trx, facilityId, {
    at,
    actor: actor.label,
    action: "import.commit",
    subject: `import:${stored.id}`,
    detail: { files: stored.file_names, planHash: stored.plan_hash, ...counts },
  });
  await context.changed(trx, facilityId);
  return ok(counts);
}

function highestNumbers(plan: ImportPlan): Map<RecordKind, number> {
  const highest = new Map<RecordKind, number>();
  for (const { after } of plan.changes) highest.set(after.kind, Math.max(after.number, highest.get(after.kind) ?? 0));
  return highest;
}
