import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { type Fields, type LedgerRecord, recordsByKind } from "../../ledger/contract.ts";
import { ledgerFigures } from "./ledger-figures.ts";

const facilityId = randomUUID();
let number = 0;
function record(kind: "asset" | "connection", fields: Record<string, unknown>): LedgerRecord {
  number += 1;
  const at = "2026-11-01T00:00:00Z";
  const id = randomUUID() as LedgerRecord["id"];
  const common = { id, facilityId: facilityId as LedgerRecord["facilityId"], number, sources: [], version: 1 };
  return { ...common, kind, fields: fields as Fields, retiredAt: null, updatedAt: at };
}
const known = (value: string) => ({ state: "known", value });

test("a hospital without connections has none of anything", () => {
  const none = { connections: 0, byLine: {}, entryDevices: 0, firmwareUnknown: 0 };
  expect(ledgerFigures({ records: recordsByKind([]) })).toEqual(none);
});

test("lines are counted by type; not known and not filled in are types of their own", () => {
  const lines = [known("lte"), known("lte"), known("isdn"), { state: "unknown" }, { state: "checking" }, undefined];
  const connections = lines.map((line) => record("connection", line ? { accessLine: line } : {}));
  expect(ledgerFigures({ records: recordsByKind(connections) }).byLine).toEqual({
    lte: 2,
    isdn: 1,
    unknown: 2,
    blank: 1,
  });
});

test("firmware counts as known by the connection or by the asset its device is, and not where somebody says it is the latest", () => {
  const asset = record("asset", { softwareVersion: known("7.0.5") });
  const records = [
    asset,
    record("connection", { firmwareVersion: known("7.0.5") }),
    record("connection", { entryAsset: known(asset.id) }),
    record("connection", { firmwareVersion: { state: "vague", text: "最新版" } }),
    record("connection", {}),
  ];
  const { entryDevices, firmwareUnknown } = ledgerFigures({ records: recordsByKind(records) });
  expect({ entryDevices, firmwareUnknown }).toEqual({ entryDevices: 4, firmwareUnknown: 2 });
});

test("a connection that has no device of its own has no firmware to know", () => {
  const records = [record("connection", { deviceKind: { state: "none" } })];
  expect(ledgerFigures({ records: recordsByKind(records) })).toMatchObject({ entryDevices: 0, firmwareUnknown: 0 });
});
