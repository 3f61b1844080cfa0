import { Chip } from "../../../web/components/chip.tsx";
import { useText } from "../../../web/language.ts";
import type { ProgrammeSummary } from "../route-contracts.ts";
import { programmeTexts } from "./programme-texts.ts";

const looks = {
  preparing: { tone: "neutral", shape: "box" },
  running: { tone: "good", shape: "halfFilled" },
  closed: { tone: "neutral", shape: "dash" },
} as const;

/** Whether a programme runs. */
export function ProgrammeStateChip({ state }: Pick<ProgrammeSummary, "state">) {
  const t = useText(programmeTexts);
  return <Chip {...looks[state]}>{t.states[state]}</Chip>;
}
