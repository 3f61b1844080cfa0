import { hashPassword } from "better-auth/crypto";
import { beforeEach, expect, test } from "vitest";
import { insertPerson } from "../people/person.store.ts";
import { browser, signInWith } from "../testing/browser.ts";
import { identityApp } from "../testing/identity-app.ts";

const { app, db, clock, auditOf } = await identityApp();
const password = "mizuumi no hotori 3";
const passwordHash = await hashPassword(password);
const start = clock.now;
let count = 0;
let email = "";
let personId = "";

beforeEach(async () => {
  clock.now = start;
  email = `person${++count}@byoin.example`;
  personId = await db
    .transaction()
    .execute(async (trx) => (await insertPerson(trx, { name: "山田", email, passwordHash }, start)) ?? "");
});

test("a sign-in gives an httpOnly, SameSite=Lax cookie for 12 hours and no token to the page", async () => {
  const reply = await signInWith(browser(app), email, password);
  expect(reply.json()).toEqual({ next: "done" });
  const cookie = [reply.headers["set-cookie"] ?? []].flat().join("\n");
  expect(cookie).toMatch(/sekisho\.session_token=[^;]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax/);
  expect(cookie).not.toMatch(/Secure/);
  expect(await auditOf(`person:${personId}`)).toEqual(["signIn.done"]);
});

test("every sign-in opens a new session, so a cookie planted before it is worth nothing", async () => {
  const at = browser(app);
  await signInWith(at, email, password);
  const planted = at.cookies.get("sekisho.session_token");
  await signInWith(at, email, password);
  expect(at.cookies.get("sekisho.session_token")).not.toBe(planted);
  const forged = browser(app);
  forged.cookies.set("sekisho.session_token", "planted-by-someone.c2lnbmF0dXJl");
  expect((await forged.get("/api/v1/me")).statusCode).toBe(401);
  await signInWith(forged, email, password);
  expect(forged.cookies.get("sekisho.session_token")).not.toMatch(/planted/);
});

test("a wrong password and an unknown address are refused alike", async () => {
  const wrong = await signInWith(browser(app), email, "not the password");
  const unknown = await signInWith(browser(app), "nobody@byoin.example", "not the password");
  expect(wrong.statusCode).toBe(422);
  expect({ ...wrong.json(), requestId: "" }).toEqual({ ...unknown.json(), requestId: "" });
  expect(wrong.json()).toMatchObject({ reason: "wrong_credentials" });
});

test("the fifth failure locks the account for 15 minutes, also against the right password, and the audit log tells", async () => {
  for (let n = 1; n <= 4; n++) {
    expect((await signInWith(browser(app), email, "wrong")).json()).toMatchObject({ reason: "wrong_credentials" });
  }
  const fifth = await signInWith(browser(app), email, "wrong");
  expect(fifth.statusCode).toBe(429);
  expect(fifth.json().message).toMatch(/ロック.*15分/);
  expect((await signInWith(browser(app), email, password)).json()).toMatchObject({ reason: "account_locked" });
  expect(await auditOf(`person:${personId}`)).toEqual(["signIn.locked"]);
  clock.now = new Date(start.getTime() + 15 * 60_000);
  expect((await signInWith(browser(app), email, password)).json()).toEqual({ next: "done" });
});

test("twenty guesses at the same moment get no more than five looks at the password", async () => {
  const guesses = Array.from({ length: 20 }, (_, n) => signInWith(browser(app, `192.0.2.${n + 10}`), email, "wrong"));
  const reasons = (await Promise.all(guesses)).map((reply) => reply.json().reason);
  expect(reasons.filter((reason) => reason === "wrong_credentials")).toHaveLength(4);
  expect(await auditOf(`person:${personId}`)).toEqual(["signIn.locked"]);
});

test("an unknown address is locked just the same", async () => {
  for (let n = 1; n <= 5; n++) await signInWith(browser(app), "ghost@byoin.example", "wrong");
  expect((await signInWith(browser(app), "ghost@byoin.example", "x")).json()).toMatchObject({
    reason: "account_locked",
  });
  expect(await auditOf("account:ghost@byoin.example")).toEqual(["signIn.locked"]);
});

test("a success forgets earlier failures", async () => {
  for (let round = 0; round < 2; round++) {
    for (let n = 1; n <= 4; n++) await signInWith(browser(app), email, "wrong");
    expect((await signInWith(browser(app), email, password)).json()).toEqual({ next: "done" });
  }
});

test("one address that tries a password on many accounts is stopped after 50 failures", async () => {
  const address = "198.51.100.7";
  const at = new Date(start.getTime() - 60_000);
  const attempts = Array.from({ length: 50 }, (_, n) => ({
    id: crypto.randomUUID(),
    account: `a${n}@x.example`,
    address,
    at,
  }));
  await db.insertInto("sign_in_attempt").values(attempts).execute();
  expect((await signInWith(browser(app, address), email, password)).json()).toMatchObject({
    reason: "too_many_attempts",
  });
  expect((await signInWith(browser(app), email, password)).json()).toEqual({ next: "done" });
});

test("a client cannot choose the address it is counted under", async () => {
  const reply = await browser(app, "198.51.100.8").post(
    "/api/auth/sign-in/email",
    { email, password: "wrong" },
    { "x-forwarded-for": "203.0.113.1", "x-sekisho-address": "203.0.113.2" },
  );
  expect(reply.statusCode).toBe(422);
  const { address } = await db
    .selectFrom("sign_in_attempt")
    .select("address")
    .where("account", "=", email)
    .executeTakeFirstOrThrow();
  expect(address).toBe("198.51.100.8");
});

test("sign-out ends the session on the server, not only in the browser", async () => {
  const at = browser(app);
  await signInWith(at, email, password);
  const kept = new Map(at.cookies);
  expect((await at.post("/api/auth/sign-out")).statusCode).toBe(204);
  for (const [name, value] of kept) at.cookies.set(name, value);
  expect((await at.get("/api/v1/me")).statusCode).toBe(401);
});

test("a reset link works once, within 30 minutes, ends all sessions and lifts the lock", async () => {
  const at = browser(app);
  await signInWith(at, email, password);
  for (let n = 1; n <= 5; n++) await signInWith(browser(app), email, "wrong");
  expect((await at.post("/api/auth/request-password-reset", { email })).statusCode).toBe(204);
  const mail = await db
    .selectFrom("mail")
    .select(["body_text"])
    .where("recipient", "=", email)
    .executeTakeFirstOrThrow();
  const token = /reset-password#([\w-]+)/.exec(mail.body_text)?.[1] ?? "";
  const fresh = "yama no ue no kumo 8";
  const weak = await browser(app).post("/api/auth/reset-password", { token, newPassword: "qwertyuiop12" });
  expect(weak.json()).toMatchObject({ reason: "weak_password" });
  expect((await browser(app).post("/api/auth/reset-password", { token, newPassword: fresh })).statusCode).toBe(204);
  expect((await browser(app).post("/api/auth/reset-password", { token, newPassword: fresh })).json()).toMatchObject({
    reason: "reset_link_dead",
  });
  expect((await at.get("/api/v1/me")).statusCode).toBe(401);
  expect((await signInWith(browser(app), email, password)).json()).toMatchObject({ reason: "wrong_credentials" });
  expect((await signInWith(browser(app), email, fresh)).json()).toEqual({ next: "done" });
});

test("an expired reset link is refused, and an unknown address gets the same answer and no mail", async () => {
  await browser(app).post("/api/auth/request-password-reset", { email });
  const mail = await db
    .selectFrom("mail")
    .select(["body_text"])
    .where("recipient", "=", email)
    .executeTakeFirstOrThrow();
  const token = /reset-password#([\w-]+)/.exec(mail.body_text)?.[1] ?? "";
  expect(
    await db
      .selectFrom("sign_in_verification")
      .select("id")
      .where("expires_at", ">", new Date(Date.now() + 31 * 60_000))
      .execute(),
  ).toEqual([]);
  await db
    .updateTable("sign_in_verification")
    .set({ expires_at: new Date(Date.now() - 1000) })
    .execute();
  const late = await browser(app).post("/api/auth/reset-password", { token, newPassword: "yama no ue no kumo 8" });
  expect(late.json()).toMatchObject({ reason: "reset_link_dead" });
  const unknown = await browser(app).post("/api/auth/request-password-reset", { email: "nobody@byoin.example" });
  expect(unknown.statusCode).toBe(204);
  expect(await db.selectFrom("mail").select("id").where("recipient", "=", "nobody@byoin.example").execute()).toEqual(
    [],
  );
});

test("a new password needs the old one and ends the other sessions", async () => {
  const [here, there] = [browser(app), browser(app)];
  await signInWith(here, email, password);
  await signInWith(there, email, password);
  const newPassword = "yama no ue no kumo 8";
  const wrong = await here.post("/api/auth/change-password", { currentPassword: "wrong", newPassword });
  expect(wrong.json()).toMatchObject({ reason: "wrong_credentials" });
  expect((await here.post("/api/auth/change-password", { currentPassword: password, newPassword })).statusCode).toBe(
    204,
  );
  expect((await here.get("/api/v1/me")).statusCode).toBe(200);
  expect((await there.get("/api/v1/me")).statusCode).toBe(401);
});

test("sessions are listed and ended by their owner only", async () => {
  const [here, there, other] = [browser(app), browser(app), browser(app)];
  await signInWith(here, email, password);
  await signInWith(there, email, password);
  const { sessions } = (await here.get("/api/v1/me/sessions")).json();
  expect(sessions.map(({ current }: { current: boolean }) => current)).toContain(true);
  expect(JSON.stringify(sessions)).not.toMatch(/token/);
  const otherEmail = `other${count}@byoin.example`;
  await db.transaction().execute((trx) => insertPerson(trx, { name: "他", email: otherEmail, passwordHash }, start));
  await signInWith(other, otherEmail, password);
  const theirs = sessions.find(({ current }: { current: boolean }) => !current);
  expect((await other.delete(`/api/v1/me/sessions/${theirs.id}`)).statusCode).toBe(404);
  expect((await here.delete(`/api/v1/me/sessions/${theirs.id}`)).statusCode).toBe(204);
  expect((await there.get("/api/v1/me")).statusCode).toBe(401);
  await signInWith(there, email, password);
  expect((await here.post("/api/v1/me/sessions/end-others")).json()).toEqual({ ended: 1 });
});

test("an expired session is nobody", async () => {
  const at = browser(app);
  await signInWith(at, email, password);
  await db
    .updateTable("person_session")
    .set({ expires_at: new Date(Date.now() - 1000) })
    .where("person_id", "=", personId)
    .execute();
  expect((await at.get("/api/v1/me")).statusCode).toBe(401);
});

test("no other route of the sign-in library is reachable", async () => {
  const at = browser(app);
  await signInWith(at, email, password);
  for (const path of ["get-session", "list-sessions", "ok", "error", "reset-password/x", "list-accounts"]) {
    expect((await at.get(`/api/auth/${path}`)).statusCode, path).toBe(404);
  }
  for (const path of [
    "sign-up/email",
    "update-user",
    "delete-user",
    "change-email",
    "sign-in/social",
    "two-factor/send-otp",
  ]) {
    expect((await at.post(`/api/auth/${path}`, {})).statusCode, path).toBe(404);
  }
});
