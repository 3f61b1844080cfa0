import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeEach, expect, test } from "vitest";
import { linkHeader } from "../ledger/answering/route-contracts.ts";
import { composedApp } from "./testing/composed-app.ts";
import { aHospital, type Hospital } from "./testing/hospital.ts";
import { claimsOfLinks, claimsOfLinksThatAreOver, secretIn, visitor } from "./testing/link-claims.ts";
import { wholeOf } from "./testing/whole-of.ts";

/** The routes that go by nothing but the secret of a link, as somebody outside every hospital knocks at them. */
const composed = await composedApp();
const { app, runtime } = composed;
const [own, other] = [await aHospital(composed, "つばめ"), await aHospital(composed, "かもめ")];
const admin = new pg.Client({ connectionString: composed.adminUrl });
await admin.connect();
afterAll(() => admin.end());
const { db } = runtime.database;
beforeEach(() => db.deleteFrom("sign_in_attempt").execute());

async function newLink({ id, ids, systemAdministrator }: Hospital): Promise<string> {
  const url = `/api/v1/facilities/${id}/inquiries/${ids.inquiryId}/link`;
  const made = await app.inject({ method: "POST", url, headers: systemAdministrator.headers, payload: {} });
  return secretIn(made);
}
const token = await newLink(own);
const answer = (recordId: string | undefined, field = "model") => ({
  name: "山田",
  company: "架空保守",
  answers: [{ recordId, field, value: { state: "known", value: "RX-1" } }],
});

const knocking = visitor(app, "/api/v1/answers", linkHeader, { recordId: own.ids.recordId ?? "" });
const { post } = knocking;

claimsOfLinks(knocking, {
  db,
  token,
  another: () => newLink(other),
  answer: answer(own.ids.recordId),
  tooMany: 3000,
  files: { taken: "label.png", refused: ["run.exe"], keys: ["id", "name", "recordId", "sizeBytes"] },
});

test("the sheet holds what was asked and not a word more of the hospital", async () => {
  const reply = await post("read", { token });
  expect(reply.statusCode).toBe(200);
  expect(reply.headers["cache-control"]).toBe("no-store");
  const { items, askedBy, question, hospital, askedTo, ...rest } = reply.json();
  expect({ hospital, askedTo, question }).toEqual({
    hospital: `${own.word}病院`,
    askedTo: `${own.word}課`,
    question: `${own.word}の型番`,
  });
  expect(items.map(Object.keys)).toEqual([["recordId", "kind", "number", "name", "field", "state"]]);
  expect(askedBy).toBe(own.systemAdministrator.name);
  expect(JSON.stringify(rest)).not.toContain(own.word);
  for (const secret of [own.id, own.systemAdministrator.email, own.systemAdministrator.personId, other.word])
    expect(reply.body).not.toContain(secret);
});

test("what was not asked cannot be answered, saved or filed, and changes nothing in either hospital", async () => {
  const whole = async () => [await wholeOf(admin, own), await wholeOf(admin, other)];
  const before = await whole();
  const foreign = [
    answer(own.ids.recordId, "location"),
    answer(own.ids.exposedId),
    answer(other.ids.recordId),
    answer(randomUUID()),
  ];
  for (const one of foreign) {
    for (const [path, body] of [
      ["submit", { token, answer: one }],
      ["save", { token, draft: one }],
    ] as const) {
      const reply = await post(path, body);
      expect([path, reply.statusCode, reply.json().reason]).toEqual([path, 404, "not_asked"]);
    }
  }
  const file = await post("files/remove", { token, fileId: own.ids.fileId });
  expect([file.statusCode, file.json().reason]).toEqual([404, "file_gone"]);
  expect(await whole()).toEqual(before);
});

test("what somebody else's system cannot hold is taken without a fault", async () => {
  const odd = "一行目\u0000\ud800\u202e";
  const draft = { ...answer(own.ids.recordId), name: odd, company: odd, comment: odd };
  expect((await post("save", { token, draft })).statusCode).toBe(200);
});

claimsOfLinksThatAreOver(knocking, {
  token,
  renew: () => newLink(own),
  answer: answer(own.ids.recordId),
  word: own.word,
  file: "label.png",
});
