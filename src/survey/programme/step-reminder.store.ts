import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import { japanDay } from "../../shared/japan-day.ts";
import type { SurveyKey } from "../survey-reach.ts";
import { addDays, daysBetween } from "./day.ts";
import { lockParticipation } from "./participation.store.ts";
import { findProgramme } from "./plan.store.ts";
import { nextState, stepOf } from "./plan.ts";
import type { Due } from "./recipient.store.ts";
import { noteReminder } from "./reminder.store.ts";
import { nextReminderOn, reminderToSend } from "./reminder.ts";
import { isOver, type PathState } from "./state.ts";
import { usualMover } from "./step.ts";

/** The reminder of the present step that is due, if any, and on which day the next one is. `trx` sees hospital and programme. */
export async function remindOfStep(trx: Trx, key: SurveyKey, now: Date): Promise<Due[]> {
  const { facilityId, programmeId } = key;
  const today = japanDay(now);
  const participation = await lockParticipation(trx, key);
  const programme = await findProgramme(trx, programmeId);
  const { rows } = await sql<{ remindOn: string | null; number: number }>`
    select remind_on::text as "remindOn", (select max(number) from survey_step where facility_id = ${facilityId}
      and programme_id = ${programmeId}) as number
    from survey_participation where facility_id = ${facilityId} and programme_id = ${programmeId}`.execute(trx);
  const [waiting] = rows;
  // Another process was first.
  if (!participation || !programme || !waiting?.remindOn || waiting.remindOn > today) return [];
  const { state, dueOn, companyId, hospitalName } = participation;
  const { plan, title } = programme;
  const runs = programme.state === "running" && !isOver(state) && dueOn !== null;
  const next = runs ? nextReminderOn(plan, dueOn, addDays(today, 1)) : null;
  await sql`update survey_participation set remind_on = ${next}
    where facility_id = ${facilityId} and programme_id = ${programmeId}`.execute(trx);
  const days = runs ? reminderToSend(plan, dueOn, waiting.remindOn, today) : null;
  const side = usualMover(plan, state);
  const to = runs ? nextState(plan, state as PathState) : null;
  if (days === null || side === null || to === null || dueOn === null) return [];
  const what = { step: to, name: stepOf(plan, to).name?.ja ?? null };
  const item = { ...key, programme: title, hospital: hospitalName, what, dueOn, daysOver: daysBetween(dueOn, today) };
  const subject = `step:${waiting.number}`;
  return [
    {
      item,
      side,
      companyId,
      note: (recipients) => noteReminder(trx, key, { subject, dueOn, days, at: now, recipients }),
    },
  ];
}
