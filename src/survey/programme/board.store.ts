import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import type { ProgrammeView } from "../../platform/db/tenant.ts";
import { findProgramme } from "./plan.store.ts";
import type { BoardRow } from "./route-contracts.ts";
import type { SurveyState } from "./state.ts";
import { usualMover } from "./step.ts";
import { lateDays } from "./term.ts";

type Row = Omit<BoardRow, "lateDays" | "move"> & { state: SurveyState };

/** Every hospital that whoever looks may know of, by name. `trx` is one of `inProgramme` in that view. One statement for all. */
export async function boardRows(
  trx: Trx,
  programmeId: string,
  view: ProgrammeView,
  today: string,
): Promise<BoardRow[]> {
  // In the programme's own transaction no hospital is seen.
  if (view.as === "plan") return [];
  const programme = await findProgramme(trx, programmeId);
  if (!programme) return [];
  const own: RawBuilder<unknown> = view.as === "company" ? sql`and company_id = ${view.organisationId}` : sql``;
  const { rows } = await sql<Row>`
    select facility_id as "facilityId", hospital_name as name, bed_class as "bedClass", founder_class as "founderClass", region,
      company_id as "companyId", state, ((state_since at time zone 'Asia/Tokyo')::date)::text as since, due_on::text as "dueOn",
      shared_with is not null as shares, closed_as as "closedAs"
    from survey_participation where programme_id = ${programmeId} ${own} order by hospital_name, facility_id`.execute(
    trx,
  );
  return rows.map((row) => ({
    ...row,
    lateDays: lateDays(row.dueOn, today),
    // Where the pledge has ended, nothing goes on until the secretariat has renewed it.
    move: row.closedAs === null ? usualMover(programme.plan, row.state) : "secretariat",
  }));
}

/** How many there are and how many of them are late, for lists of programmes. */
export async function boardCount(trx: Trx, programmeId: string, view: ProgrammeView, today: string) {
  if (view.as === "plan") return { hospitals: 0, late: 0 };
  const { rows } = await sql<{ hospitals: number; late: number }>`
    select count(*)::int as hospitals, count(*) filter (where due_on < ${today}::date)::int as late
    from survey_participation where programme_id = ${programmeId}`.execute(trx);
  return rows[0] ?? { hospitals: 0, late: 0 };
}
