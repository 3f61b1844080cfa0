import type { Ledger, LedgerRecord } from "../../ledger/contract.ts";
import { companyKey } from "../../shared/text.ts";
import type { Evidence } from "../contract.ts";
import type { LedgerRule } from "../ledger-rule.ts";
import { namedRecord } from "../naming.ts";
import { evidence, isBlank, known, saysNo } from "../reading.ts";

/** Assets by the vendor that maintains them; made once, since a ledger may hold very many. */
function assetsByVendor(ledger: Ledger): (vendor: LedgerRecord) => readonly LedgerRecord[] {
  let byVendor: Map<string, LedgerRecord[]> | undefined;
  return (vendor) => {
    byVendor ??= Map.groupBy(ledger.records.asset, (asset) => vendorOf(asset, "maintenanceVendor"));
    const key = vendorOf(vendor, "name");
    return key === "" ? [] : (byVendor.get(key) ?? []);
  };
}

function vendorOf(record: LedgerRecord, field: string): string {
  const name = known(record, field);
  return typeof name === "string" ? companyKey(name) : "";
}

/** The vendor's own entry decides; where it is empty, every one of its assets must say that no sheet was received. */
function grounds(vendor: LedgerRecord, assetsOf: ReturnType<typeof assetsByVendor>): Evidence[] | undefined {
  if (saysNo(vendor, "mdsSds")) return evidence(vendor, "mdsSds");
  if (!isBlank(vendor, "mdsSds")) return undefined;
  const assets = assetsOf(vendor);
  const none = assets.length > 0 && assets.every((asset) => saysNo(asset, "mdsSdsReceivedOn"));
  return none ? assets.slice(0, 10).flatMap((asset) => evidence(asset, "mdsSdsReceivedOn")) : undefined;
}

export const noMdsSds: LedgerRule = (ledger) => {
  const assetsOf = assetsByVendor(ledger);
  return ledger.records.vendor.flatMap((vendor) => {
    const detail = grounds(vendor, assetsOf);
    if (!detail) return [];
    const name = namedRecord(vendor, "業者", "the vendor", "name");
    return [
      {
        rule: "FR-27",
        on: "vendor",
        ref: vendor.id,
        statement: {
          ja: `${name.ja}から、製品・サービスの安全対策をまとめた開示書（MDS/SDS）を受け取っていません。`,
          en: `The hospital has not received the security disclosure (MDS/SDS) of ${name.en}.`,
        },
        detail,
        suggestion: {
          ja: "最新の開示書の提出を求め、受領日を台帳に記録してください。",
          en: "Ask for the current disclosure and record the day it was received.",
        },
      },
    ];
  });
};
