import { z } from "zod";
import { Known, RecordKind } from "../ledger/contract.ts";

/**
 * FR-nn: finding-rules.yaml. FC-nn: completeness-rules.yaml. CL-nn: checklist-ledger-support.yaml, where an answer to a checklist and the
 * ledger contradict each other. Ids are never reused or renumbered.
 */
export const RuleId = z.string().regex(/^(F[RC]|CL)-\d{2}$/);
export type RuleId = z.infer<typeof RuleId>;

export const Severity = z.enum(["critical", "high", "medium", "low", "info"]);
export type Severity = z.infer<typeof Severity>;

/** What a finding is about. `entryDevice` is the device of a connection that is not in the asset ledger. */
export const FindingSubject = z.enum([
  "facility",
  "connection",
  "entryDevice",
  "asset",
  "contract",
  "backup",
  "vendor",
  "role",
  "system",
]);
export type FindingSubject = z.infer<typeof FindingSubject>;

/** A sentence in both languages. */
export const Wording = z.object({ ja: z.string(), en: z.string() });
export type Wording = z.infer<typeof Wording>;

/** One field that a finding stands on. `value` is null for a state without one (unknown, not filled in …); vague and lossy give their text. */
export const Evidence = z.object({
  kind: RecordKind,
  record: z.uuid(),
  field: z.string(),
  state: z.enum([
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
  ]),
  value: Known.nullable(),
});
export type Evidence = z.infer<typeof Evidence>;

/** What a rule says about a ledger now. Labels, severity and source are those of the rule (`rule-catalogue.ts`). */
export const FindingFact = z.object({
  rule: RuleId,
  on: FindingSubject,
  /** Record id; of the facility for `facility`, of the connection for `entryDevice`. */
  ref: z.uuid(),
  /** One sentence of fact for a hospital director, without jargon and without blame. */
  statement: Wording,
  detail: z.array(Evidence),
  suggestion: Wording,
});
export type FindingFact = z.infer<typeof FindingFact>;

/** Why a finding changed: `found` and `reopened` by the data, `accepted` and `withdrawn` by a person, `lapsed` by the calendar. */
export const FindingEvent = z.discriminatedUnion("type", [
  z.object({ type: z.literal("found"), at: z.iso.datetime() }),
  z.object({
    type: z.literal("accepted"),
    at: z.iso.datetime(),
    by: z.string(),
    reason: z.string(),
    until: z.iso.date(),
  }),
  z.object({ type: z.literal("withdrawn"), at: z.iso.datetime(), by: z.string() }),
  z.object({ type: z.literal("lapsed"), at: z.iso.datetime() }),
  z.object({ type: z.literal("closed"), at: z.iso.datetime() }),
  z.object({ type: z.literal("reopened"), at: z.iso.datetime() }),
]);
export type FindingEvent = z.infer<typeof FindingEvent>;

/** `reopened` = the fact came back, or its acceptance ended. `until` is the last day of the acceptance. */
export const FindingStatus = z.discriminatedUnion("state", [
  z.object({ state: z.literal("open"), since: z.iso.datetime() }),
  z.object({
    state: z.literal("accepted"),
    since: z.iso.datetime(),
    by: z.string(),
    reason: z.string(),
    until: z.iso.date(),
  }),
  z.object({ state: z.literal("closed"), since: z.iso.datetime() }),
  z.object({ state: z.literal("reopened"), since: z.iso.datetime() }),
]);
export type FindingStatus = z.infer<typeof FindingStatus>;

/** A finding over time. Within a facility it is the same one as long as rule, subject and record are the same. */
export const Finding = z.object({
  /** rule:on:ref */
  key: z.string(),
  fact: FindingFact,
  status: FindingStatus,
  /** Oldest first; never shortened. */
  history: z.array(FindingEvent),
});
export type Finding = z.infer<typeof Finding>;

export const FindingAction = z.enum(["accept", "withdraw"]);
export type FindingAction = z.infer<typeof FindingAction>;

export const Acceptance = z.object({ reason: z.string().trim().min(1).max(2000), until: z.iso.date() });
export type Acceptance = z.infer<typeof Acceptance>;

export const FindingRefusalReason = z.enum([
  "finding_is_closed",
  "finding_not_accepted",
  "reason_missing",
  "until_not_in_future",
]);
export type FindingRefusalReason = z.infer<typeof FindingRefusalReason>;

/** Result of all rules of the ledger: `findings` of finding-rules.yaml and checklist-ledger-support.yaml, `completeness` of completeness-rules.yaml. */
export const LedgerFindings = z.object({ findings: z.array(FindingFact), completeness: z.array(FindingFact) });
export type LedgerFindings = z.infer<typeof LedgerFindings>;
