import { sql } from "kysely";
import type { Db } from "../../platform/db/tables.ts";
import type { Engaged, PartHeld } from "./engaged-grants.ts";
import "../tables.store.ts";

/** Hospitals that these organisations may see now, and by what; read before any hospital is chosen. */
export async function engagementsOf(db: Db, organisationIds: readonly string[], now: Date): Promise<Engaged[]> {
  const { rows } = await sql<Engaged>`
    select facility_id as "facilityId", programme_id as "programmeId", organisation_id as "organisationId", part, kinds
    from engagements_of(${[...organisationIds]}::uuid[], ${now})`.execute(db);
  return rows;
}

/** What these organisations are in which programmes now. */
export const partsOf = (db: Db, organisationIds: readonly string[], now: Date): Promise<PartHeld[]> =>
  db
    .selectFrom("programme_part")
    .select(["programme_id as programmeId", "organisation_id as organisationId", "part"])
    .where("organisation_id", "in", [...organisationIds])
    .where("since", "<=", now)
    .where((where) => where.or([where("until", "is", null), where("until", ">", now)]))
    .execute();
