import { describe, expect, test } from "vitest";
import { checkProblem, checkRounds, mergeChecks } from "./check.ts";
import { CheckFields } from "./contract.ts";

const check = (given: Partial<CheckFields> = {}) =>
  CheckFields.parse({ answer: "yes", checkedOn: "2026-01-20", ...given });
const today = "2026-01-20";
const problem = (given: Partial<CheckFields>, targetRequired = false) =>
  checkProblem(check(given), { targetRequired }, today);

describe("an answer is complete", () => {
  test("with 分からない only when it says what is not understood", () => {
    expect(problem({ answer: "unknown" })).toBe("not_understood_missing");
    expect(problem({ answer: "unknown", notUnderstood: "SDSとは何か" })).toBeNull();
    expect(CheckFields.parse({ answer: "unknown", notUnderstood: "  ", checkedOn: today }).notUnderstood).toBe("");
  });
  test("with × only with a target date, where the sheet asks for one", () => {
    expect(problem({ answer: "no" }, true)).toBe("target_missing");
    expect(problem({ answer: "no", targetOn: "2026-03-31" }, true)).toBeNull();
    expect(problem({ answer: "no" })).toBeNull();
  });
  test("never with a target for what is done already, or before the check", () => {
    expect(problem({ targetOn: "2026-03-31" })).toBe("target_without_no");
    expect(problem({ answer: "no", targetOn: "2026-01-19" })).toBe("target_before_check");
    expect(problem({ answer: "no", targetOn: "2026-01-20" })).toBeNull();
  });
  test("never about tomorrow, and with evidence seen only where it was asked for", () => {
    expect(problem({ checkedOn: "2026-01-21" })).toBe("checked_in_future");
    expect(problem({ evidenceSeen: true })).toBe("evidence_not_asked");
    expect(problem({ evidenceSeen: true, evidenceAsked: true })).toBeNull();
  });
});

describe("two people wrote about the same item", () => {
  const base = check({ answer: "no", note: "担当は1名" });
  test("different fields are brought together", () => {
    const theirs = { ...base, hardToUnderstand: true };
    const mine = { ...base, answer: "yes" as const };
    expect(mergeChecks(base, theirs, mine)).toEqual({ merged: { ...base, hardToUnderstand: true, answer: "yes" } });
  });
  test("the same field is told with both sayings and what stood before", () => {
    const result = mergeChecks(base, { ...base, note: "担当は2名" }, { ...base, note: "担当は3名" });
    expect(result).toEqual({
      conflicts: [{ field: "note", base: "担当は1名", theirs: "担当は2名", mine: "担当は3名" }],
    });
  });
  test("on different days is no conflict by itself: the second says when", () => {
    const mine = { ...base, checkedOn: "2026-01-19", visit: 2 };
    expect(mergeChecks(undefined, base, mine)).toEqual({ merged: mine });
  });
  test("saying the same is no conflict", () => {
    const both = { ...base, answer: "yes" as const };
    expect(mergeChecks(base, both, both)).toEqual({ merged: both });
  });
  test("where nobody had answered before, two different answers are a conflict and an empty field is not", () => {
    const theirs = check({ answer: "yes", note: "" });
    const mine = check({ answer: "no", note: "口頭" });
    expect(mergeChecks(undefined, theirs, mine)).toMatchObject({ conflicts: [{ field: "answer" }] });
    expect(mergeChecks(undefined, theirs, { ...mine, answer: "yes" })).toEqual({ merged: { ...theirs, note: "口頭" } });
  });
});

describe("checks of one item", () => {
  test("on one day of one visit are one check and its corrections", () => {
    const [first, second, later] = [
      check({ visit: 1 }),
      check({ visit: 1, answer: "no" }),
      check({ visit: 2, checkedOn: "2026-02-10" }),
    ];
    expect(checkRounds([first, second, later])).toEqual([
      { last: second, corrected: [first] },
      { last: later, corrected: [] },
    ]);
  });
  test("two visits on the same day are two checks", () => {
    expect(checkRounds([check({ visit: 1 }), check({ visit: 2 })])).toHaveLength(2);
  });
});
