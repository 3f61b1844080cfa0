import { describe, expect, test } from "vitest";
import type { StepFacts } from "./facts.ts";
import { leavable, Plan, usualSteps } from "./plan.ts";
import { type Side, type SurveyState, sides, surveyStates } from "./state.ts";
import { takeStep, transitionsFrom, usualMover, waitsFor } from "./step.ts";
import { allDone } from "./testing/facts.ts";

/** Domain.md 3, written down by hand: from, to, and who may. Everything that is not here is forbidden. */
const allowed = `
  invited         intentConfirmed  hospital secretariat
  invited         declined         hospital secretariat
  intentConfirmed contracted       secretariat
  intentConfirmed declined         hospital secretariat
  contracted      scheduled        company
  contracted      withdrawn        hospital secretariat
  scheduled       preReading       company
  scheduled       withdrawn        hospital secretariat
  preReading      interviewed      company
  preReading      withdrawn        hospital secretariat
  interviewed     walkedThrough    company
  interviewed     withdrawn        hospital secretariat
  walkedThrough   homeworkOpen     company
  walkedThrough   surveyed         company
  walkedThrough   withdrawn        hospital secretariat
  homeworkOpen    surveyed         company
  homeworkOpen    withdrawn        hospital secretariat
  surveyed        homeworkOpen     company
  surveyed        drafted          company
  surveyed        withdrawn        hospital secretariat
  drafted         surveyed         supervisor secretariat
  drafted         reviewed         supervisor secretariat
  drafted         withdrawn        hospital secretariat
  reviewed        accepted         secretariat
  reviewed        withdrawn        hospital secretariat
  accepted        delivered        secretariat
  accepted        withdrawn        hospital secretariat
  delivered       closed           secretariat
  delivered       withdrawn        hospital secretariat
  declined        invited          secretariat
  withdrawn       invited          secretariat
`;
const table = new Map(
  allowed
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .map(([from, to, ...by]) => [`${from} ${to}`, by as Side[]]),
);
const plan = Plan.parse({});
const standing = (state: SurveyState, facts: StepFacts = allDone) => ({
  programme: "running" as const,
  plan,
  state,
  facts,
});
const triples = surveyStates.flatMap((from) =>
  surveyStates.flatMap((to) => sides.map((side) => [from, to, side] as const)),
);

test("the table covers every state, and every triple is tried", () => {
  expect(triples.length).toBe(16 * 16 * 4);
  expect(table.size).toBe(31);
});

test.each(triples)("%s → %s by the %s is taken, or refused with its reason, as the handbook says", (from, to, side) => {
  const by = table.get(`${from} ${to}`);
  const taken = takeStep(standing(from), to, side);
  if (!by) expect(taken).toEqual({ ok: false, error: { reason: "not_from_here" } });
  else if (!by.includes(side)) expect(taken).toEqual({ ok: false, error: { reason: "not_yours", by } });
  else expect(taken).toEqual({ ok: true, value: { from, to, by } });
});

/** A fact that is not there, the step it stands in the way of, and the reason that is told. */
const guarded: [string, Partial<StepFacts>, SurveyState, SurveyState, Side, object][] = [
  ["no pledge", { pledged: false }, "intentConfirmed", "contracted", "secretariat", { kind: "no_pledge", what: [] }],
  ["no NDA", { companyNda: false }, "intentConfirmed", "contracted", "secretariat", { kind: "no_nda", what: [] }],
  ["no order", { companyOrder: false }, "intentConfirmed", "contracted", "secretariat", { kind: "no_order", what: [] }],
  [
    "no company",
    { companyAssigned: false },
    "intentConfirmed",
    "contracted",
    "secretariat",
    { kind: "no_company", what: [] },
  ],
  ["a lapsed pledge", { pledged: false }, "contracted", "scheduled", "company", { kind: "no_pledge", what: [] }],
  ["a lapsed NDA", { companyNda: false }, "interviewed", "walkedThrough", "company", { kind: "no_nda", what: [] }],
  [
    "no visit",
    { visitsPlanned: 0, visitsHeld: 0 },
    "contracted",
    "scheduled",
    "company",
    { kind: "no_visit", what: [] },
  ],
  [
    "users not interviewed",
    { audiencesOpen: ["user"] },
    "preReading",
    "interviewed",
    "company",
    { kind: "interviews_open", what: ["user"] },
  ],
  [
    "targets not looked at",
    { targetsOpen: ["[3]", "[8]"] },
    "interviewed",
    "walkedThrough",
    "company",
    { kind: "targets_open", what: ["[3]", "[8]"] },
  ],
  [
    "no homework asked",
    { homeworkAsked: 0 },
    "walkedThrough",
    "homeworkOpen",
    "company",
    { kind: "no_homework", what: [] },
  ],
  ["open homework", { homeworkOpen: 2 }, "homeworkOpen", "surveyed", "company", { kind: "homework_open", what: ["2"] }],
  [
    "a document not drafted",
    { documents: { ...allDone.documents, D6: "none" } },
    "surveyed",
    "drafted",
    "company",
    { kind: "documents_not_drafted", what: ["D6"] },
  ],
  [
    "a returned document",
    { documents: { ...allDone.documents, D4: "returned" } },
    "drafted",
    "reviewed",
    "supervisor",
    { kind: "documents_not_accepted", what: ["D4"] },
  ],
  [
    "no interim review",
    { interimReviewedOn: null },
    "drafted",
    "reviewed",
    "supervisor",
    { kind: "no_interim_review", what: [] },
  ],
  ["open comments", { openComments: 1 }, "drafted", "reviewed", "supervisor", { kind: "comments_open", what: ["1"] }],
  [
    "no report",
    { reportedToSecretariatOn: null },
    "reviewed",
    "accepted",
    "secretariat",
    { kind: "not_reported", what: [] },
  ],
  [
    "no acceptance by the secretariat",
    { takenOverOn: null },
    "reviewed",
    "accepted",
    "secretariat",
    { kind: "not_taken_over", what: [] },
  ],
  [
    "a new edition after acceptance",
    { documents: { ...allDone.documents, D1: "drafted" } },
    "accepted",
    "delivered",
    "secretariat",
    { kind: "documents_not_accepted", what: ["D1"] },
  ],
  [
    "no report to the hospital",
    { deliveredToHospitalOn: null, hospitalReceiptOn: null },
    "accepted",
    "delivered",
    "secretariat",
    { kind: "not_delivered", what: [] },
  ],
  ["no receipt", { hospitalReceiptOn: null }, "accepted", "delivered", "secretariat", { kind: "no_receipt", what: [] }],
  [
    "hours not settled",
    { hoursSettledOn: null },
    "delivered",
    "closed",
    "secretariat",
    { kind: "hours_not_settled", what: [] },
  ],
];

test.each(guarded)("with %s the step is refused, and told why", (_what, lacking, from, to, side, missing) => {
  expect(takeStep(standing(from, { ...allDone, ...lacking }), to, side)).toEqual({
    ok: false,
    error: { reason: "something_missing", missing: [missing] },
  });
});

test("homework that was never handed in holds nothing up: its absence is a result", () => {
  const facts = { ...allDone, homeworkAsked: 3, homeworkOpen: 0 };
  expect(takeStep(standing("homeworkOpen", facts), "surveyed", "company").ok).toBe(true);
});

test("everything that is missing is told at once", () => {
  const facts = { ...allDone, pledged: false, companyNda: false, companyOrder: false };
  const refused = takeStep(standing("intentConfirmed", facts), "contracted", "secretariat");
  expect(!refused.ok && refused.error.reason === "something_missing" && refused.error.missing.length).toBe(3);
});

describe("while the programme does not run", () => {
  test.each(["preparing", "closed"] as const)("(%s) nothing goes forward, but hospitals may leave", (programme) => {
    const at = { ...standing("scheduled"), programme };
    expect(takeStep(at, "preReading", "company")).toEqual({ ok: false, error: { reason: "programme_not_running" } });
    expect(takeStep(at, "withdrawn", "hospital").ok).toBe(true);
  });
});

test("a plan may leave out steps without a guard, and only those", () => {
  const without = (state: string) =>
    Plan.safeParse({ steps: usualSteps.map((step) => ({ ...step, used: step.state !== state })) });
  const left = usualSteps.map(({ state }) => state).filter((state) => without(state).success);
  expect(left).toEqual([...leavable]);
  const short = Plan.parse({ steps: usualSteps.map((step) => ({ ...step, used: !leavable.includes(step.state) })) });
  expect(transitionsFrom(short, "scheduled")[0]?.to).toBe("interviewed");
  expect(transitionsFrom(short, "surveyed").map(({ to }) => to)).toEqual(["drafted", "withdrawn"]);
});

test("whose move it is follows from the step that is waited for, and from who holds it up", () => {
  const movers = surveyStates.map((state) => usualMover(plan, state));
  const [h, s, c, v] = ["hospital", "secretariat", "company", "supervisor"];
  expect(movers).toEqual([h, s, c, c, c, c, c, h, c, v, s, s, s, null, null, null]);
  const side = (state: SurveyState, facts: Partial<StepFacts>) =>
    waitsFor({ plan, state, facts: { ...allDone, ...facts } })?.side;
  expect(side("homeworkOpen", { homeworkOpen: 1 })).toBe("hospital");
  expect(side("homeworkOpen", { homeworkOpen: 0 })).toBe("company");
  expect(side("accepted", { hospitalReceiptOn: null })).toBe("hospital");
  expect(side("reviewed", { reportedToSecretariatOn: null })).toBe("company");
  expect(side("reviewed", { takenOverOn: null })).toBe("secretariat");
  expect(waitsFor({ plan, state: "walkedThrough", facts: { ...allDone, homeworkAsked: 0 } })?.to).toBe("surveyed");
});
