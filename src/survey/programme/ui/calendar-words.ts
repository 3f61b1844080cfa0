import { useLabel, useText } from "../../../web/language.ts";
import type { CalendarEntry, ProgrammeView } from "../route-contracts.ts";
import { programmeDateWords, stateWords } from "../words.ts";
import { programmeTexts } from "./programme-texts.ts";

/** What an entry is, in words: a visit with its half of the day, a step that is due, or a date of the programme. */
export function useEntryWords({ plan }: Pick<ProgrammeView, "plan">): (entry: CalendarEntry) => string {
  const t = useText(programmeTexts);
  const label = useLabel();
  return ({ kind, what, session, cancelled }) => {
    if (kind === "programme") return label(programmeDateWords[what as keyof typeof programmeDateWords]);
    if (kind === "due") {
      const own = plan.steps.find(({ state }) => state === what)?.name;
      return t.dueOf(label(own ?? stateWords[what as keyof typeof stateWords]));
    }
    const half = session === "morning" || session === "afternoon" ? ` ${t.sessions[session]}` : "";
    return `${t.visit}${half}${cancelled ? `（${t.cancelled}）` : ""}`;
  };
}

/** How an entry looks, by shape first. */
export const lookOf = ({ kind, cancelled, lateDays }: Pick<CalendarEntry, "kind" | "cancelled" | "lateDays">) => {
  if (kind === "visit") return cancelled ? looks.cancelled : looks.visit;
  return lateDays > 0 ? looks.late : looks[kind];
};
const looks = {
  visit: { tone: "accent", shape: "dot" },
  cancelled: { tone: "neutral", shape: "slash" },
  late: { tone: "alert", shape: "triangleFilled" },
  programme: { tone: "attention", shape: "diamond" },
  due: { tone: "neutral", shape: "clock" },
} as const;
