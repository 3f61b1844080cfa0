import type { LedgerRecord } from "../../ledger/contract.ts";
import { medicalIotKinds } from "../device-classes.ts";
import type { LedgerRule } from "../ledger-rule.ts";
import { assetName } from "../naming.ts";
import { evidence, is, known, saysNo } from "../reading.ts";

/** One system renewal takes five to six years; the longer is taken, so that a device is older than a renewal for certain. */
const renewalYears = 6;

/** @param installedOn yyyy, yyyy-mm or yyyy-mm-dd; the last day that it may mean counts */
const lastPossibleDay = (installedOn: string): string => installedOn + "-12-31".slice(installedOn.length === 4 ? 0 : 3);

function isOlderThanRenewal(asset: LedgerRecord, today: string): boolean {
  const installedOn = known(asset, "installedOn");
  if (typeof installedOn !== "string") return false;
  const day = installedOn.length === 10 ? installedOn : lastPossibleDay(installedOn);
  return day <= `${Number(today.slice(0, 4)) - renewalYears}${today.slice(4)}`;
}

export const iotNotReviewed: LedgerRule = ({ records }, today) =>
  records.asset
    .filter(
      (asset) =>
        is(asset, "kind", ...medicalIotKinds) && saysNo(asset, "settingsReviewed") && isOlderThanRenewal(asset, today),
    )
    .map((asset) => {
      const name = assetName(asset);
      return {
        rule: "FR-28",
        on: "asset",
        ref: asset.id,
        statement: {
          ja: `${name.ja}は、システムの更新後も使われていますが、更新に合わせた設定の見直しをしていません。`,
          en: `${name.en} has outlived a system renewal, and its settings were not reviewed at that time.`,
        },
        detail: evidence(asset, "kind", "installedOn", "settingsReviewed"),
        suggestion: {
          ja: "接続先・初期パスワード・不要な機能の設定を、臨床工学部門と業者で確認してください。",
          en: "Have clinical engineering and the vendor check addresses, default passwords and unused functions.",
        },
      };
    });
