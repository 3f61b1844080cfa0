import { sql } from "kysely";
import { expect, test } from "vitest";
import { verifyChain } from "../../platform/audit/audit.ts";
import { inFacility, inProgramme } from "../../platform/db/tenant.ts";
import { testDatabase } from "../../platform/testing/test-database.ts";
import { unshare } from "../programme/share.store.ts";
import { aSurveyedHospital, type Surveyed, surveyContext } from "../testing/a-survey.ts";
import { homeworkFacts } from "./facts.store.ts";
import { addFile, readFile, removeFile } from "./file.store.ts";
import {
  askHomework,
  decideConsent,
  extendHomework,
  judgeHomework,
  recordHomework,
  saveHomework,
  submitHomework,
  withdrawHomework,
} from "./homework.store.ts";
import { homeworkDetail, homeworkList, waitingHomework } from "./read-homework.store.ts";
import { AskHomework, FullHomework } from "./route-contracts.ts";
import { isAnyHomeworkDue, tendHomework } from "./tend.store.ts";

const { db } = await testDatabase();
const context = surveyContext(db);
const start = new Date("2026-12-01T00:00:00Z");
/** A moment of a day of December 2026, in Japanese time. */
const japan = (day: number, time = "09:00") => new Date(`2026-12-${String(day).padStart(2, "0")}T${time}:00+09:00`);

const wanted = AskHomework.parse({ holder: "hospital", owedBy: "情報システム室", kind: "document", title: "構成図" });
const answer = FullHomework.parse({
  name: "担当",
  company: "つばめ病院",
  answers: [{ questionId: "1", text: "別紙のとおり" }],
});

async function asked(more: Partial<typeof wanted> = {}, plan: object = {}) {
  context.clock.value = start;
  const survey = await aSurveyedHospital(db, plan);
  const made = await askHomework(context, survey.surveyor, survey, { ...wanted, ...more });
  if (!made.ok) throw new Error(made.error);
  return { ...survey, homeworkId: made.value };
}
async function detail(work: Surveyed & { homeworkId: string }) {
  const found = await homeworkDetail(context, work.hospital, work);
  if (!found.ok) throw new Error(found.error);
  return found.value;
}
const facts = (survey: Surveyed) =>
  inFacility(db, survey.facilityId, (trx) => homeworkFacts(trx, survey, context.now()));
const steps = async (work: Surveyed & { homeworkId: string }) =>
  (await detail(work)).history.map(({ step, at }) => `${step} ${at}`);

test("homework is due after the days of the programme's plan, seven where it says nothing", async () => {
  expect(await detail(await asked())).toMatchObject({ number: 1, state: "open", dueOn: "2026-12-08" });
  expect(await detail(await asked({}, { homeworkDays: 14 }))).toMatchObject({ dueOn: "2026-12-15" });
});

test("by the clock alone it turns into not submitted as its last day ends in Japan, for whoever reads, before any job has run", async () => {
  const work = await asked();
  context.clock.value = japan(8, "23:59");
  expect((await detail(work)).state).toBe("open");
  expect(await facts(work)).toMatchObject({ open: 1, overdue: 0, notSubmitted: 0 });
  expect(await isAnyHomeworkDue(db, context.now())).toBe(false);
  context.clock.value = japan(9, "00:00");
  expect((await detail(work)).state).toBe("notSubmitted");
  expect(await facts(work)).toMatchObject({ open: 0, overdue: 1, notSubmitted: 1 });
  expect(await steps(work)).toHaveLength(1);
});

test("a server that was down for weeks writes it down as of the moment the last day ended, once", async () => {
  const work = await asked();
  context.clock.value = japan(28);
  expect(await isAnyHomeworkDue(db, context.now())).toBe(true);
  await tendHomework(context);
  expect(await tendHomework(context)).toBe(0);
  expect(await isAnyHomeworkDue(db, context.now())).toBe(false);
  expect(await steps(work)).toEqual(["asked 2026-12-01T00:00:00.000Z", "notSubmitted 2026-12-08T15:00:00.000Z"]);
  expect(await facts(work)).toMatchObject({ open: 0, overdue: 0, notSubmitted: 1 });
});

test("two servers that tend at the same moment write it down once", async () => {
  const work = await asked();
  context.clock.value = japan(20);
  await Promise.all([tendHomework(context), tendHomework(context)]);
  expect((await steps(work)).filter((step) => step.startsWith("notSubmitted"))).toHaveLength(1);
});

test("what comes after it counted as not submitted is late, with its day, and the history says both, job or no job", async () => {
  for (const tended of [true, false]) {
    const work = await asked();
    context.clock.value = japan(20);
    if (tended) await tendHomework(context);
    const done = await submitHomework(context, work.hospital, work, answer);
    expect(done.ok).toBe(true);
    expect(await detail(work)).toMatchObject({ state: "late", answeredOn: "2026-12-20" });
    expect((await steps(work)).map((step) => step.split(" ")[0])).toEqual(["asked", "notSubmitted", "late"]);
    await tendHomework(context);
    expect((await detail(work)).state).toBe("late");
  }
});

test("what is handed in on the last day is submitted, and the clock leaves it alone", async () => {
  const work = await asked();
  context.clock.value = japan(8, "23:59");
  await submitHomework(context, work.hospital, work, answer);
  context.clock.value = japan(30);
  await tendHomework(context);
  expect(await detail(work)).toMatchObject({ state: "submitted", answeredOn: "2026-12-08", answer });
});

test("a paper handed over in time counts by the day it came, though it is recorded later", async () => {
  const work = await asked();
  context.clock.value = japan(20);
  await tendHomework(context);
  await recordHomework(context, work.surveyor, work, { receivedOn: "2026-12-07", answer });
  expect(await detail(work)).toMatchObject({ state: "submitted", answeredOn: "2026-12-07" });
});

test("a vague answer goes back with seven days more, keeps what was written, and can be accepted the second time", async () => {
  const work = await asked();
  await submitHomework(context, work.hospital, work, answer);
  context.clock.value = japan(3);
  const back = { decision: "needsDetail", note: "機器名と版数が要ります", dueOn: null } as const;
  await judgeHomework(context, work.surveyor, work, back);
  expect(await detail(work)).toMatchObject({ state: "open", round: 2, dueOn: "2026-12-10", draft: answer });
  await submitHomework(context, work.hospital, work, { ...answer, comment: "版数は 7.4.3" });
  await judgeHomework(context, work.surveyor, work, { decision: "accept", note: "" });
  const done = await detail(work);
  expect(done).toMatchObject({ state: "submitted", acceptedOn: "2026-12-03", actions: [] });
  expect(done.history.flatMap(({ answer: given }) => (given ? [given.comment] : []))).toEqual(["", "版数は 7.4.3"]);
  expect(await judgeHomework(context, work.surveyor, work, back)).toEqual({ ok: false, error: "already_accepted" });
});

test("more time opens it again, and it is withdrawn only while nothing was handed in", async () => {
  const work = await asked();
  context.clock.value = japan(10);
  await extendHomework(context, work.surveyor, work, { dueOn: "2026-12-12", note: "年末のため" });
  expect(await detail(work)).toMatchObject({ state: "open", dueOn: "2026-12-12" });
  await withdrawHomework(context, work.surveyor, work, "別の資料で足りた");
  expect((await detail(work)).state).toBe("withdrawn");
  expect(await submitHomework(context, work.hospital, work, answer)).toEqual({ ok: false, error: "not_open" });
});

test("a vendor waits for the hospital's consent and a named contact, and its days begin then", async () => {
  const work = await asked({ holder: "vendor", owedBy: "架空保守" });
  context.clock.value = japan(15);
  await tendHomework(context);
  expect(await detail(work)).toMatchObject({
    state: "waiting",
    requestedOn: null,
    actions: ["consent", "refuseConsent"],
  });
  const nobody = await decideConsent(context, work.hospital, work, { given: true, contact: null, note: "" });
  expect(nobody).toEqual({ ok: false, error: "contact_missing" });
  await decideConsent(context, work.hospital, work, { given: true, contact: "保守窓口", note: "" });
  expect(await detail(work)).toMatchObject({
    state: "open",
    hospitalConsentOn: "2026-12-15",
    requestedOn: "2026-12-15",
    dueOn: "2026-12-22",
    contact: "保守窓口",
  });
  expect(await submitHomework(context, work.hospital, work, answer)).toEqual({ ok: false, error: "asked_of_vendor" });
  await decideConsent(context, work.hospital, work, { given: false, contact: null, note: "契約の見直し中" });
  expect(await detail(work)).toMatchObject({ state: "refused", hospitalConsentOn: null });
});

test("nothing is handed in without a word or a file, and nothing that was not asked", async () => {
  const work = await asked({ questions: ["機器名", "版数"] });
  const empty = FullHomework.parse({ name: "担当", company: "つばめ病院" });
  expect(await submitHomework(context, work.hospital, work, empty)).toEqual({ ok: false, error: "nothing_answered" });
  const foreign = { ...answer, answers: [{ questionId: "9", text: "x" }] };
  expect(await submitHomework(context, work.hospital, work, foreign)).toEqual({ ok: false, error: "not_asked" });
  const file = { name: "構成図.pdf", mediaType: "application/pdf", content: Buffer.from("構成") };
  const kept = await addFile(context, work.hospital, work, "hospital", file);
  expect(kept.ok).toBe(true);
  expect((await submitHomework(context, work.hospital, work, empty)).ok).toBe(true);
});

test("a file is kept encrypted and read by whoever may read the survey; once handed in it stays", async () => {
  const work = await asked();
  const file = { name: "構成図.pdf", mediaType: "application/pdf", content: Buffer.from("構成") };
  const kept = await addFile(context, work.hospital, work, "hospital", file);
  if (!kept.ok) throw new Error(kept.error);
  const key = { ...work, homeworkFileId: kept.value.id };
  expect(await readFile(context, work.surveyor, key)).toMatchObject({ value: { name: "構成図.pdf" } });
  await submitHomework(context, work.hospital, work, answer);
  expect(await removeFile(context, work.hospital, key)).toEqual({ ok: false, error: "not_open" });
  expect((await detail(work)).fileList).toMatchObject([{ name: "構成図.pdf", addedBy: "病院 太郎" }]);
});

test("of two who hand in at the same moment, one is told that it is done already", async () => {
  const work = await asked();
  const both = await Promise.all([1, 2].map(() => submitHomework(context, work.hospital, work, answer)));
  expect(both.map((done) => (done.ok ? "done" : done.error)).sort()).toEqual(["done", "not_open"]);
});

test("a half-filled answer is kept until it is handed in", async () => {
  const work = await asked();
  await saveHomework(context, work.hospital, work, { ...answer, comment: "途中" });
  expect((await detail(work)).draft.comment).toBe("途中");
  await submitHomework(context, work.hospital, work, answer);
  expect((await detail(work)).draft.comment).toBe("");
});

test("each side is told what waits for it, over all surveys, and nothing of what is only a result", async () => {
  const work = await asked();
  await askHomework(context, work.surveyor, work, { ...wanted, holder: "vendor", owedBy: "架空保守", contact: "窓口" });
  const waiting = async (who: typeof work.hospital) =>
    (await waitingHomework(context, who, work.facilityId)).map(({ number, move }) => `${number} ${move}`);
  expect(await waiting(work.hospital)).toEqual(["2 consent", "1 answer"]);
  expect(await waiting(work.surveyor)).toEqual([]);
  const other = await aSurveyedHospital(db);
  const stranger = { ...other.surveyor, facilities: [{ ...work.surveyor.facilities[0], through: [other.companyId] }] };
  expect(await waiting(stranger as typeof other.surveyor)).toEqual([]);
  await submitHomework(context, work.hospital, work, answer);
  expect(await waiting(work.surveyor)).toEqual(["1 judge"]);
  context.clock.value = japan(30);
  const late = await asked();
  context.clock.value = new Date("2027-01-20T00:00:00Z");
  expect((await waitingHomework(context, late.hospital, late.facilityId)).map(({ move }) => move)).toEqual([]);
});

test("whoever comes through another programme sees nothing of this one, though it is the same hospital", async () => {
  const work = await asked();
  const other = await aSurveyedHospital(db);
  const stranger = {
    ...other.surveyor,
    facilities: [{ ...other.surveyor.facilities[0], facilityId: work.facilityId }],
  } as typeof other.surveyor;
  expect(await homeworkList(context, stranger, work)).toEqual({ ok: false, error: "no_such_survey" });
  expect(await withdrawHomework(context, stranger, work, "x")).toEqual({ ok: false, error: "no_such_survey" });
});

test("nothing is asked before the contract or after the hospital left, and what is there stays readable", async () => {
  const work = await asked();
  for (const [state, refusal] of [
    ["intentConfirmed", "not_contracted"],
    ["withdrawn", "survey_over"],
  ]) {
    await inFacility(db, work.facilityId, (trx) =>
      sql`update survey_participation set state = ${state} where facility_id = ${work.facilityId}`.execute(trx),
    );
    expect(await askHomework(context, work.surveyor, work, wanted)).toEqual({ ok: false, error: refusal });
    expect(await detail(work)).toMatchObject({ state: "open", actions: [] });
  }
});

test("the programme reads along until the hospital leaves", async () => {
  const work = await asked();
  const seen = () =>
    inProgramme(db, work.programmeId, { as: "overseer" }, async (trx) => {
      const { rows } = await sql`select from survey_homework where programme_id = ${work.programmeId}`.execute(trx);
      return rows.length;
    });
  expect(await seen()).toBe(1);
  await inFacility(db, work.facilityId, (trx) => unshare(trx, work));
  expect(await seen()).toBe(0);
});

test("everything stands in the hospital's audit chain, which verifies", async () => {
  const work = await asked();
  context.clock.value = japan(12);
  await tendHomework(context);
  await submitHomework(context, work.hospital, work, answer);
  const { rows } = await inFacility(db, work.facilityId, (trx) =>
    sql<{ line: string }>`select action || ' ' || actor as line from audit_entry
      where facility_id = ${work.facilityId} order by seq`.execute(trx),
  );
  expect(rows.map(({ line }) => line)).toEqual([
    `homework.asked ${work.surveyor.label}`,
    "homework.notSubmitted calendar",
    "homework.late person:hospital",
  ]);
  expect(await inFacility(db, work.facilityId, (trx) => verifyChain(trx, work.facilityId))).toBeNull();
});
