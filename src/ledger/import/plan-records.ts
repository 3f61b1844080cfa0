import type { LedgerRecord, RecordKind } from "../contract.ts";
import { changedFieldIds, type Merged, mergeGroup, restates } from "./merge/merge-record.ts";
import type { ImportContext, RecordChange } from "./plan-contract.ts";
import type { Group } from "./rows/draft.ts";

/** Records may refer to one another only by what stands before them here. */
const order: readonly RecordKind[] = [
  "facility",
  "department",
  "segment",
  "vendor",
  "system",
  "asset",
  "connection",
  "contract",
  "backup",
  "role",
];

/** After-images of everything that is new or changes; groups that stay as they are keep `after` null. */
export function recordsAfter(
  groups: ReadonlyMap<RecordKind, readonly Group[]>,
  merged: ReadonlyMap<Group, Merged>,
  existing: ReadonlyMap<RecordKind, readonly LedgerRecord[]>,
  context: ImportContext,
): RecordChange[] {
  const changes: RecordChange[] = [];
  for (const kind of order) {
    const numbers = numbersFor(kind, groups.get(kind) ?? [], existing.get(kind) ?? [], context);
    for (const group of groups.get(kind) ?? []) {
      if (!merged.has(group) && restates(group)) continue;
      const result = merged.get(group) ?? mergeGroup(group);
      const change = group.record
        ? changed(group, group.record, result, context)
        : created(group, result, numbers.get(group) ?? 0, context);
      if (!change) continue;
      group.after = change.after;
      changes.push(change);
    }
  }
  return changes;
}

function created(group: Group, { fields, sources }: Merged, number: number, context: ImportContext): RecordChange {
  const after: LedgerRecord = {
    id: group.id,
    facilityId: context.facilityId,
    kind: group.kind,
    number,
    fields,
    sources,
    version: 1,
    retiredAt: null,
    updatedAt: context.importedAt,
  };
  return { change: "created", before: null, after, fields: fieldIds(fields) };
}

let lastIds: string[] = [];

/** Ids of the fields; records of one list mostly have the same, and then share the list of them. */
function fieldIds(fields: LedgerRecord["fields"]): string[] {
  const ids = Object.keys(fields);
  if (ids.length !== lastIds.length || ids.some((id, at) => id !== lastIds[at])) lastIds = ids;
  return lastIds;
}

/** A row that only moved within its list changes nothing; a new list that says the same is worth noting as a source. */
function changed(
  group: Group,
  before: LedgerRecord,
  { fields, sources }: Merged,
  context: ImportContext,
): RecordChange | null {
  const ids = changedFieldIds(before, fields);
  if (ids.length === 0 && sources.length === before.sources.length) return null;
  const after: LedgerRecord = {
    ...before,
    id: group.id,
    fields,
    sources,
    version: before.version + 1,
    updatedAt: context.importedAt,
  };
  return { change: "changed", before, after, fields: ids };
}

/** Numbers for new records: the one a row states if it is free, else the next; given numbers are never used again. */
function numbersFor(
  kind: RecordKind,
  groups: readonly Group[],
  existing: readonly LedgerRecord[],
  context: ImportContext,
): Map<Group, number> {
  const taken = new Set([...existing.map((record) => record.number), ...(context.retiredNumbers?.get(kind) ?? [])]);
  const numbers = new Map<Group, number>();
  for (const group of groups) {
    if (group.record) continue;
    const row = group.drafts.find((draft) => draft.number !== null && draft.number > 0);
    if (!row || row.number === null) continue;
    if (taken.has(row.number)) {
      row.trouble ??= { reason: "number_taken", cell: null, text: String(row.number) };
      continue;
    }
    taken.add(row.number);
    numbers.set(group, row.number);
  }
  let next =
    Math.max(
      context.lastNumbers?.get(kind) ?? 0,
      taken.size === 0 ? 0 : [...taken].reduce((most, number) => Math.max(most, number), 0),
    ) + 1;
  for (const group of groups) {
    if (group.record || numbers.has(group)) continue;
    numbers.set(group, next);
    next += 1;
  }
  return numbers;
}
