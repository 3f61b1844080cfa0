import { addDays, addMonths, daysBetween } from "../../shared/day.ts";
import { nextState, type Plan, stepOf, type Term } from "./plan.ts";
import { isOver, type PathState, pathStates, type SurveyState } from "./state.ts";

/** On which ISO day which step was reached last. */
export type Reached = Readonly<Partial<Record<SurveyState, string>>>;

/** The day on which a step is due; null where it has no term, or what its term counts from has not come yet. */
export function dueOf(plan: Plan, state: PathState, reached: Reached): string | null {
  return dayOf(stepOf(plan, state).term, plan, reached);
}

function dayOf(term: Term, plan: Plan, reached: Reached): string | null {
  if (term.from === "none") return null;
  if (term.from === "day") return term.on;
  if (term.from === "programme")
    return {
      interimReview: plan.interimReviewOn,
      reportToSecretariat: plan.reportToSecretariatOn,
      reportToHospital: plan.reportToHospitalOn,
    }[term.date];
  const from = reached[term.state] ?? laterReached(term.state, reached);
  return from === null ? null : addMonths(addDays(from, term.days), term.months);
}

/** A step that was left out counts as reached with the first one after it. */
function laterReached(state: PathState, reached: Reached): string | null {
  const after = pathStates.slice(pathStates.indexOf(state) + 1).map((one) => reached[one]);
  return after.find((day) => day !== undefined) ?? null;
}

/** When the step that comes next is due: what the board and the reminders go by. */
export function nextDue(plan: Plan, state: SurveyState, reached: Reached): string | null {
  if (isOver(state)) return null;
  const next = nextState(plan, state as PathState);
  return next ? dueOf(plan, next, reached) : null;
}

/** Days by which it is late; 0 on the day itself and before. */
export const lateDays = (dueOn: string | null, today: string): number =>
  dueOn === null ? 0 : Math.max(0, daysBetween(dueOn, today));
