import type { LedgerRule } from "../ledger-rule.ts";
import { connectionName } from "../naming.ts";
import { evidence, is, saysNo } from "../reading.ts";

/** Only where the path is known to go around the firewall; an unknown path is a question, not a finding. */
export const lteBypass: LedgerRule = ({ records }) =>
  records.connection
    .filter((connection) => is(connection, "accessLine", "lte") && saysNo(connection, "passesHospitalFirewall"))
    .map((connection) => {
      const name = connectionName(connection);
      return {
        rule: "FR-02",
        on: "connection",
        ref: connection.id,
        statement: {
          ja: `${name.ja}は携帯電話の回線で外とつながり、病院の通信の関門を通っていません。`,
          en: `${name.en} reaches outside over a mobile line that does not pass the hospital's own checkpoint.`,
        },
        detail: evidence(connection, "accessLine", "passesHospitalFirewall", "counterpart", "deviceOwner"),
        suggestion: {
          ja: "病院の関門を通る経路に改められるか、難しければ接続の時間と範囲を限れるかを業者と相談してください。",
          en: "Discuss with the vendor whether the line can pass the hospital's firewall, or be limited in time and reach.",
        },
      };
    });
