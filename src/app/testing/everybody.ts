import { randomUUID } from "node:crypto";
import { signedIn } from "../../identity/testing/sign-in.ts";
import { hospitalRoles, organisationRoles } from "../../shared/actor.ts";
import { Permission } from "../../shared/route.ts";
import type { ComposedApp } from "./composed-app.ts";
import type { Hospital } from "./hospital.ts";

/** What a request of somebody carries: a cookie or a token. */
export type Headers = Record<string, string>;

export interface Everybody {
  /** By role in the hospital. */
  members: ReadonlyMap<string, Headers>;
  /** By the one permission each may use; all of the system administrator. */
  tokens: ReadonlyMap<string, Headers>;
  unlimitedToken: Headers;
  /** Permissions that only come with an engagement; there are no tokens for them. */
  ofOrganisationsOnly: readonly Permission[];
  /** Who reads the national picture: its figures, or the names as well. Of no hospital. */
  readers: Readonly<Record<"figures" | "named", Headers>>;
  /** By role in the organisation of `own.organisationId`. */
  organisationMembers: ReadonlyMap<string, Headers>;
  /** Holds every role in another organisation. */
  otherOrganisation: Headers;
  /** Forged, or signed in once and no longer: 401, everywhere. */
  notSignedIn: Readonly<Record<string, Headers>>;
  /** Signed in, but with no business in the hospital: to each of them it does not exist. */
  outsiders: Readonly<Record<string, Headers>>;
}

const ofOrganisationsOnly: readonly Permission[] = ["survey.work", "survey.review", "survey.delivered"];
const everything = Permission.options.filter((permission) => !ofOrganisationsOnly.includes(permission));
export const administratorAt = ({ id }: Pick<Hospital, "id">) =>
  ({ role: "systemAdministrator", facilityId: id }) as const;
const ago = (milliseconds: number) => new Date(Date.now() - milliseconds);

/** One of each kind of person and token that can knock at a route of `own`. */
export async function everybodyFor(composed: ComposedApp, own: Hospital, other: Hospital): Promise<Everybody> {
  const { app, identity, runtime } = composed;
  const { db } = runtime.database;
  const token = (headers: Headers, scopes: readonly Permission[], facilityId: string | null = own.id) =>
    tokenOf(composed, headers, scopes, facilityId);

  const members = new Map<string, Headers>();
  for (const role of hospitalRoles) members.set(role, (await signedIn(identity, { role, facilityId: own.id })).headers);
  const tokens = new Map<string, Headers>();
  for (const scope of everything) tokens.set(scope, await token(own.systemAdministrator.headers, [scope]));

  const organisationMembers = new Map<string, Headers>();
  for (const role of organisationRoles) {
    const organisations = [{ organisationId: own.organisationId, role }];
    organisationMembers.set(role, (await signedIn(identity, { organisations })).headers);
  }
  const everyRole = organisationRoles.map((role) => ({ organisationId: other.organisationId, role }));

  return {
    members,
    tokens,
    ofOrganisationsOnly,
    organisationMembers,
    otherOrganisation: (await signedIn(identity, { organisations: everyRole })).headers,
    unlimitedToken: await token(own.systemAdministrator.headers, everything, null),
    readers: {
      figures: (await signedIn(identity, { national: "figures" })).headers,
      named: (await signedIn(identity, { national: "named" })).headers,
    },
    notSignedIn: {
      nobody: {},
      "a forged cookie": { cookie: "sekisho.session_token=a.b" },
      "a forged token": { authorization: "Bearer sek_x" },
      "a forged token beside a good cookie": { ...own.systemAdministrator.headers, authorization: "Bearer sek_x" },
      "a session that was ended": await endedSession(),
      "a session that has expired": await expiredSession(),
      "a token that was revoked": await revokedToken(),
      "a token that has expired": await expiredToken(),
    },
    outsiders: {
      "the other hospital's system administrator": other.systemAdministrator.headers,
      "a stranger": (await signedIn(identity)).headers,
      "the instance administrator": (await signedIn(identity, { administrator: true })).headers,
      "a system administrator whose engagement has lapsed": await withTerm(ago(7_200_000), ago(1000)),
      "a system administrator whose engagement has not begun": await withTerm(ago(-3_600_000), null),
      "a token that acts for the other hospital": await tokenForTheOther(),
    },
  };

  async function endedSession(): Promise<Headers> {
    const { headers, personId } = await signedIn(identity, administratorAt(own));
    await db.deleteFrom("person_session").where("person_id", "=", personId).execute();
    return headers;
  }

  async function expiredSession(): Promise<Headers> {
    const { headers, personId } = await signedIn(identity, administratorAt(own));
    const expired = { expires_at: ago(1000) };
    await db.updateTable("person_session").set(expired).where("person_id", "=", personId).execute();
    return headers;
  }

  async function revokedToken(): Promise<Headers> {
    const { headers } = await signedIn(identity, administratorAt(own));
    const made = await token(headers, everything);
    const [{ id }] = (await app.inject({ url: "/api/v1/me/tokens", headers })).json().tokens;
    await app.inject({ method: "DELETE", url: `/api/v1/me/tokens/${id}`, headers });
    return made;
  }

  async function expiredToken(): Promise<Headers> {
    const { headers, personId } = await signedIn(identity, administratorAt(own));
    const made = await token(headers, everything);
    await db
      .updateTable("api_token")
      .set({ expires_at: ago(1000) })
      .where("person_id", "=", personId)
      .execute();
    return made;
  }

  /** Of somebody who is a system administrator here as well: the token is narrower than its owner. */
  async function tokenForTheOther(): Promise<Headers> {
    const { headers } = await signedIn(identity, { roles: [administratorAt(own), administratorAt(other)] });
    return token(headers, everything, other.id);
  }

  async function withTerm(since: Date, until: Date | null): Promise<Headers> {
    const { headers, personId } = await signedIn(identity);
    const given = { role: "systemAdministrator", granted_by: "operator", why: "試験" } as const;
    const role = { ...given, facility_id: own.id, id: randomUUID(), person_id: personId, since, until };
    await db
      .insertInto("facility_role")
      .values({ ...role, ended_by: null, ended_why: null })
      .execute();
    return headers;
  }
}

/** A token made by the person of the session, for one day. @param facilityId null: for all hospitals of that person */
export async function tokenOf(
  { app }: ComposedApp,
  headers: Headers,
  scopes: readonly Permission[],
  facilityId: string | null,
): Promise<Headers> {
  const payload = { name: "試験", scopes, facilityId, expiresAt: ago(-86_400_000).toISOString() };
  const reply = await app.inject({ method: "POST", url: "/api/v1/me/tokens", headers, payload });
  if (reply.statusCode !== 200) throw new Error(`no token: ${reply.body}`);
  return { authorization: `Bearer ${reply.json().token}` };
}
