import { createHash } from "node:crypto";
import type { Trx } from "../../platform/db/tables.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import type { Workbook } from "../../shared/workbook.ts";
import type { LedgerContext } from "../commands.store.ts";
import type { FacilityId, RecordKind } from "../contract.ts";
import type { PlanNotice } from "../import/import-contract.ts";
import { planImport } from "../import/plan.ts";
import type { ImportPlan, RecordChange } from "../import/plan-contract.ts";
import { recordsInUse } from "../record.store.ts";
import { changedFields, recordName } from "../record-change.ts";
import { planEditedLedger } from "./edited-ledger.store.ts";
import {
  type ImportRefusal,
  type PlanSummary,
  rememberedMappings,
  replacePreviews,
  replaceRows,
  type StoredImport,
  updateImport,
} from "./import.store.ts";
import { sourcePreview } from "./preview.ts";
import { readReceivedFiles } from "./received-files.worker.ts";

export interface PlannedImport {
  plan: ImportPlan;
  hash: string;
  workbooks: readonly Workbook[];
}

/** Reads the files of an import and decides what it would do, changing nothing but the import's own rows. */
export async function planStoredImport(
  trx: Trx,
  context: LedgerContext,
  facilityId: FacilityId,
  stored: StoredImport,
): Promise<Result<PlannedImport, ImportRefusal>> {
  const received = await readReceivedFiles(trx, context, facilityId, stored);
  if (!received.ok) return received;
  const { workbooks, notices } = received.value;
  const mappings = await rememberedMappings(trx, facilityId);
  for (const [key, mapping] of Object.entries(stored.choices.mappings)) mappings.set(key, mapping);
  const existing = await recordsInUse(trx, facilityId);
  const planning = {
    facilityId,
    importedAt: context.now().toISOString(),
    lastNumbers: await lastNumbers(trx, facilityId),
    retiredNumbers: await retiredNumbers(trx, facilityId),
    newId: idsOf(stored.id),
    pairDecisions: new Map(Object.entries(stored.choices.decisions)),
  };
  const edited = await planEditedLedger(trx, workbooks, existing, stored, mappings, planning);
  if (edited && !edited.ok) return edited;
  const plan = edited?.value ?? planImport(existing, workbooks, mappings, planning);
  if (plan.rows.length === 0) {
    return refuse({
      reason: "no_rows",
      message: "取り込める行が見つかりませんでした。見出しの下にデータがあるか確かめてください。",
      place: workbooks.map(({ fileName }) => fileName).join("、"),
    });
  }
  const all = [...notices, ...plan.notices, ...(edited ? [] : withoutRows(workbooks, plan))];
  return ok({ plan: { ...plan, notices: all }, hash: planHash(plan), workbooks });
}

/** A file among others that gave no row is named, lest a person think that it was imported. */
function withoutRows(workbooks: readonly Workbook[], { sources, rows }: ImportPlan): PlanNotice[] {
  const filled = new Set(rows.map(({ source }) => sources[source]?.file));
  return workbooks
    .filter(({ fileName }) => !filled.has(fileName))
    .map(({ fileName }) => ({ code: "no_rows", place: { file: fileName, sheet: null }, text: "" }));
}

/** Keeps the outcome of a dry run with the import. */
export async function keepPlan(
  trx: Trx,
  facilityId: FacilityId,
  stored: StoredImport,
  { plan, hash, workbooks }: PlannedImport,
): Promise<PlanSummary> {
  const changes = new Map(plan.changes.map((change) => [change.after.id as string, change]));
  await replaceRows(trx, facilityId, stored.id, describedRows(plan, changes));
  await replacePreviews(
    trx,
    facilityId,
    stored.id,
    plan.sources.map((source) => sourcePreview(workbooks, source)),
  );
  const { sources, duplicates, conflicts, questions, unmapped, notices } = plan;
  const created = plan.changes.filter((change) => change.change === "created").length;
  const summary = {
    sources,
    duplicates,
    conflicts,
    questions,
    unmapped,
    notices,
    created,
    changed: plan.changes.length - created,
  };
  await updateImport(trx, facilityId, stored.id, { state: "planned", plan: summary, plan_hash: hash, refusal: null });
  return summary;
}

function* describedRows(plan: ImportPlan, changes: ReadonlyMap<string, RecordChange>) {
  for (const { recordId, ...row } of plan.rows) {
    const change = recordId ? changes.get(recordId) : undefined;
    const differs = row.outcome === "changed" && change?.before;
    yield {
      ...row,
      record_id: recordId,
      name: change ? recordName(change.after.kind, change.after.number, change.after.fields) : null,
      changes:
        differs && change ? changedFields(change.after.kind, change.before?.fields ?? {}, change.after.fields) : null,
    };
  }
}

/**
 * Ids of new records follow from the import and their order: the plan made again for the commit is the dry run to the letter, whose
 * rows lead to the records that came of them. Rising ids also go to one end of the indexes. (UUID of version 8, RFC 9562.)
 */
function idsOf(importId: string): () => string {
  const stem = `${importId.slice(0, 14)}8${importId.slice(15, 24)}`;
  let given = 0;
  return () => `${stem}${(++given).toString(16).padStart(12, "0")}`;
}

/** Of all that would be written, the time apart: equal plans have equal hashes. */
function planHash(plan: ImportPlan): string {
  const hash = createHash("sha256");
  for (const { change, before, after } of plan.changes)
    hash.update(
      JSON.stringify([change, before?.version ?? 0, after.id, after.kind, after.number, after.fields, after.sources]),
    );
  return hash.digest("hex");
}

/** Numbers given so far, retired records included. */
async function lastNumbers(trx: Trx, facilityId: string): Promise<Map<RecordKind, number>> {
  const rows = await trx
    .selectFrom("ledger_counter")
    .select(["kind", "last_number"])
    .where("facility_id", "=", facilityId)
    .execute();
  return new Map(rows.map((row) => [row.kind as RecordKind, row.last_number]));
}

/** A number is given once: a file that states that of a retired record gets another for its row. */
async function retiredNumbers(trx: Trx, facilityId: string): Promise<Map<RecordKind, Set<number>>> {
  const rows = await trx
    .selectFrom("ledger_record")
    .select(["kind", "number"])
    .where("facility_id", "=", facilityId)
    .where("retired_at", "is not", null)
    .execute();
  const numbers = new Map<RecordKind, Set<number>>();
  for (const { kind, number } of rows)
    numbers.set(kind as RecordKind, (numbers.get(kind as RecordKind) ?? new Set()).add(number));
  return numbers;
}
