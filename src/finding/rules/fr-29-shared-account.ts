import type { LedgerRule } from "../ledger-rule.ts";
import { connectionName } from "../naming.ts";
import { evidence, saysYes } from "../reading.ts";

export const sharedAccount: LedgerRule = ({ records }) =>
  records.connection
    .filter((connection) => saysYes(connection, "sharedAccount"))
    .map((connection) => {
      const name = connectionName(connection);
      return {
        rule: "FR-29",
        on: "connection",
        ref: connection.id,
        statement: {
          ja: `${name.ja}では、一つの利用者名とパスワードが何人か、または何か所かで共用されています。`,
          en: `One user name and password is shared between people or places for ${name.en}.`,
        },
        detail: evidence(connection, "sharedAccount", "authentication"),
        suggestion: {
          ja: "この病院だけの、作業者ごとの利用者名と、二つ目の確認手段を業者に求めてください。",
          en: "Ask the vendor for accounts per person and for this hospital only, with a second factor.",
        },
      };
    });
