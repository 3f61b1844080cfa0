import { sql } from "kysely";
import type { Db } from "../../platform/db/tables.ts";
import { inFacility } from "../../platform/db/tenant.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { noteStep, notSubmittedStep, stateOf } from "./stored-homework.store.ts";
import { homeworkDays } from "./tables.store.ts";

/** Hospitals in which homework has become not submitted and nobody has written that down. */
async function hospitalsDue(db: Db, now: Date): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select facility_id as id from survey_homework_due(${japanDay(now)})`.execute(db);
  return rows.map(({ id }) => id);
}

export const isAnyHomeworkDue = async (db: Db, now: Date): Promise<boolean> => (await hospitalsDue(db, now)).length > 0;

/**
 * Writes down what the calendar has decided: homework whose last day is over was not submitted, as that day ended, however long the
 * server was away. Reading does not wait for it (homework.ts, asOf). Done twice, it changes nothing the second time.
 * @returns how many were written
 */
export async function tendHomework({ db, now }: { db: Db; now(): Date }): Promise<number> {
  const at = now();
  let written = 0;
  for (const facilityId of await hospitalsDue(db, at))
    written += await inFacility(db, facilityId, async (trx) => {
      const due = await trx
        .selectFrom("survey_homework")
        .selectAll()
        .select(homeworkDays)
        .where("facility_id", "=", facilityId)
        .where("state", "=", "open")
        .where("due_on", "<", japanDay(at))
        .orderBy("survey_homework.due_on")
        .orderBy("id")
        .forUpdate()
        .execute();
      for (const row of due) {
        await trx
          .updateTable("survey_homework")
          .set({ state: "notSubmitted" })
          .where("facility_id", "=", facilityId)
          .where("id", "=", row.id)
          .execute();
        await noteStep(trx, row, stateOf(row, at), notSubmittedStep(row.due_on ?? "", at));
      }
      return due.length;
    });
  return written;
}
