import { z } from "zod";
import { ByLink, Email } from "../../identity/contract.ts";
import { route } from "../../shared/route.ts";
import { strangersLine as line, strangersText as text } from "../../shared/strangers-text.ts";
import { FacilityId, RecordId, RecordKind, type ValueState as ValueStateName } from "../contract.ts";
import { AskedParty, InquiryView, MadeLink } from "../route-contracts.ts";

/** What somebody may answer to an item. Where another record is asked for, it is described (`vague`). */
export const AnswerValue = z.discriminatedUnion("state", [
  z.object({
    state: z.literal("known"),
    value: z.union([text(20_000), z.number(), z.boolean(), z.array(line(2_000)).min(1).max(500)]),
  }),
  z.object({ state: z.enum(["unknown", "none", "notApplicable"]) }),
  z.object({ state: z.literal("vague"), text: text(2_000).pipe(z.string().min(1)) }),
]);
export type AnswerValue = z.infer<typeof AnswerValue>;

const answers = z.array(z.object({ recordId: RecordId, field: z.string().max(100), value: AnswerValue })).max(2000);

/** Half-filled as it may be. */
export const AnswerDraft = z.object({
  name: line(100).default(""),
  company: line(200).default(""),
  comment: text(4000).default(""),
  answers: answers.default([]),
});
export type AnswerDraft = z.infer<typeof AnswerDraft>;

const required = (longest: number) => line(longest).pipe(z.string().min(1));
export const FullAnswer = AnswerDraft.extend({ name: required(100), company: required(200) });
export type FullAnswer = z.infer<typeof FullAnswer>;

const base = "/api/v1/facilities/:facilityId/inquiries/:inquiryId/link";
const OneInquiry = z.object({ facilityId: FacilityId, inquiryId: z.uuid() });

export const makeAnswerLink = route({
  id: "makeAnswerLink",
  method: "POST",
  path: base,
  summary: "照会の回答用リンクを作る（前のリンクは使えなくなる。リンクは一度だけ表示）",
  access: { to: "facility", permission: "ledger.write" },
  params: OneInquiry,
  /** Left out: the link is not mailed. */
  body: z.object({ email: Email.optional() }),
  reply: z.object({ inquiry: InquiryView, answerLink: MadeLink }),
});

export const revokeAnswerLink = route({
  id: "revokeAnswerLink",
  method: "POST",
  path: `${base}/revoke`,
  summary: "照会の回答用リンクを使えなくする",
  access: { to: "facility", permission: "ledger.write" },
  params: OneInquiry,
  reply: InquiryView,
});

// By the secret of the link, without an account ---------------------------------------------------------------------------

/** The header that carries the secret where the body is a file: it is judged before the body is read. */
export const linkHeader = "sekisho-answer-link";

const ValueState = z.enum([
  "known",
  "unknown",
  "checking",
  "none",
  "notApplicable",
  "notSubmitted",
  "vague",
  "lossy",
  "conflict",
  "blank",
] satisfies ValueStateName[]);

const AnswerFile = z.object({ id: z.uuid(), recordId: RecordId, name: z.string(), sizeBytes: z.int() });
export type AnswerFile = z.infer<typeof AnswerFile>;

/** All that a link shows: who asks, what exactly, and what was answered through this very link. */
export const AnswerSheet = z.object({
  hospital: z.string(),
  askedBy: z.string(),
  askedParty: AskedParty,
  askedTo: z.string(),
  number: z.int(),
  question: z.string(),
  askedOn: z.iso.date(),
  dueOn: z.iso.date(),
  overdue: z.boolean(),
  /** Until when the link takes an answer, or shows the receipt. */
  expiresAt: z.iso.datetime(),
  items: z.array(
    z.object({
      recordId: RecordId,
      kind: RecordKind,
      number: z.int(),
      name: z.string(),
      field: z.string(),
      /** How the field stands in the ledger, without its value; null once the answer is handed in. */
      state: ValueState.nullable(),
    }),
  ),
  draft: AnswerDraft,
  savedAt: z.iso.datetime().nullable(),
  files: z.array(AnswerFile),
  /** Set: handed in, nothing can be changed any more. */
  answeredAt: z.iso.datetime().nullable(),
});
export type AnswerSheet = z.infer<typeof AnswerSheet>;

export const readAnswerSheet = route({
  id: "readAnswerSheet",
  method: "POST",
  path: "/api/v1/answers/read",
  summary: "回答用リンクの照会と、保存した回答または受付の控え",
  access: { to: "public" },
  body: ByLink,
  reply: AnswerSheet,
});

export const saveAnswer = route({
  id: "saveAnswer",
  method: "POST",
  path: "/api/v1/answers/save",
  summary: "回答を途中まで保存する（後から保存したものが残る）",
  access: { to: "public" },
  body: ByLink.extend({ draft: AnswerDraft }),
  reply: z.object({ savedAt: z.iso.datetime() }),
});

export const submitAnswer = route({
  id: "submitAnswer",
  method: "POST",
  path: "/api/v1/answers/submit",
  summary: "回答を提出する（一度だけ。台帳に業者の回答として記録される）",
  access: { to: "public" },
  body: ByLink.extend({ answer: FullAnswer }),
  reply: AnswerSheet,
});

export const addAnswerFile = route({
  id: "addAnswerFile",
  method: "POST",
  path: "/api/v1/answers/files",
  summary: `回答に写真か PDF を添える（multipart: recordId, file。リンクの秘密はヘッダー ${linkHeader}）`,
  access: { to: "public" },
  upload: true,
  reply: AnswerFile,
});

export const removeAnswerFile = route({
  id: "removeAnswerFile",
  method: "POST",
  path: "/api/v1/answers/files/remove",
  summary: "添えたファイルを提出前に外す",
  access: { to: "public" },
  body: ByLink.extend({ fileId: z.uuid() }),
});
