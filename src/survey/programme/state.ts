/**
 * Where a hospital stands in a survey programme, named after what was reached last (domain.md 3, steps 2 to 13). A plan may leave out
 * steps that are marked so in `leavable`; the others carry a guard that nobody may go round.
 */
export const pathStates = [
  "invited",
  "intentConfirmed",
  "contracted",
  "scheduled",
  "preReading",
  "interviewed",
  "walkedThrough",
  "homeworkOpen",
  "surveyed",
  "drafted",
  "reviewed",
  "accepted",
  "delivered",
  "closed",
] as const;
export const exitStates = ["declined", "withdrawn"] as const;
export const surveyStates = [...pathStates, ...exitStates] as const;
export type PathState = (typeof pathStates)[number];
export type SurveyState = (typeof surveyStates)[number];

export const isOver = (state: SurveyState): boolean =>
  state === "closed" || state === "declined" || state === "withdrawn";

/** The hospital leaves the programme, or never entered it. */
export const isLeaving = (state: SurveyState): state is "declined" | "withdrawn" =>
  state === "declined" || state === "withdrawn";

/** The hospital is pledged and its survey runs, or ran to its end. */
export const isContracted = (state: SurveyState): boolean => rank(state) >= rank("contracted");

/** Position on the path; -1 for the exits. */
export const rank = (state: SurveyState): number => (pathStates as readonly SurveyState[]).indexOf(state);

/**
 * In whose name a step is taken. hospital: its own people; company: the survey company ordered for it; supervisor: the supervising
 * company; secretariat: who runs the programme.
 */
export const sides = ["hospital", "company", "supervisor", "secretariat"] as const;
export type Side = (typeof sides)[number];
