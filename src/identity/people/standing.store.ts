import type { Db } from "../../platform/db/tables.ts";
import type { Actor, FacilityGrant, NationalReading, OrganisationRole } from "../../shared/actor.ts";
import type { IdentityContext } from "../context.store.ts";
import type { HospitalRole, SecondFactorState } from "../contract.ts";
import { engagementsOf, partsOf } from "../engagement/engaged.store.ts";
import {
  type Engaged,
  engagedGrants,
  joinGrants,
  type PartHeld,
  programmeGrants,
} from "../engagement/engaged-grants.ts";
import { organisationPermissionsOf, permissionsOf } from "../permission.ts";
import { hashOf } from "../sign-in/one-time-secret.store.ts";
import { isSecondFactorMandatory, secondFactorNext } from "../sign-in/second-factor.ts";
import { tokenGrants, tokenPrefix } from "../token/api-token.ts";
import "../tables.store.ts";

/** Who sent a request and how, whatever they may still owe. */
export interface Standing {
  via: { kind: "session"; sessionId: string } | { kind: "token"; tokenId: string };
  personId: string;
  name: string;
  email: string;
  /** The session was opened or confirmed with a second factor. Tokens carry none of their own. */
  sessionHasSecondFactor: boolean;
  secondFactor: SecondFactorState;
  roles: readonly { facilityId: string; role: HospitalRole }[];
  memberships: readonly Membership[];
  /** What the person's organisations may see of hospitals now. */
  engagements: readonly Engaged[];
  actor: Actor;
}

export interface Membership {
  organisationId: string;
  name: string;
  role: OrganisationRole;
}

/** Unused for longer than this, the time of last use is written anew; more often would cost a write per request. */
const lastUsedAccuracyMs = 60_000;

export async function standingOfSession(context: IdentityContext, cookie: string): Promise<Standing | null> {
  const found = await context.library.api.getSession({ headers: new Headers({ cookie }) });
  if (!found) return null;
  const { session, user } = found;
  const facts = await readFacts(context.db, user.id, context.now());
  const { engagements, parts } = await readEngaged(context.db, facts.memberships, context.now());
  const state = { ...facts.secondFactor, mandatory: isSecondFactorMandatory(facts) };
  const sessionHasSecondFactor = session.secondFactor === true;
  return {
    via: { kind: "session", sessionId: session.id },
    personId: user.id,
    name: user.name,
    email: user.email,
    sessionHasSecondFactor,
    secondFactor: { ...state, next: secondFactorNext(state, sessionHasSecondFactor) },
    roles: facts.roles,
    memberships: facts.memberships,
    engagements,
    actor: {
      label: `person:${user.id}`,
      name: user.name,
      personId: user.id,
      isAdministrator: facts.isAdministrator,
      ...(facts.national ? { national: facts.national } : {}),
      facilities: joinGrants([...grantsOf(facts.roles), ...engagedGrants(facts.memberships, engagements)]),
      organisations: organisationGrantsOf(facts.memberships),
      programmes: programmeGrants(facts.memberships, parts),
    },
  };
}

export async function standingOfToken({ db, now }: IdentityContext, secret: string): Promise<Standing | null> {
  if (!secret.startsWith(tokenPrefix)) return null;
  const at = now();
  const token = await db
    .selectFrom("api_token")
    .innerJoin("person", "person.id", "api_token.person_id")
    .select(["api_token.id", "api_token.name as token_name", "scopes", "facility_id", "last_used_at", "person_id"])
    .select(["person.name", "person.email"])
    .where("token_hash", "=", hashOf(secret))
    .where("revoked_at", "is", null)
    .where("expires_at", ">", at)
    .executeTakeFirst();
  if (!token) return null;
  if (!token.last_used_at || at.getTime() - token.last_used_at.getTime() > lastUsedAccuracyMs) {
    await db.updateTable("api_token").set({ last_used_at: at }).where("id", "=", token.id).execute();
  }
  const facts = await readFacts(db, token.person_id, at);
  const state = { ...facts.secondFactor, mandatory: isSecondFactorMandatory(facts) };
  return {
    via: { kind: "token", tokenId: token.id },
    personId: token.person_id,
    name: token.name,
    email: token.email,
    sessionHasSecondFactor: false,
    // The token was made in a session that had what was needed; its owner must not have lost the second factor since.
    secondFactor: { ...state, next: secondFactorNext(state, true) },
    roles: facts.roles,
    memberships: facts.memberships,
    // Tokens act for a person's own hospitals, never in the name of an organisation.
    engagements: [],
    actor: {
      label: `token:${token.id}`,
      name: `${token.name}（${token.token_name}）`,
      personId: token.person_id,
      isAdministrator: false,
      facilities: tokenGrants({ scopes: token.scopes, facilityId: token.facility_id }, grantsOf(facts.roles)),
    },
  };
}

/**
 * A person as far as organisations reach, for what is done in their name while they are not signed in: a calendar they subscribe to.
 * Null when there is no such person. Nothing is granted by it that a sign-in would not grant now.
 */
export async function actorInOrganisations(db: Db, personId: string, now: Date): Promise<Actor | null> {
  const person = await db.selectFrom("person").select("name").where("id", "=", personId).executeTakeFirst();
  if (!person) return null;
  const { memberships } = await readFacts(db, personId, now);
  const { engagements, parts } = await readEngaged(db, memberships, now);
  return {
    label: `person:${personId}`,
    name: person.name,
    personId,
    isAdministrator: false,
    facilities: joinGrants(engagedGrants(memberships, engagements)),
    organisations: organisationGrantsOf(memberships),
    programmes: programmeGrants(memberships, parts),
  };
}

/** Roles in force and second factors of a person, read without row-level security: they decide what may be seen. */
async function readFacts(db: Db, personId: string, now: Date) {
  const [roles, memberships, person] = await Promise.all([
    db
      .selectFrom("facility_role")
      .select(["facility_id as facilityId", "role"])
      .where("person_id", "=", personId)
      .where("since", "<=", now)
      .where((where) => where.or([where("until", "is", null), where("until", ">", now)]))
      .orderBy("since")
      .execute(),
    db
      .selectFrom("organisation_member")
      .innerJoin("organisation", "organisation.id", "organisation_member.organisation_id")
      .select(["organisation_id as organisationId", "organisation.name", "role"])
      .where("person_id", "=", personId)
      .where("since", "<=", now)
      .where((where) => where.or([where("until", "is", null), where("until", ">", now)]))
      .orderBy("organisation.name")
      .orderBy("since")
      .execute(),
    db
      .selectFrom("person")
      .select("two_factor_enabled as totp")
      .select((select) => [
        select
          .exists(select.selectFrom("instance_role").select("person_id").whereRef("person_id", "=", "person.id"))
          .as("isAdministrator"),
        select.selectFrom("national_reader").select("named").whereRef("person_id", "=", "person.id").as("readsNames"),
        select
          .selectFrom("passkey")
          .select(({ fn }) => fn.countAll<number>().as("n"))
          .whereRef("person_id", "=", "person.id")
          .as("passkeys"),
      ])
      .where("id", "=", personId)
      .executeTakeFirstOrThrow(),
  ]);
  return {
    roles,
    memberships,
    inOrganisation: memberships.length > 0,
    isAdministrator: Boolean(person.isAdministrator),
    readsNational: person.readsNames !== null,
    national: nationalReading(person.readsNames),
    secondFactor: { totp: person.totp, passkeys: person.passkeys ?? 0 },
  };
}

/** Only whoever belongs to an organisation is asked for what organisations may see. */
async function readEngaged(
  db: Db,
  memberships: readonly Membership[],
  now: Date,
): Promise<{ engagements: readonly Engaged[]; parts: readonly PartHeld[] }> {
  const ids = [...new Set(memberships.map(({ organisationId }) => organisationId))];
  if (ids.length === 0) return { engagements: [], parts: [] };
  const [engagements, parts] = await Promise.all([engagementsOf(db, ids, now), partsOf(db, ids, now)]);
  return { engagements, parts };
}

/** From `national_reader.named`; null: not a reader. */
export const nationalReading = (named: boolean | null): NationalReading | undefined =>
  named === null ? undefined : named ? "named" : "figures";

function grantsOf(roles: readonly { facilityId: string; role: HospitalRole }[]): FacilityGrant[] {
  return [...Map.groupBy(roles, ({ facilityId }) => facilityId)].map(([facilityId, held]) => ({
    facilityId,
    permissions: permissionsOf(held.map(({ role }) => role)),
  }));
}

function organisationGrantsOf(memberships: readonly Membership[]): NonNullable<Actor["organisations"]> {
  return [...Map.groupBy(memberships, ({ organisationId }) => organisationId)].map(([organisationId, held]) => ({
    organisationId,
    permissions: organisationPermissionsOf(held.map(({ role }) => role)),
  }));
}
