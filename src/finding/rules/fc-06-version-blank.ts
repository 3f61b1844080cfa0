import { deviceEvidence, deviceIs, devicesOf, deviceValue } from "../device.ts";
import { gateKinds } from "../device-classes.ts";
import type { LedgerRule } from "../ledger-rule.ts";

/** Nobody has looked yet; once somebody has and it is 不明, it is FR-05. */
export const versionBlank: LedgerRule = (ledger) =>
  devicesOf(ledger)
    .filter((device) => deviceIs(device, "kind", ...gateKinds) && deviceValue(device, "version") === undefined)
    .map((device) => ({
      rule: "FC-06",
      on: device.on,
      ref: device.ref,
      statement: {
        ja: `外との出入口である${device.name.ja}の、ソフトの版数が書かれていません。`,
        en: `The software version of ${device.name.en}, a way into the hospital, has not been filled in.`,
      },
      detail: deviceEvidence(device, "kind", "model", "version"),
      suggestion: {
        ja: "管理画面または管理する業者に版数を確認し、確認した日とともに記録してください。",
        en: "Read the version on the device or ask who manages it, and record it with the date.",
      },
    }));
