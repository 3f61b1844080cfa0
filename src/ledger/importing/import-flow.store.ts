import { recordAudit } from "../../platform/audit/audit.ts";
import type { Trx } from "../../platform/db/tables.ts";
import { inFacility } from "../../platform/db/tenant.ts";
import type { Actor } from "../../shared/actor.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import type { LedgerContext } from "../commands.store.ts";
import type { FacilityId } from "../contract.ts";
import { writePlan } from "./commit-import.store.ts";
import {
  findImport,
  gatherStatistics,
  type ImportChoices,
  type ImportRefusal,
  insertImport,
  lockImport,
  lockLedger,
  type PlanSummary,
  type StoredImport,
  updateImport,
} from "./import.store.ts";
import { keepPlan, planStoredImport } from "./plan-import.worker.ts";
import { type UndoRefusal, undoPlan } from "./undo-import.store.ts";

export type Who = Pick<Actor, "label" | "name">;

export interface ReceivedFile {
  name: string;
  content: Uint8Array;
}

/** Takes the files in (encrypted) and notes the import; `then` runs in the same transaction, e.g. to queue the reading. */
export function receiveFiles(
  context: LedgerContext,
  actor: Who,
  facilityId: FacilityId,
  files: readonly ReceivedFile[],
  choices: ImportChoices = { mappings: {}, decisions: {} },
  then: (trx: Trx, importId: string) => Promise<void> = async () => {},
): Promise<string> {
  return inFacility(context.db, facilityId, async (trx) => {
    const at = context.now();
    const fileIds: string[] = [];
    for (const { name, content } of files) {
      fileIds.push(
        await context.files.put(trx, facilityId, {
          name,
          content,
          mediaType: "application/octet-stream",
          by: actor.label,
          at,
        }),
      );
    }
    const fileNames = files.map((file) => file.name);
    const id = await insertImport(trx, facilityId, { fileIds, fileNames, choices, by: actor.name, at });
    await recordAudit(trx, facilityId, {
      at,
      actor: actor.label,
      action: "import.receive",
      subject: `import:${id}`,
      detail: { files: fileNames },
    });
    await then(trx, id);
    return id;
  });
}

/** Dry run: plans and keeps the plan for a person to look at. Nothing in the ledger changes. */
export function dryRun(
  context: LedgerContext,
  facilityId: FacilityId,
  importId: string,
): Promise<Result<PlanSummary, ImportRefusal>> {
  return inFacility(context.db, facilityId, async (trx) => {
    const stored = await lockImport(trx, facilityId, importId);
    if (stored?.state !== "reading") return refuse(notInState(stored));
    const planned = await planStoredImport(trx, context, facilityId, stored);
    if (planned.ok) return ok(await keepPlan(trx, facilityId, stored, planned.value));
    await updateImport(trx, facilityId, importId, {
      state: "refused",
      refusal: planned.error,
      plan: null,
      plan_hash: null,
    });
    return planned;
  });
}

/** New answers and mappings: the import is read again under them. */
export function choose(
  context: LedgerContext,
  facilityId: FacilityId,
  importId: string,
  choices: ImportChoices,
  then: (trx: Trx) => Promise<void> = async () => {},
): Promise<Result<null, ImportRefusal>> {
  return inFacility(context.db, facilityId, async (trx) => {
    const stored = await lockImport(trx, facilityId, importId);
    if (stored?.state !== "planned") return refuse(notInState(stored));
    const merged = {
      mappings: { ...stored.choices.mappings, ...choices.mappings },
      decisions: { ...stored.choices.decisions, ...choices.decisions },
    };
    await updateImport(trx, facilityId, importId, { state: "reading", choices: merged });
    await then(trx);
    return ok(null);
  });
}

/**
 * Writes what the dry run showed, in one transaction. The plan is made again against the ledger as it is now; when the outcome would
 * differ from what the person saw, nothing is written and the new dry run is shown instead.
 */
export async function commitImport(
  context: LedgerContext,
  actor: Who,
  facilityId: FacilityId,
  importId: string,
  /** Background work takes only what a person confirmed: a job that a killed server left may come up again when that is long past. */
  from: "planned" | "committing" = "planned",
): Promise<Result<{ created: number; changed: number }, ImportRefusal>> {
  const committed = await inFacility(context.db, facilityId, async (trx) => {
    await lockLedger(trx, facilityId);
    const stored = await lockImport(trx, facilityId, importId);
    if (stored?.state !== from) return refuse(notInState(stored));
    const planned = await planStoredImport(trx, context, facilityId, stored);
    if (!planned.ok) return planned;
    if (planned.value.hash !== stored.plan_hash) {
      await keepPlan(trx, facilityId, stored, planned.value);
      return refuse({
        reason: "ledger_changed",
        message: "確認してから台帳が変わりました。新しい結果を確かめて、もう一度取り込んでください。",
        place: null,
      });
    }
    const written = await writePlan(trx, context, actor, facilityId, stored, planned.value.plan);
    if (written.ok) return written;
    throw new CodeTaken();
  }).catch((error: unknown) => {
    if (!(error instanceof CodeTaken)) throw error;
    return refuse({
      reason: "code_taken",
      message: "ファイルの医療機関コードは、ほかの医療機関で登録済みです。",
      place: null,
    });
  });
  if (committed.ok) {
    const { created, changed } = committed.value;
    await inFacility(context.db, facilityId, (trx) => gatherStatistics(trx, created + changed));
  }
  return committed;
}

/** Leaves the transaction, so that nothing of the import stays. */
class CodeTaken extends Error {}

export function undoImport(
  context: LedgerContext,
  actor: Who,
  facilityId: FacilityId,
  importId: string,
): Promise<Result<{ removed: number; restored: number }, ImportRefusal>> {
  return inFacility(context.db, facilityId, async (trx) => {
    await lockLedger(trx, facilityId);
    const stored = await lockImport(trx, facilityId, importId);
    if (stored?.state !== "committed") return refuse(notInState(stored));
    const undone = await undoPlan(trx, context, actor, facilityId, stored);
    return undone.ok ? undone : refuse(undoText(undone.error));
  });
}

export function discardImport(
  context: LedgerContext,
  facilityId: FacilityId,
  importId: string,
): Promise<Result<null, ImportRefusal>> {
  return inFacility(context.db, facilityId, async (trx) => {
    const stored = await lockImport(trx, facilityId, importId);
    if (!stored || stored.state === "committed" || stored.state === "undone") return refuse(notInState(stored));
    await updateImport(trx, facilityId, importId, { state: "discarded" });
    return ok(null);
  });
}

export const getImport = (context: LedgerContext, facilityId: FacilityId, importId: string) =>
  inFacility(context.db, facilityId, (trx) => findImport(trx, facilityId, importId));

function undoText({ reason, names }: UndoRefusal): ImportRefusal {
  const which = names.map((name) => `「${name}」`).join("");
  const messages = {
    changed_since: `取込みの後に変更された記録があるため取り消せません: ${which}。先にその変更を元に戻してください。`,
    in_use: `取り込んだ記録に照会や添付があるため取り消せません: ${which}。`,
    referred_to: `取り込んだ記録を指している記録があるため取り消せません: ${which}。先にその項目を直してください。`,
  };
  return { reason, message: messages[reason], place: null };
}

function notInState(stored: StoredImport | undefined): ImportRefusal {
  if (!stored) return { reason: "not_found", message: "この取込みは見つかりません。", place: null };
  return {
    reason: "wrong_state",
    message: "この取込みは別の操作で先に進んでいます。画面を読み直してください。",
    place: null,
  };
}
