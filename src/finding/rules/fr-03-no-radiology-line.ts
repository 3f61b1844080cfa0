import { radiologyKinds } from "../device-classes.ts";
import type { LedgerRule } from "../ledger-rule.ts";
import { evidence, is, known } from "../reading.ts";

/** Silent while the category of some connection is open: that one may be the line looked for. */
export const noRadiologyLine: LedgerRule = ({ facility, records }) => {
  const devices = records.asset.filter((asset) => is(asset, "kind", ...radiologyKinds));
  const first = devices[0];
  if (!first) return [];
  const categories = records.connection.map((connection) => known(connection, "targetCategory"));
  if (categories.some((category) => category === undefined || category === "T3")) return [];
  return [
    {
      rule: "FR-03",
      on: "facility",
      ref: facility.id,
      statement: {
        ja: `放射線機器が${devices.length}台ありますが、その保守のための接続が一覧に1件もありません。`,
        en: `No connection for the maintenance of radiology devices is listed, while the ledger holds ${devices.length} of them.`,
      },
      detail: devices.slice(0, 10).flatMap((asset) => evidence(asset, "kind", "model", "remoteMaintenance")),
      suggestion: {
        ja: "放射線部門と保守業者に、遠隔保守の回線や持込みの通信機器がないかを確認してください。",
        en: "Ask the radiology department and its vendors whether there is a remote line or a device brought in for it.",
      },
    },
  ];
};
