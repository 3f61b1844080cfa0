import { describe, expect, test } from "vitest";
import { Check } from "../contract.ts";
import { changed, draftProblem, settled, startOf, toSend } from "./item-draft.ts";

const occasion = { on: "2026-02-10", visit: 2 };
const sheet = { targetRequired: true, today: "2026-02-10" };
const kept = Check.parse({
  number: 3,
  answer: "no",
  checkedOn: "2026-01-20",
  targetOn: "2026-03-31",
  visit: 1,
  note: "担当1名",
  recordedBy: "試験",
  recordedAt: "2026-01-20T01:00:00.000Z",
});

describe("a draft", () => {
  test("is sent with the day and visit at hand, based on the newest check", () => {
    const draft = changed(startOf(kept, occasion), { answer: "yes" });
    expect(toSend("EX-01", draft, kept, sheet)).toMatchObject({
      item: "EX-01",
      answer: "yes",
      checkedOn: "2026-02-10",
      visit: 2,
      targetOn: null,
      basedOn: 3,
      note: "担当1名",
    });
  });
  test("that says nothing new is not sent, whatever the day", () => {
    expect(toSend("EX-01", startOf(kept, occasion), kept, sheet)).toBeNull();
    expect(toSend("EX-01", startOf(undefined, occasion), undefined, sheet)).toBeNull();
  });
  test("that is not complete waits, and says what for", () => {
    const unknown = changed(startOf(undefined, occasion), { answer: "unknown" });
    expect([draftProblem(unknown, sheet), toSend("EX-01", unknown, undefined, sheet)]).toEqual([
      "not_understood_missing",
      null,
    ]);
    const no = changed(startOf(undefined, occasion), { answer: "no" });
    expect(draftProblem(no, sheet)).toBe("target_missing");
  });
  test("keeps what was not understood while another answer is tried, and does not send it with that", () => {
    const tried = changed(changed(startOf(undefined, occasion), { answer: "unknown", notUnderstood: "SDSとは" }), {
      answer: "yes",
    });
    expect(toSend("EX-01", tried, undefined, sheet)?.notUnderstood).toBe("");
    expect(toSend("EX-01", changed(tried, { answer: "unknown" }), undefined, sheet)?.notUnderstood).toBe("SDSとは");
  });
  test("marks evidence as asked for when it was seen, and as unseen when it was not asked for", () => {
    const seen = changed(startOf(undefined, occasion), { evidenceSeen: true });
    expect([seen.evidenceAsked, seen.evidenceSeen]).toEqual([true, true]);
    const withdrawn = changed(seen, { evidenceAsked: false });
    expect([withdrawn.evidenceAsked, withdrawn.evidenceSeen]).toEqual([false, false]);
  });
});

describe("a conflict", () => {
  const answer = { field: "answer" as const, base: null, theirs: "no", mine: "yes" };
  const note = { field: "note" as const, base: null, theirs: "担当1名", mine: "こちら" };
  test("is settled field by field", () => {
    const draft = changed(startOf(undefined, occasion), { answer: "yes", note: "こちら" });
    const conflict = { theirs: kept, fields: [answer, note] };
    expect(settled(draft, undefined, conflict, new Set(["answer"]))).toMatchObject({ answer: "yes", note: "担当1名" });
  });
  test("loses nothing that the other wrote where the person wrote nothing", () => {
    const draft = changed(startOf(undefined, occasion), { answer: "yes" });
    const next = settled(draft, undefined, { theirs: kept, fields: [answer] }, new Set());
    expect(next).toMatchObject({ answer: "no", note: "担当1名", targetOn: "2026-03-31", checkedOn: "2026-02-10" });
    expect(toSend("EX-01", next, kept, sheet)).toBeNull();
  });
  test("keeps what the person took away", () => {
    const draft = changed(startOf(kept, occasion), { note: "", answer: "yes" });
    const theirs = { ...kept, number: 4, evidenceAsked: true };
    expect(settled(draft, kept, { theirs, fields: [] }, new Set())).toMatchObject({
      note: "",
      answer: "yes",
      evidenceAsked: true,
    });
  });
});
