import { Chip } from "../../../web/components/chip.tsx";
import { useText } from "../../../web/language.ts";
import type { HomeworkView } from "../route-contracts.ts";
import { homeworkTexts } from "./homework-texts.ts";

const looks = {
  waiting: { shape: "half", tone: "accent" },
  refused: { shape: "slash", tone: "neutral" },
  open: { shape: "clock", tone: "accent" },
  submitted: { shape: "tick", tone: "good" },
  late: { shape: "half", tone: "attention" },
  notSubmitted: { shape: "cross", tone: "attention" },
  withdrawn: { shape: "dash", tone: "neutral" },
} as const;

/** How homework stands today, and whether what was handed in has been accepted. */
export function HomeworkState({ work }: { work: Pick<HomeworkView, "state" | "acceptedOn" | "round"> }) {
  const t = useText(homeworkTexts);
  const handedIn = work.state === "submitted" || work.state === "late";
  return (
    <span className="inline-flex flex-wrap gap-1">
      <Chip {...looks[work.state]}>{t.states[work.state]}</Chip>
      {handedIn && (work.acceptedOn ? <Chip shape="tick">{t.accepted}</Chip> : <Chip shape="ring">{t.toJudge}</Chip>)}
      {work.round > 1 && <Chip shape="dot">{t.round(work.round)}</Chip>}
    </span>
  );
}
