import { z } from "zod";
import { Email } from "../identity/contract.ts";
import { route } from "../shared/route.ts";
import {
  Claim,
  FacilityId,
  FacilityProfile,
  FieldValue,
  LedgerRecord,
  PartialDate,
  RecordId,
  RecordKind,
} from "./contract.ts";
import { gapStates } from "./gap.ts";

const base = "/api/v1/facilities/:facilityId";
const InFacility = z.object({ facilityId: FacilityId });
const OfKind = InFacility.extend({ kind: RecordKind });
const OneRecord = OfKind.extend({ recordId: RecordId });
const Day = z.iso.date();
const Reason = z.string().max(500).default("");

/** What the asking person may do with this record; the UI draws only these. */
export const RecordAction = z.enum(["edit", "retire", "restore", "attach", "inquire"]);
export type RecordAction = z.infer<typeof RecordAction>;

export const RecordView = LedgerRecord.extend({ name: z.string(), actions: z.array(RecordAction) });
export type RecordView = z.infer<typeof RecordView>;

/** A field given a new statement, or cleared (null = not filled in). */
export const FieldChanges = z.record(z.string(), FieldValue.nullable());
export type FieldChanges = z.infer<typeof FieldChanges>;

/** Whom a person asked, and on what day: the source of what they write down. */
export const Interview = z.object({ on: PartialDate, with: z.string().trim().min(1).max(100) });
export type Interview = z.infer<typeof Interview>;

/** Counting stops at `atLeast` records: `more` then says that there are more. */
export const Count = z.object({ n: z.int(), more: z.boolean() });

export const createFacility = route({
  id: "createFacility",
  method: "POST",
  path: "/api/v1/facilities",
  summary: "医療機関を登録する",
  access: { to: "administrator" },
  body: FacilityProfile.omit({ id: true }),
  reply: FacilityProfile,
});

export const Attention = z.object({
  unknown: z.int(),
  checking: z.int(),
  conflict: z.int(),
  blank: z.int(),
  inquiriesOpen: z.int(),
  inquiriesOverdue: z.int(),
});

export const getFacility = route({
  id: "getFacility",
  method: "GET",
  path: base,
  summary: "医療機関の概要と、今日の仕事の件数",
  access: { to: "facility", permission: "ledger.read" },
  params: InFacility,
  reply: z.object({
    facility: FacilityProfile,
    /** The ledger_record of kind facility, where its facts are edited. */
    recordId: RecordId,
    counts: z.partialRecord(RecordKind, z.int()),
    attention: Attention,
    asOf: z.string(),
  }),
});

/**
 * `filter` is a comma-separated list of `field:value`; value is a code, `true`/`false`, or a state token (`@unknown`, `@checking`,
 * `@none`, `@notApplicable`, `@blank`, `@vague`, `@lossy`, `@conflict`, `@notSubmitted`); field `*` means any field.
 */
export const RecordSearch = z.object({
  q: z.string().max(100).optional(),
  filter: z.string().max(1000).optional(),
  /** `number`, `name`, `updatedAt` or a field id; a leading minus sorts downwards. */
  sort: z.string().max(60).default("number"),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  retired: z.enum(["without", "only"]).default("without"),
});
export type RecordSearch = z.infer<typeof RecordSearch>;

export const listRecords = route({
  id: "listRecords",
  method: "GET",
  path: `${base}/records/:kind`,
  summary: "台帳の一覧（検索・絞込み）",
  access: { to: "facility", permission: "ledger.read" },
  params: OfKind,
  query: RecordSearch,
  reply: z.object({
    items: z.array(RecordView),
    nextCursor: z.string().nullable(),
    count: Count,
    mayCreate: z.boolean(),
  }),
});

export const createRecord = route({
  id: "createRecord",
  method: "POST",
  path: `${base}/records/:kind`,
  summary: "台帳に一件加える",
  access: { to: "facility", permission: "ledger.write" },
  params: OfKind,
  body: z.object({ fields: FieldChanges, reason: Reason, interview: Interview.optional() }),
  reply: RecordView,
});

export const getRecord = route({
  id: "getRecord",
  method: "GET",
  path: `${base}/records/:kind/:recordId`,
  summary: "台帳の一件",
  access: { to: "facility", permission: "ledger.read" },
  params: OneRecord,
  reply: RecordView.extend({
    /** Names of the records that `ref` fields point to, by record id. */
    refNames: z.record(z.string(), z.string()),
    attachments: z.array(
      z.object({ id: z.uuid(), caption: z.string(), name: z.string(), mediaType: z.string(), sizeBytes: z.int() }),
    ),
  }),
});

export const changeRecord = route({
  id: "changeRecord",
  method: "PATCH",
  path: `${base}/records/:kind/:recordId`,
  summary: "台帳の一件を改める（版が古いと 409）",
  access: { to: "facility", permission: "ledger.write" },
  params: OneRecord,
  body: z.object({ version: z.int(), changes: FieldChanges, reason: Reason, interview: Interview.optional() }),
  reply: RecordView,
});

export const changeRecords = route({
  id: "changeRecords",
  method: "POST",
  path: `${base}/records/:kind/bulk`,
  summary: "選んだ記録をまとめて改める",
  access: { to: "facility", permission: "ledger.write" },
  params: OfKind,
  body: z.object({
    ids: z.array(RecordId).min(1).max(1000),
    changes: FieldChanges,
    reason: Reason,
    interview: Interview.optional(),
  }),
  reply: z.object({ changed: z.int() }),
});

export const retireRecord = route({
  id: "retireRecord",
  method: "POST",
  path: `${base}/records/:kind/:recordId/retire`,
  summary: "使わなくなった記録を台帳から外す（消えない）",
  access: { to: "facility", permission: "ledger.write" },
  params: OneRecord,
  body: z.object({ version: z.int(), reason: Reason }),
  reply: RecordView,
});

export const restoreRecord = route({
  id: "restoreRecord",
  method: "POST",
  path: `${base}/records/:kind/:recordId/restore`,
  summary: "台帳から外した記録を戻す",
  access: { to: "facility", permission: "ledger.write" },
  params: OneRecord,
  body: z.object({ version: z.int(), reason: Reason }),
  reply: RecordView,
});

/** One change of one record: who, when, before, after, why. `before` null = created. */
export const ChangeView = z.object({
  recordId: RecordId,
  kind: RecordKind,
  name: z.string(),
  version: z.int(),
  at: z.iso.datetime(),
  actor: z.string(),
  reason: z.string(),
  importId: z.uuid().nullable(),
  changes: z.array(z.object({ field: z.string(), before: FieldValue.nullable(), after: FieldValue.nullable() })),
  what: z.enum(["created", "changed", "retired", "restored", "removed"]),
});
export type ChangeView = z.infer<typeof ChangeView>;

export const recordHistory = route({
  id: "recordHistory",
  method: "GET",
  path: `${base}/records/:kind/:recordId/history`,
  summary: "一件の履歴",
  access: { to: "facility", permission: "ledger.read" },
  params: OneRecord,
  reply: z.object({ items: z.array(ChangeView) }),
});

export const undoChange = route({
  id: "undoChange",
  method: "POST",
  path: `${base}/records/:kind/:recordId/history/:version/undo`,
  summary: "一つの変更を元に戻す（新しい変更として残る）",
  access: { to: "facility", permission: "ledger.write" },
  params: OneRecord.extend({ version: z.coerce.number().int() }),
  body: z.object({ reason: Reason }),
  reply: RecordView,
});

export const facilityHistory = route({
  id: "facilityHistory",
  method: "GET",
  path: `${base}/history`,
  summary: "医療機関全体の変更履歴（新しい順）",
  access: { to: "facility", permission: "ledger.read" },
  params: InFacility,
  query: z.object({
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
    /** `none`: without the thousands of changes that imports made; those are told by `listImports`. */
    imports: z.enum(["each", "none"]).default("each"),
  }),
  reply: z.object({ items: z.array(ChangeView), nextCursor: z.string().nullable() }),
});

export const GapState = z.enum(gapStates);

export const unknowns = route({
  id: "unknowns",
  method: "GET",
  path: `${base}/unknowns`,
  summary: "まだ分かっていないこと（種類・項目・状態ごとの件数）",
  access: { to: "facility", permission: "ledger.read" },
  params: InFacility,
  reply: z.object({
    items: z.array(z.object({ kind: RecordKind, field: z.string(), state: GapState, count: z.int() })),
  }),
});

export const AskedParty = z.enum(["vendor", "department"]);
export const InquiryState = z.enum(["open", "submitted", "late", "notSubmitted", "withdrawn"]);
export const InquiryView = z.object({
  id: z.uuid(),
  number: z.int(),
  askedParty: AskedParty,
  askedTo: z.string(),
  question: z.string(),
  askedOn: Day,
  dueOn: Day,
  hospitalConsentOn: Day.nullable(),
  state: InquiryState,
  answeredOn: Day.nullable(),
  answerSummary: z.string().nullable(),
  recordedBy: z.string(),
  overdue: z.boolean(),
  items: z.array(
    z.object({ recordId: RecordId, kind: RecordKind, number: z.int(), name: z.string(), field: z.string() }),
  ),
  /** The newest link by which it can be, or was, answered; null: none was made. */
  link: z
    .object({
      state: z.enum(["made", "opened", "saved", "answered", "revoked", "expired"]),
      /** Where it was mailed; null: handed over. */
      email: z.string().nullable(),
      madeBy: z.string(),
      madeAt: z.iso.datetime(),
      openedAt: z.iso.datetime().nullable(),
      savedAt: z.iso.datetime().nullable(),
      answeredAt: z.iso.datetime().nullable(),
      expiresAt: z.iso.datetime(),
      /** Who answered, by their own word; null before. */
      answeredBy: z.string().nullable(),
      /** Of the answer; `kept`: still an attachment of its record. Empty before it is handed in. */
      files: z.array(z.object({ id: z.uuid(), name: z.string(), kept: z.boolean() })),
    })
    .nullable(),
});
export type InquiryView = z.infer<typeof InquiryView>;

/** A link that was just made; its secret is nowhere else but in the mail, if one was wanted. */
export const MadeLink = z.object({
  link: z.string(),
  mailed: z.boolean(),
  /** False: there is no mail server, the mail stays in the outbox and the link is handed over. */
  mailLeaves: z.boolean(),
});
export type MadeLink = z.infer<typeof MadeLink>;

export const listInquiries = route({
  id: "listInquiries",
  method: "GET",
  path: `${base}/inquiries`,
  summary: "照会の一覧",
  access: { to: "facility", permission: "ledger.read" },
  params: InFacility,
  query: z.object({ state: InquiryState.optional(), recordId: RecordId.optional() }),
  reply: z.object({ items: z.array(InquiryView), mayWrite: z.boolean() }),
});

export const createInquiry = route({
  id: "createInquiry",
  method: "POST",
  path: `${base}/inquiries`,
  summary: "不明な項目を業者・部門に照会する（期限は7日後）",
  access: { to: "facility", permission: "ledger.write" },
  params: InFacility,
  body: z.object({
    askedParty: AskedParty,
    askedTo: z.string().min(1).max(200),
    question: z.string().min(1).max(4000),
    /** Left out: seven days from today. */
    dueOn: Day.optional(),
    /** A vendor is asked only after the hospital has agreed. */
    hospitalConsentOn: Day.nullable().default(null),
    items: z
      .array(z.object({ recordId: RecordId, field: z.string() }))
      .min(1)
      .max(2000),
    /** A link for the answer is mailed there at once. */
    mailLinkTo: Email.optional(),
  }),
  reply: InquiryView.extend({ answerLink: MadeLink.nullable() }),
});

export const closeInquiry = route({
  id: "closeInquiry",
  method: "POST",
  path: `${base}/inquiries/:inquiryId/close`,
  summary: "照会の結果を記録する（未提出も結果）",
  access: { to: "facility", permission: "ledger.write" },
  params: InFacility.extend({ inquiryId: z.uuid() }),
  body: z.object({
    outcome: z.enum(["answered", "notSubmitted", "withdrawn"]),
    answeredOn: Day.optional(),
    answerSummary: z.string().max(4000).default(""),
    /** New statements for the items asked, where the answer gives them. */
    answers: z
      .array(z.object({ recordId: RecordId, field: z.string(), value: Claim }))
      .max(2000)
      .default([]),
  }),
  reply: InquiryView,
});

export const addAttachment = route({
  id: "addAttachment",
  method: "POST",
  path: `${base}/records/:kind/:recordId/attachments`,
  summary: "写真や契約書の写しを添える（multipart: caption, file）",
  access: { to: "facility", permission: "ledger.write" },
  params: OneRecord,
  upload: true,
  reply: z.object({ id: z.uuid() }),
});
export const getAttachment = route({
  id: "getAttachment",
  method: "GET",
  path: `${base}/attachments/:fileId`,
  summary: "添付の中身",
  access: { to: "facility", permission: "ledger.read" },
  params: InFacility.extend({ fileId: z.uuid() }),
  binaryReply: true,
});
export const deleteAttachment = route({
  id: "deleteAttachment",
  method: "DELETE",
  path: `${base}/attachments/:fileId`,
  summary: "添付を外す",
  access: { to: "facility", permission: "ledger.write" },
  params: InFacility.extend({ fileId: z.uuid() }),
});

export const exportLedger = route({
  id: "exportLedger",
  method: "GET",
  path: `${base}/export`,
  summary: "台帳を書き出す（xlsx は編集して取り込み直せる）",
  access: { to: "facility", permission: "ledger.read" },
  params: InFacility,
  query: z.object({
    format: z.enum(["json", "xlsx", "csv"]),
    kind: RecordKind.optional(),
    encoding: z.enum(["utf-8", "cp932"]).default("utf-8"),
    /** As in `listRecords`: only the records of `kind` that match. */
    q: z.string().max(100).optional(),
    filter: z.string().max(1000).optional(),
  }),
  binaryReply: true,
});
