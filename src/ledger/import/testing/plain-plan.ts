import type { Workbook } from "../../../shared/workbook.ts";
import { FacilityId, type Fields, type FieldValue, type LedgerRecord, type RecordKind } from "../../contract.ts";
import type { SourceMapping } from "../import-contract.ts";
import { planImport } from "../plan.ts";
import type { ImportContext, ImportPlan } from "../plan-contract.ts";

export const importedAt = "2026-11-24T01:00:00.000Z";

/** Ids in the order they are asked for, so that plans can be compared. */
export function testContext(more: Partial<ImportContext> = {}): ImportContext {
  let given = 0;
  return {
    facilityId: FacilityId.parse("11111111-1111-4111-8111-111111111111"),
    importedAt,
    newId: () => `00000000-0000-4000-8000-${String(++given).padStart(12, "0")}`,
    ...more,
  };
}

export function plan(
  workbooks: readonly Workbook[],
  existing: readonly LedgerRecord[] = [],
  mappings: ReadonlyMap<string, SourceMapping> = new Map(),
  more: Partial<ImportContext> = {},
): ImportPlan {
  return planImport(existing, workbooks, mappings, testContext(more));
}

/** The ledger after a plan. */
export function ledgerAfter(result: ImportPlan, existing: readonly LedgerRecord[] = []): LedgerRecord[] {
  const changed = new Map(result.changes.map((change) => [change.after.id, change.after]));
  const kept = existing.map((record) => changed.get(record.id) ?? record);
  const created = result.changes.filter((change) => change.before === null).map((change) => change.after);
  return [...kept, ...created];
}

export function recordsOf(result: ImportPlan, kind: RecordKind): LedgerRecord[] {
  return result.changes.map((change) => change.after).filter((record) => record.kind === kind);
}

/** Fields as short text: the value, or the state with an @ in front. */
export function shown(fields: Fields | undefined): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields ?? {}).map(([field, value]) => [field, shownValue(value)]));
}

function shownValue(value: FieldValue): unknown {
  if (value.state === "known") return value.value;
  return "text" in value ? `@${value.state}:${value.text}` : `@${value.state}`;
}
