import { z } from "zod";
import { FacilityId } from "../../ledger/contract.ts";
import { route } from "../../shared/route.ts";
import {
  CommentAbout,
  CommentState,
  CommentStep,
  DocumentState,
  ReturnReason,
  ReviewSide,
  SurveyDocument,
} from "./contract.ts";

const base = "/api/v1/facilities/:facilityId/survey/:programmeId/review";
const OfSurvey = z.object({ facilityId: FacilityId, programmeId: z.uuid() });
const Text = z.string().trim().max(4_000);

const EditionInReview = z.object({
  id: z.uuid(),
  edition: z.int(),
  issuedOn: z.iso.date(),
  issuedBy: z.string(),
  note: z.string(),
  hash: z.string(),
  hasWorkbook: z.boolean(),
});
const DecisionView = z.object({
  editionId: z.uuid(),
  edition: z.int(),
  decision: z.enum(["accepted", "returned"]),
  reason: ReturnReason.nullable(),
  text: z.string(),
  byName: z.string(),
  at: z.iso.datetime(),
});
export const DocumentInReview = z.object({
  kind: SurveyDocument,
  state: DocumentState,
  owed: z.boolean(),
  /** Newest first. */
  editions: z.array(EditionInReview),
  acceptedEdition: z.int().nullable(),
  rounds: z.int(),
  openComments: z.int(),
  /** Newest first. Empty for whoever may not read the review. */
  decisions: z.array(DecisionView),
  mayDecide: z.boolean(),
});
export type DocumentInReview = z.infer<typeof DocumentInReview>;

const Meeting = z.object({
  number: z.int(),
  stage: z.enum(["interim", "final"]),
  heldOn: z.iso.date(),
  note: z.string(),
  byName: z.string(),
});
export const ReviewView = z.object({
  documents: z.array(DocumentInReview),
  meetings: z.array(Meeting),
  openComments: z.int(),
  /** In whose name the person takes part; null: looks on. */
  side: ReviewSide.nullable(),
  mayRead: z.boolean(),
  over: z.boolean(),
});
export type ReviewView = z.infer<typeof ReviewView>;

export const CommentView = z.object({
  id: z.uuid(),
  number: z.int(),
  about: CommentAbout,
  subjectId: z.string(),
  field: z.string(),
  label: z.string(),
  /** Kind of record, for the way there. */
  recordKind: z.string().nullable(),
  edition: z.int().nullable(),
  returned: ReturnReason.nullable(),
  state: CommentState,
  stateSince: z.iso.datetime(),
  steps: z.array(CommentStep),
  entries: z.array(
    z.object({
      number: z.int(),
      side: ReviewSide,
      step: CommentStep,
      text: z.string(),
      byName: z.string(),
      at: z.iso.datetime(),
    }),
  ),
});
export type CommentView = z.infer<typeof CommentView>;

export const getReview = route({
  id: "getReview",
  method: "GET",
  path: base,
  summary: "文書のレビューの状況（未作成・作成済・差戻し・受理）",
  access: { to: "facility", permission: "survey.read" },
  params: OfSurvey,
  reply: ReviewView,
});

export const listComments = route({
  id: "listComments",
  method: "GET",
  path: `${base}/comments`,
  summary: "レビューのコメント",
  access: { to: "facility", permission: "survey.read" },
  params: OfSurvey,
  query: z.object({
    about: CommentAbout.optional(),
    subjectId: z.string().max(200).optional(),
    state: z.enum(["open", "answered", "resolved", "unresolved"]).optional(),
  }),
  reply: z.object({ items: z.array(CommentView), side: ReviewSide.nullable(), over: z.boolean() }),
});

const NewComment = z.object({
  about: CommentAbout,
  /** Record, visit or homework by id; a check as "<sheet>:<item>"; a document by its kind; nothing for the survey as a whole. */
  subjectId: z.string().max(200).default(""),
  field: z.string().max(80).default(""),
  /** What people call it; of records and documents the server knows it better. */
  label: z.string().trim().max(200).default(""),
  text: Text.min(1),
});
export const commentAsReviewer = route({
  id: "commentAsReviewer",
  method: "POST",
  path: `${base}/comments`,
  summary: "監督側からコメントする、または差し戻す",
  access: { to: "facility", permission: "survey.review" },
  params: OfSurvey,
  body: NewComment.extend({ returned: ReturnReason.nullable().default(null) }),
  reply: z.object({ id: z.uuid() }),
});
export const commentAsCompany = route({
  id: "commentAsCompany",
  method: "POST",
  path: `${base}/company-comments`,
  summary: "調査企業からコメントする",
  access: { to: "facility", permission: "survey.work" },
  params: OfSurvey,
  body: NewComment,
  reply: z.object({ id: z.uuid() }),
});

const OfComment = OfSurvey.extend({ commentId: z.uuid() });
const Entry = z.object({ step: CommentStep, text: Text.default("") });
export const stepAsReviewer = route({
  id: "stepAsReviewer",
  method: "POST",
  path: `${base}/comments/:commentId/entries`,
  summary: "監督側から書き加える、解決する、再開する",
  access: { to: "facility", permission: "survey.review" },
  params: OfComment,
  body: Entry,
});
export const stepAsCompany = route({
  id: "stepAsCompany",
  method: "POST",
  path: `${base}/company-comments/:commentId/entries`,
  summary: "調査企業から書き加える、回答する",
  access: { to: "facility", permission: "survey.work" },
  params: OfComment,
  body: Entry,
});

export const decideDocument = route({
  id: "decideDocument",
  method: "POST",
  path: `${base}/editions/:editionId/decision`,
  summary: "文書の最新版を受理する、または理由を付けて差し戻す",
  access: { to: "facility", permission: "survey.review" },
  params: OfSurvey.extend({ editionId: z.uuid() }),
  body: z.discriminatedUnion("decision", [
    z.object({ decision: z.literal("accepted"), text: Text.default("") }),
    z.object({ decision: z.literal("returned"), reason: ReturnReason, text: Text.min(1) }),
  ]),
});

export const recordMeeting = route({
  id: "recordReviewMeeting",
  method: "POST",
  path: `${base}/meetings`,
  summary: "中間・最終レビューの実施を記録する",
  access: { to: "facility", permission: "survey.review" },
  params: OfSurvey,
  body: z.object({ stage: z.enum(["interim", "final"]), heldOn: z.iso.date(), note: Text.default("") }),
});
