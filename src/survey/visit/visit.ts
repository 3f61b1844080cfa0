import { ok, type Result, refuse } from "../../shared/result.ts";

export const halves = ["morning", "afternoon"] as const;
export type Half = (typeof halves)[number];
export const visitPurposes = ["interviews", "walkthrough", "secondVisit"] as const;
export type VisitPurpose = (typeof visitPurposes)[number];
export const visitStates = ["planned", "held", "cancelled"] as const;
export type VisitState = (typeof visitStates)[number];
export const visitSteps = ["planned", "moved", "changed", "held", "cancelled"] as const;
export type VisitStep = (typeof visitSteps)[number];

/** A visit as its rules see it. Days are ISO days in Japan. */
export interface Visit {
  state: VisitState;
  onDay: string;
  half: Half;
}

/** As many people as a visit is planned with; others are possible, and are shown (資料6: the number of visitors drives the hours). */
export const usualPeople = { least: 2, most: 3 };

export const isUnusualNumber = (people: number): boolean => people < usualPeople.least || people > usualPeople.most;

export type VisitRefusal = "visit_not_planned" | "visit_not_yet";

/** Only what is still planned can be changed: what was held or cancelled is history. */
export const mayChange = (visit: Visit): Result<null, VisitRefusal> =>
  visit.state === "planned" ? ok(null) : refuse("visit_not_planned");

export function settle(
  visit: Visit,
  outcome: "held" | "cancelled",
  today: string,
): Result<"held" | "cancelled", VisitRefusal> {
  if (visit.state !== "planned") return refuse("visit_not_planned");
  if (outcome === "held" && visit.onDay > today) return refuse("visit_not_yet");
  return ok(outcome);
}

/** What changing a visit was: people and notes change, a day or half-day moves. */
export const stepOf = (before: Pick<Visit, "onDay" | "half">, after: Pick<Visit, "onDay" | "half">): VisitStep =>
  before.onDay === after.onDay && before.half === after.half ? "changed" : "moved";

/** The day has passed and nobody said whether the visit took place. */
export const awaitsOutcome = (visit: Visit, today: string): boolean => visit.state === "planned" && visit.onDay < today;
