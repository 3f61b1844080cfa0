import { z } from "zod";

/** Whom a sheet asks: the three audiences of guideline 5.2, and the two sides of the ministry's sheets for inspections. */
export const Audience = z.enum(["executive", "system_admin", "user", "facility", "vendor"]);
export type Audience = z.infer<typeof Audience>;

/** ○, ×, 分からない, 該当なし. */
export const Answer = z.enum(["yes", "no", "unknown", "not_applicable"]);
export type Answer = z.infer<typeof Answer>;

export const Wording = z.object({ ja: z.string().trim().min(1).max(2000), en: z.string().trim().min(1).max(2000) });
export type Wording = z.infer<typeof Wording>;

const name = z
  .string()
  .max(60)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/);

/** One item of one edition of one instrument. An answer keeps it for good. */
export const ItemRef = z.object({ instrument: name, edition: name, item: name });
export type ItemRef = z.infer<typeof ItemRef>;

export const ChecklistItem = z.object({
  id: name,
  audience: Audience,
  /** Chapter of the sheet. */
  section: Wording,
  /** What kind of device the row is about; the ministry's sheets give one number to several rows. */
  scope: z.enum(["all", "server", "terminal", "network"]).default("all"),
  /** As printed: "2-(7)". Null where the sheet's numbers are not known. */
  number: z.string().max(20).nullable().default(null),
  /** What it is about, in our words. */
  topic: Wording,
  /** How sure it is that the sheet has this row (reference/*.yaml). */
  certainty: z.enum(["seed", "found", "from_memory", "proposal"]),
  /** 参考項目: not required in this edition. */
  optional: z.boolean().default(false),
  /** Answered with no, the rest of its sheet is not asked. */
  gate: z.boolean().default(false),
  /** Not asked of a hospital that has no contract with any vendor. */
  needsVendorContract: z.boolean().default(false),
  mapsTo: z.array(ItemRef).max(20).default([]),
});
export type ChecklistItem = z.infer<typeof ChecklistItem>;

export const ChecklistSheet = z.object({
  audience: Audience,
  label: Wording,
  /** several: one sheet per respondent; vendors: one per contracted vendor. */
  respondents: z.enum(["one", "several", "vendors"]),
  /** An answer × needs the day by which it is to be ○. */
  targetRequired: z.boolean().default(false),
});
export type ChecklistSheet = z.infer<typeof ChecklistSheet>;

/** One edition of an instrument, all its sheets. */
export const Checklist = z
  .object({
    format: z.literal("sekisho/checklist/1"),
    instrument: name,
    edition: name,
    title: Wording,
    /** ○× or はい・いいえ, as the sheet prints them. */
    marks: z.enum(["circle", "word"]).default("circle"),
    /** The rows were put together from what is known about the sheet; none is its official wording. */
    reconstructed: z.boolean().default(false),
    sheets: z.array(ChecklistSheet).min(1).max(5),
    items: z.array(ChecklistItem).min(1).max(500),
  })
  .refine(({ items }) => new Set(items.map(({ id }) => id)).size === items.length, {
    path: ["items"],
    message: "同じ項目IDが二度あります / an item id occurs twice",
  })
  .refine(({ sheets }) => new Set(sheets.map(({ audience }) => audience)).size === sheets.length, {
    path: ["sheets"],
    message: "同じ対象の票が二つあります / two sheets are for the same audience",
  })
  .refine(({ items, sheets }) => items.every((item) => sheets.some(({ audience }) => audience === item.audience)), {
    path: ["items"],
    message: "項目の対象に当たる票がありません / an item belongs to no sheet",
  })
  .refine(({ items, sheets }) => sheets.every((sheet) => items.some(({ audience }) => audience === sheet.audience)), {
    path: ["sheets"],
    message: "項目のない票があります / a sheet has no item",
  });
export type Checklist = z.infer<typeof Checklist>;

const day = z.iso.date();

/** What is written down about one item at one time. The respondent is known by role and number only. */
export const CheckFields = z.object({
  answer: Answer,
  /** With 分からない: what it is that is not understood. */
  notUnderstood: z.string().trim().max(2000).default(""),
  /** The item was hard to understand, whatever the answer. */
  hardToUnderstand: z.boolean().default(false),
  evidenceAsked: z.boolean().default(false),
  evidenceSeen: z.boolean().default(false),
  /** What was shown. */
  evidence: z.string().trim().max(1000).default(""),
  evidenceFileId: z.uuid().nullable().default(null),
  checkedOn: day,
  /** Day by which × is to become ○. */
  targetOn: day.nullable().default(null),
  visit: z.int().min(1).max(20).nullable().default(null),
  note: z.string().trim().max(2000).default(""),
});
export type CheckFields = z.infer<typeof CheckFields>;

/** One check on its way in. */
export const CheckToRecord = CheckFields.extend({
  item: name,
  /** Number of the check it was made from, 0 for none: what somebody wrote since is not written over. */
  basedOn: z.int().min(0),
  /** Of the device that took it; the same check sent again is written once. */
  clientId: z.uuid().optional(),
});
export type CheckToRecord = z.infer<typeof CheckToRecord>;

/** A check as it is kept. */
export const Check = CheckFields.extend({
  number: z.int(),
  recordedBy: z.string(),
  recordedAt: z.iso.datetime(),
});
export type Check = z.infer<typeof Check>;

export const CheckProblem = z.enum([
  "unknown_item",
  "not_understood_missing",
  "target_missing",
  "target_without_no",
  "target_before_check",
  "checked_in_future",
  "evidence_not_asked",
  "no_such_file",
]);
export type CheckProblem = z.infer<typeof CheckProblem>;

/** A field in which two people said different things since the check both started from. */
export const FieldConflict = z.object({
  field: CheckFields.keyof(),
  base: z.unknown(),
  theirs: z.unknown(),
  mine: z.unknown(),
});
export type FieldConflict = z.infer<typeof FieldConflict>;

/** What became of each check, in the order sent. */
export const CheckOutcome = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("recorded"), item: z.string(), check: Check }),
  /** Was written by an earlier attempt, or says nothing new. */
  z.object({ outcome: z.literal("already"), item: z.string(), check: Check }),
  z.object({ outcome: z.literal("conflict"), item: z.string(), theirs: Check, fields: z.array(FieldConflict) }),
  z.object({ outcome: z.literal("refused"), item: z.string(), reason: CheckProblem }),
]);
export type CheckOutcome = z.infer<typeof CheckOutcome>;

/** A record of the ledger that an answer rests on or speaks against. */
export const LedgerMention = z.object({ kind: z.string(), id: z.uuid(), name: z.string() });

/** What the ledger says about an item: counts and where to look. */
export const SupportFact = z.object({
  text: Wording,
  /** The first few of the records it counts. */
  records: z.array(LedgerMention),
  /** How many records it counts. */
  count: z.int(),
});
export type SupportFact = z.infer<typeof SupportFact>;

export const LedgerSays = z.enum(["yes", "no", "open"]);
export type LedgerSays = z.infer<typeof LedgerSays>;

export const Support = z.object({ rule: z.string(), label: Wording, says: LedgerSays, facts: z.array(SupportFact) });
export type Support = z.infer<typeof Support>;

/** Answers that say something else than the ledger, for one topic. */
export interface Contradiction {
  /** CL-nn of reference/checklist-ledger-support.yaml. */
  rule: string;
  /** What the ledger says: the answers say the opposite. */
  says: "yes" | "no";
  answers: readonly { number: string; topic: Wording; audience: Audience; edition: string }[];
  facts: readonly Wording[];
  /** Fields of the ledger that this stands on. */
  evidence: readonly { kind: string; id: string; field: string }[];
}

/** What the answers of a hospital's latest survey say that findings are made of. */
export interface ChecklistSays {
  contradictions: readonly Contradiction[];
  /** Items answered, and of these the ones not understood or marked as hard to understand. */
  answered: number;
  unclear: number;
}

/** A hospital's answers as documents D1–D3 print them, in Japanese. */
export interface ChecklistReport {
  programme: string;
  sheets: readonly ReportedSheet[];
}
export interface ReportedSheet {
  sheetId: string;
  audience: Audience;
  /** Of the instrument and edition. */
  title: string;
  edition: string;
  /** Of the sheet: 経営層向け. */
  label: string;
  marks: Checklist["marks"];
  reconstructed: boolean;
  respondent: number;
  role: string;
  vendorName: string | null;
  items: readonly ReportedItem[];
}
export interface ReportedItem {
  id: string;
  number: string;
  section: string;
  scope: ChecklistItem["scope"];
  /** The official words, or the topic. */
  wording: string;
  unconfirmed: boolean;
  optional: boolean;
  asked: boolean;
  /** Each check as it was last corrected, oldest first. */
  checks: readonly Check[];
  homework: readonly { number: number; state: string }[];
}
