import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { verifyChain } from "../../platform/audit/audit.ts";
import { inFacility } from "../../platform/db/tenant.ts";
import { testDatabase } from "../../platform/testing/test-database.ts";
import { readAttachment } from "../attachment.store.ts";
import { closeInquiry } from "../close-inquiry.store.ts";
import { createRecord, getRecord } from "../commands.store.ts";
import type { FacilityId } from "../contract.ts";
import { recordHistory } from "../history.store.ts";
import { listInquiries } from "../inquiry.store.ts";
import { aFacility, ledgerContext, tester } from "../testing/ledger-context.ts";
import { handIn, openSheet, saveDraft } from "./answer.store.ts";
import { addFile, mayAddFile, removeFile } from "./answer-file.store.ts";
import { comeByAnswerLink } from "./come-by-link.store.ts";
import { createInquiry, makeLink, revokeLink } from "./make-link.store.ts";
import { FullAnswer } from "./route-contracts.ts";

const { db } = await testDatabase();
const standing = ledgerContext(db);
/** Hospitals whose ledger changed, in order: what findings and matching are queued by. */
const changed: string[] = [];
const context = { ...standing, changed: async (_trx: unknown, id: string) => void changed.push(id) };
const start = new Date("2026-04-01T00:00:00Z");
const days = (n: number) => new Date(start.getTime() + n * 86_400_000);

/** An asset whose version and installation day a vendor was asked for, with the link that was mailed. */
async function asked(also: { personId?: string } = {}) {
  standing.clock.value = start;
  const facility = await aFacility(context);
  const made = await createRecord(
    context,
    tester,
    facility,
    "asset",
    { model: { state: "known", value: "RX-1" }, softwareVersion: { state: "vague", text: "最新版" } },
    "棚卸し",
  );
  if (!made.ok) throw new Error(made.error.reason);
  const { id: recordId } = made.value;
  const actor = { ...tester, personId: also.personId ?? null };
  const inquiry = await createInquiry(context, actor, facility, {
    askedParty: "vendor",
    askedTo: "架空保守",
    question: "CVE-2099-0001 について、RX-1 の版数は",
    hospitalConsentOn: "2026-04-01",
    items: ["softwareVersion", "installedOn"].map((field) => ({ recordId, field })),
    mailLinkTo: "hosyu@example.jp",
  });
  if (!inquiry.ok) throw new Error(inquiry.error.reason);
  const { answerLink } = inquiry.value;
  const token = answerLink?.link.split("#")[1] ?? "";
  return { facility, recordId, inquiryId: inquiry.value.inquiry.id, link: answerLink, token };
}

async function come(token: string) {
  const came = await comeByAnswerLink(context, token, "192.0.2.1");
  if (!came.ok) throw new Error(came.error);
  return came.value;
}
const read = async (token: string) => openSheet(context, await come(token));
const by = { name: "山田 太郎", company: "架空保守株式会社" };
const answerOf = (recordId: string, version: string) =>
  FullAnswer.parse({
    ...by,
    comment: "来月更新します",
    answers: [{ recordId, field: "softwareVersion", value: { state: "known", value: [version] } }],
  });
const submit = async (token: string, answer: FullAnswer) => handIn(context, await come(token), answer);
const inquiries = (facility: FacilityId, today = "2026-04-03") =>
  inFacility(db, facility, (trx) => listInquiries(trx, facility, today));
const mails = () => db.selectFrom("mail").selectAll().orderBy("created_at").execute();
const actions = async (facility: string) => {
  const rows = await inFacility(db, facility, (trx) =>
    trx
      .selectFrom("audit_entry")
      .select(["action", "actor"])
      .where("facility_id", "=", facility)
      .orderBy("seq")
      .execute(),
  );
  return rows.map(({ action, actor }) => `${action} ${actor}`);
};
const filesKept = (facility: string) =>
  inFacility(db, facility, (trx) =>
    trx.selectFrom("stored_file").select("name").where("facility_id", "=", facility).execute(),
  );

test("the mail of a link tells who asks, how much and until when, and nothing of what is asked", async () => {
  await db.deleteFrom("mail").execute();
  const { link, token } = await asked();
  expect(link).toMatchObject({ mailed: true, mailLeaves: true });
  const [mail, ...others] = await mails();
  expect(others).toEqual([]);
  expect(mail?.recipient).toBe("hosyu@example.jp");
  for (const words of ["つばめ沢病院", tester.name, "2026-04-08", "2項目", `/answer#${token}`])
    expect(mail?.body_text).toContain(words);
  for (const secret of ["RX-1", "CVE", "版数", "最新版"])
    expect(`${mail?.subject}${mail?.body_text}`).not.toContain(secret);
});

test("of the secret only a hash is kept", async () => {
  const { facility, token } = await asked();
  const row = await inFacility(db, facility, (trx) =>
    trx.selectFrom("answer_link").selectAll().executeTakeFirstOrThrow(),
  );
  expect(JSON.stringify(row)).not.toContain(token);
  expect(row.token_hash).toMatch(/^[0-9a-f]{64}$/);
});

test("the sheet shows exactly what was asked, with states and without values, and the first look is noted once", async () => {
  const { facility, recordId, inquiryId, token } = await asked();
  const sheet = await read(token);
  await read(token);
  if (!sheet.ok) throw new Error(String(sheet.error));
  expect(sheet.value).toMatchObject({
    hospital: "つばめ沢病院",
    askedBy: tester.name,
    dueOn: "2026-04-08",
    overdue: false,
    expiresAt: "2026-05-08T15:00:00.000Z",
    items: [
      { recordId, kind: "asset", number: 1, name: "RX-1", field: "softwareVersion", state: "checking" },
      { recordId, kind: "asset", number: 1, name: "RX-1", field: "installedOn", state: "checking" },
    ],
    draft: { name: "", company: "", comment: "", answers: [] },
  });
  expect(JSON.stringify(sheet.value)).not.toContain("最新版");
  const opened = (await actions(facility)).filter((action) => action.startsWith("answerLink.opened"));
  expect(opened).toEqual([`answerLink.opened link:${inquiryId}`]);
  expect((await inquiries(facility))[0]?.link?.state).toBe("opened");
});

test("what is saved comes back with the next look, and changes nothing in the ledger", async () => {
  const { facility, recordId, token } = await asked();
  const draft = answerOf(recordId, "7.2.10");
  expect((await saveDraft(context, await come(token), draft)).ok).toBe(true);
  const sheet = await read(token);
  expect(sheet.ok && sheet.value.draft).toEqual(draft);
  expect((await getRecord(context, facility, recordId))?.fields.softwareVersion?.state).toBe("checking");
  expect((await inquiries(facility))[0]).toMatchObject({ state: "open", link: { state: "saved" } });
});

test("an answer closes the inquiry, becomes a statement of whoever answered, keeps what was said before, and sets off what follows a change", async () => {
  const { facility, recordId, inquiryId, token } = await asked();
  standing.clock.value = days(2);
  changed.length = 0;
  const receipt = await submit(token, answerOf(recordId, "7.2.10"));
  expect(receipt.ok && receipt.value).toMatchObject({ answeredAt: days(2).toISOString(), draft: by });
  const record = await getRecord(context, facility, recordId);
  const value = record?.fields.softwareVersion;
  expect(value).toMatchObject({ state: "known", value: ["7.2.10"], asOf: "2026-04-03" });
  if (value?.state !== "known" || value.source === undefined) throw new Error("no source");
  expect(record?.sources[value.source]).toEqual({
    type: "interview",
    on: "2026-04-03",
    with: "山田 太郎（架空保守株式会社）",
    inquiry: 1,
  });
  expect(value.others).toContainEqual(expect.objectContaining({ state: "vague", text: "最新版" }));
  expect(record?.fields.installedOn?.state).toBe("checking");
  expect((await inquiries(facility))[0]).toMatchObject({
    state: "submitted",
    answeredOn: "2026-04-03",
    answerSummary: "来月更新します",
    link: { state: "answered", answeredBy: "山田 太郎（架空保守株式会社）" },
  });
  expect(changed).toEqual([facility]);
  const [latest] = await inFacility(db, facility, (trx) => recordHistory(trx, facility, recordId));
  expect(latest?.actor).toBe("回答用リンク：山田 太郎（架空保守株式会社）");
  expect((await actions(facility)).slice(-3)).toEqual(
    ["record.change", "inquiry.close", "answerLink.answered"].map((action) => `${action} link:${inquiryId}`),
  );
  expect(await inFacility(db, facility, (trx) => verifyChain(trx, facility))).toBeNull();
});

test("after it is handed in the link shows the receipt and takes nothing more", async () => {
  const { facility, recordId, token } = await asked();
  await submit(token, answerOf(recordId, "7.2.10"));
  const comer = await come(token);
  const again = answerOf(recordId, "9.9.9");
  const file = { recordId, name: "a.png", mediaType: "image/png", content: Buffer.from("x") };
  for (const tried of [
    handIn(context, comer, again),
    saveDraft(context, comer, again),
    mayAddFile(context, comer),
    addFile(context, comer, file),
    removeFile(context, comer, randomUUID()),
  ])
    expect(await tried).toEqual({ ok: false, error: "link_used" });
  const receipt = await read(token);
  expect(receipt.ok && receipt.value.draft.answers[0]?.value).toEqual({ state: "known", value: ["7.2.10"] });
  expect(receipt.ok && receipt.value.items.map(({ state }) => state)).toEqual([null, null]);
  expect((await getRecord(context, facility, recordId))?.fields.softwareVersion).toMatchObject({ value: ["7.2.10"] });
});

test("of answers handed in at the same moment exactly one is taken", async () => {
  const { facility, recordId, token } = await asked();
  const versions = ["1.0", "2.0", "3.0", "4.0"];
  const outcomes = await Promise.all(versions.map((version) => submit(token, answerOf(recordId, version))));
  const taken = versions.filter((_, index) => outcomes[index]?.ok);
  expect(taken).toHaveLength(1);
  expect(outcomes.filter((outcome) => !outcome.ok).map((outcome) => !outcome.ok && outcome.error)).toEqual(
    Array(3).fill("link_used"),
  );
  expect((await getRecord(context, facility, recordId))?.fields.softwareVersion).toMatchObject({ value: taken });
});

test("an answer and an outcome that a colleague records at the same moment: one of them stands, and neither waits for ever", async () => {
  for (let n = 0; n < 5; n++) {
    const { facility, recordId, inquiryId, token } = await asked();
    const withdrawn = { outcome: "withdrawn", answerSummary: "", answers: [] } as const;
    const [answered, closed, looked] = await Promise.all([
      submit(token, answerOf(recordId, "7.2.10")),
      closeInquiry(context, tester, facility, inquiryId, { ...withdrawn, answers: [] }),
      read(token),
    ]);
    expect([answered.ok, closed.ok].filter(Boolean)).toHaveLength(1);
    expect(looked.ok || looked.error === "link_revoked").toBe(true);
    expect((await inquiries(facility))[0]?.state).toBe(answered.ok ? "submitted" : "withdrawn");
  }
});

test("an answer after the due date is late, and on the thirty-first day after it the link has ended", async () => {
  const { facility, recordId, token } = await asked();
  standing.clock.value = days(7 + 30);
  const sheet = await read(token);
  expect(sheet.ok && sheet.value.overdue).toBe(true);
  standing.clock.value = days(7 + 31);
  expect(await read(token)).toEqual({ ok: false, error: "link_expired" });
  expect(await submit(token, answerOf(recordId, "7.2.10"))).toEqual({ ok: false, error: "link_expired" });
  standing.clock.value = days(7 + 30);
  expect((await submit(token, answerOf(recordId, "7.2.10"))).ok).toBe(true);
  expect((await inquiries(facility))[0]?.state).toBe("late");
});

test.each([
  ["a field that was not asked", "model", { state: "known", value: "RX-2" }, "not_asked"],
  ["a value that does not fit", "installedOn", { state: "known", value: "去年" }, "bad_answer"],
])("with %s nothing of an answer is taken, and it can be corrected", async (_what, field, value, reason) => {
  const { facility, recordId, token } = await asked();
  const good = answerOf(recordId, "7.2.10");
  const bad = FullAnswer.parse({ ...good, answers: [...good.answers, { recordId, field, value }] });
  expect(await submit(token, bad)).toMatchObject({ ok: false, error: { reason } });
  expect((await getRecord(context, facility, recordId))?.version).toBe(2);
  expect((await submit(token, good)).ok).toBe(true);
});

test("an answer that says nothing is refused; a comment alone is an answer", async () => {
  const { facility, token } = await asked();
  expect(await submit(token, FullAnswer.parse(by))).toEqual({ ok: false, error: { reason: "nothing_answered" } });
  expect((await submit(token, FullAnswer.parse({ ...by, comment: "製造元に確認中です" }))).ok).toBe(true);
  expect((await inquiries(facility))[0]).toMatchObject({ state: "submitted", answerSummary: "製造元に確認中です" });
});

test("files are kept encrypted, can be taken back until the answer is handed in, and are then attachments of their record", async () => {
  const { facility, recordId, token } = await asked();
  const comer = await come(token);
  const file = (name: string) => ({
    recordId,
    name,
    mediaType: "image/png",
    content: Buffer.from(`content of ${name}`),
  });
  const label = await addFile(context, comer, file("label.png"));
  const wrong = await addFile(context, comer, file("wrong.png"));
  if (!label.ok || !wrong.ok) throw new Error("no file was kept");
  expect(await readAttachment(context, facility, label.value.id)).toBeUndefined();
  expect((await removeFile(context, comer, wrong.value.id)).ok).toBe(true);
  expect(await removeFile(context, comer, wrong.value.id)).toEqual({ ok: false, error: "file_gone" });
  const elsewhere = { ...file("x.png"), recordId: randomUUID() };
  expect(await addFile(context, comer, elsewhere)).toEqual({ ok: false, error: "not_asked" });
  expect((await submit(token, answerOf(recordId, "7.2.10"))).ok).toBe(true);
  const kept = await readAttachment(context, facility, label.value.id);
  expect(kept?.content.toString()).toBe("content of label.png");
  expect((await inquiries(facility))[0]?.link?.files).toEqual([{ id: label.value.id, name: "label.png", kept: true }]);
});

test("an answer takes at most twenty files", async () => {
  const { recordId, token } = await asked();
  const comer = await come(token);
  const file = { recordId, name: "a.png", mediaType: "image/png", content: Buffer.from("x") };
  for (let n = 0; n < 20; n++) expect((await addFile(context, comer, file)).ok).toBe(true);
  expect(await mayAddFile(context, comer)).toEqual({ ok: false, error: "too_many_files" });
  expect(await addFile(context, comer, file)).toEqual({ ok: false, error: "too_many_files" });
});

test("a new link, a revocation and a recorded outcome each end the link, and what was saved through it goes", async () => {
  const ends = {
    "a new link": (facility: FacilityId, id: string) => makeLink(context, tester, facility, id, null),
    "a revocation": (facility: FacilityId, id: string) => revokeLink(context, tester, facility, id),
    "a recorded outcome": (facility: FacilityId, id: string) =>
      closeInquiry(context, tester, facility, id, { outcome: "withdrawn", answerSummary: "", answers: [] }),
  };
  for (const end of Object.values(ends)) {
    const { facility, recordId, inquiryId, token } = await asked();
    const comer = await come(token);
    await saveDraft(context, comer, answerOf(recordId, "7.2.10"));
    await addFile(context, comer, { recordId, name: "a.png", mediaType: "image/png", content: Buffer.from("x") });
    expect((await end(facility, inquiryId)).ok).toBe(true);
    expect(await read(token)).toEqual({ ok: false, error: "link_revoked" });
    expect(await submit(token, answerOf(recordId, "7.2.10"))).toEqual({ ok: false, error: "link_revoked" });
    expect(await filesKept(facility)).toEqual([]);
    const rows = await inFacility(db, facility, (trx) => trx.selectFrom("answer_link").select("answer").execute());
    expect(rows.every(({ answer }) => answer === null)).toBe(true);
  }
});

test("a link is made for an open inquiry only, and not when its term is over", async () => {
  const { facility, recordId, inquiryId, token } = await asked();
  standing.clock.value = days(7 + 31);
  expect(await makeLink(context, tester, facility, inquiryId, null)).toEqual({
    ok: false,
    error: { reason: "link_term_over" },
  });
  standing.clock.value = days(1);
  expect(await makeLink(context, tester, facility, randomUUID(), null)).toMatchObject({ ok: false });
  await submit(token, answerOf(recordId, "7.2.10"));
  expect(await makeLink(context, tester, facility, inquiryId, null)).toEqual({
    ok: false,
    error: { reason: "already_closed" },
  });
  expect(await revokeLink(context, tester, facility, inquiryId)).toEqual({ ok: false, error: { reason: "not_found" } });
});

test("whoever asked is told that an answer came; once they may no longer see it, those who may are told", async () => {
  const person = async (facility: string, role: "safetyOfficer" | "staff") => {
    const id = randomUUID();
    const email = `${id}@byoin.example`;
    const at = start;
    await db
      .insertInto("person")
      .values({
        id,
        name: "職員",
        email,
        email_verified: false,
        two_factor_enabled: true,
        last_sign_in_at: null,
        created_at: at,
        updated_at: at,
      })
      .execute();
    const none = { until: null, ended_by: null, ended_why: null };
    const granted = { since: at, granted_by: "operator", why: "試験", ...none };
    await db
      .insertInto("facility_role")
      .values({ facility_id: facility, id: randomUUID(), person_id: id, role, ...granted })
      .execute();
    return { id, email };
  };
  const told = async (of: "asker" | "others") => {
    const askerId = randomUUID();
    const one = await asked({ personId: askerId });
    const officer = await person(one.facility, "safetyOfficer");
    const clerk = await person(one.facility, "staff");
    const asker = of === "asker" ? officer : clerk;
    await inFacility(db, one.facility, (trx) =>
      trx.updateTable("answer_link").set({ made_by_person: asker.id }).execute(),
    );
    if (of === "asker") await person(one.facility, "safetyOfficer");
    await db.deleteFrom("mail").execute();
    await submit(one.token, answerOf(one.recordId, "7.2.10"));
    return { sent: await mails(), officer };
  };
  for (const of of ["asker", "others"] as const) {
    const { sent, officer } = await told(of);
    expect(sent.map(({ recipient }) => recipient)).toEqual([officer.email]);
    expect(sent[0]?.subject).toContain("回答が届きました");
    for (const secret of ["7.2.10", "RX-1", "山田", "CVE"]) expect(sent[0]?.body_text).not.toContain(secret);
  }
});
