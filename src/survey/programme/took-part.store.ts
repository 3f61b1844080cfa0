import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import { exitStates } from "./state.ts";

export interface Span {
  programmeId: string;
  programme: string;
  organisationId: string | null;
  from: string;
  to: string | null;
}

/**
 * Days on which programmes showed this hospital among their others: from each invitation until it left, to those who oversee the
 * programme (`organisationId` null), and while it was assigned to a survey company, to that. `trx` is one of `inFacility`.
 */
export async function spansOf(trx: Trx, facilityId: string): Promise<Span[]> {
  const { rows } = await sql<Omit<Span, "programme">>`
    select programme_id as "programmeId", null::uuid as "organisationId", (at at time zone 'Asia/Tokyo')::date::text as "from",
      (next_at at time zone 'Asia/Tokyo')::date::text as "to"
    from (select programme_id, to_state, at, lead(at) over (partition by programme_id order by number) as next_at
      from survey_step where facility_id = ${facilityId}) step
    where not to_state = any (${[...exitStates]})
    union all
    select programme_id, organisation_id, (since at time zone 'Asia/Tokyo')::date::text, (until at time zone 'Asia/Tokyo')::date::text
    from survey_assignment where facility_id = ${facilityId}`.execute(trx);
  if (rows.length === 0) return [];
  const ids = [...new Set(rows.map(({ programmeId }) => programmeId))];
  await sql.raw(`set local app.programme_ids = '${ids.join(",")}'`).execute(trx);
  const named = await sql<{ id: string; title: string }>`select programme_id as id, title from survey_programme
    where programme_id = any (${ids}::uuid[])`.execute(trx);
  const titles = new Map(named.rows.map(({ id, title }) => [id, title]));
  return rows.map((row) => ({ ...row, programme: titles.get(row.programmeId) ?? "" }));
}

/** From now on this company, or none, is to survey the hospital. `trx` is one of `inFacility`. */
export async function noteAssignment(
  trx: Trx,
  { facilityId, programmeId }: { facilityId: string; programmeId: string },
  companyId: string | null,
  at: Date,
): Promise<void> {
  await sql`update survey_assignment set until = ${at}
    where facility_id = ${facilityId} and programme_id = ${programmeId} and until is null`.execute(trx);
  if (companyId !== null)
    await sql`insert into survey_assignment (facility_id, programme_id, organisation_id, since)
      values (${facilityId}, ${programmeId}, ${companyId}, ${at})`.execute(trx);
}
