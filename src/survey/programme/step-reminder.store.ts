import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import { addDays, daysBetween } from "../../shared/day.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { findParticipation } from "../participation.store.ts";
import type { SurveyKey } from "../survey-reach.ts";
import { findProgramme } from "./plan.store.ts";
import { nextState, stepOf } from "./plan.ts";
import type { Due } from "./recipient.store.ts";
import { noteReminder } from "./reminder.store.ts";
import { nextReminderOn, reminderToSend } from "./reminder.ts";
import { isOver, type PathState, type SurveyState } from "./state.ts";
import { usualMover } from "./step.ts";

/** What is waited for, and how it came to be. */
interface Waiting {
  remindOn: string | null;
  /** Of the last step that was taken. */
  number: number;
  from: SurveyState | null;
  told: boolean;
}

/** The reminder of the present step that is due, if any, and on which day the next one is. `trx` sees hospital and programme. */
export async function remindOfStep(trx: Trx, key: SurveyKey, now: Date): Promise<Due[]> {
  const { facilityId, programmeId } = key;
  const today = japanDay(now);
  const participation = await findParticipation(trx, key, "locked");
  const programme = await findProgramme(trx, programmeId);
  const waiting = await waitingFor(trx, key);
  // Another process was first.
  if (!participation || !programme || !waiting?.remindOn || waiting.remindOn > today) return [];
  const { state, dueOn, companyId, hospitalName } = participation;
  const { plan, title } = programme;
  const runs = programme.state === "running" && !isOver(state);
  const next = runs ? nextReminderOn(plan, dueOn, addDays(today, 1)) : null;
  await sql`update survey_participation set remind_on = ${next}
    where facility_id = ${facilityId} and programme_id = ${programmeId}`.execute(trx);
  const side = usualMover(plan, state);
  const to = runs ? nextState(plan, state as PathState) : null;
  if (side === null || to === null) return [];
  const passedOn = !waiting.told && (waiting.from === null || usualMover(plan, waiting.from) !== side);
  const days = dueOn === null ? null : reminderToSend(plan, dueOn, waiting.remindOn, today);
  if (days === null && !passedOn) return [];
  const what = { step: to, name: stepOf(plan, to).name?.ja ?? null };
  const daysOver = dueOn === null ? 0 : daysBetween(dueOn, today);
  const item = { ...key, programme: title, hospital: hospitalName, what, dueOn, daysOver, passedOn };
  // That it is somebody's move is told once, whatever becomes of the day on which it is due.
  const subject = passedOn ? `turn:${waiting.number}` : `step:${waiting.number}`;
  const reminder = { subject, dueOn: dueOn ?? today, days: days ?? 0, at: now };
  return [{ item, side, companyId, note: (recipients) => noteReminder(trx, key, { ...reminder, recipients }) }];
}

async function waitingFor(trx: Trx, { facilityId, programmeId }: SurveyKey): Promise<Waiting | undefined> {
  const { rows } = await sql<Waiting>`
    select participation.remind_on::text as "remindOn", step.number, step.from_state as "from",
      exists (select from survey_reminder told where told.facility_id = ${facilityId} and told.programme_id = ${programmeId}
        and told.subject = 'turn:' || step.number) as told
    from survey_participation participation
      join survey_step step on step.facility_id = participation.facility_id and step.programme_id = participation.programme_id
    where participation.facility_id = ${facilityId} and participation.programme_id = ${programmeId}
    order by step.number desc limit 1`.execute(trx);
  return rows[0];
}
