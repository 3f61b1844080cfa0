import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeEach, expect, test } from "vitest";
import { hashOf } from "../identity/api.ts";
import { linkHeader } from "../ledger/answering/route-contracts.ts";
import { composedApp } from "./testing/composed-app.ts";
import { fileBody } from "./testing/file-body.ts";
import { aHospital, type Hospital } from "./testing/hospital.ts";
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

const vendor = "203.0.113.7";
const post = (path: string, payload: object, remoteAddress = vendor, headers: Record<string, string> = {}) =>
  app.inject({ method: "POST", url: `/api/v1/answers/${path}`, payload, headers, remoteAddress });

async function newLink({ id, ids, systemAdministrator }: Hospital): Promise<string> {
  const url = `/api/v1/facilities/${id}/inquiries/${ids.inquiryId}/link`;
  const made = await app.inject({ method: "POST", url, headers: systemAdministrator.headers, payload: {} });
  return String(made.json().answerLink.link).split("#")[1] ?? "";
}
const token = await newLink(own);
const wrong = (n: number) => String(n).padStart(43, "x");
const answer = (recordId: string | undefined, field = "model") => ({
  name: "山田",
  company: "架空保守",
  answers: [{ recordId, field, value: { state: "known", value: "RX-1" } }],
});

async function upload(secret: string | undefined, ...names: string[]) {
  const form = new FormData();
  form.append("recordId", own.ids.recordId ?? "");
  for (const name of names) form.append("file", new File(["content"], name));
  const { headers, payload } = await fileBody(form);
  return post("files", payload, vendor, { ...headers, ...(secret ? { [linkHeader]: secret } : {}) });
}

test("a secret that opens nothing is told apart from one that is cut short, and tells of no hospital", async () => {
  const unknown = await post("read", { token: wrong(1) });
  expect([unknown.statusCode, unknown.json().reason]).toEqual([404, "link_wrong"]);
  const english = await post("read", { token: wrong(1) }, vendor, { "accept-language": "en" });
  expect(english.json().message).toBe("This link is not valid. Check that it is complete and open it again.");
  for (const cut of [token.slice(1), `${token}x`, "", null]) {
    const reply = await post("read", { token: cut });
    expect([reply.statusCode, reply.json().reason]).toEqual([400, "bad_input"]);
  }
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

test("a file is judged by its link before it is read, one at a time, pictures and PDF only", async () => {
  for (const secret of [undefined, "short", wrong(1)]) {
    const reply = await upload(secret, "label.png");
    expect([secret, reply.statusCode, reply.json().reason]).toEqual([secret, 404, "link_wrong"]);
  }
  expect((await upload(token, "a.png", "b.png")).statusCode).toBe(413);
  expect((await upload(token, "run.exe")).json().reason).toBe("wrong_file_type");
  expect((await upload(token)).json().reason).toBe("no_file");
  const taken = await upload(token, "../../label.png");
  expect([taken.statusCode, taken.json().name]).toEqual([200, "label.png"]);
});

test("a body beyond the limit is refused", async () => {
  const answers = Array(3000).fill(answer(own.ids.recordId).answers[0]);
  expect((await post("save", { token, draft: { answers } })).statusCode).toBe(400);
  expect((await post("save", { token, draft: { comment: "長".repeat(4001) } })).statusCode).toBe(400);
  expect((await post("save", { token, draft: { comment: "x".repeat(3 * 1024 * 1024) } })).statusCode).toBe(413);
});

test("an address that tries secrets is stopped after fifty, by the count that stops trying passwords, and others are not", async () => {
  for (let n = 0; n < 49; n++) expect((await post("read", { token: wrong(n) })).statusCode).toBe(404);
  const payload = { email: "dareka@byoin.example", password: "machigai-no-aikotoba" };
  await app.inject({ method: "POST", url: "/api/auth/sign-in/email", payload, remoteAddress: vendor });
  const stopped = await post("read", { token: wrong(99) });
  expect([stopped.statusCode, stopped.json().reason]).toEqual([429, "too_many_attempts"]);
  expect((await post("read", { token })).statusCode).toBe(429);
  expect((await upload(token, "label.png")).statusCode).toBe(429);
  expect((await post("read", { token }, "198.51.100.9")).statusCode).toBe(200);
});

test("using a good link is no failure of its address, and three hundred uses of one link in a quarter of an hour are enough", async () => {
  for (let n = 0; n < 60; n++) expect((await post("read", { token })).statusCode).toBe(200);
  const used = { account: `link:${hashOf(token)}`, address: "", at: new Date() };
  const rows = Array.from({ length: 239 }, () => ({ id: randomUUID(), ...used }));
  await db.insertInto("sign_in_attempt").values(rows).execute();
  expect((await post("read", { token })).statusCode).toBe(200);
  expect((await post("read", { token }, "198.51.100.9")).json().reason).toBe("too_many_attempts");
  const fresh = await newLink(other);
  expect((await post("read", { token: fresh })).statusCode).toBe(200);
});

test("what somebody else's system cannot hold is taken without a fault", async () => {
  const odd = "一行目\u0000\ud800\u202e";
  const draft = { ...answer(own.ids.recordId), name: odd, company: odd, comment: odd };
  expect((await post("save", { token, draft })).statusCode).toBe(200);
});

test("a link that was replaced, and one that was used, answer 410 in words that tell nothing of the hospital", async () => {
  const newer = await newLink(own);
  const replaced = await post("read", { token });
  expect([replaced.statusCode, replaced.json().reason]).toEqual([410, "link_revoked"]);
  expect((await post("submit", { token: newer, answer: answer(own.ids.recordId) })).statusCode).toBe(200);
  const replay = await post("submit", { token: newer, answer: answer(own.ids.recordId) });
  expect([replay.statusCode, replay.json().reason]).toEqual([410, "link_used"]);
  expect((await post("save", { token: newer, draft: {} })).statusCode).toBe(410);
  for (const { body } of [replaced, replay]) expect(body).not.toContain(own.word);
  expect((await post("read", { token: newer })).json().answeredAt).not.toBeNull();
});
