import { ok, type Result, refuse } from "../../shared/result.ts";
import type { StepFacts } from "./facts.ts";
import { type Missing, missingFor } from "./missing.ts";
import { nextState, type Plan } from "./plan.ts";
import { isLeaving, type PathState, rank, type Side, type SurveyState } from "./state.ts";

/** Who takes each step of the path. Intent is the hospital's; the secretariat may note down what it was told. */
const takenBy: Readonly<Record<Exclude<PathState, "invited">, readonly Side[]>> = {
  intentConfirmed: ["hospital", "secretariat"],
  contracted: ["secretariat"],
  scheduled: ["company"],
  preReading: ["company"],
  interviewed: ["company"],
  walkedThrough: ["company"],
  homeworkOpen: ["company"],
  surveyed: ["company"],
  drafted: ["company"],
  reviewed: ["supervisor", "secretariat"],
  accepted: ["secretariat"],
  delivered: ["secretariat"],
  closed: ["secretariat"],
};

export interface Transition {
  from: SurveyState;
  to: SurveyState;
  by: readonly Side[];
}

const leaving: readonly Side[] = ["hospital", "secretariat"];

/** Every step there is from a state under a plan; what is not here is forbidden. */
export function transitionsFrom(plan: Plan, from: SurveyState): Transition[] {
  if (from === "declined" || from === "withdrawn") return [{ from, to: "invited", by: ["secretariat"] }];
  const next = nextState(plan, from);
  const found: Transition[] = next && next !== "invited" ? [{ from, to: next, by: takenBy[next] }] : [];
  // Nothing may be left to ask; and threats change, so more may be asked after all (domain.md 3, step 9).
  if (next === "homeworkOpen") found.push({ from, to: "surveyed", by: takenBy.surveyed });
  if (from === "surveyed" && plan.steps.some(({ state, used }) => state === "homeworkOpen" && used))
    found.push({ from, to: "homeworkOpen", by: takenBy.homeworkOpen });
  // The review sends the company back to the hospital.
  if (from === "drafted") found.push({ from, to: "surveyed", by: ["supervisor", "secretariat"] });
  if (rank(from) <= rank("intentConfirmed")) found.push({ from, to: "declined", by: leaving });
  else if (from !== "closed") found.push({ from, to: "withdrawn", by: leaving });
  return found;
}

/** The step that leaves the programme from here; null: there is nothing left to leave. */
export const leavingFrom = (plan: Plan, from: SurveyState): "declined" | "withdrawn" | null =>
  transitionsFrom(plan, from)
    .map(({ to }) => to)
    .find(isLeaving) ?? null;

export type StepRefusal =
  | { reason: "programme_not_running" }
  | { reason: "not_from_here" }
  | { reason: "not_yours"; by: readonly Side[] }
  | { reason: "something_missing"; missing: readonly Missing[] };

export interface Standing {
  programme: "preparing" | "running" | "closed";
  plan: Plan;
  state: SurveyState;
  facts: StepFacts;
}

/** May this side take this step now? Leaving is possible whatever the programme does. */
export function takeStep(
  { programme, plan, state, facts }: Standing,
  to: SurveyState,
  side: Side,
): Result<Transition, StepRefusal> {
  const transition = transitionsFrom(plan, state).find((one) => one.to === to);
  if (!transition) return refuse({ reason: "not_from_here" });
  if (!transition.by.includes(side)) return refuse({ reason: "not_yours", by: transition.by });
  if (programme !== "running" && !isLeaving(to)) return refuse({ reason: "programme_not_running" });
  const missing = missingFor(to, facts);
  return missing.length > 0 ? refuse({ reason: "something_missing", missing }) : ok(transition);
}

/** The step the survey waits for, what it still lacks, and whose move it is; null when it is over. */
export function waitsFor({ plan, state, facts }: Omit<Standing, "programme">): {
  to: PathState;
  side: Side;
  missing: Missing[];
} | null {
  const to = rank(state) < 0 ? null : nextState(plan, state as PathState);
  if (!to || to === "invited") return null;
  const skipsHomework = to === "homeworkOpen" && facts.homeworkAsked === 0;
  const awaited = skipsHomework ? "surveyed" : to;
  return { to: awaited, side: mover(awaited, facts), missing: missingFor(awaited, facts) };
}

/** Homework and receipts wait for the hospital, the report for the company, whoever notes the step down afterwards. */
function mover(to: Exclude<PathState, "invited">, facts: StepFacts): Side {
  if (to === "surveyed" && facts.homeworkOpen > 0) return "hospital";
  if (to === "accepted" && facts.reportedToSecretariatOn === null) return "company";
  if (to === "delivered" && facts.deliveredToHospitalOn !== null && facts.hospitalReceiptOn === null) return "hospital";
  return takenBy[to][0] ?? "secretariat";
}

/** The same for a board of hundreds, by the state alone. */
export function usualMover(plan: Plan, state: SurveyState): Side | null {
  const next = rank(state) < 0 ? null : nextState(plan, state as PathState);
  if (!next || next === "invited") return null;
  return state === "homeworkOpen" ? "hospital" : (takenBy[next][0] ?? null);
}
