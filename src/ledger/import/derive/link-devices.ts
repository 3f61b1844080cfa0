import type { Fields, LedgerRecord, RecordKind, Source } from "../../contract.ts";
import { texts } from "../merge/keys.ts";
import { type Merged, mergeGroup, placeOf } from "../merge/merge-record.ts";
import { sameOrigin } from "../merge/origin.ts";
import type { ExtraClaim } from "../merge/weigh-claims.ts";
import type { Group } from "../rows/draft.ts";
import { type Device, deviceClaims, EntryDevices } from "./entry-devices.ts";

/** Connects connections to their entry devices in the asset ledger; each then knows what the other's lists say. */
export function linkDevices(
  groups: ReadonlyMap<RecordKind, readonly Group[]>,
  assets: readonly LedgerRecord[],
  merged: Map<Group, Merged>,
): void {
  const connections = groups.get("connection") ?? [];
  if (connections.length === 0) return;
  const fieldsOf = (group: Group): Fields => merged.get(group)?.fields ?? group.record?.fields ?? {};
  const sides = connections.map((group) => [fieldsOf(group), ...group.drafts.map((draft) => draft.fields)]);
  const finder = new EntryDevices(devicesOf(groups.get("asset") ?? [], assets), sides);
  const users = new Map<Device, Group[]>();
  for (const connection of connections) {
    const fields = fieldsOf(connection);
    const device = finder.find(connection, fields);
    if (!device) continue;
    const others = users.get(device);
    if (others) others.push(connection);
    else users.set(device, [connection]);
    const again = mergeGroup(connection, deviceClaims(device));
    again.fields.entryAsset ??= { state: "known", value: device.group.id };
    merged.set(connection, again);
  }
  for (const [device, group] of users) nameMaintainer(device, group, fieldsOf, merged);
}

function* devicesOf(groups: readonly Group[], assets: readonly LedgerRecord[]): Iterable<Device> {
  const touched = new Set<string>();
  for (const group of groups) {
    touched.add(group.id);
    yield { group, ...mergeGroup(group) };
  }
  for (const record of assets) {
    if (touched.has(record.id)) continue;
    yield {
      group: { kind: "asset", record, held: record.fields, id: record.id, drafts: [], after: null },
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
  const extra: ExtraClaim = { field: "maintenanceVendor", claim: { state: "known", value: name, implied: true }, from };
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
