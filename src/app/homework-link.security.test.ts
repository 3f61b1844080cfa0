import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeEach, expect, test } from "vitest";
import { hashOf } from "../identity/api.ts";
import { homeworkLinkHeader } from "../survey/homework/sheet-contracts.ts";
import { composedApp } from "./testing/composed-app.ts";
import { fileBody } from "./testing/file-body.ts";
import { aHospital, type Hospital } from "./testing/hospital.ts";
import { wholeOf } from "./testing/whole-of.ts";

/** The routes by which vendors answer homework: nothing but the secret of a link, as somebody outside every hospital knocks at them. */
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
  app.inject({ method: "POST", url: `/api/v1/homework-answers/${path}`, payload, headers, remoteAddress });

interface Asked {
  base: string;
  token: string;
}

/** Asked of a vendor, agreed to by the hospital, with a link to hand over. */
async function asked({ id, word, systemAdministrator, programme }: Hospital): Promise<Asked> {
  const all = `/api/v1/facilities/${id}/survey/${programme.programmeId}/homework`;
  const as = async (headers: Record<string, string>, url: string, payload: object) => {
    const reply = await app.inject({ method: "POST", url, headers, payload });
    if (reply.statusCode !== 200) throw new Error(`${url}: ${reply.body}`);
    return reply.json();
  };
  const company = programme.people.survey_company.headers;
  const question = { holder: "vendor", owedBy: `${word}保守`, kind: "explanation", title: `${word}の回線` };
  const made = await as(company, all, { ...question, questions: ["機器の型番", "保守の手順"] });
  const base = `${all}/${made.id}`;
  await as(systemAdministrator.headers, `${base}/consent`, { given: true, contact: `${word}の窓口` });
  return { base, token: await linkOf(base, company) };
}
async function linkOf(base: string, headers: Record<string, string>): Promise<string> {
  const made = await app.inject({ method: "POST", url: `${base}/link`, headers, payload: {} });
  return String(made.json().answerLink.link).split("#")[1] ?? "";
}
const company = own.programme.people.survey_company.headers;
const { base, token } = await asked(own);
const foreign = await asked(other);
const wrong = (n: number) => String(n).padStart(43, "x");
const answer = (questionId = "1") => ({
  name: "山田",
  company: "架空保守",
  answers: [{ questionId, text: "RX-1" }],
});

async function upload(secret: string | undefined, ...names: string[]) {
  const form = new FormData();
  for (const name of names) form.append("file", new File(["content"], name));
  const { headers, payload } = await fileBody(form);
  return post("files", payload, vendor, { ...headers, ...(secret ? { [homeworkLinkHeader]: secret } : {}) });
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

test("the sheet holds what was asked and not a word more of the hospital or of other homework", async () => {
  const reply = await post("read", { token });
  expect(reply.statusCode).toBe(200);
  expect(reply.headers["cache-control"]).toBe("no-store");
  const { hospital, company: asker, owedBy, contact, title, ...rest } = reply.json();
  expect({ hospital, owedBy, contact, title }).toEqual({
    hospital: `${own.word}病院`,
    owedBy: `${own.word}保守`,
    contact: `${own.word}の窓口`,
    title: `${own.word}の回線`,
  });
  expect(asker).toContain("survey_company");
  expect(JSON.stringify(rest)).not.toContain(own.word);
  const person = own.programme.people.survey_company;
  for (const secret of [own.id, own.programme.programmeId, person.email, person.personId, other.word, "構成図"])
    expect(reply.body).not.toContain(secret);
});

test("what was not asked cannot be answered, saved or filed, and changes nothing in either hospital", async () => {
  const whole = async () => [await wholeOf(admin, own), await wholeOf(admin, other)];
  const before = await whole();
  for (const [path, body] of [
    ["submit", { token, answer: answer("9") }],
    ["save", { token, draft: answer("9") }],
    ["submit", { token, answer: { ...answer(), answers: [...answer().answers, ...answer().answers] } }],
  ] as const) {
    const reply = await post(path, body);
    expect([path, reply.statusCode, reply.json().reason]).toEqual([path, 404, "not_asked"]);
  }
  for (const fileId of [own.ids.homeworkFileId, other.ids.homeworkFileId, own.ids.fileId, randomUUID()]) {
    const file = await post("files/remove", { token, fileId });
    expect([file.statusCode, file.json().reason]).toEqual([404, "file_gone"]);
  }
  expect(await whole()).toEqual(before);
});

test("a file is judged by its link before it is read, one at a time, of the kinds that are taken", async () => {
  for (const secret of [undefined, "short", wrong(1)]) {
    const reply = await upload(secret, "kousei.pdf");
    expect([secret, reply.statusCode, reply.json().reason]).toEqual([secret, 404, "link_wrong"]);
  }
  expect((await upload(token, "a.png", "b.png")).statusCode).toBe(413);
  for (const name of ["run.exe", "page.html", "picture.svg"])
    expect((await upload(token, name)).json().reason).toBe("wrong_file_type");
  expect((await upload(token)).json().reason).toBe("no_file");
  const taken = await upload(token, "../../kousei.pdf");
  expect([taken.statusCode, taken.json().name]).toEqual([200, "kousei.pdf"]);
  expect(Object.keys(taken.json()).sort()).toEqual(["id", "name", "sizeBytes"]);
});

test("what a vendor sends is handed out as a download and never shown in the hospital's browser", async () => {
  const { id } = (await upload(token, "shashin.png")).json();
  const reply = await app.inject({ url: `${base}/files/${id}`, headers: own.systemAdministrator.headers });
  expect(reply.headers["content-disposition"]).toMatch(/^attachment/);
  expect(reply.headers["x-content-type-options"]).toBe("nosniff");
});

test("at most twenty files are taken through a link", async () => {
  const { token: full } = await asked(own);
  for (let n = 0; n < 20; n++) expect((await upload(full, `${n}.txt`)).statusCode).toBe(200);
  expect((await upload(full, "21.txt")).json().reason).toBe("too_many_files");
});

test("a body beyond the limit is refused", async () => {
  const answers = Array(101).fill(answer().answers[0]);
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
  expect((await upload(token, "kousei.pdf")).statusCode).toBe(429);
  expect((await post("read", { token }, "198.51.100.9")).statusCode).toBe(200);
});

test("using a good link is no failure of its address, and three hundred uses of one link in a quarter of an hour are enough", async () => {
  for (let n = 0; n < 60; n++) expect((await post("read", { token })).statusCode).toBe(200);
  const used = { account: `link:${hashOf(token)}`, address: "", at: new Date() };
  const rows = Array.from({ length: 239 }, () => ({ id: randomUUID(), ...used }));
  await db.insertInto("sign_in_attempt").values(rows).execute();
  expect((await post("read", { token })).statusCode).toBe(200);
  expect((await post("read", { token }, "198.51.100.9")).json().reason).toBe("too_many_attempts");
  expect((await post("read", { token: foreign.token })).statusCode).toBe(200);
});

test("what somebody else's system cannot hold is taken without a fault", async () => {
  const odd = "一行目\u0000\ud800\u202e";
  const draft = { name: odd, company: odd, comment: odd, answers: [{ questionId: "1", text: odd }] };
  expect((await post("save", { token, draft })).statusCode).toBe(200);
  expect((await post("read", { token })).json().draft.comment).toBe("一行目\ufffd");
});

test("a link of the ledger opens no homework, and a link to homework no inquiry", async () => {
  const url = `/api/v1/facilities/${own.id}/inquiries/${own.ids.inquiryId}/link`;
  const { headers } = own.systemAdministrator;
  const made = await app.inject({ method: "POST", url, headers, payload: {} });
  const inquiry = String(made.json().answerLink.link).split("#")[1] ?? "";
  expect((await post("read", { token: inquiry })).statusCode).toBe(404);
  const swapped = await app.inject({ method: "POST", url: "/api/v1/answers/read", payload: { token } });
  expect(swapped.statusCode).toBe(404);
});

test("a link that was replaced, and one that was used, answer 410 in words that tell nothing of the hospital", async () => {
  const newer = await linkOf(base, company);
  const replaced = await post("read", { token });
  expect([replaced.statusCode, replaced.json().reason]).toEqual([410, "link_revoked"]);
  expect((await post("submit", { token: newer, answer: answer() })).statusCode).toBe(200);
  const replay = await post("submit", { token: newer, answer: answer() });
  expect([replay.statusCode, replay.json().reason]).toEqual([410, "link_used"]);
  expect((await post("save", { token: newer, draft: {} })).statusCode).toBe(410);
  expect((await upload(newer, "kousei.pdf")).statusCode).toBe(410);
  for (const { body } of [replaced, replay]) expect(body).not.toContain(own.word);
  expect((await post("read", { token: newer })).json().answeredAt).not.toBeNull();
});

test("the link closes with the company's engagement, in the same moment", async () => {
  const { token: live } = await asked(own);
  expect((await post("read", { token: live })).statusCode).toBe(200);
  await admin.query(
    `update engagement set ended_at = now(), ended_by = 'x', ended_why = 'x' where facility_id = $1 and kind = 'purchase_order'`,
    [own.id],
  );
  for (const [path, body] of [
    ["read", { token: live }],
    ["save", { token: live, draft: {} }],
    ["submit", { token: live, answer: answer() }],
  ] as const)
    expect((await post(path, body)).json().reason).toBe("link_revoked");
});
