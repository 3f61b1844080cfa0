import type { Workbook } from "../../shared/workbook.ts";
import type { Fields, LedgerRecord, RecordKind, Source } from "../contract.ts";
import { known } from "./cells/field-value.ts";
import { type Device, deviceClaims, EntryDevices } from "./derive/entry-devices.ts";
import { RowGrouping } from "./group-rows.ts";
import type { SourceMapping } from "./import-contract.ts";
import { texts } from "./merge/keys.ts";
import { type ExtraClaim, type Merged, mergeGroup, placeOf } from "./merge/merge-record.ts";
import { sameOrigin } from "./merge/origin.ts";
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
  for (const groups of grouping.groups.values()) for (const group of groups) merged.set(group, mergeGroup(group));
  linkDevices(grouping, byKind, merged);
  grouping.contracts((connection) => merged.get(connection)?.fields ?? {});
  for (const group of grouping.groups.get("contract") ?? [])
    if (!merged.has(group)) merged.set(group, mergeGroup(group));
  const changes = recordsAfter(grouping.groups, merged, byKind, context);
  return reportPlan(read, grouping, merged, changes);
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Connects connections to their entry devices in the asset ledger; each then knows what the other's lists say. */
function linkDevices(
  grouping: RowGrouping,
  existing: ReadonlyMap<RecordKind, readonly LedgerRecord[]>,
  merged: Map<Group, Merged>,
): void {
  const connections = grouping.groups.get("connection") ?? [];
  if (connections.length === 0) return;
  const fieldsOf = (group: Group): Fields => merged.get(group)?.fields ?? group.record?.fields ?? {};
  const sides = connections.map((group) => [fieldsOf(group), ...group.drafts.map((draft) => draft.fields)]);
  const finder = new EntryDevices(devicesOf(grouping, existing, merged), sides);
  const users = new Map<Device, Group[]>();
  for (const connection of connections) {
    const fields = fieldsOf(connection);
    const device = finder.find(connection, fields);
    if (!device) continue;
    push(users, device, connection);
    const link: Fields = texts(fields.entryAsset).length > 0 ? {} : { entryAsset: known(device.group.id) };
    const again = mergeGroup(connection, deviceClaims(device));
    const [entry] = Object.values(link);
    if (entry) again.fields.entryAsset = { state: "known", value: device.group.id };
    merged.set(connection, again);
  }
  for (const [device, group] of users) nameMaintainer(device, group, fieldsOf, merged);
}

function* devicesOf(
  grouping: RowGrouping,
  existing: ReadonlyMap<RecordKind, readonly LedgerRecord[]>,
  merged: ReadonlyMap<Group, Merged>,
): Iterable<Device> {
  const touched = new Set<string>();
  for (const group of grouping.groups.get("asset") ?? []) {
    touched.add(group.id);
    const { fields, sources } = merged.get(group) ?? { fields: {}, sources: [] };
    yield { group, fields, sources };
  }
  for (const record of existing.get("asset") ?? []) {
    if (touched.has(record.id)) continue;
    yield {
      group: { kind: "asset", record, id: record.id, drafts: [], after: null },
      fields: record.fields,
      sources: record.sources,
    };
  }
}

/** A vendor's own device that only serves that vendor's connections is maintained by it, where no list says otherwise. */
function nameMaintainer(
  device: Device,
  users: readonly Group[],
  fieldsOf: (group: Group) => Fields,
  merged: Map<Group, Merged>,
): void {
  if (device.group.drafts.length === 0 || texts(device.fields.owner)[0] !== "vendor") return;
  const names = new Set(users.flatMap((connection) => texts(fieldsOf(connection).counterpart)));
  const [name] = names;
  const [row] = users[0]?.drafts ?? [];
  if (names.size !== 1 || name === undefined || !row) return;
  const from: Source = placeOf(row);
  const extra: ExtraClaim = { field: "maintenanceVendor", claim: { state: "known", value: name }, from, implied: true };
  if (!mayName(device, from)) return;
  merged.set(device.group, mergeGroup(device.group, [extra]));
}

/** No list names it, or it was named this way before. */
function mayName({ group, fields, sources }: Device, from: Source): boolean {
  if (group.drafts.some((draft) => draft.fields.maintenanceVendor)) return false;
  const value = fields.maintenanceVendor;
  if (!value) return true;
  return value.state !== "conflict" && value.source !== undefined && sameOrigin(sources[value.source], from);
}
