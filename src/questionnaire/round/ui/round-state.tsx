import { Chip } from "../../../web/components/chip.tsx";
import { useText } from "../../../web/language.ts";
import type { RoundSummary } from "../route-contracts.ts";
import { roundTexts } from "./round-texts.ts";

const looks = {
  draft: { tone: "neutral", shape: "box" },
  open: { tone: "good", shape: "dot" },
  waiting: { tone: "attention", shape: "clock" },
  over: { tone: "neutral", shape: "dash" },
  closed: { tone: "neutral", shape: "dash" },
} as const;

/** What the round is about just now: being prepared, taking answers, waiting for its first day, over. */
export function RoundState({ state, taking, opensOn }: Pick<RoundSummary, "state" | "taking" | "opensOn">) {
  const t = useText(roundTexts);
  const waiting = opensOn !== null && opensOn > new Date().toISOString().slice(0, 10);
  const now = state !== "open" || taking ? state : waiting ? "waiting" : "over";
  return <Chip {...looks[now]}>{t.states[now]}</Chip>;
}
