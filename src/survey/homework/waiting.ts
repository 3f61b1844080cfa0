import type { HomeworkAction } from "./actions.ts";
import type { HomeworkState } from "./homework.ts";

export const homeworkMoves = ["consent", "answer", "judge", "link"] as const;
export type HomeworkMove = (typeof homeworkMoves)[number];

interface Seen {
  state: HomeworkState;
  actions: readonly HomeworkAction[];
  link: { state: string } | null;
}

/**
 * What waits for the reader: to agree, to answer, to look at what came, or to send a vendor its link; null: nothing. To hand in after the
 * term, to give more time or to withdraw is possible, and nobody's duty: that nothing came is a result.
 */
export function moveOf({ state, actions, link }: Seen): HomeworkMove | null {
  if (actions.includes("judge")) return "judge";
  if (state === "waiting") return actions.includes("consent") ? "consent" : null;
  if (state !== "open") return null;
  if (actions.includes("answer")) return "answer";
  const linked = link?.state === "made" || link?.state === "opened";
  return actions.includes("link") && !linked ? "link" : null;
}
