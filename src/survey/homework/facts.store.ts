import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import { japanDay } from "../../shared/japan-day.ts";
import type { SurveyKey } from "../survey-reach.ts";

export interface HomeworkFacts {
  /** Asked, not handed in, and within its term. */
  open: number;
  /** The term is over and the calendar has not written `notSubmitted` down yet; counted there as well. */
  overdue: number;
  submitted: number;
  late: number;
  notSubmitted: number;
  /** The hospital has not said yet whether a vendor may be asked. */
  waitingForConsent: number;
}

/** What the steps of a survey need to know of its homework, as it stands now. `trx` sees the hospital. */
export async function homeworkFacts(
  trx: Trx,
  { facilityId, programmeId }: SurveyKey,
  now: Date,
): Promise<HomeworkFacts> {
  const today = japanDay(now);
  const { rows } = await sql<HomeworkFacts>`
    select count(*) filter (where state = 'open' and due_on >= ${today}::date)::int as open,
      count(*) filter (where state = 'open' and due_on < ${today}::date)::int as overdue,
      count(*) filter (where state = 'submitted')::int as submitted,
      count(*) filter (where state = 'late')::int as late,
      count(*) filter (where state = 'notSubmitted' or (state = 'open' and due_on < ${today}::date))::int as "notSubmitted",
      count(*) filter (where state = 'waiting')::int as "waitingForConsent"
    from survey_homework where facility_id = ${facilityId} and programme_id = ${programmeId}`.execute(trx);
  const [facts] = rows;
  if (!facts) throw new Error("a count without a row");
  return facts;
}
