import type { LedgerRecord } from "../../ledger/contract.ts";
import type { FindingFact, RuleId, Wording } from "../contract.ts";
import type { LedgerRule } from "../ledger-rule.ts";
import { evidence, is, saysNo, saysYes } from "../reading.ts";

/** Rules that stand on one stated fact of the hospital's own sheet: FR-14, FR-30, FR-31 and FR-32. */
const facilityFact =
  (
    rule: RuleId,
    field: string,
    holds: (facts: LedgerRecord) => boolean,
    statement: Wording,
    suggestion: Wording,
  ): LedgerRule =>
  ({ facility, records }): FindingFact[] =>
    records.facility.filter(holds).map((facts) => ({
      rule,
      on: "facility",
      ref: facility.id,
      statement,
      detail: evidence(facts, field),
      suggestion,
    }));

/** A diagram of a part is no overall diagram. */
export const noOverallDiagram = facilityFact(
  "FR-14",
  "overallDiagram",
  (facts) => is(facts, "overallDiagram", "no", "partial") || saysNo(facts, "overallDiagram"),
  {
    ja: "病院のネットワーク全体を1枚で見渡せる図がありません。",
    en: "There is no picture that shows the hospital's whole network at once.",
  },
  {
    ja: "台帳から作られるネットワーク概要図を土台に、部門の回線も含めた全体図を整えてください。",
    en: "Start from the overview drawn from this ledger and complete it with the lines of the departments.",
  },
);

export const clinicalInternet = facilityFact(
  "FR-30",
  "clinicalInternet",
  (facts) => saysYes(facts, "clinicalInternet"),
  {
    ja: "診療に使う端末から、インターネットを利用できる状態です。",
    en: "The Internet can be reached from terminals used for patient care.",
  },
  {
    ja: "利用できる端末と行き先を絞る、または画面転送など切り離した方法を検討してください。",
    en: "Consider limiting terminals and destinations, or a separated way such as a remote browser.",
  },
);

export const privatePcs = facilityFact(
  "FR-31",
  "privatePcAllowed",
  (facts) => saysYes(facts, "privatePcAllowed"),
  {
    ja: "個人のパソコンを診療のネットワークにつなぐことが認められています。",
    en: "Privately owned computers may be connected to the network used for patient care.",
  },
  {
    ja: "認める範囲と条件を文書にし、診療のネットワークと分けた接続先を用意することを検討してください。",
    en: "Put scope and conditions in writing, and consider a network of its own for such computers.",
  },
);

export const itNotInContracts = facilityFact(
  "FR-32",
  "itTakesPartInDeviceContracts",
  (facts) => saysNo(facts, "itTakesPartInDeviceContracts"),
  {
    ja: "部門が結ぶ機器の保守契約に、情報部門が関わっていません。",
    en: "The IT department takes no part in maintenance contracts that other departments conclude.",
  },
  {
    ja: "契約の前に、遠隔での接続の有無と条件を情報部門が確認する手順を設けてください。",
    en: "Let the IT department look at remote access and its conditions before such contracts are signed.",
  },
);
