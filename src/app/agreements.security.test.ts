import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { SignedInPerson } from "../identity/testing/sign-in.ts";
import { zipNames } from "../survey/agreement/testing/zip-names.ts";
import { composedApp } from "./testing/composed-app.ts";
import { aHospital } from "./testing/hospital.ts";

/** Letters and contracts through the app's own routes. */
const composed = await composedApp();
const { app } = composed;
const [own, other] = [await aHospital(composed, "つばめ"), await aHospital(composed, "かもめ")];
const { people, programmeId, organisations } = own.programme;
const base = `/api/v1/programmes/${programmeId}/agreements`;
const survey = `/api/v1/facilities/${own.id}/survey/${programmeId}/agreements`;

const ask = (who: SignedInPerson, method: "GET" | "POST" | "PUT", url: string, payload?: object) =>
  app.inject({ method, url, headers: who.headers, ...(payload ? { payload } : {}) });
const { secretariat, survey_company: company, supervising_company: supervisor } = people;
const issue = (wanted: object) =>
  ask(secretariat, "POST", `${base}/documents`, {
    facilityIds: [own.id],
    issuedOn: "2026-11-20",
    withBlanks: true,
    ...wanted,
  });
const issuedId = async (wanted: object): Promise<string> => (await issue(wanted)).json().issued[0].agreementId;
const kindsSeen = async (who: SignedInPerson) =>
  (await ask(who, "GET", survey)).json().documents.map(({ kind }: { kind: string }) => kind);

test("a document is made for the hospital as PDF and DOCX, and both sides get the same bytes", async () => {
  const id = await issuedId({ kind: "pledge" });
  const from = `/api/v1/programmes/${programmeId}/hospitals/${own.id}/agreements/${id}`;
  const pdf = await ask(secretariat, "GET", from);
  expect(pdf.rawPayload.subarray(0, 5).toString()).toBe("%PDF-");
  const atHospital = await ask(own.systemAdministrator, "GET", `${survey}/${id}`);
  expect(atHospital.rawPayload.equals(pdf.rawPayload)).toBe(true);
  const docx = await ask(own.systemAdministrator, "GET", `${survey}/${id}?format=docx`);
  expect(zipNames(docx.rawPayload)).toContain("word/document.xml");
  const { hospitals } = (await ask(secretariat, "GET", `${base}/documents`)).json();
  const listed = hospitals[0].documents.find((one: { id: string }) => one.id === id);
  expect(listed.pdfSha256).toBe(createHash("sha256").update(pdf.rawPayload).digest("hex"));
});

test("a later text does not change what was issued", async () => {
  const id = await issuedId({ kind: "nda" });
  const from = `/api/v1/programmes/${programmeId}/hospitals/${own.id}/agreements/${id}`;
  const before = (await ask(secretariat, "GET", from)).rawPayload;
  const changed = { kind: "nda", text: "# 新しい契約\n{{hospital}} と {{company}}", why: "改訂", edition: 0 };
  expect((await ask(secretariat, "PUT", `${base}/template`, changed)).json()).toEqual({ edition: 1 });
  expect((await ask(secretariat, "GET", from)).rawPayload.equals(before)).toBe(true);
  const later = await issuedId({ kind: "nda" });
  const { hospitals } = (await ask(secretariat, "GET", `${base}/documents`)).json();
  const editions = hospitals[0].documents.filter(({ kind }: { kind: string }) => kind === "nda");
  expect(editions.map((one: { id: string; templateEdition: number }) => [one.id, one.templateEdition])).toEqual([
    [later, 1],
    [id, 0],
  ]);
});

test("of two who change a text at once the second is told, and a wrong text is refused with its line", async () => {
  const text = { kind: "pledge", text: "# 誓約\n{{hospital}}", why: "改訂", edition: 0 };
  expect((await ask(secretariat, "PUT", `${base}/template`, text)).statusCode).toBe(200);
  const late = await ask(secretariat, "PUT", `${base}/template`, text);
  expect([late.statusCode, late.json().reason]).toEqual([409, "changed_meanwhile"]);
  const wrong = await ask(secretariat, "PUT", `${base}/template`, { ...text, text: "# 誓約\n{{byoin}}", edition: 1 });
  expect([wrong.statusCode, wrong.json().reason, wrong.json().place]).toEqual([422, "bad_text", "body.text:2"]);
});

test("what is not known yet is asked for, unless blanks are wanted", async () => {
  const refused = await issue({ kind: "purchaseOrder", withBlanks: false });
  expect([refused.statusCode, refused.json().reason]).toEqual([422, "missing_values"]);
  expect(refused.json().message).toContain("事務局の担当者");
});

test("the hospital reads what is for hospitals, a company its own contracts too, nobody those of others", async () => {
  await issuedId({ kind: "purchaseOrder" });
  await issuedId({ kind: "nda", organisationId: organisations.supervising_company });
  expect(new Set(await kindsSeen(own.systemAdministrator))).toEqual(new Set(["requestLetter", "pledge"]));
  expect(new Set(await kindsSeen(company))).toEqual(new Set(["requestLetter", "pledge", "nda", "purchaseOrder"]));
  expect(await kindsSeen(supervisor)).not.toContain("purchaseOrder");
  const order = await issuedId({ kind: "purchaseOrder" });
  expect((await ask(supervisor, "GET", `${survey}/${order}`)).statusCode).toBe(404);
  expect((await ask(own.systemAdministrator, "GET", `${survey}/${order}`)).statusCode).toBe(404);
  expect((await ask(company, "GET", `${survey}/${order}`)).statusCode).toBe(200);
});

test("no document for a hospital or an organisation of another programme, and no preview of its name", async () => {
  expect((await issue({ kind: "pledge", facilityIds: [own.id, other.id] })).statusCode).toBe(404);
  const foreign = other.programme.organisations.survey_company;
  expect((await issue({ kind: "nda", organisationId: foreign })).statusCode).toBe(404);
  const preview = { kind: "pledge", text: "# {{hospital}}", facilityId: other.id };
  expect((await ask(secretariat, "POST", `${base}/preview`, preview)).statusCode).toBe(404);
  const inForeign = `/api/v1/programmes/${other.programme.programmeId}/agreements/documents`;
  expect((await ask(secretariat, "GET", inForeign)).statusCode).toBe(404);
});

test("all of a kind are taken along as one ZIP, named after the hospitals", async () => {
  await issuedId({ kind: "hospitalProcedure" });
  const zip = await ask(secretariat, "GET", `${base}/documents/zip?kind=hospitalProcedure`);
  expect(zip.headers["content-type"]).toBe("application/zip");
  expect(zipNames(zip.rawPayload)).toEqual(["001_つばめ病院.pdf"]);
  expect((await ask(secretariat, "GET", `${base}/documents/zip?kind=companyProcedure`)).statusCode).toBe(404);
});
