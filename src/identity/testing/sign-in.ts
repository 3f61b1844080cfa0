import { randomUUID } from "node:crypto";
import { makeSignature } from "better-auth/crypto";
import type { HospitalRole, NationalReading, OrganisationRole } from "../../shared/actor.ts";
import type { Identity } from "../identity.routes.ts";

export interface SignedInPerson {
  personId: string;
  name: string;
  email: string;
  /** Give these to `app.inject({ headers })`. */
  headers: { cookie: string };
}

export interface SignedInAs {
  role?: HospitalRole;
  facilityId?: string;
  /** More hospitals, or several roles. */
  roles?: readonly { facilityId: string; role: HospitalRole }[];
  /** Roles in organisations. */
  organisations?: readonly { organisationId: string; role: OrganisationRole }[];
  administrator?: boolean;
  national?: NationalReading;
  /** false: signed in with a password alone, without a second factor set up. Default true. */
  secondFactor?: boolean;
}

/**
 * For tests of any capability: a new person with real roles and a real session, as after a sign-in with TOTP, but without
 * the time that hashing a password takes.
 */
export async function signedIn({ context }: Identity, as: SignedInAs = {}): Promise<SignedInPerson> {
  const { db, library } = context;
  const now = context.now();
  const personId = randomUUID();
  const name = "試験 太郎";
  const email = `${personId}@byoin.example`;
  const secondFactor = as.secondFactor ?? true;
  const stamps = { created_at: now, updated_at: now };
  await db
    .insertInto("person")
    .values({
      id: personId,
      name,
      email,
      email_verified: false,
      two_factor_enabled: secondFactor,
      last_sign_in_at: now,
      ...stamps,
    })
    .execute();
  const roles = [...(as.roles ?? [])];
  if (as.role && as.facilityId) roles.push({ role: as.role, facilityId: as.facilityId });
  for (const { facilityId, role } of roles) {
    const granted = { since: now, until: null, granted_by: "operator", why: "試験" };
    const ended = { ended_by: null, ended_why: null };
    await db
      .insertInto("facility_role")
      .values({ facility_id: facilityId, id: randomUUID(), person_id: personId, role, ...granted, ...ended })
      .execute();
  }
  for (const { organisationId, role } of as.organisations ?? []) {
    const granted = { since: now, until: null, granted_by: "operator", why: "試験" };
    const ended = { ended_by: null, ended_why: null };
    await db
      .insertInto("organisation_member")
      .values({ organisation_id: organisationId, id: randomUUID(), person_id: personId, role, ...granted, ...ended })
      .execute();
  }
  if (as.administrator) {
    await db
      .insertInto("instance_role")
      .values({ person_id: personId, granted_by: "operator", granted_at: now, why: "試験" })
      .execute();
  }
  if (as.national) {
    const reading = { named: as.national === "named", granted_by: "operator", granted_at: now, why: "試験" };
    await db
      .insertInto("national_reader")
      .values({ person_id: personId, ...reading })
      .execute();
  }
  const { internalAdapter, authCookies, secret } = await library.$context;
  const session = await internalAdapter.createSession(personId);
  await db.updateTable("person_session").set({ second_factor: secondFactor }).where("id", "=", session.id).execute();
  const value = encodeURIComponent(`${session.token}.${await makeSignature(session.token, secret)}`);
  return { personId, name, email, headers: { cookie: `${authCookies.sessionToken.name}=${value}` } };
}
