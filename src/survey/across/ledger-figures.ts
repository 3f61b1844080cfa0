import type { FieldValue, Ledger, LedgerRecord } from "../../ledger/contract.ts";

/** What a programme may know of a hospital's external connections: how many, by what lines, and how many entry devices of unknown firmware. */
export interface LedgerFigures {
  connections: number;
  /** Line type → connections. Where nobody knows it "unknown", where nobody wrote anything "blank". */
  byLine: Readonly<Record<string, number>>;
  entryDevices: number;
  firmwareUnknown: number;
}

export function ledgerFigures({ records }: Pick<Ledger, "records">): LedgerFigures {
  const assets = new Map<string, LedgerRecord>(records.asset.map((asset) => [asset.id, asset]));
  const lines = Map.groupBy(records.connection, lineOf);
  const entered = records.connection.filter(({ fields }) => !saysNone(fields.deviceKind));
  return {
    connections: records.connection.length,
    byLine: Object.fromEntries([...lines].map(([line, own]) => [line, own.length])),
    entryDevices: entered.length,
    firmwareUnknown: entered.filter((connection) => !isFirmwareKnown(connection, assets)).length,
  };
}

function lineOf({ fields: { accessLine } }: LedgerRecord): string {
  if (accessLine === undefined) return "blank";
  return accessLine.state === "known" && typeof accessLine.value === "string" ? accessLine.value : "unknown";
}

const saysNone = (value: FieldValue | undefined) => value?.state === "none" || value?.state === "notApplicable";

/** By the connection itself, or by the asset ledger's record of its entry device. */
function isFirmwareKnown({ fields }: LedgerRecord, assets: ReadonlyMap<string, LedgerRecord>): boolean {
  if (fields.firmwareVersion?.state === "known") return true;
  const { entryAsset } = fields;
  const asset = entryAsset?.state === "known" && typeof entryAsset.value === "string" ? entryAsset.value : "";
  return assets.get(asset)?.fields.softwareVersion?.state === "known";
}
