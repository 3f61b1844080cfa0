import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import type { LogFilter } from "./access-log.store.ts";
import type { AccessManner } from "./access-log-contract.ts";

/** Days (in Japan, both included) on which a programme showed a hospital among its others. */
export interface Span {
  programmeId: string;
  programme: string;
  /** The survey company that was to survey it; null: those who see all hospitals of the programme. */
  organisationId: string | null;
  from: string;
  /** Null: until now. */
  to: string | null;
}

export interface LoggedAcross {
  day: string;
  organisationId: string;
  organisation: string;
  personId: string;
  person: string;
  programme: string;
  task: string;
  manner: AccessManner;
  times: number;
  lastAt: Date;
}

/** Who looked at a programme's hospitals together while this one was among them; newest first. `trx` is one of `inFacility`. */
export async function accessAcross(
  trx: Trx,
  spans: readonly Span[],
  { organisationId, between, manner }: LogFilter,
  limit?: number,
): Promise<LoggedAcross[]> {
  if (spans.length === 0) return [];
  // Which programmes these are follows from the hospital's own participations.
  const programmes = [...new Set(spans.map(({ programmeId }) => programmeId))];
  await sql.raw(`set local app.programme_ids = '${programmes.join(",")}'`).execute(trx);
  const { rows } = await sql<LoggedAcross>`
    with span as (select * from jsonb_to_recordset(${JSON.stringify(spans)}) as span(
      "programmeId" uuid, programme text, "organisationId" uuid, "from" date, "to" date))
    select log.day::text as day, log.through_id as "organisationId", organisation.name as organisation,
      log.person_id as "personId", person.name as person, log.task, log.manner, log.times, log.last_at as "lastAt",
      (select programme from span where span."programmeId" = log.programme_id limit 1) as programme
    from programme_access log
      join organisation on organisation.id = log.through_id
      join person on person.id = log.person_id
    where log.programme_id = any (${programmes}::uuid[])
      and exists (select from span where span."programmeId" = log.programme_id and log.day >= span."from"
        and (span."to" is null or log.day <= span."to")
        and case log.view when 'overseer' then span."organisationId" is null else span."organisationId" = log.through_id end)
      ${organisationId ? sql`and log.through_id = ${organisationId}` : sql``}
      ${manner ? sql`and log.manner = ${manner}` : sql``}
      ${between ? sql`and log.last_at >= ${between[0]} and log.last_at < ${between[1]}` : sql``}
    order by log.day desc, log.last_at desc, log.task
    ${limit === undefined ? sql`` : sql`limit ${limit}`}`.execute(trx);
  return rows;
}
