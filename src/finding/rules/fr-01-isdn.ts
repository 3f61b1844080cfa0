import type { LedgerRule } from "../ledger-rule.ts";
import { connectionName } from "../naming.ts";
import { evidence, is } from "../reading.ts";

export const isdnLine: LedgerRule = ({ records }) =>
  records.connection
    .filter((connection) => is(connection, "accessLine", "isdn"))
    .map((connection) => {
      const name = connectionName(connection);
      return {
        rule: "FR-01",
        on: "connection",
        ref: connection.id,
        statement: {
          ja: `${name.ja}は、提供終了が決まっている古い電話回線（ISDN）を使っています。`,
          en: `${name.en} uses an old telephone line (ISDN) whose service is being ended.`,
        },
        detail: evidence(connection, "accessLine", "installedOn"),
        suggestion: {
          ja: "切替の時期と切替後の回線・入口の機器を業者に確認し、台帳に記録してください。",
          en: "Ask the vendor when the line will be replaced, by what, and record the new line and entry device.",
        },
      };
    });
