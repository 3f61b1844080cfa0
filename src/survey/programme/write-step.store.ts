import { sql } from "kysely";
import { recordAudit } from "../../platform/audit/audit.ts";
import type { Trx } from "../../platform/db/tables.ts";
import { japanDay } from "../../shared/japan-day.ts";
import type { SurveyKey } from "../survey-reach.ts";
import { reachedBy, stepsOf } from "./participation.store.ts";
import type { StoredProgramme } from "./plan.store.ts";
import { nextReminderOn } from "./reminder.ts";
import { isOver, type Side, type SurveyState } from "./state.ts";
import { usualMover } from "./step.ts";
import { nextDue, type Reached } from "./term.ts";

export interface Step {
  from: SurveyState;
  to: SurveyState;
  at: Date;
  /** Label of whoever took it. */
  by: string;
  note: string;
}

/** A step in the hospital's audit chain. */
export const noteStep = (
  trx: Trx,
  { facilityId, programmeId }: SurveyKey,
  { planEdition }: Pick<StoredProgramme, "planEdition">,
  side: Side,
  { from, to, at, by, note }: Step,
) =>
  recordAudit(trx, facilityId, {
    at,
    actor: by,
    action: "survey.step",
    subject: `survey:${programmeId}`,
    detail: { from, to, side, planEdition, note },
  });

/** One more step, and the participation as it stands after it. `from` null: it begins. */
export async function writeStep(
  trx: Trx,
  key: SurveyKey,
  { plan, planEdition }: Pick<StoredProgramme, "plan" | "planEdition">,
  step: Omit<Step, "from"> & { from: SurveyState | null },
): Promise<void> {
  const { facilityId, programmeId } = key;
  const before = await stepsOf(trx, key);
  const { from, to, at, by, note } = step;
  await sql`insert into survey_step (facility_id, programme_id, number, from_state, to_state, plan_edition, at, by, note, shared_with)
    select ${facilityId}, ${programmeId}, ${before.length + 1}, ${from}, ${to}, ${planEdition}, ${at}, ${by}, ${note}, shared_with
    from survey_participation where facility_id = ${facilityId} and programme_id = ${programmeId}`.execute(trx);
  const passedOn = from === null || usualMover(plan, from) !== usualMover(plan, to);
  const { dueOn, remindOn } = ahead(plan, to, reachedBy([...before, { to, at }]), japanDay(at), passedOn);
  await sql`update survey_participation set state = ${to}, state_since = ${at}, plan_edition = ${planEdition}, due_on = ${dueOn},
      remind_on = ${remindOn}
    where facility_id = ${facilityId} and programme_id = ${programmeId}`.execute(trx);
}

/**
 * When what comes next is due, and when somebody is first told of it, seen from `today`.
 * @param passedOn it is another side's move now, or the programme has just begun to run: they are told at once
 */
export function ahead(
  plan: StoredProgramme["plan"],
  state: SurveyState,
  reached: Reached,
  today: string,
  passedOn: boolean,
) {
  const dueOn = nextDue(plan, state, reached);
  return { dueOn, remindOn: passedOn && !isOver(state) ? today : nextReminderOn(plan, dueOn, today) };
}
