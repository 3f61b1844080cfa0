import { expect, test } from "vitest";
import { identityApp } from "../testing/identity-app.ts";
import { signedIn } from "../testing/sign-in.ts";

const { app, identity, auditOf } = await identityApp();
const root = await signedIn(identity, { administrator: true });
const set = (personId: string, reading: "figures" | "named" | null) =>
  app.inject({
    method: "PUT",
    url: `/api/v1/instance/people/${personId}/national-reader`,
    headers: root.headers,
    payload: { reading, why: "事務局の担当" },
  });
const me = async ({ headers }: { headers: Record<string, string> }) =>
  (await app.inject({ url: "/api/v1/me", headers })).json();

test("the right is given, widened to names and taken again, each with its reason in the audit log", async () => {
  const person = await signedIn(identity);
  expect((await me(person)).national).toBeNull();
  expect((await set(person.personId, "figures")).statusCode).toBe(204);
  expect((await me(person)).national).toBe("figures");
  expect((await set(person.personId, "figures")).json()).toMatchObject({ reason: "already_held" });
  expect((await set(person.personId, "named")).statusCode).toBe(204);
  expect((await me(person)).national).toBe("named");
  expect((await set(person.personId, null)).statusCode).toBe(204);
  expect((await me(person)).national).toBeNull();
  expect((await set(person.personId, null)).statusCode).toBe(404);
  expect(await auditOf(`person:${person.personId}`)).toEqual([
    "nationalReader.granted",
    "nationalReader.granted",
    "nationalReader.ended",
  ]);
});

test("whoever is given it without a second factor has to set one up before anything else", async () => {
  const person = await signedIn(identity, { secondFactor: false });
  expect((await me(person)).secondFactor).toMatchObject({ mandatory: false, next: "done" });
  await set(person.personId, "figures");
  expect((await me(person)).secondFactor).toMatchObject({ mandatory: true, next: "enrol" });
});

test("it gives no hospital and makes nobody an administrator", async () => {
  const person = await signedIn(identity, { national: "named" });
  expect(await me(person)).toMatchObject({ isAdministrator: false, facilities: [], national: "named" });
  const people = await app.inject({ url: "/api/v1/instance/people", headers: person.headers });
  expect(people.statusCode).toBe(403);
});

test("the list of people says who reads it", async () => {
  const person = await signedIn(identity, { national: "named" });
  const url = `/api/v1/instance/people?search=${person.email}`;
  const { people } = (await app.inject({ url, headers: root.headers })).json();
  expect(people).toMatchObject([{ national: "named" }]);
});
