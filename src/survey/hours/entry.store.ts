import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import { type Participation, rowKey } from "../participation.store.ts";
import type { SurveyKey } from "../survey-reach.ts";
import type { Hundredths } from "./hundredths.ts";
import "./tables.store.ts";

export interface HourEntry {
  companyId: string;
  workedOn: string;
  rowId: string;
  worker: string;
  hundredths: Hundredths;
  note: string;
}

/** A cell of the week grid as it is to be; null hours empty it. */
export interface CellChange {
  rowId: string;
  workedOn: string;
  hundredths: Hundredths | null;
  note: string;
}

/** Everything entered for this survey, by day. `trx` is one of `inFacility`, here and below. */
export function entriesOf(trx: Trx, { facilityId, programmeId }: SurveyKey): Promise<HourEntry[]> {
  return trx
    .selectFrom("survey_hour_entry")
    .select([
      "company_id as companyId",
      sql<string>`worked_on::text`.as("workedOn"),
      "row_id as rowId",
      "worker",
      "hundredths",
      "note",
    ])
    .where("facility_id", "=", facilityId)
    .where("programme_id", "=", programmeId)
    .orderBy("worked_on")
    .orderBy("row_id")
    .orderBy("worker")
    .execute();
}

/** Sets the cells of one worker. Whoever reads along sees the sums at once. */
export async function writeCells(
  trx: Trx,
  participation: Participation,
  whose: { companyId: string; worker: string; enteredBy: string; at: Date },
  cells: readonly CellChange[],
): Promise<void> {
  for (const { rowId, workedOn, hundredths, note } of cells) {
    const key = { ...rowKey(participation), company_id: whose.companyId, worked_on: workedOn, row_id: rowId };
    if (hundredths === null) {
      await trx
        .deleteFrom("survey_hour_entry")
        .where("facility_id", "=", key.facility_id)
        .where("programme_id", "=", key.programme_id)
        .where("company_id", "=", key.company_id)
        .where("worked_on", "=", workedOn)
        .where("row_id", "=", rowId)
        .where("worker", "=", whose.worker)
        .execute();
      continue;
    }
    const written = { hundredths, note, entered_by: whose.enteredBy, entered_at: whose.at };
    await trx
      .insertInto("survey_hour_entry")
      .values({ ...key, worker: whose.worker, ...written })
      .onConflict((conflict) =>
        conflict
          .columns(["facility_id", "programme_id", "company_id", "worked_on", "row_id", "worker"])
          .doUpdateSet(written),
      )
      .execute();
  }
}
