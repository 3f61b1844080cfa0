import { z } from "zod";
import connectionTargets from "../../../reference/connection-targets.yaml";
import type { LedgerRule } from "../ledger-rule.ts";

const { benchmarks } = z
  .object({ benchmarks: z.object({ hospitals: z.int(), min_connections: z.int(), max_connections: z.int() }) })
  .parse(connectionTargets);

/** Nothing to compare while no connection is listed; that is a matter of completeness. */
export const connectionCount: LedgerRule = ({ facility, records }) => {
  const count = records.connection.length;
  if (count === 0) return [];
  const { hospitals, min_connections: least, max_connections: most } = benchmarks;
  return [
    {
      rule: "FR-08",
      on: "facility",
      ref: facility.id,
      statement: {
        ja: `外部との接続は${count}件です（調査した${hospitals}病院では${least}件から${most}件でした）。`,
        en: `There are ${count} external connections (${least} to ${most} at the ${hospitals} hospitals surveyed).`,
      },
      detail: [],
      suggestion: {
        ja: "ほかの病院より少ない場合は、部門が独自に契約した接続が漏れていないか確認してください。",
        en: "If the number is low, check whether connections that departments arranged themselves are missing.",
      },
    },
  ];
};
