import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeEach, expect, test } from "vitest";
import { homeworkLinkHeader } from "../survey/homework/sheet-contracts.ts";
import { composedApp } from "./testing/composed-app.ts";
import { aHospital, type Hospital } from "./testing/hospital.ts";
import { claimsOfLinks, claimsOfLinksThatAreOver, secretIn, visitor } from "./testing/link-claims.ts";
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
  return secretIn(made);
}
const company = own.programme.people.survey_company.headers;
const { base, token } = await asked(own);
const foreign = await asked(other);
const answer = (questionId = "1") => ({
  name: "山田",
  company: "架空保守",
  answers: [{ questionId, text: "RX-1" }],
});

const knocking = visitor(app, "/api/v1/homework-answers", homeworkLinkHeader);
const { post, upload } = knocking;

claimsOfLinks(knocking, {
  db,
  token,
  another: async () => foreign.token,
  answer: answer(),
  tooMany: 101,
  files: {
    taken: "kousei.pdf",
    refused: ["run.exe", "page.html", "picture.svg"],
    keys: ["id", "name", "sizeBytes"],
  },
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
  const inquiry = secretIn(made);
  expect((await post("read", { token: inquiry })).statusCode).toBe(404);
  const swapped = await app.inject({ method: "POST", url: "/api/v1/answers/read", payload: { token } });
  expect(swapped.statusCode).toBe(404);
});

claimsOfLinksThatAreOver(knocking, {
  token,
  renew: () => linkOf(base, company),
  answer: answer(),
  word: own.word,
  file: "kousei.pdf",
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
