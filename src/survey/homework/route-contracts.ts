import { z } from "zod";
import { Email } from "../../identity/contract.ts";
import { FacilityId } from "../../ledger/contract.ts";
import { route } from "../../shared/route.ts";
import { strangersLine, strangersText } from "../../shared/strangers-text.ts";
import { homeworkActions } from "./actions.ts";
import { holders, homeworkKinds, homeworkStates } from "./homework.ts";
import { homeworkMoves } from "./waiting.ts";

const line = (longest: number) => z.string().trim().min(1).max(longest);
const Day = z.iso.date();

export const Question = z.object({ id: z.string().min(1).max(20), text: z.string() });
export type Question = z.infer<typeof Question>;

/** Half-filled as it may be; of somebody who is not known, when it comes by a link. */
export const HomeworkDraft = z.object({
  name: strangersLine(100).default(""),
  company: strangersLine(200).default(""),
  comment: strangersText(4000).default(""),
  answers: z
    .array(z.object({ questionId: z.string().max(20), text: strangersText(10_000) }))
    .max(100)
    .default([]),
});
export type HomeworkDraft = z.infer<typeof HomeworkDraft>;

export const FullHomework = HomeworkDraft.extend({
  name: strangersLine(100).pipe(z.string().min(1)),
  company: strangersLine(200).pipe(z.string().min(1)),
});
export type FullHomework = z.infer<typeof FullHomework>;

export const homeworkSteps = [
  "asked",
  "consentAsked",
  "consentGiven",
  "consentRefused",
  "consentTakenBack",
  "submitted",
  "late",
  "recorded",
  "notSubmitted",
  "needsDetail",
  "extended",
  "accepted",
  "withdrawn",
  "linkMade",
  "linkRevoked",
] as const;
export type HomeworkStep = (typeof homeworkSteps)[number];

export const HomeworkFile = z.object({
  id: z.uuid(),
  round: z.int(),
  name: z.string(),
  sizeBytes: z.int(),
  addedBy: z.string(),
  addedAt: z.iso.datetime(),
});
export type HomeworkFile = z.infer<typeof HomeworkFile>;

const LinkView = z.object({
  state: z.enum(["made", "opened", "answered", "revoked", "expired"]),
  email: z.string().nullable(),
  madeBy: z.string(),
  madeAt: z.iso.datetime(),
  openedAt: z.iso.datetime().nullable(),
  answeredAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime(),
});

export const HomeworkView = z.object({
  id: z.uuid(),
  number: z.int(),
  holder: z.enum(holders),
  owedBy: z.string(),
  contact: z.string().nullable(),
  kind: z.enum(homeworkKinds),
  title: z.string(),
  questions: z.array(Question),
  checklistItem: z.string().nullable(),
  /** The record of the hospital's ledger that it is about. */
  record: z.object({ id: z.uuid(), name: z.string(), kind: z.string() }).nullable(),
  requestedOn: Day.nullable(),
  dueOn: Day.nullable(),
  hospitalConsentOn: Day.nullable(),
  /** As it stands today: open work whose last day is over is notSubmitted. */
  state: z.enum(homeworkStates),
  round: z.int(),
  answeredOn: Day.nullable(),
  acceptedOn: Day.nullable(),
  version: z.int(),
  files: z.int(),
  link: LinkView.nullable(),
  actions: z.array(z.enum(homeworkActions)),
});
export type HomeworkView = z.infer<typeof HomeworkView>;

export const HomeworkDetail = HomeworkView.extend({
  draft: HomeworkDraft,
  answer: HomeworkDraft.nullable(),
  fileList: z.array(HomeworkFile),
  history: z.array(
    z.object({
      number: z.int(),
      step: z.enum(homeworkSteps),
      round: z.int(),
      dueOn: Day.nullable(),
      note: z.string(),
      answer: HomeworkDraft.nullable(),
      by: z.string(),
      at: z.iso.datetime(),
    }),
  ),
});
export type HomeworkDetail = z.infer<typeof HomeworkDetail>;

const base = "/api/v1/facilities/:facilityId/survey/:programmeId/homework";
const one = `${base}/:homeworkId`;
const OneSurvey = z.object({ facilityId: FacilityId, programmeId: z.uuid() });
const OneHomework = OneSurvey.extend({ homeworkId: z.uuid() });

export const listHomework = route({
  id: "listHomework",
  method: "GET",
  path: base,
  summary: "宿題の一覧（誰が、何を、いつまでに、結果）",
  access: { to: "facility", permission: "survey.read" },
  params: OneSurvey,
  reply: z.object({
    hospital: z.string(),
    today: Day,
    /** Days of the programme's plan, from the request to the last day. */
    termDays: z.int(),
    items: z.array(HomeworkView),
    mayWork: z.boolean(),
    mayAnswer: z.boolean(),
  }),
});

export const listWaitingHomework = route({
  id: "listWaitingHomework",
  method: "GET",
  path: "/api/v1/facilities/:facilityId/waiting-homework",
  summary: "宿題のうち、見ている人の番になっているもの（どの調査のものも、期限の近い順）",
  access: { to: "facility", permission: "survey.read" },
  params: z.object({ facilityId: FacilityId }),
  reply: z.object({
    items: z.array(
      z.object({
        programmeId: z.uuid(),
        homeworkId: z.uuid(),
        number: z.int(),
        title: z.string(),
        owedBy: z.string(),
        dueOn: Day.nullable(),
        move: z.enum(homeworkMoves),
      }),
    ),
  }),
});

export const getHomework = route({
  id: "getHomework",
  method: "GET",
  path: one,
  summary: "宿題1件と経過",
  access: { to: "facility", permission: "survey.read" },
  params: OneHomework,
  reply: HomeworkDetail,
});

export const AskHomework = z.object({
  holder: z.enum(holders),
  owedBy: line(200),
  contact: z.string().trim().max(200).nullable().default(null),
  kind: z.enum(homeworkKinds),
  title: line(200),
  /** Left out: the title says it all. */
  questions: z.array(line(2000)).max(50).default([]),
  checklistItem: z.string().trim().max(100).nullable().default(null),
  recordId: z.uuid().nullable().default(null),
  dueOn: Day.nullable().default(null),
});
export type AskHomework = z.infer<typeof AskHomework>;

export const askHomework = route({
  id: "askHomework",
  method: "POST",
  path: base,
  summary: "宿題を依頼する（業者への照会は、病院の同意を待つ）",
  access: { to: "facility", permission: "survey.work" },
  params: OneSurvey,
  body: AskHomework,
  reply: HomeworkDetail,
});

export const decideConsent = route({
  id: "decideConsent",
  method: "POST",
  path: `${one}/consent`,
  summary: "業者への照会に同意する、同意しない、または同意を取り消す",
  access: { to: "facility", permission: "survey.answer" },
  params: OneHomework,
  body: z.object({
    given: z.boolean(),
    contact: z.string().trim().max(200).nullable().default(null),
    note: z.string().trim().max(1000).default(""),
  }),
  reply: HomeworkDetail,
});

export const saveHomework = route({
  id: "saveHomework",
  method: "PUT",
  path: `${one}/draft`,
  summary: "宿題の回答を途中まで保存する",
  access: { to: "facility", permission: "survey.answer" },
  params: OneHomework,
  body: z.object({ draft: HomeworkDraft }),
  reply: z.object({ savedAt: z.iso.datetime() }),
});

export const submitHomework = route({
  id: "submitHomework",
  method: "POST",
  path: `${one}/submit`,
  summary: "宿題を提出する（期限後は「遅れて提出」になる）",
  access: { to: "facility", permission: "survey.answer" },
  params: OneHomework,
  body: z.object({ answer: FullHomework }),
  reply: HomeworkDetail,
});

export const recordHomework = route({
  id: "recordHomework",
  method: "POST",
  path: `${one}/record`,
  summary: "手渡しやメールで受け取った宿題を、受け取った日で記録する",
  access: { to: "facility", permission: "survey.work" },
  params: OneHomework,
  body: z.object({ receivedOn: Day, answer: FullHomework }),
  reply: HomeworkDetail,
});

export const judgeHomework = route({
  id: "judgeHomework",
  method: "POST",
  path: `${one}/judge`,
  summary: "提出された宿題を受け取る、または詳しい回答を求めて差し戻す",
  access: { to: "facility", permission: "survey.work" },
  params: OneHomework,
  body: z.discriminatedUnion("decision", [
    z.object({ decision: z.literal("accept"), note: z.string().trim().max(1000).default("") }),
    z.object({ decision: z.literal("needsDetail"), note: line(2000), dueOn: Day.nullable().default(null) }),
  ]),
  reply: HomeworkDetail,
});

export const extendHomework = route({
  id: "extendHomework",
  method: "POST",
  path: `${one}/extend`,
  summary: "宿題の期限を延ばす",
  access: { to: "facility", permission: "survey.work" },
  params: OneHomework,
  body: z.object({ dueOn: Day, note: line(1000) }),
  reply: HomeworkDetail,
});

export const withdrawHomework = route({
  id: "withdrawHomework",
  method: "POST",
  path: `${one}/withdraw`,
  summary: "宿題を取り下げる",
  access: { to: "facility", permission: "survey.work" },
  params: OneHomework,
  body: z.object({ note: line(1000) }),
  reply: HomeworkDetail,
});

/** Files: the hospital's own, or what the company was handed. */
export const addHomeworkFile = route({
  id: "addHomeworkFile",
  method: "POST",
  path: `${one}/files`,
  summary: "宿題にファイルを添える（multipart: file）",
  access: { to: "facility", permission: "survey.answer" },
  params: OneHomework,
  upload: true,
  reply: HomeworkFile,
});
export const keepHomeworkFile = route({
  id: "keepHomeworkFile",
  method: "POST",
  path: `${one}/received-files`,
  summary: "手渡しやメールで受け取ったファイルを宿題に添える（multipart: file）",
  access: { to: "facility", permission: "survey.work" },
  params: OneHomework,
  upload: true,
  reply: HomeworkFile,
});
export const readHomeworkFile = route({
  id: "readHomeworkFile",
  method: "GET",
  path: `${one}/files/:homeworkFileId`,
  summary: "宿題に添えられたファイル",
  access: { to: "facility", permission: "survey.read" },
  params: OneHomework.extend({ homeworkFileId: z.uuid() }),
  binaryReply: true,
});
export const removeHomeworkFile = route({
  id: "removeHomeworkFile",
  method: "DELETE",
  path: `${one}/files/:homeworkFileId`,
  summary: "添えたファイルを提出前に外す",
  access: { to: "facility", permission: "survey.answer" },
  params: OneHomework.extend({ homeworkFileId: z.uuid() }),
});

export const MadeHomeworkLink = z.object({ link: z.string(), mailed: z.boolean(), mailLeaves: z.boolean() });
export const makeHomeworkLink = route({
  id: "makeHomeworkLink",
  method: "POST",
  path: `${one}/link`,
  summary: "業者の回答用リンクを作る（前のリンクは使えなくなる。リンクは一度だけ表示）",
  access: { to: "facility", permission: "survey.work" },
  params: OneHomework,
  /** Left out: the link is not mailed. */
  body: z.object({ email: Email.optional() }),
  reply: z.object({ homework: HomeworkDetail, answerLink: MadeHomeworkLink }),
});
export const revokeHomeworkLink = route({
  id: "revokeHomeworkLink",
  method: "POST",
  path: `${one}/link/revoke`,
  summary: "業者の回答用リンクを使えなくする",
  access: { to: "facility", permission: "survey.work" },
  params: OneHomework,
  reply: HomeworkDetail,
});
