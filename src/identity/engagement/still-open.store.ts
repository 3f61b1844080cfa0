import type { Db } from "../../platform/db/tables.ts";
import { inFacility } from "../../platform/db/tenant.ts";
import { opensHospital } from "./engagement.ts";
import "../tables.store.ts";

/** Does any of these organisations see the hospital at this moment? */
export const isStillOpen = (
  db: Db,
  { facilityId, organisationIds }: { facilityId: string; organisationIds: readonly string[] },
  now: Date,
): Promise<boolean> =>
  inFacility(db, facilityId, async (trx) => {
    const held = await trx
      .selectFrom("engagement")
      .select(["id", "organisation_id as organisationId", "programme_id as programmeId", "part", "kind"])
      .select(["since", "until", "ended_at as endedAt"])
      .where("facility_id", "=", facilityId)
      .where("organisation_id", "in", [...organisationIds])
      .where("ended_at", "is", null)
      .execute();
    const ways = Map.groupBy(held, (one) => `${one.programmeId} ${one.organisationId}`);
    return [...ways.values()].some((own) => opensHospital(own, now));
  });
