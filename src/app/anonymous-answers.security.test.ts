import { createHash } from "node:crypto";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { signedIn } from "../identity/testing/sign-in.ts";
import { deliverDue } from "../platform/mail/deliver.ts";
import { startMailServer } from "../platform/testing/mail-server.ts";
import { fillLinks } from "../questionnaire/round/fill-link.store.ts";
import { openRoundKey } from "../questionnaire/round/link-secret.store.ts";
import { anOrganisation, roundSettings } from "../questionnaire/round/testing/an-organisation.ts";
import { type Copy, copyOf, placeOf, type Row, secretsIn, textOf } from "./testing/answers-copy.ts";
import { composedApp } from "./testing/composed-app.ts";
import { followed, sideBySide } from "./testing/join-attack.ts";

/**
 * Whoever has a full copy of the database, with the place and transaction of every row, and every mail that left, letter by letter, tries
 * to say who gave which answer. The same attack on a round that is not anonymous succeeds, so it can.
 */
const mailServer = await startMailServer();
afterAll(() => mailServer.stop());
const composed = await composedApp({ SMTP_URL: mailServer.url });
const { app, identity, runtime, work } = composed;
const { db } = runtime.database;
const admin = new pg.Client({ connectionString: composed.adminUrl });
await admin.connect();
afterAll(() => admin.end());

const organisationId = await anOrganisation(db);
const organisations = [{ organisationId, role: "surveyManager" as const }];
const { headers } = await signedIn(identity, { organisations });
const base = `/api/v1/organisations/${organisationId}/rounds`;

async function ask<Answer>(method: "GET" | "POST", url: string, payload?: object): Promise<Answer> {
  const reply = await app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  if (reply.statusCode >= 300) throw new Error(`${method} ${url}: ${reply.statusCode} ${reply.body}`);
  return reply.json();
}
async function answer(step: "read" | "save" | "hand-in", payload: object) {
  const reply = await app.inject({ method: "POST", url: `/api/v1/answering/${step}`, payload });
  if (reply.statusCode !== 200) throw new Error(`${step}: ${reply.statusCode} ${reply.body}`);
  return reply.json();
}

const people = 40;
/** Whoever answers first is not who was asked first: 7 and 40 have no common divisor. */
const order = Array.from({ length: 36 }, (_, turn) => (turn * 7 + 3) % people);
const whenCopied = 24;
const whenReminded = 29;

type Kind = "named" | "nameless";
const addressOf = (kind: Kind, n: number) => `${kind}${n}@kaitou.example`;
/** What each person says: the length says nothing, and no two say the same. */
const opinionOf = (address: string) => `意見 ${createHash("sha256").update(address).digest("hex").slice(0, 12)}`;
const addresses = (["named", "nameless"] as const).flatMap((kind) =>
  Array.from({ length: people }, (_, n) => addressOf(kind, n)),
);
const authors = new Map(addresses.map((address) => [opinionOf(address), address]));

const opinionIn = (row: Row): string => (row.answers as { values: { Q2?: { text: string } } }).values.Q2?.text ?? "";
const authorOf = (row: Row) => authors.get(opinionIn(row)) ?? "";
const authorOfContact = (row: Row) => authors.get((row.given as { Q3: string }).Q3.replace("連絡先 ", "")) ?? "";

/** A round from its making to its end, answered over HTTP in a known order, with a copy taken in the middle and at the end. */
async function aRoundAnswered(kind: Kind): Promise<{ roundId: string; midway: Copy; ended: Copy }> {
  const settings = { ...roundSettings, anonymous: kind === "nameless" };
  const { id: roundId } = await ask<{ id: string }>("POST", base, settings);
  const text = Array.from({ length: people }, (_, n) => `回答者${n},${addressOf(kind, n)}`).join("\n");
  await ask("POST", `${base}/${roundId}/respondents`, { addition: { from: "text", text }, dryRun: false });
  await ask("POST", `${base}/${roundId}/open`);
  const before = mailServer.received.length;
  const mails = () => mailServer.received.slice(before).map(({ to, raw, text: body }) => ({ to, text: raw + body }));
  await mail(roundId, "invitation");
  expect(mails().length).toBe(people);
  const secrets = new Map(mails().map((one) => [one.to, secretsIn(one)[0]]));
  let midway: Copy | undefined;
  for (const [turn, n] of order.entries()) {
    const token = secrets.get(addressOf(kind, n));
    const opinion = opinionOf(addressOf(kind, n));
    const values = { Q1: { picked: [String((n % 3) + 1)] }, Q2: { text: opinion } };
    await answer("read", { token });
    await answer("save", { token, answers: { values } });
    await answer("hand-in", { token, answers: { values: { ...values, Q3: { text: `連絡先 ${opinion}` } } } });
    await work["questionnaire.tend"]();
    // Not where a crowd has just been written: with answers waiting to be.
    if (turn === whenCopied) midway = await copyOf(admin, roundId, mails());
    if (turn === whenReminded) {
      await admin.query("update questionnaire_mailing_item set mailed_on = mailed_on - 30 where round_id = $1", [
        roundId,
      ]);
      await mail(roundId, "reminder");
    }
  }
  await ask("POST", `${base}/${roundId}/close`);
  if (!midway) throw new Error("no copy was taken");
  return { roundId, midway, ended: await copyOf(admin, roundId, mails()) };
}

async function mail(roundId: string, kind: "invitation" | "reminder"): Promise<void> {
  const { id: mailingId } = await ask<{ id: string }>("POST", `${base}/${roundId}/mailings`, { kind });
  await work["questionnaire.mail"]({ organisationId, roundId, mailingId });
  const complete = fillLinks(db, openRoundKey(runtime.config.dataFolder));
  await deliverDue(db, { ...runtime.config, complete }, new Date());
}

const named = await aRoundAnswered("named");
const nameless = await aRoundAnswered("nameless");

test("the attack works: of a round that is not anonymous it names every answer, by values and by order alone", () => {
  const { ended } = named;
  const found = [...followed(ended)].filter(([address, [sheet]]) => sheet && authorOf(sheet) === address);
  expect(found.length).toBe(order.length);
  const { right, correlation } = sideBySide(ended, ended.sheets, ({ xmin }) => Number(xmin), authorOf);
  expect([right, correlation]).toEqual([order.length, 1]);
});

test("of the anonymous round every answer is there, and no value leads from anybody to one", () => {
  const expected = order.map((n) => opinionOf(addressOf("nameless", n)));
  expect(nameless.ended.sheets.map(opinionIn).sort()).toEqual(expected.sort());
  expect([...followed(nameless.ended)]).toEqual([]);
});

test("neither place, transaction nor id puts answers in the order of the links", () => {
  const { ended } = nameless;
  // Of 36 laid side by side at random, 1 is right on average and 7 or more once in 12,000 times; |rho| above 0.65 once in 100,000.
  for (const key of [placeOf, ({ xmin }: Row) => Number(xmin), ({ id, what_hash }: Row) => String(id ?? what_hash)]) {
    const { right, correlation } = sideBySide(ended, ended.sheets, key, authorOf);
    expect(right).toBeLessThan(7);
    expect(Math.abs(correlation)).toBeLessThan(0.65);
  }
  const transactions = [...ended.sheets, ...ended.contacts].map(({ xmin }) => xmin);
  expect(new Set(transactions).size).toBe(1);
});

test("contacts lie apart: no value and no order leads from one to an answer or a link", () => {
  const { ended } = nameless;
  expect(ended.contacts.length).toBe(order.length);
  const { right, correlation } = sideBySide(ended, ended.contacts, placeOf, authorOfContact);
  expect(right).toBeLessThan(7);
  expect(Math.abs(correlation)).toBeLessThan(0.65);
  for (const { given, ...row } of ended.contacts) expect(row).toEqual({ ...row, import_id: null });
  const columns = Object.keys(ended.contacts[0] ?? {});
  expect(columns.sort()).toEqual(["ctid", "given", "id", "import_id", "organisation_id", "round_id", "xmin"]);
});

test("in the middle of the round, with answers that came just now, it is no different", () => {
  const { midway } = nameless;
  const waiting = midway.tickets.flatMap(({ handed_in }) => (Buffer.isBuffer(handed_in) ? [handed_in] : []));
  expect(waiting.length).toBeGreaterThan(0);
  expect(waiting.length + midway.sheets.length).toBe(whenCopied + 1);
  expect([...followed(midway)]).toEqual([]);
  // What waits is sealed: of its words nothing can be read anywhere in the copy, and its length is everybody's.
  const written = new Set(midway.sheets.map(opinionIn));
  const given = order.slice(0, whenCopied + 1).map((n) => opinionOf(addressOf("nameless", n)));
  const unwritten = given.filter((opinion) => !written.has(opinion));
  expect(unwritten.length).toBe(waiting.length);
  const whole = textOf(midway);
  for (const opinion of unwritten) expect(whole).not.toContain(opinion);
  expect(new Set(waiting.map(({ length }) => length)).size).toBe(1);
});

test("no secret of a link is anywhere in the database, not even of a mail that was sent", () => {
  for (const { midway, ended } of [named, nameless]) {
    const secrets = ended.mails.flatMap(secretsIn);
    expect(new Set(secrets).size).toBe(people);
    for (const whole of [textOf(midway), textOf(ended)])
      for (const secret of secrets) expect(whole).not.toContain(secret);
  }
});

test("whoever had answered was not reminded, and every mail was written once", () => {
  const answered = new Set(order.slice(0, whenReminded + 1));
  const mails = Map.groupBy(nameless.ended.mails, ({ to }) => to);
  for (const n of Array.from({ length: people }, (_, index) => index))
    expect([n, mails.get(addressOf("nameless", n))?.length]).toEqual([n, answered.has(n) ? 1 : 2]);
});

test("the list of the anonymous round says of nobody whether they answered", async () => {
  const { respondents, total } = await ask<{ respondents: { state: unknown; mailedOn: unknown }[]; total: number }>(
    "GET",
    `${base}/${nameless.roundId}/respondents`,
  );
  expect(total).toBe(people);
  expect(respondents.filter(({ state, mailedOn }) => state !== null || mailedOn !== null)).toEqual([]);
});
