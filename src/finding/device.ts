import type { FieldValue, Ledger, LedgerRecord } from "../ledger/contract.ts";
import type { Evidence, FindingSubject, Wording } from "./contract.ts";
import { assetName, connectionName } from "./naming.ts";
import { evidence, fieldValue, known } from "./reading.ts";

/**
 * A device as the rules about devices see it: an asset together with the connections that enter through it, or the entry device
 * of a connection that is not in the asset ledger.
 */
export interface Device {
  on: FindingSubject & ("asset" | "entryDevice");
  ref: string;
  name: Wording;
  /** Asset first, then its connections by number. */
  records: readonly LedgerRecord[];
}

/** Fields of one meaning that are named differently in the asset ledger and in the connection list. */
const names = {
  kind: ["kind", "deviceKind"],
  owner: ["owner", "deviceOwner"],
  manager: ["administrator", "deviceManager"],
  model: ["model", "model"],
  version: ["softwareVersion", "firmwareVersion"],
} as const;
export type DeviceField = keyof typeof names;

const fieldOf = (record: LedgerRecord, field: DeviceField) => names[field][record.kind === "asset" ? 0 : 1];

/** What is known about the device from any of its records; else what the first one says. */
export function deviceValue(device: Device, field: DeviceField): FieldValue | undefined {
  const values = device.records.map((record) => fieldValue(record, fieldOf(record, field))).filter((value) => !!value);
  return values.find((value) => value.state === "known") ?? values[0];
}

export function deviceIs(device: Device, field: DeviceField, ...codes: readonly string[]): boolean {
  const value = deviceValue(device, field);
  return value?.state === "known" && typeof value.value === "string" && codes.includes(value.value);
}

export const deviceEvidence = (device: Device, ...fields: readonly DeviceField[]): Evidence[] =>
  device.records.flatMap((record) => evidence(record, ...fields.map((field) => fieldOf(record, field))));

const saysNoDevice: ReadonlySet<string> = new Set(["none", "notApplicable"]);

/** Every asset and every entry device that is not one of them, assets first. */
export function devicesOf(ledger: Ledger): Device[] {
  const assets = new Set<string>(ledger.records.asset.map((asset) => asset.id));
  const entering = new Map<string, LedgerRecord[]>();
  const unlisted: LedgerRecord[] = [];
  for (const connection of ledger.records.connection) {
    const asset = known(connection, "entryAsset");
    if (typeof asset === "string" && assets.has(asset)) {
      entering.set(asset, [...(entering.get(asset) ?? []), connection]);
    } else if (!saysNoDevice.has(fieldValue(connection, "deviceKind")?.state ?? "")) {
      unlisted.push(connection);
    }
  }
  return [
    ...ledger.records.asset.map((asset) => ({
      on: "asset" as const,
      ref: asset.id,
      name: assetName(asset),
      records: [asset, ...(entering.get(asset.id) ?? [])],
    })),
    ...unlisted.map((connection) => {
      const { ja, en } = connectionName(connection);
      return {
        on: "entryDevice" as const,
        ref: connection.id,
        name: { ja: `${ja}の入口の機器`, en: `the entry device of ${en}` },
        records: [connection],
      };
    }),
  ];
}
