import { sql } from "kysely";
import { expect, test } from "vitest";
import { inFacility } from "../../platform/db/tenant.ts";
import { testDatabase } from "../../platform/testing/test-database.ts";
import { aSurveyedHospital, type Surveyed, surveyContext } from "../testing/a-survey.ts";
import { vendorInquiries } from "./api.ts";
import { comeByHomeworkLink } from "./come-by-link.store.ts";
import { askHomework, decideConsent, judgeHomework, recordHomework, withdrawHomework } from "./homework.store.ts";
import { makeHomeworkLink, revokeHomeworkLink } from "./link.store.ts";
import { homeworkDetail } from "./read-homework.store.ts";
import { AskHomework, FullHomework } from "./route-contracts.ts";
import {
  addSheetFile,
  openHomeworkSheet,
  removeSheetFile,
  saveHomeworkSheet,
  submitHomeworkSheet,
} from "./sheet.store.ts";
import { tendHomework } from "./tend.store.ts";

const { db } = await testDatabase();
const context = surveyContext(db);
const japan = (day: number) => new Date(`2026-12-${String(day).padStart(2, "0")}T09:00:00+09:00`);
const answer = FullHomework.parse({
  name: "保守 次郎",
  company: "架空保守",
  answers: [{ questionId: "1", text: "回線はVPNで、版数は7.4.3です" }],
});

/** Asked of a vendor on 1 December, agreed to at once, with a link that was mailed. */
async function linked() {
  context.clock.value = japan(1);
  const survey = await aSurveyedHospital(db);
  const made = await askHomework(
    context,
    survey.surveyor,
    survey,
    AskHomework.parse({
      holder: "vendor",
      owedBy: "架空保守",
      contact: "保守窓口",
      kind: "explanation",
      title: "保守回線の構成",
      questions: ["回線の種類と機器の版数", "保守のときの手順"],
    }),
  );
  if (!made.ok) throw new Error(made.error);
  const work = { ...survey, homeworkId: made.value };
  await agree(work);
  return { ...work, token: await newLink(work) };
}
type Work = Surveyed & { homeworkId: string };
const agree = (work: Work) => decideConsent(context, work.hospital, work, { given: true, contact: null, note: "" });
async function newLink(work: Work): Promise<string> {
  const made = await makeHomeworkLink(context, work.surveyor, work, "hosyu@example.jp");
  if (!made.ok) throw new Error(made.error);
  return made.value.link.split("#")[1] ?? "";
}
async function come(token: string) {
  const came = await comeByHomeworkLink(context, token, "192.0.2.1");
  if (!came.ok) throw new Error(came.error);
  return came.value;
}
const read = async (token: string) => openHomeworkSheet(context, await come(token));
const submit = async (token: string) => submitHomeworkSheet(context, await come(token), answer);
const refused = (error: string) => ({ ok: false, error });
async function detail(work: Work) {
  const found = await homeworkDetail(context, work.surveyor, work);
  if (!found.ok) throw new Error(found.error);
  return found.value;
}

test("no link is made before the hospital agrees", async () => {
  const survey = await aSurveyedHospital(db);
  const asked = AskHomework.parse({ holder: "vendor", owedBy: "架空保守", kind: "document", title: "構成図" });
  const made = await askHomework(context, survey.surveyor, survey, asked);
  if (!made.ok) throw new Error(made.error);
  const work = { ...survey, homeworkId: made.value };
  expect(await makeHomeworkLink(context, work.surveyor, work, null)).toEqual(refused("consent_missing"));
});

test("the mail says who asks in whose name and until when, and nothing of what is asked", async () => {
  await db.deleteFrom("mail").execute();
  const { token } = await linked();
  const mails = await db.selectFrom("mail").selectAll().execute();
  expect(mails).toHaveLength(1);
  const [mail] = mails;
  for (const words of ["つばめ病院", "調査 花子", "2026-12-08", "2項目", `/homework#${token}`])
    expect(mail?.body_text).toContain(words);
  for (const secret of ["保守回線", "版数", "構成"]) expect(`${mail?.subject}${mail?.body_text}`).not.toContain(secret);
});

test("of the secret only a hash is kept, and the sheet shows what was asked", async () => {
  const work = await linked();
  const { rows } = await inFacility(db, work.facilityId, (trx) =>
    sql<{ row: string }>`select row_to_json(link)::text as row from survey_homework_link link
      where facility_id = ${work.facilityId}`.execute(trx),
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]?.row).not.toContain(work.token);
  const sheet = await read(work.token);
  expect(sheet).toMatchObject({
    value: {
      hospital: "つばめ病院",
      title: "保守回線の構成",
      questions: [{ text: "回線の種類と機器の版数" }, { text: "保守のときの手順" }],
      dueOn: "2026-12-08",
      overdue: false,
      wanting: "",
    },
  });
});

test("what is saved can be continued, is read by nobody else, and is handed in once", async () => {
  const { token, ...work } = await linked();
  await saveHomeworkSheet(context, await come(token), { ...answer, comment: "途中" });
  expect(await read(token)).toMatchObject({ value: { draft: { comment: "途中" } } });
  expect((await detail(work)).draft.comment).toBe("");
  const file = { name: "構成.pdf", mediaType: "application/pdf", content: Buffer.from("x") };
  const first = await addSheetFile(context, await come(token), file);
  if (!first.ok) throw new Error(first.error);
  await addSheetFile(context, await come(token), { ...file, name: "手順.pdf" });
  await removeSheetFile(context, await come(token), first.value.id);
  expect(await submit(token)).toMatchObject({ value: { files: [{ name: "手順.pdf" }], draft: answer } });
  expect(await detail(work)).toMatchObject({
    state: "submitted",
    answer,
    link: { state: "answered" },
    fileList: [{ name: "手順.pdf", addedBy: "回答用リンク" }],
  });
  expect(await submit(token)).toEqual(refused("link_used"));
  expect(await saveHomeworkSheet(context, await come(token), answer)).toEqual(refused("link_used"));
  expect(await read(token)).toMatchObject({ value: { draft: answer } });
});

test("whoever made the link is told that an answer came, and nothing of what it says", async () => {
  await db.deleteFrom("mail").execute();
  const { token } = await linked();
  await submit(token);
  const told = (await db.selectFrom("mail").selectAll().execute()).find(({ subject }) =>
    subject.includes("届きました"),
  );
  expect(told?.recipient).toMatch(/@chosa\.example$/);
  expect(told?.body_text).not.toContain("7.4.3");
});

test("after the last day the answer is late, also when it counted as not submitted, until the link itself ends", async () => {
  const { token, ...work } = await linked();
  context.clock.value = japan(20);
  await tendHomework(context);
  expect(await read(token)).toMatchObject({ value: { overdue: true } });
  await submit(token);
  expect(await detail(work)).toMatchObject({ state: "late", answeredOn: "2026-12-20" });
  const second = await linked();
  context.clock.value = new Date("2027-01-07T14:59:59Z");
  expect((await read(second.token)).ok).toBe(true);
  context.clock.value = new Date("2027-01-07T15:00:00Z");
  expect(await read(second.token)).toEqual(refused("link_expired"));
});

test("the link dies when it is revoked, replaced, or the homework is withdrawn or recorded", async () => {
  const revoked = await linked();
  await revokeHomeworkLink(context, revoked.surveyor, revoked);
  expect(await read(revoked.token)).toEqual(refused("link_revoked"));
  expect(await revokeHomeworkLink(context, revoked.surveyor, revoked)).toEqual(refused("no_link"));
  const newer = await newLink(revoked);
  expect(await read(revoked.token)).toEqual(refused("link_revoked"));
  expect((await read(newer)).ok).toBe(true);
  await withdrawHomework(context, revoked.surveyor, revoked, "不要");
  expect(await submit(newer)).toEqual(refused("link_revoked"));
  const recorded = await linked();
  await recordHomework(context, recorded.surveyor, recorded, { receivedOn: "2026-12-01", answer });
  expect(await read(recorded.token)).toEqual(refused("link_revoked"));
});

test("the link dies when the hospital takes its consent back, and does not come to life with a new one", async () => {
  const work = await linked();
  await decideConsent(context, work.hospital, work, { given: false, contact: null, note: "" });
  expect(await read(work.token)).toEqual(refused("link_revoked"));
  await agree(work);
  expect(await read(work.token)).toEqual(refused("link_revoked"));
});

test("the link dies with the company's engagement, whether it is ended or its term is over, and with the survey", async () => {
  const end = (work: Work, change: ReturnType<typeof sql>) =>
    inFacility(db, work.facilityId, (trx) =>
      sql`${change} where facility_id = ${work.facilityId}`.execute(trx).then(() => undefined),
    );
  const ended = await linked();
  await end(ended, sql`update engagement set ended_at = ${japan(1)}, ended_by = 'x', ended_why = 'x'`);
  expect(await read(ended.token)).toEqual(refused("link_revoked"));
  const past = await linked();
  await end(past, sql`update engagement set until = ${japan(2)}`);
  expect((await read(past.token)).ok).toBe(true);
  context.clock.value = japan(2);
  expect(await submit(past.token)).toEqual(refused("link_revoked"));
  const left = await linked();
  await end(left, sql`update survey_participation set state = 'withdrawn'`);
  expect(await read(left.token)).toEqual(refused("link_revoked"));
});

test("a receipt stays readable when the engagement has ended", async () => {
  const work = await linked();
  await submit(work.token);
  await inFacility(db, work.facilityId, (trx) =>
    sql`update engagement set ended_at = ${japan(1)}, ended_by = 'x', ended_why = 'x'
      where facility_id = ${work.facilityId}`.execute(trx),
  );
  expect(await read(work.token)).toMatchObject({ ok: true });
});

test("a vague answer goes back to the vendor by a new link, which says what is missing and shows what was written", async () => {
  const work = await linked();
  await submit(work.token);
  await judgeHomework(context, work.surveyor, work, { decision: "needsDetail", note: "機器名が要ります", dueOn: null });
  const next = await newLink(work);
  expect(await read(next)).toMatchObject({ value: { wanting: "機器名が要ります", draft: answer, files: [] } });
});

test("what a vendor was asked stands in the inquiry history with its consent, answer and outcome, and only once it was asked", async () => {
  const work = await linked();
  const history = () => inFacility(db, work.facilityId, (trx) => vendorInquiries(trx, work.facilityId, "2026-12-09"));
  expect(await history()).toMatchObject([
    {
      askedOn: "2026-12-01",
      dueOn: "2026-12-08",
      hospitalConsentOn: "2026-12-01",
      askedParty: "架空保守　保守窓口",
      question: "保守回線の構成：回線の種類と機器の版数／保守のときの手順",
      outcome: "notSubmitted",
      answerSummary: null,
      connectionNumber: null,
      recordedBy: "調査 花子",
    },
  ]);
  await submit(work.token);
  expect(await history()).toMatchObject([
    { outcome: "submitted", answeredOn: "2026-12-01", answerSummary: "回線はVPNで、版数は7.4.3です" },
  ]);
  await decideConsent(context, work.hospital, await linked(), { given: false, contact: null, note: "" });
  expect(await history()).toHaveLength(1);
});

test("of two who hand in through one link at the same moment, the second finds it used", async () => {
  const { token } = await linked();
  const both = await Promise.all([submit(token), submit(token)]);
  expect(both.map((done) => (done.ok ? "done" : done.error)).sort()).toEqual(["done", "link_used"]);
});
