import { deviceEvidence, deviceIs, devicesOf, deviceValue } from "../device.ts";
import type { LedgerRule } from "../ledger-rule.ts";
import { isNotKnown } from "../reading.ts";

export const vendorDevice: LedgerRule = (ledger) =>
  devicesOf(ledger)
    .filter(
      (device) =>
        deviceIs(device, "owner", "vendor") &&
        (isNotKnown(deviceValue(device, "manager")) || isNotKnown(deviceValue(device, "model"))),
    )
    .map((device) => ({
      rule: "FR-04",
      on: device.on,
      ref: device.ref,
      statement: {
        ja: `業者の持ち物である${device.name.ja}は、機種または管理する人が分かっていません。`,
        en: `It is not known what ${device.name.en}, which belongs to a vendor, is or who looks after it.`,
      },
      detail: deviceEvidence(device, "owner", "manager", "model"),
      suggestion: {
        ja: "業者に機種・版数・管理者を照会し、現地の銘板も確認してください。",
        en: "Ask the vendor for model, version and the person in charge, and check the label on site.",
      },
    }));
