import { z } from "zod";
import { addMonths } from "../../shared/day.ts";
import { type PathState, pathStates } from "./state.ts";

/**
 * What a programme goes by: its steps with their terms, its dates, limits and reminders. Data of the programme, in editions; everything
 * left out is as usual, so `Plan.parse({})` is the plan of the seed documents (domain.md 3, 5 and 15) without dates.
 */
const Day = z.iso.date();
const StateOfPath = z.enum(pathStates);

/** By when a step should be reached. `months` are calendar months. */
export const Term = z.discriminatedUnion("from", [
  z.object({ from: z.literal("none") }),
  /** So long after another step was reached. */
  z.object({
    from: z.literal("step"),
    state: StateOfPath,
    days: z.int().min(0).max(400).default(0),
    months: z.int().min(0).max(24).default(0),
  }),
  /** On one of the programme's dates. */
  z.object({
    from: z.literal("programme"),
    date: z.enum(["interimReview", "reportToSecretariat", "reportToHospital"]),
  }),
  z.object({ from: z.literal("day"), on: Day }),
]);
export type Term = z.infer<typeof Term>;

export const Step = z.object({
  state: StateOfPath,
  term: Term,
  /** Own name of the step; null: the usual one. */
  name: z
    .object({ ja: z.string().trim().min(1).max(60), en: z.string().trim().min(1).max(60) })
    .nullable()
    .default(null),
  /** False: the programme does without it. */
  used: z.boolean().default(true),
});
export type Step = z.infer<typeof Step>;

/** Steps without a guard of their own: a programme may do without them. */
export const leavable: readonly PathState[] = ["preReading", "homeworkOpen"];

const after = (state: PathState, days: number): Term => ({ from: "step", state, days, months: 0 });

/** Domain.md 3; where it names no term, two weeks or a month are proposed. */
const usualTerms: Readonly<Record<PathState, Term>> = {
  invited: { from: "none" },
  intentConfirmed: after("invited", 14),
  contracted: after("intentConfirmed", 14),
  // The company contacts the hospital within a month of its intent.
  scheduled: { from: "step", state: "intentConfirmed", days: 0, months: 1 },
  preReading: after("scheduled", 14),
  interviewed: after("scheduled", 30),
  walkedThrough: after("interviewed", 14),
  homeworkOpen: after("walkedThrough", 3),
  surveyed: after("walkedThrough", 21),
  drafted: after("surveyed", 14),
  reviewed: after("drafted", 14),
  accepted: { from: "programme", date: "reportToSecretariat" },
  delivered: { from: "programme", date: "reportToHospital" },
  closed: after("delivered", 30),
};

export const usualSteps: readonly Step[] = pathStates.map((state) => ({
  state,
  term: usualTerms[state],
  name: null,
  used: true,
}));

/** A row of the hours template (資料6), as in reference/workload-template.yaml. Null: the cell is blank, not zero. */
export const HoursRow = z.object({
  id: z.string().min(1).max(20),
  row: z.int().nullable(),
  deliverable: z.string().nullable(),
  work: z.enum(["survey", "document", "travel", "meeting", "other"]),
  planned_hours: z.number().min(0).max(999).multipleOf(0.01).nullable(),
  label_ja: z.string().trim().min(1).max(120),
  label_en: z.string().trim().min(1).max(120),
});
export type HoursRow = z.infer<typeof HoursRow>;

export const Plan = z
  .object({
    steps: z.array(Step).default([...usualSteps]),
    /** Mid-January in the seed; null: not set yet. */
    interimReviewOn: Day.nullable().default(null),
    /** Two report dates: to the secretariat, and through it to the hospital. */
    reportToSecretariatOn: Day.nullable().default(null),
    reportToHospitalOn: Day.nullable().default(null),
    homeworkDays: z.int().min(1).max(60).default(7),
    /** Days after which a tablet wipes what it holds of a hospital, counted from its last contact with the server. */
    captureKeepDays: z.int().min(1).max(90).default(14),
    remindDaysBefore: z.array(z.int().min(0).max(60)).max(6).default([7, 1]),
    remindDaysAfter: z.array(z.int().min(1).max(120)).max(6).default([1, 7, 14]),
    /** 30 by 資料1 and 4, 15 allowed by 資料2. */
    interviewMinutes: z.int().min(15).max(240).default(30),
    /** Fewest hospitals behind a published cell. */
    publicationThreshold: z.int().min(3).max(50).default(5),
    labourCapYen: z.int().min(0).max(100_000_000).default(3_000_000),
    /** Rows of the hours template; null: those of the reference. */
    hours: z.array(HoursRow).max(60).nullable().default(null),
  })
  .superRefine((plan, context) => {
    const states = plan.steps.map(({ state }) => state);
    if (states.join() !== pathStates.join())
      context.addIssue({ code: "custom", path: ["steps"], message: "手順は全部をこの順に並べてください。" });
    for (const [index, { state, used, term }] of plan.steps.entries()) {
      if (!used && !leavable.includes(state))
        context.addIssue({ code: "custom", path: ["steps", index], message: "この手順は省けません。" });
      if (term.from === "step" && pathStates.indexOf(term.state) >= index)
        context.addIssue({ code: "custom", path: ["steps", index], message: "期限は、前の手順から数えてください。" });
    }
    const { interimReviewOn, reportToSecretariatOn, reportToHospitalOn } = plan;
    const dates = [interimReviewOn, reportToSecretariatOn, reportToHospitalOn].filter((day) => day !== null);
    if (dates.toSorted().join() !== dates.join())
      context.addIssue({
        code: "custom",
        path: ["reportToHospitalOn"],
        message: "中間レビュー、事務局への報告、病院への報告の順の日付にしてください。",
      });
  });
export type Plan = z.infer<typeof Plan>;

/** The usual plan with the usual dates of the fiscal year (April to March) in which `today` lies. */
export function usualPlan(today: string): Plan {
  const year = Number(addMonths(today, -3).slice(0, 4)) + 1;
  return Plan.parse({
    interimReviewOn: `${year}-01-15`,
    reportToSecretariatOn: `${year}-02-28`,
    reportToHospitalOn: `${year}-05-31`,
  });
}

export const stepOf = (plan: Plan, state: PathState): Step => {
  const found = plan.steps.find((step) => step.state === state);
  if (!found) throw new Error("a plan has all steps");
  return found;
};

/** The step after this one that the plan does not leave out; null at the end. */
export function nextState(plan: Plan, state: PathState): PathState | null {
  const index = pathStates.indexOf(state);
  return pathStates.slice(index + 1).find((one) => stepOf(plan, one).used) ?? null;
}
