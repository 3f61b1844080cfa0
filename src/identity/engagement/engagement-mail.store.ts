import type { Trx } from "../../platform/db/tables.ts";
import { queueMail } from "../../platform/mail/mail.ts";
import { membersOf, rolesOfFacility } from "../people/role.store.ts";
import { isInForce } from "../permission.ts";
import type { Surveyed } from "./engagement.store.ts";
import { leftMail, openedMail, shutOutMail } from "./engagement-mail.ts";
import "../tables.store.ts";

interface Post {
  publicUrl: string;
}

/** Tells the hospital's executives and administrators that it was opened to somebody: the secretariat alone must not be able to, unseen. */
export async function tellHospital(trx: Trx, { publicUrl }: Post, facilityId: string, now: Date): Promise<void> {
  const link = new URL(`/f/${facilityId}/access`, publicUrl).toString();
  const told = (await rolesOfFacility(trx, facilityId)).filter(
    (held) => isInForce(held, now) && (held.role === "systemAdministrator" || held.role === "executive"),
  );
  const ids = new Set(told.map(({ personId }) => personId));
  for (const { id, email } of await membersOf(trx, facilityId))
    if (ids.has(id)) await queueMail(trx, { to: email, ...openedMail(link) }, now);
}

const told = {
  shutOut: { page: "/engagements", mail: shutOutMail },
  left: { page: "", mail: leftMail },
};

/** Tells whoever runs the programme that a hospital shut somebody out, or has left altogether. */
export async function tellSecretariat(
  trx: Trx,
  { publicUrl }: Post,
  { facilityId, programmeId }: Surveyed,
  what: keyof typeof told,
  now: Date,
): Promise<void> {
  const managers = await trx
    .selectFrom("programme_part")
    .innerJoin("organisation_member", "organisation_member.organisation_id", "programme_part.organisation_id")
    .innerJoin("person", "person.id", "organisation_member.person_id")
    .select(["person.email", "programme_part.organisation_id as organisationId"])
    .where("programme_part.programme_id", "=", programmeId)
    .where("programme_part.part", "=", "secretariat")
    .where("organisation_member.role", "=", "surveyManager")
    .where("organisation_member.since", "<=", now)
    .where((where) =>
      where.or([where("organisation_member.until", "is", null), where("organisation_member.until", ">", now)]),
    )
    .execute();
  for (const { email, organisationId } of managers) {
    const page = `/o/${organisationId}/programmes/${programmeId}/hospitals/${facilityId}${told[what].page}`;
    await queueMail(trx, { to: email, ...told[what].mail(new URL(page, publicUrl).toString()) }, now);
  }
}
