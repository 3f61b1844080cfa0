import { afterEach, expect, test } from "vitest";
import { browser, signInWith } from "../testing/browser.ts";
import { identityApp } from "../testing/identity-app.ts";
import { createSetupLink } from "./setup.store.ts";

const { app, db, clock, auditOf } = await identityApp();
const start = clock.now;
afterEach(() => {
  clock.now = start;
});

const person = { name: "管理 一子", email: "Kanri@byoin.example", password: "mizuumi no hotori 3" };
const link = async (now = clock.now) => (await createSetupLink(db, "http://localhost:8080", now)) ?? "";
const tokenOf = (address: string) => address.split("#")[1] ?? "";
const setup = (token: string, change: object = {}) =>
  browser(app).post("/api/v1/setup", { ...person, token, ...change });

test("a new start voids the link of the one before, a day ends it, and a wrong one is refused", async () => {
  const old = await link();
  const fresh = await link();
  expect(fresh).toMatch(/^http:\/\/localhost:8080\/setup#[\w-]{43}$/);
  expect((await setup(tokenOf(old))).json()).toMatchObject({ reason: "link_expired" });
  expect((await setup("x".repeat(43))).json()).toMatchObject({ reason: "link_wrong" });
  clock.now = new Date(start.getTime() + 24 * 3_600_000);
  expect((await setup(tokenOf(fresh))).json()).toMatchObject({ reason: "link_expired" });
});

test("a weak password is refused in Japanese, or in English for who asks, and leaves the link usable", async () => {
  const token = tokenOf(await link());
  const weak = await setup(token, { password: "password12345" });
  expect(weak.statusCode).toBe(422);
  expect(weak.json()).toMatchObject({ reason: "weak_password", place: "body.password" });
  expect(weak.json().message).toMatch(/よく使われる/);
  const english = await browser(app).post(
    "/api/v1/setup",
    { ...person, token, password: "password12345" },
    { "accept-language": "en-GB,ja;q=0.5" },
  );
  expect(english.json().message).toMatch(/common/);
});

test("the link makes one administrator, once, even when it is used twice at the same moment", async () => {
  expect((await browser(app).get("/api/v1/setup")).json()).toEqual({ needed: true, passkeys: true, mail: false });
  const token = tokenOf(await link());
  const both = await Promise.all([setup(token), setup(token, { email: "other@byoin.example" })]);
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 410]);
  const made = both.find(({ statusCode }) => statusCode === 200)?.json();
  expect(await auditOf(`person:${made.personId}`)).toEqual(["person.created", "administrator.granted"]);
  expect((await setup(token)).json()).toMatchObject({ reason: "link_used" });
  expect((await browser(app).get("/api/v1/setup")).json()).toMatchObject({ needed: false });
  expect(await createSetupLink(db, "http://localhost:8080", clock.now)).toBeNull();
});

test("the address is kept in lower case, and the administrator signs in and must set up a second factor", async () => {
  const { email } = await db.selectFrom("person").select("email").executeTakeFirstOrThrow();
  expect(["kanri@byoin.example", "other@byoin.example"]).toContain(email);
  const at = browser(app);
  expect((await signInWith(at, email.toUpperCase(), person.password)).json()).toEqual({ next: "done" });
  expect((await at.get("/api/v1/me")).json()).toMatchObject({
    isAdministrator: true,
    secondFactor: { mandatory: true, next: "enrol" },
  });
});

test("neither link nor password is stored in readable form", async () => {
  const links = await db.selectFrom("setup_link").select("token_hash").execute();
  for (const { token_hash } of links) expect(token_hash).toMatch(/^[0-9a-f]{64}$/);
  const { password } = await db.selectFrom("person_credential").select("password").executeTakeFirstOrThrow();
  expect(password).not.toContain(person.password);
});
