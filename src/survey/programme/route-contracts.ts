import { z } from "zod";
import { programmeParts } from "../../shared/actor.ts";
import { route } from "../../shared/route.ts";
import { missingKinds } from "./missing.ts";
import { Plan } from "./plan.ts";
import { pathStates, sides, surveyStates } from "./state.ts";

/** A survey programme as its organisations see it. What a hospital sees of its own survey is in hospital-contracts.ts. */
const Instant = z.iso.datetime();
const Day = z.iso.date();
const Part = z.enum(programmeParts);
export const SurveyState = z.enum(surveyStates);
export const Side = z.enum(sides);
export const ProgrammeState = z.enum(["preparing", "running", "closed"]);
const Title = z.string().trim().min(1).max(120);
export const Why = z.string().trim().min(1).max(500);

const InOrganisation = z.object({ organisationId: z.uuid() });
export const InProgramme = z.object({ programmeId: z.uuid() });
export const OneHospital = InProgramme.extend({ facilityId: z.uuid() });
const base = "/api/v1/programmes/:programmeId";
const read = { to: "programme", permission: "programme.read" } as const;
const manage = { to: "programme", permission: "programme.manage" } as const;

export const ProgrammeSummary = z.object({
  id: z.uuid(),
  title: z.string(),
  state: ProgrammeState,
  /** What the organisation is in it. */
  part: Part,
  /** Hospitals this organisation sees in it, and how many of them are late. */
  hospitals: z.int(),
  late: z.int(),
});
export type ProgrammeSummary = z.infer<typeof ProgrammeSummary>;

export const listProgrammes = route({
  id: "listProgrammes",
  method: "GET",
  path: "/api/v1/organisations/:organisationId/programmes",
  summary: "この組織が加わっている調査事業の一覧",
  access: { to: "organisation", permission: "programme.read" },
  params: InOrganisation,
  reply: z.object({ programmes: z.array(ProgrammeSummary), mayFound: z.boolean() }),
});

export const foundProgramme = route({
  id: "foundProgramme",
  method: "POST",
  path: "/api/v1/organisations/:organisationId/programmes",
  summary: "調査事業を始める（事務局になる）",
  access: { to: "organisation", permission: "programme.found" },
  params: InOrganisation,
  body: z.object({ title: Title, plan: Plan }),
  reply: z.object({ id: z.uuid() }),
});

export const ProgrammePartView = z.object({
  organisationId: z.uuid(),
  name: z.string(),
  part: Part,
  since: Instant,
  until: Instant.nullable(),
});
export type ProgrammePartView = z.infer<typeof ProgrammePartView>;

export const ProgrammeView = z.object({
  id: z.uuid(),
  title: z.string(),
  state: ProgrammeState,
  planEdition: z.int(),
  plan: Plan,
  parts: z.array(ProgrammePartView),
  /** What whoever asks may do in it. */
  permissions: z.array(z.string()),
});
export type ProgrammeView = z.infer<typeof ProgrammeView>;

export const getProgramme = route({
  id: "getProgramme",
  method: "GET",
  path: base,
  summary: "調査事業の概要と計画",
  access: read,
  params: InProgramme,
  reply: ProgrammeView,
});

export const changeProgramme = route({
  id: "changeProgramme",
  method: "PATCH",
  path: base,
  summary: "調査事業の名前や状態を変える",
  access: manage,
  params: InProgramme,
  body: z.object({ title: Title.optional(), state: ProgrammeState.optional() }),
});

export const PlanEdition = z.object({
  edition: z.int(),
  plan: Plan,
  why: z.string(),
  madeBy: z.string(),
  madeAt: Instant,
});
export type PlanEdition = z.infer<typeof PlanEdition>;

export const listPlans = route({
  id: "listPlans",
  method: "GET",
  path: `${base}/plans`,
  summary: "計画の版の一覧（新しい順）",
  access: read,
  params: InProgramme,
  reply: z.object({ editions: z.array(PlanEdition) }),
});

/** What is past stays explained by the edition it happened under; what is ahead is counted anew. */
export const changePlan = route({
  id: "changePlan",
  method: "POST",
  path: `${base}/plans`,
  summary: "計画の新しい版を作る",
  access: manage,
  params: InProgramme,
  body: z.object({ plan: Plan, why: Why, edition: z.int() }),
  reply: z.object({ edition: z.int() }),
});

export const listCandidates = route({
  id: "listCandidates",
  method: "GET",
  path: `${base}/candidates`,
  summary: "調査事業に加えられる組織",
  access: manage,
  params: InProgramme,
  reply: z.object({ organisations: z.array(z.object({ organisationId: z.uuid(), name: z.string(), part: Part })) }),
});

export const givePart = route({
  id: "givePart",
  method: "POST",
  path: `${base}/parts`,
  summary: "組織を調査事業に加える",
  access: manage,
  params: InProgramme,
  /** `lastDay`: the last day in Japan that it counts; null: until it is ended. */
  body: z.object({ organisationId: z.uuid(), part: Part, lastDay: Day.nullable().default(null) }),
});

export const endPart = route({
  id: "endPart",
  method: "POST",
  path: `${base}/parts/:partyId/end`,
  summary: "組織を調査事業から外す（閲覧はすぐに閉じる）",
  access: manage,
  params: InProgramme.extend({ partyId: z.uuid() }),
  body: z.object({ why: Why }),
});

const DirectoryFilter = z.object({
  bedClasses: z.array(z.string()).max(30).default([]),
  founderClasses: z.array(z.string()).max(30).default([]),
  regions: z.array(z.string()).max(30).default([]),
});
export type DirectoryFilter = z.infer<typeof DirectoryFilter>;

export const DirectoryHospital = z.object({
  hospitalId: z.uuid(),
  name: z.string(),
  bedClass: z.string(),
  founderClass: z.string(),
  region: z.string(),
  /** It takes part already. */
  added: z.boolean(),
});
export type DirectoryHospital = z.infer<typeof DirectoryHospital>;

export const listDirectory = route({
  id: "listDirectory",
  method: "GET",
  path: `${base}/directory`,
  summary: "調査事業に加えられる医療機関の名簿",
  access: manage,
  params: InProgramme,
  reply: z.object({ hospitals: z.array(DirectoryHospital) }),
});

export const addHospitals = route({
  id: "addHospitals",
  method: "POST",
  path: `${base}/hospitals`,
  summary: "医療機関を調査事業に加える（個別、または区分でまとめて）",
  access: manage,
  params: InProgramme,
  body: z.object({
    hospitals: z.union([z.array(z.uuid()).min(1).max(2000), z.object({ filter: DirectoryFilter })]),
    companyId: z.uuid().nullable().default(null),
  }),
  reply: z.object({ added: z.int(), already: z.int() }),
});

export const assignCompany = route({
  id: "assignCompany",
  method: "PUT",
  path: `${base}/hospitals/:facilityId/company`,
  summary: "医療機関の調査担当企業を決める",
  access: manage,
  params: OneHospital,
  body: z.object({ companyId: z.uuid().nullable() }),
});

export const MissingView = z.object({ kind: z.enum(missingKinds), what: z.array(z.string()) });
export const StepTaken = z.object({
  number: z.int(),
  from: SurveyState.nullable(),
  to: SurveyState,
  planEdition: z.int(),
  at: Instant,
  by: z.string(),
  note: z.string(),
});

export const StepBody = z.object({ to: SurveyState, note: z.string().trim().max(1000).default("") });

/** The survey of one hospital: where it stands, what comes next, and what whoever looks may do. */
export const SurveyView = z.object({
  programmeId: z.uuid(),
  facilityId: z.uuid(),
  programme: z.string(),
  programmeState: ProgrammeState,
  secretariat: z.string(),
  hospitalName: z.string(),
  companyId: z.uuid().nullable(),
  company: z.string().nullable(),
  state: SurveyState,
  stateSince: Instant,
  dueOn: Day.nullable(),
  lateDays: z.int(),
  next: z.object({ to: SurveyState, side: Side, missing: z.array(MissingView) }).nullable(),
  /** Steps this person may take now; `missing` says what each still lacks. */
  actions: z.array(z.object({ to: SurveyState, missing: z.array(MissingView) })),
  /** In whose name this person acts here. */
  sides: z.array(Side),
  /** Steps of the plan, with the day each was reached or is due. */
  path: z.array(
    z.object({
      state: z.enum(pathStates),
      name: z.object({ ja: z.string(), en: z.string() }).nullable(),
      reachedOn: Day.nullable(),
      dueOn: Day.nullable(),
    }),
  ),
  history: z.array(StepTaken),
});
export type SurveyView = z.infer<typeof SurveyView>;

export const getProgrammeHospital = route({
  id: "getProgrammeHospital",
  method: "GET",
  path: `${base}/hospitals/:facilityId`,
  summary: "調査事業の中の医療機関：手順と次の一手",
  access: manage,
  params: OneHospital,
  reply: SurveyView,
});

export const takeStepAsSecretariat = route({
  id: "takeStepAsSecretariat",
  method: "POST",
  path: `${base}/hospitals/:facilityId/steps`,
  summary: "事務局として手順を進める",
  access: manage,
  params: OneHospital,
  body: StepBody,
});

export const BoardRow = z.object({
  facilityId: z.uuid(),
  name: z.string(),
  bedClass: z.string(),
  founderClass: z.string(),
  region: z.string(),
  companyId: z.uuid().nullable(),
  state: SurveyState,
  /** Day in Japan since when it is in that state. */
  since: Day,
  dueOn: Day.nullable(),
  lateDays: z.int(),
  move: Side.nullable(),
  /** Its pledge stands: those who oversee the programme may see what it shares. */
  shares: z.boolean(),
  /** Its pledge ran out, or was ended, although it has not left: nothing of it is shared any more. Null: it stands, or never did. */
  closedAs: z.enum(["lapsed", "ended"]).nullable(),
});
export type BoardRow = z.infer<typeof BoardRow>;

export const getBoard = route({
  id: "getBoard",
  method: "GET",
  path: `${base}/board`,
  summary: "進み具合の一覧：医療機関×手順、遅れ、誰の番か",
  access: read,
  params: InProgramme,
  reply: z.object({
    today: Day,
    companies: z.array(z.object({ organisationId: z.uuid(), name: z.string() })),
    rows: z.array(BoardRow),
  }),
});

export const CalendarEntry = z.object({
  /** Stable, for calendars that subscribe. */
  id: z.string(),
  day: Day,
  kind: z.enum(["visit", "due", "programme"]),
  facilityId: z.uuid().nullable(),
  hospital: z.string().nullable(),
  /** What is due, or which date of the programme. Null of a visit. */
  what: z.union([SurveyState, z.enum(["interimReview", "reportToSecretariat", "reportToHospital"])]).nullable(),
  /** Of a visit. */
  session: z.string().nullable(),
  cancelled: z.boolean(),
  /** Names of a visit's investigators, and of those among them who are to be at another hospital on that day. */
  people: z.array(z.string()),
  elsewhere: z.array(z.string()),
  lateDays: z.int(),
});
export type CalendarEntry = z.infer<typeof CalendarEntry>;

export const getCalendar = route({
  id: "getCalendar",
  method: "GET",
  path: `${base}/calendar`,
  summary: "訪問と期限の予定表",
  access: read,
  params: InProgramme,
  query: z.object({ from: Day.optional(), to: Day.optional() }),
  reply: z.object({ today: Day, from: Day, to: Day, entries: z.array(CalendarEntry) }),
});

export const getCalendarFeed = route({
  id: "getCalendarFeed",
  method: "GET",
  path: `${base}/calendar-feed`,
  summary: "自分の購読用アドレスがあるか",
  access: read,
  params: InProgramme,
  reply: z.object({ madeAt: Instant.nullable() }),
});

/** Shown once; an address made before stops working. */
export const makeCalendarFeed = route({
  id: "makeCalendarFeed",
  method: "POST",
  path: `${base}/calendar-feed`,
  summary: "予定表の購読用アドレスを作る（前のものは使えなくなる）",
  access: read,
  params: InProgramme,
  reply: z.object({ url: z.string() }),
});

export const revokeCalendarFeed = route({
  id: "revokeCalendarFeed",
  method: "DELETE",
  path: `${base}/calendar-feed`,
  summary: "予定表の購読をやめる",
  access: read,
  params: InProgramme,
});

/** Read by calendar programs, which sign in nowhere: the secret is in the address (RFC 5545). */
export const subscribedCalendar = route({
  id: "subscribedCalendar",
  method: "GET",
  path: "/api/v1/calendars/:calendarToken",
  summary: "購読されている予定表（iCalendar）",
  access: { to: "public" },
  params: z.object({ calendarToken: z.string().min(1).max(200) }),
  binaryReply: true,
});
