import type { LedgerRule } from "../ledger-rule.ts";
import { connectionName } from "../naming.ts";
import { evidence, saysNo, saysYes } from "../reading.ts";

export const alwaysOnWithoutPermission: LedgerRule = ({ records }) =>
  records.connection
    .filter((connection) => saysYes(connection, "alwaysOn") && saysNo(connection, "permissionEachTime"))
    .map((connection) => {
      const name = connectionName(connection);
      return {
        rule: "FR-16",
        on: "connection",
        ref: connection.id,
        statement: {
          ja: `${name.ja}はいつもつながったままで、相手が入るときに病院の許可を必要としません。`,
          en: `${name.en} is always open, and the other side needs no permission to come in.`,
        },
        detail: evidence(connection, "alwaysOn", "permissionEachTime", "logKept"),
        suggestion: {
          ja: "使うときだけ開ける運用、または入るたびの連絡と記録の受取りを業者と取り決めてください。",
          en: "Agree with the vendor on opening it only when needed, or on notice and a record each time.",
        },
      };
    });
