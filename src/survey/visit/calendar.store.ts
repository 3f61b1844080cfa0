import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import type { Visitor } from "./tables.store.ts";
import type { Half, VisitPurpose } from "./visit.ts";

export interface CalendarVisit {
  facilityId: string;
  hospitalName: string;
  visitId: string;
  /** 1, 2, … within the hospital's survey. */
  number: number;
  /** ISO day in Japan. */
  onDay: string;
  half: Half;
  purposes: VisitPurpose[];
  /** The investigators. */
  people: Visitor[];
  state: "planned" | "held" | "cancelled";
  /** As moved or changed: a calendar that subscribes takes the higher one. */
  version: number;
}

/**
 * Visits of all hospitals that share with the programme, by day. `trx` is one of `inProgramme` as overseer.
 * @param days ISO days, both inclusive; left out: all
 */
export async function calendarVisits(
  trx: Trx,
  programmeId: string,
  days: { from?: string; to?: string } = {},
): Promise<CalendarVisit[]> {
  const { rows } = await sql<CalendarVisit>`
    select visit.facility_id as "facilityId", participation.hospital_name as "hospitalName", visit.id as "visitId", visit.number,
      visit.on_day::text as "onDay", visit.half, visit.purposes, visit.state, visit.version,
      visit.people
    from survey_visit visit
      join survey_participation participation on participation.facility_id = visit.facility_id
        and participation.programme_id = visit.programme_id
    where visit.programme_id = ${programmeId}
      and (${days.from ?? null}::date is null or visit.on_day >= ${days.from ?? null}::date)
      and (${days.to ?? null}::date is null or visit.on_day <= ${days.to ?? null}::date)
    order by visit.on_day, visit.half desc, participation.hospital_name`.execute(trx);
  return rows;
}
