import { agreementsOf, clause } from "../contract-terms.ts";
import type { LedgerRule } from "../ledger-rule.ts";
import { evidence } from "../reading.ts";

export const patchClause: LedgerRule = (ledger) =>
  agreementsOf(ledger).flatMap(({ contract, name }) => {
    const state = clause(contract, "CL-20");
    if (state !== "absent" && state !== "unknown") return [];
    return [
      {
        rule: "FR-06",
        on: "contract",
        ref: contract.id,
        statement:
          state === "absent"
            ? {
                ja: `${name.ja}には、機器のソフトを最新に保つのが誰の役目かが書かれていません。`,
                en: `${name.en} does not say whose task it is to keep the device's software up to date.`,
              }
            : {
                ja: `${name.ja}に、機器のソフトを最新に保つのが誰の役目かが書かれているか分かっていません。`,
                en: `It is not known whether ${name.en} says whose task it is to keep the device's software up to date.`,
              },
        detail: evidence(contract, "vendor", "CL-20"),
        suggestion: {
          ja: "次の更新時に、修正プログラムを誰がいつまでに適用するかを契約または覚書に加えることを検討してください。",
          en: "Consider adding to the contract or a memorandum who applies corrections, and by when.",
        },
      },
    ];
  });
