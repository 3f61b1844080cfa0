import type { Workbook } from "../../shared/workbook.ts";
import type { LedgerRecord, RecordKind } from "../contract.ts";
import { linkDevices } from "./derive/link-devices.ts";
import { RowGrouping } from "./group-rows.ts";
import type { SourceMapping } from "./import-contract.ts";
import { type Merged, mergeGroup } from "./merge/merge-record.ts";
import type { ImportContext, ImportPlan } from "./plan-contract.ts";
import { recordsAfter } from "./plan-records.ts";
import { reportPlan } from "./plan-report.ts";
import { readSources } from "./read-sources.ts";
import type { Draft, Group } from "./rows/draft.ts";

/**
 * Decides what importing the workbooks would do, row by row, and changes nothing. Pure: the same files, ledger and decisions give the
 * same plan (new ids apart); a plan made again after it was carried out holds no change.
 * @param existing the facility's records, retired ones left out
 * @param mappings by `SourceMapping.key`; sheets without one are read by their proposal
 */
export function planImport(
  existing: readonly LedgerRecord[],
  workbooks: readonly Workbook[],
  mappings: ReadonlyMap<string, SourceMapping>,
  context: ImportContext,
): ImportPlan {
  const read = readSources(workbooks, mappings);
  const byKind = new Map<RecordKind, LedgerRecord[]>();
  for (const record of existing) push(byKind, record.kind, record);
  const drafts = new Map<RecordKind, Draft[]>();
  for (const rows of read.rows) for (const row of rows) if ("run" in row) push(drafts, row.run.kind, row);
  const grouping = new RowGrouping(byKind, context.newId, context.pairDecisions);
  grouping.group(drafts);
  const merged = new Map<Group, Merged>();
  drafts.clear();
  for (const group of grouping.groups.get("connection") ?? []) merged.set(group, mergeGroup(group));
  linkDevices(grouping.groups, byKind.get("asset") ?? [], merged);
  grouping.contracts((connection) => merged.get(connection)?.fields ?? {});
  const changes = recordsAfter(grouping.groups, merged, byKind, context);
  return reportPlan(read, grouping, changes);
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
