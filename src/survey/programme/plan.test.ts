import { expect, test } from "vitest";
import { Plan, usualPlan, usualSteps } from "./plan.ts";
import { dueOf, lateDays, nextDue } from "./term.ts";

const plan = usualPlan("2026-11-20");

test("nothing said is the usual plan of the handbook", () => {
  expect(Plan.parse({})).toMatchObject({
    homeworkDays: 7,
    captureKeepDays: 14,
    interviewMinutes: 30,
    publicationThreshold: 5,
    labourCapYen: 3_000_000,
    reportToHospitalOn: null,
    hours: null,
  });
});

test.each([
  ["2026-11-20", "2027-01-15"],
  ["2027-03-31", "2027-01-15"],
  ["2028-03-31", "2028-01-15"],
  ["2027-04-01", "2028-01-15"],
])("on %s the interim review of the fiscal year is on %s", (today, review) => {
  expect(usualPlan(today).interimReviewOn).toBe(review);
});

test("the company has a calendar month from the intent to set dates, the shorter month included", () => {
  expect(dueOf(plan, "scheduled", { intentConfirmed: "2026-11-20" })).toBe("2026-12-20");
  expect(dueOf(plan, "scheduled", { intentConfirmed: "2027-01-31" })).toBe("2027-02-28");
});

test("both report dates come from the programme", () => {
  expect([dueOf(plan, "accepted", {}), dueOf(plan, "delivered", {})]).toEqual(["2027-02-28", "2027-05-31"]);
});

test("a term that counts from a step not reached yet is open", () => {
  expect(dueOf(plan, "drafted", {})).toBeNull();
  expect(nextDue(plan, "surveyed", { surveyed: "2027-01-10" })).toBe("2027-01-24");
});

test("a term that counts from a step that was left out counts from the one after it", () => {
  const steps = usualSteps.map((step) =>
    step.state === "interviewed"
      ? { ...step, term: { from: "step" as const, state: "preReading" as const, days: 5, months: 0 } }
      : { ...step, used: step.state !== "preReading" },
  );
  const short = Plan.parse({ steps });
  expect(dueOf(short, "interviewed", { scheduled: "2026-12-01" })).toBeNull();
  expect(dueOf(short, "interviewed", { scheduled: "2026-12-01", interviewed: "2026-12-08" })).toBe("2026-12-13");
});

test("who has left is late with nothing", () => {
  expect([nextDue(plan, "withdrawn", {}), nextDue(plan, "closed", {}), nextDue(plan, "declined", {})]).toEqual([
    null,
    null,
    null,
  ]);
});

test.each([
  ["2026-12-20", 0],
  ["2026-12-21", 1],
  ["2027-01-03", 14],
])("what is due on 2026-12-20 is on %s late by %i days", (today, days) => {
  expect(lateDays("2026-12-20", today)).toBe(days);
});

test.each([
  ["steps in another order", { steps: usualSteps.toReversed() }],
  ["a step that is missing", { steps: usualSteps.slice(1) }],
  [
    "a term that counts from a later step",
    { steps: usualSteps.map((step, n) => (n === 2 ? { ...step, term: { from: "step", state: "closed" } } : step)) },
  ],
  [
    "a report to the hospital before the one to the secretariat",
    { reportToSecretariatOn: "2027-05-31", reportToHospitalOn: "2027-02-28" },
  ],
  ["a threshold that gives hospitals away", { publicationThreshold: 2 }],
])("a plan with %s is refused", (_what, given) => {
  expect(Plan.safeParse(given).success).toBe(false);
});
