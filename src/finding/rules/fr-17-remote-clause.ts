import { agreementsOf, clause } from "../contract-terms.ts";
import type { LedgerRule } from "../ledger-rule.ts";
import { evidence } from "../reading.ts";

export const noRemoteClause: LedgerRule = (ledger) =>
  agreementsOf(ledger)
    .filter(({ contract }) => clause(contract, "CL-22") === "absent" && clause(contract, "CL-23") === "absent")
    .map(({ contract, name }) => ({
      rule: "FR-17",
      on: "contract",
      ref: contract.id,
      statement: {
        ja: `${name.ja}には、遠隔での作業についての取決めがありません。`,
        en: `${name.en} says nothing about work done remotely.`,
      },
      detail: evidence(contract, "vendor", "CL-22", "CL-23"),
      suggestion: {
        ja: "遠隔での作業の範囲・時間・記録・品質の取決めを、契約かサービス水準の合意に加えることを検討してください。",
        en: "Consider adding scope, times, records and service level of remote work to the contract.",
      },
    }));
