import { agreementsOf, clause } from "../contract-terms.ts";
import type { LedgerRule } from "../ledger-rule.ts";
import { evidence } from "../reading.ts";

export const noConfidentiality: LedgerRule = (ledger) =>
  agreementsOf(ledger)
    .filter(({ contract }) => clause(contract, "CL-24") === "absent")
    .map(({ contract, name }) => ({
      rule: "FR-18",
      on: "contract",
      ref: contract.id,
      statement: {
        ja: `${name.ja}には、知り得た秘密を守る取決めがありません。`,
        en: `${name.en} has no agreement to keep secret what is learned.`,
      },
      detail: evidence(contract, "vendor", "CL-24"),
      suggestion: {
        ja: "守秘義務の条項または秘密保持契約を、早い機会に取り交わすことを検討してください。",
        en: "Consider concluding a confidentiality clause or agreement at the next opportunity.",
      },
    }));
