import type { LedgerRecord } from "../ledger/contract.ts";
import type { Wording } from "./contract.ts";
import { known } from "./reading.ts";

/** How a statement calls a record, in words its readers use. */
const text = (record: LedgerRecord, field: string): string => {
  const value = known(record, field);
  return typeof value === "string" ? value : "";
};

const called = (ja: string, en: string, name: string): Wording =>
  name ? { ja: `${ja}「${name}」`, en: `${en} “${name}”` } : { ja, en };

export const connectionName = (connection: LedgerRecord): Wording =>
  called(
    `外部接続${connection.number}`,
    `external connection ${connection.number}`,
    text(connection, "systemOrDevice") || text(connection, "counterpart"),
  );

export function assetName(asset: LedgerRecord): Wording {
  const product = [text(asset, "maker"), text(asset, "model")].filter(Boolean).join(" ");
  const label = text(asset, "hostname") || text(asset, "assetId") || text(asset, "location");
  return called("機器", "the device", [product, label].filter(Boolean).join(" / ") || `No.${asset.number}`);
}

export const namedRecord = (record: LedgerRecord, ja: string, en: string, nameField: string): Wording =>
  called(ja, en, text(record, nameField) || `No.${record.number}`);
