import { hashPassword } from "better-auth/crypto";
import { afterEach, expect, test } from "vitest";
import { browser, signInWith } from "../testing/browser.ts";
import { identityApp } from "../testing/identity-app.ts";
import { type SignedInPerson, signedIn } from "../testing/sign-in.ts";
import { insertPerson } from "./person.store.ts";

const { app, db, identity, clock, addFacility, auditOf, facilityAudit } = await identityApp();
const start = clock.now;
afterEach(() => {
  clock.now = start;
});
const password = "mizuumi no hotori 3";
const passwordHash = await hashPassword(password);
const hospital = await addFacility("みなと病院");
const inviter = await signedIn(identity, { role: "systemAdministrator", facilityId: hospital });
const base = `/api/v1/facilities/${hospital}`;

const call = (who: SignedInPerson, method: "GET" | "POST", path: string, payload?: object) =>
  app.inject({ method, url: `${base}${path}`, headers: who.headers, ...(payload ? { payload } : {}) });
async function invite(email: string, roles = ["staff"], who = inviter) {
  const reply = (await call(who, "POST", "/invitations", { email, roles, why: "着任" })).json();
  return { id: String(reply.invitation.id), token: String(reply.link).split("#")[1] ?? "" };
}
const acceptAsNew = (token: string, change: object = {}) =>
  browser(app).post("/api/v1/invitations/accept-as-new", { token, name: "佐藤 花子", password, ...change });

test("an invited person registers by the link in the mail and holds the role of that hospital only", async () => {
  const { token } = await invite("Hanako@byoin.example", ["executive", "executive"]);
  const mail = await db
    .selectFrom("mail")
    .selectAll()
    .where("recipient", "=", "hanako@byoin.example")
    .executeTakeFirstOrThrow();
  expect(mail.body_text).toContain(`/invitation#${token}`);
  expect(mail.subject).toContain("みなと病院");
  const shown = await browser(app).post("/api/v1/invitations/read", { token });
  expect(shown.json()).toMatchObject({
    name: "みなと病院",
    email: "hanako@byoin.example",
    roles: ["executive"],
    hasAccount: false,
  });
  expect((await acceptAsNew(token)).json()).toEqual({
    email: "hanako@byoin.example",
    facilityId: hospital,
    organisationId: null,
  });
  const at = browser(app);
  await signInWith(at, "hanako@byoin.example", password);
  expect((await at.get("/api/v1/me")).json().facilities).toMatchObject([
    { facilityId: hospital, roles: ["executive"] },
  ]);
  expect(await facilityAudit(hospital)).toEqual(["invitation.sent", "invitation.accepted", "role.granted"]);
});

test("a link works once, also when it is used twice at the same moment", async () => {
  const { token } = await invite("twice@byoin.example");
  const replies = await Promise.all([acceptAsNew(token), acceptAsNew(token)]);
  expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 410]);
  expect((await acceptAsNew(token)).json()).toMatchObject({ reason: "link_used" });
});

test("a link ends after 7 days, when it is revoked, and when it is not ours", async () => {
  const { token, id } = await invite("late@byoin.example");
  clock.now = new Date(start.getTime() + 7 * 86_400_000);
  expect((await acceptAsNew(token)).json()).toMatchObject({ reason: "link_expired" });
  clock.now = start;
  expect((await call(inviter, "POST", `/invitations/${id}/revoke`)).statusCode).toBe(204);
  expect((await acceptAsNew(token)).json()).toMatchObject({ reason: "link_revoked" });
  expect((await call(inviter, "POST", `/invitations/${id}/revoke`)).statusCode).toBe(404);
  expect((await acceptAsNew("x".repeat(43))).json()).toMatchObject({ reason: "link_wrong" });
});

test("a weak password does not use the link up", async () => {
  const { token } = await invite("weak.person@byoin.example");
  expect((await acceptAsNew(token, { password: "weakperson1234" })).json()).toMatchObject({ reason: "weak_password" });
  expect((await acceptAsNew(token)).statusCode).toBe(200);
});

test("somebody with an account signs in to accept, and only for the own address", async () => {
  const email = "known@byoin.example";
  await db.transaction().execute((trx) => insertPerson(trx, { name: "既存", email, passwordHash }, start));
  const { token } = await invite(email);
  expect((await browser(app).post("/api/v1/invitations/read", { token })).json()).toMatchObject({ hasAccount: true });
  expect((await acceptAsNew(token)).json()).toMatchObject({ reason: "account_exists" });
  const stranger = await signedIn(identity);
  const taken = await app.inject({
    method: "POST",
    url: "/api/v1/invitations/accept",
    headers: stranger.headers,
    payload: { token },
  });
  expect(taken.json()).toMatchObject({ reason: "other_account" });
  const at = browser(app);
  await signInWith(at, email, password);
  expect((await at.post("/api/v1/invitations/accept", { token })).json()).toEqual({
    facilityId: hospital,
    organisationId: null,
  });
  expect((await at.post("/api/v1/invitations/accept", { token })).json()).toMatchObject({ reason: "link_used" });
});

test("a link kept by somebody who lost the right to invite lets nobody in", async () => {
  const leaver = await signedIn(identity, { role: "systemAdministrator", facilityId: hospital });
  const { token } = await invite("standin@byoin.example", ["systemAdministrator"], leaver);
  const { people } = (await call(inviter, "GET", "/people")).json();
  const role = people.find(({ id }: { id: string }) => id === leaver.personId).roles[0];
  expect((await call(inviter, "POST", `/roles/${role.id}/end`, { why: "退職" })).statusCode).toBe(204);
  expect((await acceptAsNew(token)).json()).toMatchObject({ reason: "inviter_gone" });
  expect((await call(leaver, "GET", "/people")).statusCode).toBe(404);
});

test("invitations are listed with their state, without their secret", async () => {
  const { token } = await invite("listed@byoin.example");
  const reply = await call(inviter, "GET", "/invitations");
  expect(reply.body).not.toContain(token);
  expect(reply.body).not.toMatch(/hash/);
  const listed = reply.json().invitations.find(({ email }: { email: string }) => email === "listed@byoin.example");
  expect(listed).toMatchObject({
    email: "listed@byoin.example",
    state: "open",
    actions: ["revoke"],
  });
});

test("the last system administrator stays; with another one the role can be ended, with a reason in the chain", async () => {
  const clinic = await addFacility("やま診療所");
  const first = await signedIn(identity, { role: "systemAdministrator", facilityId: clinic });
  const listed = async () =>
    (await app.inject({ url: `/api/v1/facilities/${clinic}/people`, headers: first.headers })).json().people;
  const [own] = await listed();
  expect(own.roles[0].actions).toEqual([]);
  const end = (roleId: string) =>
    app.inject({
      method: "POST",
      url: `/api/v1/facilities/${clinic}/roles/${roleId}/end`,
      headers: first.headers,
      payload: { why: "異動" },
    });
  expect((await end(own.roles[0].id)).json()).toMatchObject({ reason: "last_administrator" });
  await signedIn(identity, { role: "systemAdministrator", facilityId: clinic });
  expect((await listed())[0].roles[0].actions).toEqual(["end"]);
  expect((await end(own.roles[0].id)).statusCode).toBe(204);
  expect(await facilityAudit(clinic)).toEqual(["role.ended"]);
});

test("two administrators who remove each other at the same moment: one stays", async () => {
  const clinic = await addFacility("うみ診療所");
  const [a, b] = [
    await signedIn(identity, { role: "systemAdministrator", facilityId: clinic }),
    await signedIn(identity, { role: "systemAdministrator", facilityId: clinic }),
  ];
  const roles = await db
    .selectFrom("facility_role")
    .select(["id", "person_id"])
    .where("facility_id", "=", clinic)
    .execute();
  const roleOf = (person: SignedInPerson) => roles.find(({ person_id }) => person_id === person.personId)?.id;
  const end = (by: SignedInPerson, of: SignedInPerson) =>
    app.inject({
      method: "POST",
      url: `/api/v1/facilities/${clinic}/roles/${roleOf(of)}/end`,
      headers: by.headers,
      payload: { why: "誤り" },
    });
  const replies = await Promise.all([end(a, b), end(b, a)]);
  expect(replies.filter(({ statusCode }) => statusCode === 204)).toHaveLength(1);
});

test("a role is given to people known here, until a day if wished, and ends on it", async () => {
  const member = await signedIn(identity, { role: "staff", facilityId: hospital });
  const stranger = await signedIn(identity);
  const until = new Date(start.getTime() + 86_400_000).toISOString();
  const grant = { role: "executive", until, why: "代行" };
  expect((await call(inviter, "POST", `/people/${stranger.personId}/roles`, grant)).statusCode).toBe(404);
  expect((await call(inviter, "POST", `/people/${member.personId}/roles`, grant)).statusCode).toBe(200);
  expect((await call(inviter, "POST", `/people/${member.personId}/roles`, grant)).json()).toMatchObject({
    reason: "already_held",
  });
  expect((await call(member, "GET", "/people")).statusCode).toBe(200);
  clock.now = new Date(until);
  expect((await call(member, "GET", "/people")).statusCode).toBe(403);
});

test("the instance administrator appoints a system administrator when none is left; both chains tell", async () => {
  const clinic = await addFacility("かわ診療所");
  const root = await signedIn(identity, { administrator: true });
  const person = await signedIn(identity);
  const appoint = (facilityId: string) =>
    app.inject({
      method: "POST",
      url: `/api/v1/instance/facilities/${facilityId}/system-administrator`,
      headers: root.headers,
      payload: { personId: person.personId, why: "前任者の退職" },
    });
  expect((await appoint(clinic)).statusCode).toBe(200);
  expect(await facilityAudit(clinic)).toEqual(["role.granted"]);
  expect(await auditOf(`person:${person.personId}`)).toEqual(["systemAdministrator.appointed"]);
  expect((await appoint("00000000-0000-4000-8000-000000000000")).statusCode).toBe(404);
});
