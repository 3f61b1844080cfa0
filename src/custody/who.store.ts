import { holdersOf } from "../identity/api.ts";
import type { Trx } from "../platform/db/tables.ts";

/** People of the hospital who may agree to its erasure: those whose roles grant facility.erase (src/identity/permission.ts). */
export async function erasersOf(
  trx: Trx,
  facilityId: string,
  now: Date,
): Promise<{ label: string; name: string; email: string }[]> {
  const held = await holdersOf(trx, facilityId, ["executive", "safetyOfficer", "systemAdministrator"], now);
  return held.map(({ personId, name, email }) => ({ label: `person:${personId}`, name, email }));
}

/** Survey managers of the organisations whose engagements with the hospital stand. */
export async function engagedPeopleOf(
  trx: Trx,
  facilityId: string,
  now: Date,
): Promise<{ name: string; email: string }[]> {
  return trx
    .selectFrom("engagement")
    .innerJoin("organisation_member", "organisation_member.organisation_id", "engagement.organisation_id")
    .innerJoin("person", "person.id", "organisation_member.person_id")
    .select(["person.name", "person.email"])
    .distinct()
    .where("engagement.facility_id", "=", facilityId)
    .where("engagement.ended_at", "is", null)
    .where((where) => where.or([where("engagement.until", "is", null), where("engagement.until", ">", now)]))
    .where("organisation_member.role", "=", "surveyManager")
    .where((where) =>
      where.or([where("organisation_member.until", "is", null), where("organisation_member.until", ">", now)]),
    )
    .execute();
}
