import { sql } from "kysely";
import type { Db, Trx } from "../../platform/db/tables.ts";
import { inFacilityOfProgramme } from "../../platform/db/tenant.ts";
import { endLapsed, engagementsFor, type Surveyed } from "./engagement.store.ts";

/**
 * Writes down what terms have closed meanwhile. A person's own view of the hospital is shut by the term itself, at its very moment;
 * this follows within the round of the clock and tells whoever shares with the programme. Also after the server was down.
 */
export async function tendEngagements(
  {
    db,
    participationOf,
    whenClosed,
  }: {
    db: Db;
    /** Locks it before its engagements, as everywhere. */
    participationOf(trx: Trx, where: Surveyed, lock: "locked"): Promise<unknown>;
    whenClosed(trx: Trx, where: Surveyed, as: "lapsed"): Promise<void>;
  },
  now: Date,
): Promise<void> {
  const { rows } = await sql<Surveyed>`
    select facility_id as "facilityId", programme_id as "programmeId" from engagements_lapsed(${now})`.execute(db);
  for (const where of rows)
    await inFacilityOfProgramme(db, where, async (trx) => {
      await participationOf(trx, where, "locked");
      await sql`select pg_advisory_xact_lock(hashtextextended(${`engagement:${where.facilityId}`}, 0))`.execute(trx);
      if (await endLapsed(trx, await engagementsFor(trx, where), where, now)) await whenClosed(trx, where, "lapsed");
    });
}
