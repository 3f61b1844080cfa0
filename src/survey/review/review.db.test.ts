import { expect, test } from "vitest";
import { inFacility } from "../../platform/db/tenant.ts";
import { testDatabase } from "../../platform/testing/test-database.ts";
import { addEntry, beginComment } from "./comment.store.ts";
import { commentsOf } from "./comment-list.store.ts";
import { decideDocument, recordMeeting } from "./decision.store.ts";
import { reviewFacts } from "./facts.store.ts";
import { reviewView } from "./review-view.store.ts";
import { aSurveyedHospital } from "./testing/a-surveyed-hospital.ts";

const { db } = await testDatabase();
const stage = await aSurveyedHospital(db);
const { context, key, facilityId, company, reviewer, hospital } = stage;
const facts = () => inFacility(db, facilityId, (trx) => reviewFacts(trx, key));
const threads = () => inFacility(db, facilityId, (trx) => commentsOf(trx, key, {}, "reviewer"));
const returned = { decision: "returned" as const, reason: "needsDetail" as const, text: "版数を書いてください。" };

test("a document is drafted when issued, returned with a thread, answered, and drafted again by a new edition", async () => {
  expect((await facts()).documents.D5).toBe("none");
  const first = await stage.issue("D5");
  expect((await facts()).documents.D5).toBe("drafted");
  expect((await decideDocument(context, reviewer, key, first, returned)).ok).toBe(true);
  expect(await facts()).toMatchObject({ documents: { D5: "returned" }, openComments: 1 });
  const [thread] = await threads();
  expect(thread).toMatchObject({
    about: "document",
    subjectId: "D5",
    edition: 1,
    returned: "needsDetail",
    state: "open",
  });
  const answer = { commentId: thread?.id ?? "", step: "answer" as const, text: "書きました。" };
  expect((await addEntry(context, company, key, "company", answer)).ok).toBe(true);
  await stage.issue("D5");
  expect((await facts()).documents.D5).toBe("drafted");
});

test("an older edition cannot be decided on, nor the newest accepted while a comment on it is open", async () => {
  const [first] =
    (await inFacility(db, facilityId, (trx) => reviewView(trx, key, reviewer)))?.documents
      .find(({ kind }) => kind === "D5")
      ?.editions.toReversed() ?? [];
  const accepted = { decision: "accepted" as const, text: "" };
  const older = await decideDocument(context, reviewer, key, first?.id ?? "", accepted);
  expect(older).toEqual({ ok: false, error: "older_edition" });
  const newest = await stage.issue("D5");
  expect(await decideDocument(context, reviewer, key, newest, accepted)).toEqual({ ok: false, error: "comments_open" });
  const [thread] = await threads();
  await addEntry(context, reviewer, key, "reviewer", { commentId: thread?.id ?? "", step: "resolve", text: "" });
  expect((await decideDocument(context, reviewer, key, newest, accepted)).ok).toBe(true);
  expect(await facts()).toMatchObject({ documents: { D5: "accepted" }, openComments: 0 });
  expect(await decideDocument(context, reviewer, key, newest, returned)).toEqual({
    ok: false,
    error: "decided_already",
  });
});

test("an edition from before the hospital joined the programme is none of its survey", async () => {
  context.clock.value = new Date("2026-10-01T00:00:00Z");
  const early = await stage.issue("D6");
  context.clock.value = new Date("2026-12-10T00:00:00Z");
  expect((await facts()).documents.D6).toBe("none");
  const decided = await decideDocument(context, reviewer, key, early, { decision: "accepted", text: "" });
  expect(decided).toEqual({ ok: false, error: "not_found" });
});

test("a review is recorded on the day it was held, and not before it", async () => {
  const held = (heldOn: string) => recordMeeting(context, reviewer, key, { stage: "interim", heldOn, note: "" });
  expect(await held("2026-12-11")).toEqual({ ok: false, error: "future_day" });
  expect((await held("2026-12-09")).ok).toBe(true);
  expect((await facts()).interimReviewedOn).toBe("2026-12-09");
});

test("the hospital sees how far its documents are, and nothing of what was said about them", async () => {
  const seen = await inFacility(db, facilityId, (trx) => reviewView(trx, key, hospital));
  expect(seen).toMatchObject({ mayRead: false, side: null, openComments: 0 });
  expect(seen?.documents.find(({ kind }) => kind === "D5")).toMatchObject({
    state: "accepted",
    decisions: [],
    mayDecide: false,
  });
});

test("the company cannot speak for the supervising side, nor the hospital for anybody", async () => {
  const comment = { about: "survey" as const, subjectId: "", field: "", label: "", text: "語", returned: null };
  for (const [actor, side] of [
    [company, "reviewer"],
    [hospital, "company"],
    [hospital, "reviewer"],
  ] as const)
    expect(await beginComment(context, actor, key, side, comment)).toEqual({
      ok: false,
      error: "not_of_this_programme",
    });
});

test("a comment is about something the survey has", async () => {
  const nothing = "00000000-0000-4000-8000-000000000000";
  for (const [about, subjectId] of [
    ["record", nothing],
    ["check", `${nothing}:SA-01`],
    ["visit", nothing],
    ["homework", nothing],
    ["document", "D9"],
    ["record", "x' or true"],
  ] as const) {
    const comment = { about, subjectId, field: "", label: "", text: "語", returned: null };
    const begun = await beginComment(context, reviewer, key, "reviewer", comment);
    expect([about, begun]).toEqual([about, { ok: false, error: "no_such_subject" }]);
  }
});
