import { deviceEvidence, deviceIs, devicesOf, deviceValue } from "../device.ts";
import { gateKinds } from "../device-classes.ts";
import type { LedgerRule } from "../ledger-rule.ts";
import { isNotKnown } from "../reading.ts";

/** Two contradicting versions are candidates, not an unknown one: they are asked about as a contradiction. */
export const firmwareUnknown: LedgerRule = (ledger) =>
  devicesOf(ledger)
    .filter((device) => deviceIs(device, "kind", ...gateKinds) && isNotKnown(deviceValue(device, "version")))
    .map((device) => ({
      rule: "FR-05",
      on: device.on,
      ref: device.ref,
      statement: {
        ja: `外との出入口である${device.name.ja}は、動いているソフトの版数が分かっていません。`,
        en: `The software version of ${device.name.en}, a way into the hospital, is not known.`,
      },
      detail: deviceEvidence(device, "kind", "model", "version"),
      suggestion: {
        ja: "管理する業者に版数と確認日を照会してください。弱点が公表されたとき、該当するかをすぐに判断できます。",
        en: "Ask whoever manages it for the version and its date, so that a published weakness can be judged at once.",
      },
    }));
