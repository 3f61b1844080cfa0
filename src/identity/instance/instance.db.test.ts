import { expect, test } from "vitest";
import { queueMail } from "../../platform/mail/mail.ts";
import { identityApp } from "../testing/identity-app.ts";
import { signedIn } from "../testing/sign-in.ts";

const { app, db, identity, clock, auditOf, addFacility } = await identityApp();
const root = await signedIn(identity, { administrator: true });
const call = (method: "GET" | "POST" | "PUT", path: string, payload?: object) =>
  app.inject({ method, url: `/api/v1/instance${path}`, headers: root.headers, ...(payload ? { payload } : {}) });

test("the only instance administrator cannot be removed; a second one can be made, and removed with a reason", async () => {
  const change = (personId: string, administrator: boolean) =>
    call("PUT", `/people/${personId}/administrator`, { administrator, why: "交代" });
  expect((await change(root.personId, false)).json()).toMatchObject({ reason: "last_administrator" });
  const other = await signedIn(identity);
  expect((await change(other.personId, true)).statusCode).toBe(204);
  expect((await change(other.personId, true)).json()).toMatchObject({ reason: "already_held" });
  expect((await change(other.personId, false)).statusCode).toBe(204);
  expect(await auditOf(`person:${other.personId}`)).toEqual(["administrator.granted", "administrator.ended"]);
  expect((await change("00000000-0000-4000-8000-000000000000", true)).statusCode).toBe(404);
});

test("a reset second factor ends the person's sessions and brings the duty back", async () => {
  const hospital = await addFacility("みなと病院");
  const person = await signedIn(identity, { role: "systemAdministrator", facilityId: hospital });
  expect((await call("POST", `/people/${person.personId}/second-factor/reset`, { why: "紛失" })).statusCode).toBe(204);
  expect((await app.inject({ url: "/api/v1/me", headers: person.headers })).statusCode).toBe(401);
  expect(await auditOf(`person:${person.personId}`)).toEqual(["secondFactor.reset"]);
});

test("people are found by name or address, and the wildcards of SQL are plain letters", async () => {
  const all = (await call("GET", "/people")).json();
  expect(all.people.find(({ id }: { id: string }) => id === root.personId)).toMatchObject({
    isAdministrator: true,
    hasSecondFactor: true,
  });
  expect((await call("GET", `/people?search=${root.email}`)).json().people).toHaveLength(1);
  expect((await call("GET", "/people?search=%25")).json().people).toHaveLength(0);
});

test("kept mail is shown with its link and can be sent again; waiting mail shows none", async () => {
  const mail = { to: "a@byoin.example", subject: "招待", text: "https://x.example/invitation#secret" };
  await db.transaction().execute((trx) => queueMail(trx, mail, clock.now));
  expect((await call("GET", "/mail")).json()).toMatchObject({
    mails: [{ state: "waiting", text: null, actions: [] }],
    mailServer: false,
  });
  await db.updateTable("mail").set({ state: "kept" }).execute();
  const { mails, counts } = (await call("GET", "/mail?state=kept")).json();
  expect(mails).toMatchObject([{ text: mail.text, actions: ["retry"] }]);
  expect(counts).toEqual({ waiting: 0, sent: 0, failed: 0, kept: 1 });
  expect((await call("POST", `/mail/${mails[0].id}/retry`)).statusCode).toBe(204);
  expect((await call("POST", `/mail/${mails[0].id}/retry`)).json()).toMatchObject({ reason: "not_retryable" });
});
