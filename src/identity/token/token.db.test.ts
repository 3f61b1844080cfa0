import { afterEach, expect, test } from "vitest";
import { identityApp } from "../testing/identity-app.ts";
import { type SignedInPerson, signedIn } from "../testing/sign-in.ts";

const { app, db, identity, clock, addFacility, auditOf } = await identityApp();
const start = clock.now;
afterEach(() => {
  clock.now = start;
});
const [hospital, clinic] = [await addFacility("みなと病院"), await addFacility("やま診療所")];
const owner = await signedIn(identity, {
  roles: [
    { facilityId: hospital, role: "systemAdministrator" },
    { facilityId: clinic, role: "executive" },
  ],
});
const inDays = (days: number) => new Date(start.getTime() + days * 86_400_000).toISOString();

const create = (wanted: object = {}, who: SignedInPerson = owner) =>
  app.inject({
    method: "POST",
    url: "/api/v1/me/tokens",
    headers: who.headers,
    payload: { name: "夜間取込み", scopes: ["people.read"], facilityId: hospital, expiresAt: inDays(30), ...wanted },
  });
const people = (token: string, facilityId = hospital, headers: Record<string, string> = {}) =>
  app.inject({
    url: `/api/v1/facilities/${facilityId}/people`,
    headers: { authorization: `Bearer ${token}`, ...headers },
  });

test("a token is shown once, acts within its scope and hospital, and its use is seen", async () => {
  const { token, details } = (await create()).json();
  expect(token).toMatch(/^sek_[\w-]{43}$/);
  expect(JSON.stringify(await db.selectFrom("api_token").selectAll().execute())).not.toContain(token);
  expect((await people(token)).statusCode).toBe(200);
  expect((await people(token, clinic)).statusCode).toBe(404);
  const invite = await app.inject({
    url: `/api/v1/facilities/${hospital}/invitations`,
    headers: { authorization: `Bearer ${token}` },
  });
  expect(invite.statusCode).toBe(403);
  const listed = await app.inject({ url: "/api/v1/me/tokens", headers: owner.headers });
  expect(listed.json().tokens[0]).toMatchObject({ id: details.id, lastUsedAt: start.toISOString() });
  expect(listed.body).not.toContain(token);
  expect(await auditOf(`token:${details.id}`)).toEqual(["token.created"]);
});

test("a token for all hospitals reaches each with the scopes its owner holds there", async () => {
  const { token } = (await create({ facilityId: null, scopes: ["people.read", "people.manage"] })).json();
  expect((await people(token, clinic)).statusCode).toBe(200);
  const invitations = (facilityId: string) =>
    app.inject({ url: `/api/v1/facilities/${facilityId}/invitations`, headers: { authorization: `Bearer ${token}` } });
  expect((await invitations(hospital)).statusCode).toBe(200);
  expect((await invitations(clinic)).statusCode).toBe(403);
});

test("scopes beyond the owner's, a foreign hospital, and more than a year are refused", async () => {
  expect((await create({ facilityId: clinic, scopes: ["ledger.write"] })).json()).toMatchObject({
    reason: "scope_beyond_own",
  });
  expect((await create({ facilityId: await addFacility("他院") })).json()).toMatchObject({
    reason: "scope_beyond_own",
  });
  expect((await create({ expiresAt: inDays(367) })).json()).toMatchObject({ reason: "expiry_out_of_range" });
  expect((await create({ expiresAt: inDays(-1) })).json()).toMatchObject({ reason: "expiry_out_of_range" });
});

test("an expired, revoked, wrong or altered token is nobody, whatever cookie comes along", async () => {
  const { token, details } = (await create()).json();
  clock.now = new Date(inDays(30));
  expect((await people(token)).statusCode).toBe(401);
  clock.now = start;
  for (const wrong of [`${token}x`, `sek_${"a".repeat(43)}`, "", token.slice(4)]) {
    expect((await people(wrong, hospital, owner.headers)).statusCode).toBe(401);
  }
  const revoke = () => app.inject({ method: "DELETE", url: `/api/v1/me/tokens/${details.id}`, headers: owner.headers });
  expect((await revoke()).statusCode).toBe(204);
  expect((await people(token)).statusCode).toBe(401);
  expect((await revoke()).statusCode).toBe(404);
});

test("a token shrinks with the rights of its owner and dies with the owner's second factor", async () => {
  const staff = await signedIn(identity, { roles: [{ facilityId: hospital, role: "executive" }] });
  const { token } = (await create({}, staff)).json();
  expect((await people(token)).statusCode).toBe(200);
  await db.updateTable("facility_role").set({ role: "staff" }).where("person_id", "=", staff.personId).execute();
  expect((await people(token)).statusCode).toBe(404);

  const { token: second } = (await create()).json();
  await db.updateTable("person").set({ two_factor_enabled: false }).where("id", "=", owner.personId).execute();
  expect((await people(second)).json()).toMatchObject({ reason: "second_factor_needed" });
  await db.updateTable("person").set({ two_factor_enabled: true }).where("id", "=", owner.personId).execute();
});

test("a token never acts as the instance administrator, nor on the account of its owner", async () => {
  const root = await signedIn(identity, { administrator: true, role: "systemAdministrator", facilityId: clinic });
  const { token } = (await create({ facilityId: null }, root)).json();
  const headers = { authorization: `Bearer ${token}` };
  expect((await app.inject({ url: "/api/v1/instance/people", headers })).statusCode).toBe(403);
  for (const url of ["/api/v1/me/tokens", "/api/v1/me/sessions", "/api/v1/me/second-factor"]) {
    expect((await app.inject({ url, headers })).json()).toMatchObject({ reason: "session_needed" });
  }
  expect((await app.inject({ url: "/api/v1/me", headers })).json()).toMatchObject({ isAdministrator: false });
});

test("nobody revokes the token of another", async () => {
  const { details } = (await create()).json();
  const other = await signedIn(identity);
  const reply = await app.inject({ method: "DELETE", url: `/api/v1/me/tokens/${details.id}`, headers: other.headers });
  expect(reply.statusCode).toBe(404);
});
