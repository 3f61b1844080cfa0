import { hashPassword } from "better-auth/crypto";
import { beforeEach, expect, test } from "vitest";
import { inFacility } from "../../platform/db/tenant.ts";
import type { HospitalRole } from "../contract.ts";
import { insertPerson } from "../people/person.store.ts";
import { grantFacilityRole } from "../people/role.store.ts";
import { authenticator } from "../testing/authenticator.ts";
import { type Browser, browser, enrolTotp, signInWith } from "../testing/browser.ts";
import { identityApp } from "../testing/identity-app.ts";
import { signedIn } from "../testing/sign-in.ts";
import { totpCode } from "../testing/totp.ts";

const { app, db, identity, clock, addFacility, auditOf } = await identityApp();
const origin = "http://localhost:8080";
const password = "mizuumi no hotori 3";
const passwordHash = await hashPassword(password);
const hospital = await addFacility("みなと病院");
let count = 0;
let email = "";
let personId = "";

beforeEach(async () => {
  email = `person${++count}@byoin.example`;
  personId = await db
    .transaction()
    .execute(async (trx) => (await insertPerson(trx, { name: "山田", email, passwordHash }, clock.now)) ?? "");
});

const hold = (role: HospitalRole, facilityId = hospital) =>
  inFacility(db, facilityId, (trx) =>
    grantFacilityRole(trx, facilityId, { personId, role, until: null, why: "試験" }, { label: "operator" }, clock.now),
  );
const signInHere = async (): Promise<Browser> => {
  const at = browser(app);
  await signInWith(at, email, password);
  return at;
};
const people = (at: Browser) => at.get(`/api/v1/facilities/${hospital}/people`);
const verify = (at: Browser, code: string) => at.post("/api/auth/two-factor/verify-totp", { code });
const registerPasskey = async (at: Browser, key: ReturnType<typeof authenticator>) => {
  const options = (await at.get("/api/auth/passkey/generate-register-options")).json();
  return at.post("/api/auth/passkey/verify-registration", { response: key.register(options), name: "端末" });
};
const signInWithPasskey = async (at: Browser, key: ReturnType<typeof authenticator>) => {
  const options = (await at.get("/api/auth/passkey/generate-authenticate-options")).json();
  return at.post("/api/auth/passkey/verify-authentication", { response: key.authenticate(options) });
};

test("a system administrator without a second factor reaches only what sets one up", async () => {
  await hold("systemAdministrator");
  const at = await signInHere();
  const refused = await people(at);
  expect(refused.statusCode).toBe(403);
  expect(refused.json()).toMatchObject({ reason: "second_factor_needed" });
  const token = { name: "x", scopes: ["ledger.read"], facilityId: null, expiresAt: "2099-01-01T00:00:00Z" };
  expect((await at.post("/api/v1/me/tokens", token)).json()).toMatchObject({ reason: "second_factor_needed" });
  expect((await at.get("/api/v1/me")).json()).toMatchObject({ facilities: [], secondFactor: { next: "enrol" } });
  await enrolTotp(at, password);
  expect((await people(at)).statusCode).toBe(200);
  expect((await at.get("/api/v1/me")).json()).toMatchObject({
    facilities: [{ facilityId: hospital, name: "みなと病院", roles: ["systemAdministrator"] }],
    secondFactor: { next: "done", totp: true },
  });
});

test("a person of two hospitals owes it as soon as the second role begins, in the session already open", async () => {
  await hold("executive");
  const at = await signInHere();
  expect((await people(at)).statusCode).toBe(200);
  await hold("staff", await addFacility("やま診療所"));
  expect((await people(at)).json()).toMatchObject({ reason: "second_factor_needed" });
});

test("with TOTP the password alone opens no session; the code does, in a new session", async () => {
  await hold("systemAdministrator");
  const first = await signInHere();
  const beforeCode = first.cookies.get("sekisho.session_token");
  const { totpUri } = await enrolTotp(first, password);
  expect(first.cookies.get("sekisho.session_token")).not.toBe(beforeCode);

  const at = browser(app);
  expect((await signInWith(at, email, password)).json()).toEqual({ next: "code" });
  expect(at.cookies.has("sekisho.session_token")).toBe(false);
  expect((await at.get("/api/v1/me")).statusCode).toBe(401);
  expect((await verify(at, "000000")).json()).toMatchObject({ reason: "wrong_code" });
  expect((await verify(at, totpCode(totpUri, 1))).statusCode).toBe(204);
  expect((await people(at)).statusCode).toBe(200);
  expect(await auditOf(`person:${personId}`)).toEqual(["signIn.done", "secondFactor.totpAdded", "signIn.done"]);
});

test("an accepted code is not accepted again, although it is still valid", async () => {
  const { totpUri } = await enrolTotp(await signInHere(), password);
  const code = totpCode(totpUri, 1);
  const [at, thief] = [browser(app), browser(app)];
  await signInWith(at, email, password);
  await signInWith(thief, email, password);
  expect((await verify(at, code)).statusCode).toBe(204);
  expect((await verify(thief, code)).json()).toMatchObject({ reason: "wrong_code" });
  expect((await thief.get("/api/v1/me")).statusCode).toBe(401);
  expect((await db.selectFrom("person_session").select("id").where("person_id", "=", personId).execute()).length).toBe(
    2,
  );
});

test("five wrong codes lock the second step, however many sign-ins they are spread over", async () => {
  const { totpUri } = await enrolTotp(await signInHere(), password);
  for (let n = 0; n < 5; n++) {
    const at = browser(app);
    await signInWith(at, email, password);
    await verify(at, "000000");
  }
  const at = browser(app);
  await signInWith(at, email, password);
  const locked = await verify(at, totpCode(totpUri, 1));
  expect(locked.statusCode).toBe(429);
  expect(locked.json()).toMatchObject({ reason: "account_locked" });
});

test("a recovery code signs in once", async () => {
  const enrolled = await enrolTotp(await signInHere(), password);
  expect(enrolled.recoveryCodes).toHaveLength(10);
  const [code = ""] = enrolled.recoveryCodes;
  const use = async () => {
    const at = browser(app);
    await signInWith(at, email, password);
    return { at, reply: await at.post("/api/auth/two-factor/verify-backup-code", { code }) };
  };
  const first = await use();
  expect(first.reply.statusCode).toBe(204);
  const state = (await first.at.get("/api/v1/me/second-factor")).json();
  expect(state).toMatchObject({ recoveryCodesLeft: 9, totp: true });
  expect((await use()).reply.json()).toMatchObject({ reason: "wrong_code" });
});

test("of many who use recovery codes at once, each code lets in one and stays used", async () => {
  const { recoveryCodes } = await enrolTotp(await signInHere(), password);
  const browsers = Array.from({ length: 6 }, () => browser(app));
  for (const at of browsers) await signInWith(at, email, password);
  const use = (at: Browser, n: number) =>
    at.post("/api/auth/two-factor/verify-backup-code", { code: recoveryCodes[n % 2] });
  const replies = await Promise.all(browsers.map(use));
  expect(replies.filter(({ statusCode }) => statusCode === 204)).toHaveLength(2);
  const signedInNow = browsers[replies.findIndex(({ statusCode }) => statusCode === 204)];
  expect((await signedInNow?.get("/api/v1/me/second-factor"))?.json()).toMatchObject({ recoveryCodesLeft: 8 });
});

test("new recovery codes void the old ones and need the password", async () => {
  const at = await signInHere();
  const { recoveryCodes } = await enrolTotp(at, password);
  const wrong = await at.post("/api/auth/two-factor/generate-backup-codes", { password: "wrong" });
  expect(wrong.json()).toMatchObject({ reason: "wrong_credentials" });
  const renewed = await at.post("/api/auth/two-factor/generate-backup-codes", { password });
  expect(renewed.json().recoveryCodes).toHaveLength(10);
  const other = browser(app);
  await signInWith(other, email, password);
  const old = await other.post("/api/auth/two-factor/verify-backup-code", { code: recoveryCodes[0] });
  expect(old.json()).toMatchObject({ reason: "wrong_code" });
});

test("TOTP in use is not replaced by starting again, and removing it needs the password and brings the duty back", async () => {
  await hold("safetyOfficer");
  const at = await signInHere();
  await enrolTotp(at, password);
  expect((await at.post("/api/auth/two-factor/enable", { password })).json()).toMatchObject({
    reason: "bad_second_factor_state",
  });
  expect((await at.post("/api/auth/two-factor/disable", { password: "wrong" })).json()).toMatchObject({
    reason: "wrong_credentials",
  });
  expect((await at.post("/api/auth/two-factor/disable", { password })).statusCode).toBe(204);
  expect((await people(at)).json()).toMatchObject({ reason: "second_factor_needed" });
});

test("a passkey signs in as both factors, and the duty is met from the moment it is registered", async () => {
  await hold("systemAdministrator");
  const key = authenticator(origin);
  const here = await signInHere();
  expect((await registerPasskey(here, key)).statusCode).toBe(204);
  expect((await people(here)).statusCode).toBe(200);
  const there = browser(app);
  expect((await signInWithPasskey(there, key)).statusCode).toBe(204);
  expect((await people(there)).statusCode).toBe(200);
  const { passkeyList } = (await there.get("/api/v1/me/second-factor")).json();
  expect(passkeyList).toMatchObject([{ name: "端末" }]);
});

test("with a passkey, a stolen password gets into nothing and cannot add a key of the thief", async () => {
  await hold("systemAdministrator");
  await registerPasskey(await signInHere(), authenticator(origin));
  const thief = await signInHere();
  expect((await thief.get("/api/v1/me")).json()).toMatchObject({
    secondFactor: { next: "signInAgain" },
    facilities: [],
  });
  expect((await people(thief)).json()).toMatchObject({ reason: "second_factor_needed" });
  expect((await thief.get("/api/auth/passkey/generate-register-options")).json()).toMatchObject({
    reason: "second_factor_needed",
  });
  expect((await thief.post("/api/auth/two-factor/enable", { password })).json()).toMatchObject({
    reason: "second_factor_needed",
  });
  const [own] = await db.selectFrom("passkey").select("id").where("person_id", "=", personId).execute();
  expect((await thief.post("/api/auth/passkey/delete-passkey", { id: own?.id })).json()).toMatchObject({
    reason: "second_factor_needed",
  });
});

test("a key that asked for no finger, face or PIN is not accepted, at registration or sign-in", async () => {
  const key = authenticator(origin);
  const here = await signInHere();
  const registration = (await here.get("/api/auth/passkey/generate-register-options")).json();
  const touched = { response: key.register(registration, false), name: "端末" };
  expect((await here.post("/api/auth/passkey/verify-registration", touched)).json()).toMatchObject({
    reason: "passkey_failed",
  });
  await registerPasskey(here, key);
  const at = browser(app);
  const options = (await at.get("/api/auth/passkey/generate-authenticate-options")).json();
  expect(options.userVerification).toBe("required");
  const response = key.authenticate(options, false);
  expect((await at.post("/api/auth/passkey/verify-authentication", { response })).json()).toMatchObject({
    reason: "passkey_failed",
  });
  expect((await at.get("/api/v1/me")).statusCode).toBe(401);
});

test("a passkey of another site, or an answer given twice, is refused", async () => {
  const foreign = authenticator("http://localhost.evil.example");
  expect((await registerPasskey(await signInHere(), foreign)).json()).toMatchObject({ reason: "passkey_failed" });
  const key = authenticator(origin);
  await registerPasskey(await signInHere(), key);
  const at = browser(app);
  const options = (await at.get("/api/auth/passkey/generate-authenticate-options")).json();
  const cookies = new Map(at.cookies);
  const response = key.authenticate(options);
  expect((await at.post("/api/auth/passkey/verify-authentication", { response })).statusCode).toBe(204);
  const again = browser(app);
  for (const [name, value] of cookies) again.cookies.set(name, value);
  expect((await again.post("/api/auth/passkey/verify-authentication", { response })).json()).toMatchObject({
    reason: "passkey_failed",
  });
});

test("nobody removes the passkey of another", async () => {
  await registerPasskey(await signInHere(), authenticator(origin));
  const [own] = await db.selectFrom("passkey").select("id").where("person_id", "=", personId).execute();
  const other = await signedIn(identity);
  const reply = await app.inject({
    method: "POST",
    url: "/api/auth/passkey/delete-passkey",
    headers: other.headers,
    payload: { id: own?.id },
  });
  expect(reply.statusCode).toBe(404);
});
