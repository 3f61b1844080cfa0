import { z } from "zod";
import { FacilityId } from "../../ledger/contract.ts";
import { route } from "../../shared/route.ts";
import { audiences, interviewStates } from "./interview.ts";
import { halves, visitPurposes, visitStates, visitSteps } from "./visit.ts";

const Day = z.iso.date();
const note = z.string().trim().max(2000);
export const OneSurvey = z.object({ facilityId: FacilityId, programmeId: z.uuid() });
const OneVisit = OneSurvey.extend({ visitId: z.uuid() });
export const surveyBase = "/api/v1/facilities/:facilityId/survey/:programmeId";

const Visitor = z.object({ personId: z.uuid(), name: z.string() });

export const InterviewView = z.object({
  id: z.uuid(),
  visitId: z.uuid(),
  audience: z.enum(audiences),
  respondentRole: z.string(),
  respondents: z.int(),
  beginsAt: z.string().nullable(),
  plannedMinutes: z.int(),
  actualMinutes: z.int().nullable(),
  state: z.enum(interviewStates),
  note: z.string(),
});
export type InterviewView = z.infer<typeof InterviewView>;

export const VisitView = z.object({
  id: z.uuid(),
  number: z.int(),
  onDay: Day,
  half: z.enum(halves),
  purposes: z.array(z.enum(visitPurposes)),
  people: z.array(Visitor),
  note: z.string(),
  state: z.enum(visitStates),
  /** Its day is over, and nobody said whether it took place. */
  awaitsOutcome: z.boolean(),
  version: z.int(),
  interviews: z.array(InterviewView),
  history: z.array(
    z.object({
      step: z.enum(visitSteps),
      onDay: Day,
      half: z.enum(halves),
      note: z.string(),
      by: z.string(),
      at: z.iso.datetime(),
    }),
  ),
});
export type VisitView = z.infer<typeof VisitView>;

export const ProposalView = z.object({
  id: z.uuid(),
  onDay: Day,
  half: z.enum(halves),
  note: z.string(),
  state: z.enum(["open", "taken", "declined", "takenBack"]),
  by: z.string(),
  at: z.iso.datetime(),
  answer: z.string().nullable(),
});
export type ProposalView = z.infer<typeof ProposalView>;

export const VisitList = z.object({
  hospital: z.string(),
  today: Day,
  visits: z.array(VisitView),
  proposals: z.array(ProposalView),
  /** Whom of one's own company one may send; empty for everybody else. */
  colleagues: z.array(Visitor),
  /** Minutes that the programme plans for each audience. */
  plannedMinutes: z.record(z.enum(audiences), z.int()),
  mayWork: z.boolean(),
  mayPropose: z.boolean(),
});
export type VisitList = z.infer<typeof VisitList>;

export const listVisits = route({
  id: "listVisits",
  method: "GET",
  path: `${surveyBase}/visits`,
  summary: "訪問の一覧（日程、訪問者、聞き取り、病院からの日程の提案）",
  access: { to: "facility", permission: "survey.read" },
  params: OneSurvey,
  reply: VisitList,
});

export const VisitPlan = z.object({
  onDay: Day,
  half: z.enum(halves),
  purposes: z.array(z.enum(visitPurposes)).min(1).max(3),
  personIds: z.array(z.uuid()).min(1).max(10),
  note: note.default(""),
});
export type VisitPlan = z.infer<typeof VisitPlan>;

export const planVisit = route({
  id: "planVisit",
  method: "POST",
  path: `${surveyBase}/visits`,
  summary: "訪問を計画する",
  access: { to: "facility", permission: "survey.work" },
  params: OneSurvey,
  /** `proposalId`: the hospital's proposal that it follows. */
  body: VisitPlan.extend({ proposalId: z.uuid().nullable().default(null) }),
  reply: VisitList,
});

export const changeVisit = route({
  id: "changeVisit",
  method: "PUT",
  path: `${surveyBase}/visits/:visitId`,
  summary: "訪問の日程や訪問者を変える",
  access: { to: "facility", permission: "survey.work" },
  params: OneVisit,
  /** `why` is kept in the history. */
  body: VisitPlan.extend({ version: z.int(), why: note.default("") }),
  reply: VisitList,
});

export const settleVisit = route({
  id: "settleVisit",
  method: "POST",
  path: `${surveyBase}/visits/:visitId/settle`,
  summary: "訪問が行われたこと、または取り止めになったことを記録する",
  access: { to: "facility", permission: "survey.work" },
  params: OneVisit,
  body: z.object({ outcome: z.enum(["held", "cancelled"]), why: note.default("") }),
  reply: VisitList,
});

const Interview = z.object({
  audience: z.enum(audiences),
  /** By role, never by name: no personal data is collected. */
  respondentRole: z.string().trim().min(1).max(100),
  respondents: z.int().min(1).max(50),
  beginsAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable()
    .default(null),
  plannedMinutes: z.int().min(5).max(480),
  note: note.default(""),
});
export type Interview = z.infer<typeof Interview>;

export const addInterview = route({
  id: "addInterview",
  method: "POST",
  path: `${surveyBase}/visits/:visitId/interviews`,
  summary: "訪問に聞き取りを加える",
  access: { to: "facility", permission: "survey.work" },
  params: OneVisit,
  body: Interview,
  reply: VisitList,
});
const OneInterview = OneVisit.extend({ interviewId: z.uuid() });
export const changeInterview = route({
  id: "changeInterview",
  method: "PUT",
  path: `${surveyBase}/visits/:visitId/interviews/:interviewId`,
  summary: "聞き取りを変える、または実績を記録する",
  access: { to: "facility", permission: "survey.work" },
  params: OneInterview,
  body: Interview.extend({
    state: z.enum(interviewStates),
    actualMinutes: z.int().min(1).max(600).nullable().default(null),
  }),
  reply: VisitList,
});
export const removeInterview = route({
  id: "removeInterview",
  method: "DELETE",
  path: `${surveyBase}/visits/:visitId/interviews/:interviewId`,
  summary: "行われていない聞き取りを外す",
  access: { to: "facility", permission: "survey.work" },
  params: OneInterview,
  reply: VisitList,
});

export const proposeVisit = route({
  id: "proposeVisit",
  method: "POST",
  path: `${surveyBase}/visit-proposals`,
  summary: "訪問の日程を病院から提案する",
  access: { to: "facility", permission: "survey.answer" },
  params: OneSurvey,
  body: z.object({ onDay: Day, half: z.enum(halves), note: note.default("") }),
  reply: VisitList,
});
const OneProposal = OneSurvey.extend({ proposalId: z.uuid() });
export const takeBackProposal = route({
  id: "takeBackProposal",
  method: "POST",
  path: `${surveyBase}/visit-proposals/:proposalId/take-back`,
  summary: "日程の提案を取り下げる",
  access: { to: "facility", permission: "survey.answer" },
  params: OneProposal,
  reply: VisitList,
});
export const declineProposal = route({
  id: "declineProposal",
  method: "POST",
  path: `${surveyBase}/visit-proposals/:proposalId/decline`,
  summary: "病院の日程の提案に応じられないと答える",
  access: { to: "facility", permission: "survey.work" },
  params: OneProposal,
  body: z.object({ answer: note.min(1) }),
  reply: VisitList,
});
