import { randomUUID } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { browser, signInWith } from "../testing/browser.ts";
import { identityApp } from "../testing/identity-app.ts";
import { type SignedInPerson, signedIn } from "../testing/sign-in.ts";

const { app, db, identity, clock, auditOf } = await identityApp();
const start = clock.now;
afterEach(() => {
  clock.now = start;
});
const password = "mizuumi no hotori 3";
const organisationId = randomUUID();
await db
  .insertInto("organisation")
  .values({ id: organisationId, kind: "survey_company", name: "あおば調査", created_at: start })
  .execute();
const manager = await signedIn(identity, { organisations: [{ organisationId, role: "surveyManager" }] });
const base = `/api/v1/organisations/${organisationId}`;

const call = (who: SignedInPerson, method: "GET" | "POST", path: string, payload?: object) =>
  app.inject({ method, url: `${base}${path}`, headers: who.headers, ...(payload ? { payload } : {}) });
async function invite(email: string, roles = ["investigator"], who = manager) {
  const reply = (await call(who, "POST", "/invitations", { email, roles, why: "調査の担当" })).json();
  return { id: String(reply.invitationId), token: String(reply.link).split("#")[1] ?? "" };
}
const acceptAsNew = (token: string) =>
  browser(app).post("/api/v1/invitations/accept-as-new", { token, name: "佐藤 花子", password });

test("somebody without an account registers by the link and acts for the organisation, in the role they were invited to", async () => {
  const { token, id } = await invite("Hanako@chosa.example");
  const mail = await db
    .selectFrom("mail")
    .selectAll()
    .where("recipient", "=", "hanako@chosa.example")
    .executeTakeFirstOrThrow();
  expect(mail.body_text).toContain(`/invitation#${token}`);
  expect(mail.body_text).toContain("調査員");
  const shown = (await browser(app).post("/api/v1/invitations/read", { token })).json();
  expect(shown).toMatchObject({ name: "あおば調査", roles: ["investigator"], hasAccount: false });
  expect((await acceptAsNew(token)).json()).toEqual({
    email: "hanako@chosa.example",
    facilityId: null,
    organisationId,
  });
  const { members } = (await call(manager, "GET", "/members")).json();
  expect(members).toContainEqual(expect.objectContaining({ email: "hanako@chosa.example", role: "investigator" }));
  expect(await auditOf(`invitation:${id}`)).toEqual(["invitation.sent", "invitation.accepted"]);
  const at = browser(app);
  await signInWith(at, "hanako@chosa.example", password);
  // Whoever acts for an organisation owes a second factor first.
  expect((await at.get("/api/v1/me")).json().secondFactor).toMatchObject({ mandatory: true, next: "enrol" });
});

test("a link works once, also when it is used twice at the same moment", async () => {
  const { token } = await invite("twice@chosa.example");
  const replies = await Promise.all([acceptAsNew(token), acceptAsNew(token)]);
  expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 410]);
});

test("a link ends after 7 days, and when it is revoked", async () => {
  const { token, id } = await invite("late@chosa.example");
  clock.now = new Date(start.getTime() + 7 * 86_400_000);
  expect((await acceptAsNew(token)).json()).toMatchObject({ reason: "link_expired" });
  clock.now = start;
  expect((await call(manager, "POST", `/invitations/${id}/revoke`)).statusCode).toBe(204);
  expect((await acceptAsNew(token)).json()).toMatchObject({ reason: "link_revoked" });
  const { invitations } = (await call(manager, "GET", "/invitations")).json();
  expect(invitations.find((one: { id: string }) => one.id === id)).toMatchObject({ state: "revoked", actions: [] });
});

test("somebody with an account accepts signed in, for the own address only, and keeps a role held already", async () => {
  const person = await signedIn(identity);
  const stranger = await signedIn(identity);
  const { token } = await invite(person.email, ["investigator", "analyst"]);
  const accept = (who: SignedInPerson) =>
    app.inject({ method: "POST", url: "/api/v1/invitations/accept", headers: who.headers, payload: { token } });
  expect((await accept(stranger)).json()).toMatchObject({ reason: "other_account" });
  await call(manager, "POST", "/members", { email: person.email, role: "analyst", why: "試験" });
  expect((await accept(person)).json()).toEqual({ facilityId: null, organisationId });
  const { members } = (await call(manager, "GET", "/members")).json();
  const roles = members.filter(({ email }: { email: string }) => email === person.email);
  expect(roles.map(({ role }: { role: string }) => role).sort()).toEqual(["analyst", "investigator"]);
});

test("a link kept by a manager who has left lets nobody in", async () => {
  const leaver = await signedIn(identity, { organisations: [{ organisationId, role: "surveyManager" }] });
  const { token } = await invite("standin@chosa.example", ["surveyManager"], leaver);
  await db.updateTable("organisation_member").set({ until: start }).where("person_id", "=", leaver.personId).execute();
  expect((await acceptAsNew(token)).json()).toMatchObject({ reason: "inviter_gone" });
});

test("whoever does not manage the members invites nobody", async () => {
  const investigator = await signedIn(identity, { organisations: [{ organisationId, role: "investigator" }] });
  expect(
    (await call(investigator, "POST", "/invitations", { email: "x@chosa.example", roles: ["investigator"], why: "x" }))
      .statusCode,
  ).toBe(403);
});
