// Work threads and the command line import this: what signs people in, and the library for it, is in identity.routes.ts.
import type { Db, Trx } from "../platform/db/tables.ts";
import type { Actor, HospitalRole } from "../shared/actor.ts";
import * as roles from "./people/role.store.ts";
import { isInForce } from "./permission.ts";

export { noteLookAcross } from "./access-log/note-access.store.ts";
export { endEngagement, recordEngagement } from "./engagement/engagement.store.ts";
export { engagementFacts } from "./engagement/engagement-facts.store.ts";
export { tellSecretariat } from "./engagement/engagement-mail.store.ts";
export { tendEngagements } from "./engagement/tend-engagements.store.ts";
export { actorInOrganisations } from "./people/standing.store.ts";
export { comeByLink, type LinkComer } from "./sign-in/come-by-link.store.ts";
export { type LinkRefusal, openLink } from "./sign-in/link.ts";
export { linkRefusals } from "./sign-in/link-words.ts";
export { hashOf, newSecret } from "./sign-in/one-time-secret.store.ts";

/**
 * Gives a person a role of a facility, in the caller's `inFacility` transaction, and audits it in the facility's chain.
 * @throws Error when the person holds the role already: callers give roles to founders of new facilities
 */
export async function grantFacilityRole(
  trx: Trx,
  facilityId: string,
  grant: { personId: string; role: HospitalRole; why: string },
  by: Actor,
  now: Date,
): Promise<void> {
  const granted = await roles.grantFacilityRole(trx, facilityId, { ...grant, until: null }, by, now);
  if (!granted.ok) throw new Error(`role not granted: ${granted.error}`);
}

/** People who hold one of the roles now, each once, by name. `trx` must be one of `inFacility`. */
export async function holdersOf(
  trx: Trx,
  facilityId: string,
  wanted: readonly HospitalRole[],
  now: Date,
): Promise<{ personId: string; name: string; email: string; roles: HospitalRole[] }[]> {
  const held = (await roles.rolesOfFacility(trx, facilityId)).filter((role) => isInForce(role, now));
  const people = await roles.membersOf(trx, facilityId);
  return people.flatMap(({ id, name, email }) => {
    const own = held.filter(({ personId }) => personId === id).map(({ role }) => role);
    return own.some((role) => wanted.includes(role)) ? [{ personId: id, name, email, roles: own }] : [];
  });
}

/** People who hold a role in one of the organisations now, each once, by name. */
export async function peopleOfOrganisations(
  db: Db | Trx,
  organisationIds: readonly string[],
  now: Date,
): Promise<{ personId: string; name: string }[]> {
  if (organisationIds.length === 0) return [];
  return db
    .selectFrom("organisation_member")
    .innerJoin("person", "person.id", "organisation_member.person_id")
    .select(["person_id as personId", "person.name"])
    .distinct()
    .where("organisation_id", "in", [...organisationIds])
    .where("since", "<=", now)
    .where((where) => where.or([where("until", "is", null), where("until", ">", now)]))
    .orderBy("person.name")
    .orderBy("person_id")
    .execute();
}

/** People who hold a role in one of the organisations now, once for each role, by name. */
export const membersOfOrganisations = (db: Db | Trx, organisationIds: readonly string[], now: Date) =>
  db
    .selectFrom("organisation_member")
    .innerJoin("person", "person.id", "organisation_member.person_id")
    .select(["organisation_id as organisationId", "person_id as personId", "person.name", "person.email", "role"])
    .where("organisation_id", "in", organisationIds.length > 0 ? [...organisationIds] : [nobodysOrganisation])
    .where("since", "<=", now)
    .where((where) => where.or([where("until", "is", null), where("until", ">", now)]))
    .orderBy("person.name")
    .orderBy("person_id")
    .execute();

/** People who run this installation, by name. */
export async function administrators(db: Db | Trx): Promise<{ personId: string; name: string; email: string }[]> {
  const rows = await db
    .selectFrom("instance_role")
    .innerJoin("person", "person.id", "instance_role.person_id")
    .select(["person.id", "person.name", "person.email"])
    .orderBy("person.name")
    .orderBy("person.id")
    .execute();
  return rows.map(({ id, name, email }) => ({ personId: id, name, email }));
}

/** Names of people by the label the audit log knows them by (`person:<id>`); labels of others are left out. */
export async function namesOfActors(db: Db, labels: readonly string[]): Promise<Record<string, string>> {
  const ids = new Set(labels.flatMap((label) => (personLabel.test(label) ? [label.slice("person:".length)] : [])));
  if (ids.size === 0) return {};
  const rows = await db
    .selectFrom("person")
    .select(["id", "name"])
    .where("id", "in", [...ids])
    .execute();
  return Object.fromEntries(rows.map(({ id, name }) => [`person:${id}`, name]));
}
/** `in ()` is no SQL. */
const nobodysOrganisation = "00000000-0000-0000-0000-000000000000";
const personLabel = /^person:[0-9a-f-]{36}$/;
