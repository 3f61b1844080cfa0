import type { Db, Trx } from "../../platform/db/tables.ts";

/** Offices of a ministry that take part in the programme now, by name. */
export const ministriesOf = (db: Db | Trx, programmeId: string, now: Date) =>
  db
    .selectFrom("programme_part")
    .innerJoin("organisation", "organisation.id", "programme_part.organisation_id")
    .select(["organisation_id as organisationId", "organisation.name"])
    .where("programme_id", "=", programmeId)
    .where("part", "=", "ministry")
    .where("since", "<=", now)
    .where((where) => where.or([where("until", "is", null), where("until", ">", now)]))
    .orderBy("organisation.name")
    .execute();
