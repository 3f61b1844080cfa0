import type { ValueState } from "../../ledger/contract.ts";
import { useText } from "../language.ts";
import { Chip, type Shape, type Tone } from "./chip.tsx";
import { componentTexts } from "./texts.ts";

const looks: Record<ValueState, { tone: Tone; shape: Shape }> = {
  known: { tone: "good", shape: "dot" },
  unknown: { tone: "attention", shape: "diamond" },
  checking: { tone: "accent", shape: "halfFilled" },
  none: { tone: "neutral", shape: "slash" },
  notApplicable: { tone: "neutral", shape: "dash" },
  notSubmitted: { tone: "alert", shape: "cross" },
  vague: { tone: "attention", shape: "wave" },
  lossy: { tone: "attention", shape: "unequal" },
  conflict: { tone: "alert", shape: "versus" },
  blank: { tone: "neutral", shape: "box" },
};

/** How much is known of a value: 不明, 確認中, なし, 未記入 … as word and shape. */
export function StateChip({ state }: { state: ValueState }) {
  const t = useText(componentTexts);
  return (
    <Chip {...looks[state]}>
      <span title={t.stateMeanings[state]}>{t.states[state]}</span>
    </Chip>
  );
}
