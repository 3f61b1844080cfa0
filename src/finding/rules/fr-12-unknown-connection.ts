import type { LedgerRule } from "../ledger-rule.ts";
import { connectionName } from "../naming.ts";
import { evidence, saysNo } from "../reading.ts";

export const unknownConnection: LedgerRule = ({ records }) =>
  records.connection
    .filter((connection) => saysNo(connection, "knownToAdministratorBefore"))
    .map((connection) => {
      const name = connectionName(connection);
      return {
        rule: "FR-12",
        on: "connection",
        ref: connection.id,
        statement: {
          ja: `${name.ja}は、調べるまで病院のシステム管理者に知られていませんでした。`,
          en: `The hospital's system administrator did not know of ${name.en} before it was looked for.`,
        },
        detail: evidence(connection, "knownToAdministratorBefore", "informationSource", "department"),
        suggestion: {
          ja: "管理者の一覧に加え、新しい接続を設けるときに情報部門へ知らせる手順を決めてください。",
          en: "Add it to the administrator's list, and settle how departments announce new connections.",
        },
      };
    });
