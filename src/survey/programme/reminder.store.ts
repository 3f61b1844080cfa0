import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import type { SurveyKey } from "../survey-reach.ts";

/** Notes that people were reminded. @returns false when that had been done already: the key allows each once */
export async function noteReminder(
  trx: Trx,
  { facilityId, programmeId }: SurveyKey,
  reminder: { subject: string; dueOn: string; days: number; at: Date; recipients: number },
): Promise<boolean> {
  const { subject, dueOn, days, at, recipients } = reminder;
  const { numAffectedRows } = await sql`
    insert into survey_reminder (facility_id, programme_id, subject, due_on, days_after_due, sent_at, recipients)
    values (${facilityId}, ${programmeId}, ${subject}, ${dueOn}, ${days}, ${at}, ${recipients})
    on conflict do nothing`.execute(trx);
  return numAffectedRows === 1n;
}
