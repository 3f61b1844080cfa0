import { agreementsOf, clause } from "../contract-terms.ts";
import type { LedgerRule } from "../ledger-rule.ts";
import { evidence } from "../reading.ts";

export const liabilityWaiver: LedgerRule = (ledger) =>
  agreementsOf(ledger)
    .filter(({ contract }) => clause(contract, "CL-36") === "present")
    .map(({ contract, name }) => ({
      rule: "FR-13",
      on: "contract",
      ref: contract.id,
      statement: {
        ja: `${name.ja}には、事故が起きても相手が責任を負わないとする条項があります。`,
        en: `${name.en} has a clause by which the other side bears no liability if something happens.`,
      },
      detail: evidence(contract, "vendor", "CL-36", "comment"),
      suggestion: {
        ja: "責任の分担を相手と話し合い、必要なら条項の見直しや保険を検討してください。",
        en: "Discuss the split of responsibility, and consider revising the clause or insuring the risk.",
      },
    }));
