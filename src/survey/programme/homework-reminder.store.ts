import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import { daysBetween } from "../../shared/day.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { findParticipation } from "../participation.store.ts";
import type { SurveyKey } from "../survey-reach.ts";
import { findProgramme } from "./plan.store.ts";
import type { Due } from "./recipient.store.ts";
import { noteReminder } from "./reminder.store.ts";

/** A homework that somebody is to be reminded of. */
export interface HomeworkKey extends SurveyKey {
  homeworkId: string;
}

/**
 * Homework whose last day is tomorrow or today, or has just passed: the hospital is told once before and once after. What a vendor owes,
 * the company follows up: it asked, and it holds the link.
 */
export async function remindOfHomework(trx: Trx, key: HomeworkKey, now: Date): Promise<Due[]> {
  const { facilityId, programmeId, homeworkId } = key;
  const { rows } = await sql<{
    dueOn: string;
    holder: "hospital" | "vendor";
  }>`select due_on::text as "dueOn", holder from survey_homework
    where facility_id = ${facilityId} and id = ${homeworkId} and programme_id = ${programmeId}`.execute(trx);
  const [homework] = rows;
  const participation = await findParticipation(trx, key);
  const programme = await findProgramme(trx, programmeId);
  if (!homework || !participation || programme?.state !== "running") return [];
  const { dueOn } = homework;
  const daysOver = daysBetween(dueOn, japanDay(now));
  const of = { facilityId, programmeId, programme: programme.title, hospital: participation.hospitalName };
  const subject = `homework:${homeworkId}`;
  const reminder = { subject, dueOn, days: daysOver > 0 ? 1 : -1, at: now };
  return [
    {
      item: { ...of, what: "homework", dueOn, daysOver, passedOn: false },
      side: homework.holder === "hospital" ? "hospital" : "company",
      companyId: participation.companyId,
      note: (recipients) => noteReminder(trx, key, { ...reminder, recipients }),
    },
  ];
}
