import { agreementsOf } from "../contract-terms.ts";
import type { LedgerRule } from "../ledger-rule.ts";
import { evidence, is } from "../reading.ts";

/** A contract of a listed connection: the remote line exists. */
export const onsiteContractRemote: LedgerRule = (ledger) =>
  agreementsOf(ledger).flatMap(({ contract, connection, name }) => {
    if (!connection || !is(contract, "type", "onsite")) return [];
    return [
      {
        rule: "FR-11",
        on: "contract",
        ref: contract.id,
        statement: {
          ja: `${name.ja}は訪問による保守だけを定めていますが、実際には遠隔でつながっています。`,
          en: `${name.en} provides for visits only, while the vendor connects remotely in practice.`,
        },
        detail: [...evidence(contract, "type", "vendor"), ...evidence(connection, "accessLine", "tunnel", "alwaysOn")],
        suggestion: {
          ja: "遠隔での作業の範囲・許可の手順・記録を契約または覚書に加えることを検討してください。",
          en: "Consider adding the scope, permission and records of remote work to the contract or a memorandum.",
        },
      },
    ];
  });
