import { z } from "zod";

export const FacilityId = z.uuid().brand<"FacilityId">();
export type FacilityId = z.infer<typeof FacilityId>;

export const RecordId = z.uuid().brand<"RecordId">();
export type RecordId = z.infer<typeof RecordId>;

/** The kinds of things a ledger holds. `facility` is the hospital's own sheet of facts, exactly one per facility. */
export const RecordKind = z.enum([
  "facility",
  "department",
  "segment",
  "system",
  "asset",
  "connection",
  "contract",
  "backup",
  "role",
  "vendor",
]);
export type RecordKind = z.infer<typeof RecordKind>;

/** A fact as written down: text, number, yes/no, or several texts (several purposes, several versions in one cell). */
export const Known = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);
export type Known = z.infer<typeof Known>;

/** ISO date as precise as its source: 2026, 2026-03 or 2026-03-31. */
export const PartialDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);

const provenance = {
  /** Day to which the statement applies, where the source says so. */
  asOf: PartialDate.optional(),
  /** Index into the record's `sources`. */
  source: z.int().nonnegative().optional(),
  /** What stood in the source, when it differs from the value. */
  raw: z.string().optional(),
  /** Inferred from other words of its source (the router's model says who made it); yields to anything stated. */
  implied: z.literal(true).optional(),
};

/**
 * One statement of one source. Unknown is a value, so the states stay apart everywhere:
 * - known: a fact
 * - unknown: 不明, somebody looked and nobody knows
 * - checking: 確認中, being asked
 * - none: なし, it does not exist
 * - notApplicable: －, the question does not apply
 * - notSubmitted: asked, and no answer came within the term (a result)
 * - vague: an answer too vague to use (最新版)
 * - lossy: a spreadsheet changed the value (7.10 → 7.1); `text` is what is left of it; to be confirmed by a person
 * A field that is absent is "not filled in" (未記入).
 */
const statement = [
  z.object({ state: z.literal("known"), value: Known, ...provenance }),
  z.object({ state: z.enum(["unknown", "checking", "none", "notApplicable", "notSubmitted"]), ...provenance }),
  z.object({ state: z.enum(["vague", "lossy"]), text: z.string(), ...provenance }),
] as const;

export const Claim = z.discriminatedUnion("state", statement);
export type Claim = z.infer<typeof Claim>;

/**
 * The value of one field of one record. `others` keeps statements that this one superseded (an older date) or that differ in
 * wording; `conflict` means that sources disagree and nothing says which is right.
 */
export const FieldValue = z.discriminatedUnion("state", [
  statement[0].extend({ others: z.array(Claim).optional() }),
  statement[1].extend({ others: z.array(Claim).optional() }),
  statement[2].extend({ others: z.array(Claim).optional() }),
  z.object({ state: z.literal("conflict"), claims: z.array(Claim).min(2) }),
]);
export type FieldValue = z.infer<typeof FieldValue>;
export type ValueState = FieldValue["state"] | "blank";

/** Where a record comes from. `row` is the spreadsheet row from 1 (CSV: record number, header included). */
export const Source = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("file"),
    file: z.string(),
    sheet: z.string().nullable(),
    row: z.int().positive(),
    /** The table stands on its side: `row` is the number of the record's column. */
    sideways: z.literal(true).optional(),
  }),
  z.object({
    type: z.literal("interview"),
    on: PartialDate,
    with: z.string(),
    /** Answered in writing: the number of the inquiry, through whose link the answer came. */
    inquiry: z.int().positive().optional(),
  }),
  z.object({ type: z.literal("entry"), by: z.string(), at: z.iso.datetime() }),
]);
export type Source = z.infer<typeof Source>;

/** Field id → value. Field ids are those of `catalogue.ts`. Absent = not filled in. */
export const Fields = z.record(z.string(), FieldValue);
export type Fields = z.infer<typeof Fields>;

export const LedgerRecord = z.object({
  id: RecordId,
  facilityId: FacilityId,
  kind: RecordKind,
  /** Connection number, or the running number of the kind; given once and never reused. */
  number: z.int().positive(),
  fields: Fields,
  sources: z.array(Source),
  /** Rises by one with every change; sent back with an edit so that two people cannot overwrite each other. */
  version: z.int().positive(),
  /** Set when taken out of use; the record stays. */
  retiredAt: z.iso.datetime().nullable(),
  updatedAt: z.iso.datetime(),
});
export type LedgerRecord = z.infer<typeof LedgerRecord>;

/** Everything a ledger holds at one moment, as rules, documents and exports read it. Retired records are left out. */
export interface Ledger {
  facility: FacilityProfile;
  records: Readonly<Record<RecordKind, readonly LedgerRecord[]>>;
  /** Newest as-of date or change of the data, ISO date. */
  asOf: string;
}

/** Records by their kind, in the order given; every kind is there, if with none. */
export function recordsByKind(records: Iterable<LedgerRecord>): Ledger["records"] {
  const groups = Map.groupBy(records, ({ kind }) => kind);
  return Object.fromEntries(
    RecordKind.options.map((kind) => [kind, groups.get(kind) ?? []]),
  ) as unknown as Ledger["records"];
}

export const FacilityProfile = z.object({
  id: FacilityId,
  name: z.string().min(1),
  medicalInstitutionCode: z.string().nullable(),
  prefecture: z.string().nullable(),
  founderClass: z.string().nullable(),
  licensedBeds: z.int().nonnegative().nullable(),
});
export type FacilityProfile = z.infer<typeof FacilityProfile>;
