import { expect, test } from "vitest";
import { interviewMinutes, isLong, mayAddTo, mayRemove, settleInterview } from "./interview.ts";
import { awaitsOutcome, isUnusualNumber, mayChange, settle, stepOf, type Visit } from "./visit.ts";
import { contradicts, isUnrecorded, mayName, openTargets, reorder, targetIds } from "./walkthrough.ts";

const planned: Visit = { state: "planned", onDay: "2026-12-03", half: "morning" };

test("a visit is held on its day or later, never before, and only once", () => {
  expect(settle(planned, "held", "2026-12-02")).toEqual({ ok: false, error: "visit_not_yet" });
  expect(settle(planned, "held", "2026-12-03")).toEqual({ ok: true, value: "held" });
  expect(settle({ ...planned, state: "held" }, "cancelled", "2026-12-04")).toEqual({
    ok: false,
    error: "visit_not_planned",
  });
});

test("a visit may be cancelled at any time before it is held", () => {
  expect(settle(planned, "cancelled", "2026-11-01")).toEqual({ ok: true, value: "cancelled" });
});

test("what was held or cancelled is not changed any more", () => {
  expect(mayChange(planned).ok).toBe(true);
  for (const state of ["held", "cancelled"] as const)
    expect(mayChange({ ...planned, state })).toEqual({ ok: false, error: "visit_not_planned" });
});

test("another day or half-day is a move, other people are a change", () => {
  expect(stepOf(planned, { ...planned, onDay: "2026-12-04" })).toBe("moved");
  expect(stepOf(planned, { ...planned, half: "afternoon" })).toBe("moved");
  expect(stepOf(planned, planned)).toBe("changed");
});

test("a planned visit awaits its outcome once its day is over, not on the day itself", () => {
  expect(awaitsOutcome(planned, "2026-12-03")).toBe(false);
  expect(awaitsOutcome(planned, "2026-12-04")).toBe(true);
});

test("two or three people are usual", () => {
  expect([1, 2, 3, 4].map(isUnusualNumber)).toEqual([true, false, false, true]);
});

test("interviews are planned with 30 minutes for directors and users, two hours for the administrator, an hour for a vendor", () => {
  expect(Object.values(interviewMinutes).map(({ planned: minutes }) => minutes)).toEqual([30, 120, 30, 60]);
  expect([isLong("systemAdmin", 240), isLong("systemAdmin", 241), isLong("user", 90), isLong("user", 91)]).toEqual([
    false,
    true,
    false,
    true,
  ]);
});

test("an interview is held with its minutes, not before its day, and not at a visit that was cancelled", () => {
  const held = { state: "held", actualMinutes: 25 } as const;
  expect(settleInterview(planned, held, "2026-12-03").ok).toBe(true);
  expect(settleInterview(planned, held, "2026-12-02")).toEqual({ ok: false, error: "visit_not_yet" });
  expect(settleInterview(planned, { ...held, actualMinutes: null }, "2026-12-03")).toEqual({
    ok: false,
    error: "minutes_missing",
  });
  expect(settleInterview({ ...planned, state: "cancelled" }, held, "2026-12-03").ok).toBe(false);
  expect(mayAddTo({ state: "cancelled" }).ok).toBe(false);
});

test("an interview that did not take place has no minutes, and may be taken off the list; one that was held may not", () => {
  expect(settleInterview(planned, { state: "notHeld", actualMinutes: 25 }, "2026-12-03")).toEqual({
    ok: true,
    value: { state: "notHeld", actualMinutes: null },
  });
  expect(mayRemove({ state: "notHeld" }).ok).toBe(true);
  expect(mayRemove({ state: "held" })).toEqual({ ok: false, error: "interview_settled" });
});

test("all eight categories are open until each is seen or said to be none", () => {
  expect(targetIds).toEqual(["T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8"]);
  expect(openTargets([])).toEqual(targetIds);
  const told = [
    { target: "T1", state: "seen" },
    { target: "T2", state: "noneHere" },
    { target: "T3", state: "notYet" },
  ] as const;
  expect(openTargets(told)).toEqual(["T3", "T4", "T5", "T6", "T7", "T8"]);
});

test("what the walk says and what the ledger holds are compared", () => {
  expect([contradicts("noneHere", 1), contradicts("noneHere", 0), contradicts("seen", 1)]).toEqual([
    true,
    false,
    false,
  ]);
  expect([isUnrecorded("seen", 0), isUnrecorded("seen", 2), isUnrecorded("notYet", 0)]).toEqual([true, false, false]);
});

test("a new order names every place of the route once", () => {
  const places = [{ id: "a" }, { id: "b" }];
  expect(reorder(places, ["b", "a"])).toEqual({ ok: true, value: ["b", "a"] });
  for (const order of [["a"], ["a", "a"], ["a", "b", "a"]])
    expect(reorder(places, order)).toEqual({ ok: false, error: "route_differs" });
  expect(reorder(places, ["a", "b", "c"])).toEqual({ ok: false, error: "place_gone" });
});

test("a place names target categories there are", () => {
  expect(mayName(["T1", "T8"]).ok).toBe(true);
  expect(mayName(["T9"])).toEqual({ ok: false, error: "unknown_target" });
});
