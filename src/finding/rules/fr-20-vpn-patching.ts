import { deviceEvidence, deviceIs, devicesOf } from "../device.ts";
import type { LedgerRule } from "../ledger-rule.ts";
import { evidence, saysNo } from "../reading.ts";

/** VPN devices of whatever maker. A firewall that also ends tunnels is kept under its own process and not meant here. */
export const vpnWithoutPatching: LedgerRule = (ledger) =>
  devicesOf(ledger).flatMap((device) => {
    if (!deviceIs(device, "kind", "vpn")) return [];
    const without = device.records.filter((record) => record.kind === "connection" && saysNo(record, "regularPatch"));
    if (without.length === 0) return [];
    return [
      {
        rule: "FR-20",
        on: device.on,
        ref: device.ref,
        statement: {
          ja: `外との出入口である${device.name.ja}は、ソフトを定期的に新しくする決まりがありません。`,
          en: `${device.name.en}, a way into the hospital, has no regular updating of its software.`,
        },
        detail: [...deviceEvidence(device, "kind", "version"), ...without.flatMap((c) => evidence(c, "regularPatch"))],
        suggestion: {
          ja: "誰がどの頻度で更新するかを業者と決め、適用した日を台帳に残してください。",
          en: "Settle with the vendor who updates it and how often, and record the dates.",
        },
      },
    ];
  });
