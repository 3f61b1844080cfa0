import { ok, type Result, refuse } from "../../shared/result.ts";

export const roundAccesses = ["open", "links", "directory"] as const;
/** `open`: whoever has the address. `links`: one link for each of a list. `directory`: one for each hospital of the directory. */
export type RoundAccess = (typeof roundAccesses)[number];
export const roundStates = ["draft", "open", "closed"] as const;
export type RoundState = (typeof roundStates)[number];

/** What the rules of a round go by. Days are ISO days in Japan. */
export interface Round {
  state: RoundState;
  access: RoundAccess;
  anonymous: boolean;
  /** Answers may be changed after handing in. */
  editable: boolean;
  opensOn: string | null;
  closesOn: string | null;
}

export type Answering = "taken" | "not_begun" | "over";

/** Whether answers are taken on that day: the last day counts. */
export function answering(round: Round, today: string): Answering {
  if (round.state === "draft") return "not_begun";
  if (round.state === "closed" || (round.closesOn !== null && round.closesOn < today)) return "over";
  return round.opensOn !== null && today < round.opensOn ? "not_begun" : "taken";
}

export type SettingsRefusal = "editable_impossible" | "closes_before_opening";

/** Of an anonymous round nobody knows whose an answer is, and an open round knows nobody: neither can be changed afterwards. */
export function checkSettings(
  round: Pick<Round, "access" | "anonymous" | "editable" | "opensOn" | "closesOn">,
): Result<null, SettingsRefusal> {
  if (round.editable && (round.anonymous || round.access === "open")) return refuse("editable_impossible");
  const { opensOn, closesOn } = round;
  return opensOn !== null && closesOn !== null && closesOn < opensOn ? refuse("closes_before_opening") : ok(null);
}

export type OpeningRefusal =
  | "already_open"
  | "instrument_not_fixed"
  | "nobody_invited"
  | "too_few_for_anonymity"
  | "over";

/**
 * May the round begin? What it asks must not change any more, and there must be somebody to ask.
 * @param smallestCrowd how many an anonymous round must ask, so that one answer may be anybody's
 */
export function mayOpen(
  round: Round,
  facts: { instrumentFixed: boolean; invited: number; smallestCrowd: number },
  today: string,
): Result<null, OpeningRefusal> {
  if (round.state !== "draft") return refuse("already_open");
  if (!facts.instrumentFixed) return refuse("instrument_not_fixed");
  if (round.closesOn !== null && round.closesOn < today) return refuse("over");
  if (round.access === "open") return ok(null);
  if (facts.invited === 0) return refuse("nobody_invited");
  return round.anonymous && facts.invited < facts.smallestCrowd ? refuse("too_few_for_anonymity") : ok(null);
}

export type RoundAction = "change" | "invite" | "open" | "mail" | "close" | "import" | "remove";

/** What whoever manages the round can do with it now. */
export function roundActions(round: Round, today: string): RoundAction[] {
  const withList: RoundAction[] = round.access === "open" ? [] : ["invite"];
  if (round.state === "draft") return ["change", ...withList, "open", "remove"];
  if (round.state === "closed") return ["import"];
  const mail: RoundAction[] = round.access === "open" || answering(round, today) !== "taken" ? [] : ["mail"];
  return ["change", ...withList, ...mail, "close", "import"];
}
