import { sql } from "kysely";
import type { Db, Trx } from "../../platform/db/tables.ts";
import { inFacilities } from "../../platform/db/tenant.ts";
import { queueMails } from "../../platform/mail/mail.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { isAnyHomeworkDue, tendHomework } from "../homework/tend.store.ts";
import type { SurveyKey } from "../survey-reach.ts";
import type { ProgrammeContext } from "./context.store.ts";
import { type HomeworkKey, remindOfHomework } from "./homework-reminder.store.ts";
import { type Due, recipientsOf } from "./recipient.store.ts";
import { reminderMail } from "./reminder-mail.ts";
import { remindOfStep } from "./step-reminder.store.ts";

async function remindersDue(db: Db, now: Date): Promise<{ steps: SurveyKey[]; homework: HomeworkKey[] }> {
  const today = japanDay(now);
  const steps = await sql<SurveyKey>`select facility_id as "facilityId", programme_id as "programmeId"
    from survey_reminders_due(${today})`.execute(db);
  const homework =
    await sql<HomeworkKey>`select facility_id as "facilityId", programme_id as "programmeId", homework_id as "homeworkId"
    from survey_homework_to_remind(${today})`.execute(db);
  return { steps: steps.rows, homework: homework.rows };
}

export async function isAnySurveyDue(db: Db, now: Date): Promise<boolean> {
  const { steps, homework } = await remindersDue(db, now);
  return steps.length > 0 || homework.length > 0 || (await isAnyHomeworkDue(db, now));
}

/** Hospitals of one transaction, so that of hundreds none waits for all. */
const hospitalsAtOnce = 200;

/**
 * What the calendar does in survey programmes: homework that was not submitted is written down, and whoever's move it is is reminded,
 * each once, each person by one mail about everything. What fell due while the server was down is seen to now.
 */
export async function tendSurveys(context: ProgrammeContext): Promise<void> {
  await tendHomework(context);
  const { steps, homework } = await remindersDue(context.db, context.now());
  const hospitals = [...new Set([...steps, ...homework].map(({ facilityId }) => facilityId))].sort();
  for (let begin = 0; begin < hospitals.length; begin += hospitalsAtOnce) {
    const some = hospitals.slice(begin, begin + hospitalsAtOnce);
    const ofSome = <Key extends SurveyKey>(keys: readonly Key[]) =>
      keys.filter(({ facilityId }) => some.includes(facilityId));
    await inFacilities(context.db, some, (trx) => remind(trx, context, ofSome(steps), ofSome(homework)));
  }
}

/** Notes the reminders and leaves their mails in one transaction: no mail without its note, no note without its mail. */
async function remind(
  trx: Trx,
  { now, publicUrl }: ProgrammeContext,
  steps: readonly SurveyKey[],
  homework: readonly HomeworkKey[],
): Promise<void> {
  const at = now();
  const programmes = [...new Set([...steps, ...homework].map(({ programmeId }) => programmeId))];
  await sql.raw(`set local app.programme_ids = '${programmes.join(",")}'`).execute(trx);
  const due: Due[] = [];
  for (const key of steps) due.push(...(await remindOfStep(trx, key, at)));
  for (const key of homework) due.push(...(await remindOfHomework(trx, key, at)));
  const told = [];
  for (const { note, ...one } of due) {
    const people = await recipientsOf(trx, one, at);
    if (!(await note(people.length))) continue;
    told.push(...people.map((person) => ({ person, item: one.item })));
  }
  const mails = [...Map.groupBy(told, ({ person }) => person.email)].map(([to, items]) => ({
    to,
    ...reminderMail(
      items.map(({ item }) => item),
      publicUrl,
    ),
  }));
  await queueMails(trx, mails, at);
}
