import type { Ledger } from "../../ledger/contract.ts";
import type { ChecklistSays } from "../../survey/checklist/contract.ts";
import type { FindingFact } from "../contract.ts";

/** A quarter of the items, and only where enough were answered for a share to mean something: our proposal. */
const highShare = 0.25;
const fewestAnswers = 10;

/** Items of checklists that nobody understood are a result in themselves: the checklist may be at fault as well (資料1 3.2③). */
export function manyNotUnderstood({ facility }: Ledger, { answered, unclear }: ChecklistSays): FindingFact[] {
  if (answered < fewestAnswers || unclear / answered < highShare) return [];
  return [
    {
      rule: "FR-33",
      on: "facility",
      ref: facility.id,
      statement: {
        ja: `チェックリストで答えた${answered}項目のうち${unclear}項目が、「分からない」か、理解が困難な項目でした。`,
        en: `Of ${answered} checklist items answered, ${unclear} were not understood or hard to understand.`,
      },
      detail: [],
      suggestion: {
        ja: "分からなかった点をもとに、業者や関係機関に説明を求めてください。説明を受けたら、次の確認で回答し直せます。",
        en: "Ask vendors or the bodies concerned about what was not understood; answer again at the next check.",
      },
    },
  ];
}
