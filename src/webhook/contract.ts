import { z } from "zod";
import { FacilityId } from "../ledger/contract.ts";

export const EndpointId = z.uuid().brand<"EndpointId">();
export type EndpointId = z.infer<typeof EndpointId>;
/** Follows from what happened, so that the same thing never gets a second one. Never holds a full stop: it is part of what is signed. */
export const EventId = z
  .string()
  .regex(/^evt_[A-Za-z0-9_-]{24}$/)
  .brand<"EventId">();
export type EventId = z.infer<typeof EventId>;

/** What an address can be told of. */
export const EventType = z.enum(["case.opened", "case.changed", "case.overdue", "case.closed"]);
export type EventType = z.infer<typeof EventType>;
/** Asked for by hand, to see whether an address works; nobody subscribes to it. */
export const testType = "webhook.test";
export const SentType = z.enum([...EventType.options, testType]);
export type SentType = z.infer<typeof SentType>;

/** Raised when a receiver that reads the present one would read the next one wrongly; fields that are only added do not raise it. */
export const schemaVersion = 1;

/** In what a case differs from before, for `case.changed`. */
export const CaseChange = z.enum(["severity", "exploited", "due", "response", "advisories", "devices"]);
export type CaseChange = z.infer<typeof CaseChange>;

/** The words of the wire, apart from those of the screens: receivers rely on them (docs/webhooks.md). */
const ReportedSeverity = z.enum(["critical", "high", "triage", "medium", "low"]);
const ReportedState = z.enum(["open", "acknowledged", "mitigated", "accepted", "notAffected", "closed"]);

/** A case as its report tells it: as it was when that happened. No person, and no name, version or place of a device. */
const ReportedCase = z.object({
  id: z.uuid(),
  number: z.int(),
  product: z.object({ id: z.string(), name: z.string() }),
  severity: ReportedSeverity,
  exploited: z.boolean(),
  state: ReportedState,
  dueOn: z.iso.date(),
  devices: z.object({ affected: z.int(), needsCheck: z.int() }),
  /** At most 20, weightiest first; `advisoryCount` counts all. */
  advisories: z.array(z.string()),
  advisoryCount: z.int(),
});

export const CaseReport = z.object({
  case: ReportedCase.extend({
    /** Below the address of this Sekisho. */
    path: z.string(),
  }),
  /** Empty for all but `case.changed`. */
  changed: z.array(CaseChange),
  /** Why a case that was closed or answered is open again; null where it is a new one. Only with `case.opened`. */
  reopenedBecause: z.enum(["newFacts", "acceptanceEnded", "exposedAgain"]).nullable(),
});
export type CaseReport = z.infer<typeof CaseReport>;

/** What is sent, as docs/webhooks.md tells receivers. */
export const WebhookBody = z.object({
  id: EventId,
  type: SentType,
  version: z.literal(schemaVersion),
  /** When it happened, not when it is sent. */
  timestamp: z.iso.datetime(),
  facilityId: FacilityId,
  data: z.union([
    CaseReport.extend({ case: ReportedCase.extend({ url: z.url() }) }),
    z.object({ message: z.string(), url: z.url() }),
  ]),
});
export type WebhookBody = z.infer<typeof WebhookBody>;

export const EndpointState = z.enum(["active", "paused", "gone"]);
export type EndpointState = z.infer<typeof EndpointState>;
export const DeliveryState = z.enum(["waiting", "held", "delivered", "failed"]);
export type DeliveryState = z.infer<typeof DeliveryState>;

/** Why there was no answer, or one that counts as none. */
export const AttemptProblem = z.enum([
  "address_not_allowed",
  "name_unknown",
  "refused_connection",
  "timeout",
  "certificate",
  "redirect",
  "secret_unreadable",
  "connection",
]);
export type AttemptProblem = z.infer<typeof AttemptProblem>;

export const EndpointAction = z.enum(["change", "rotateSecret", "test", "pause", "resume", "delete"]);
export type EndpointAction = z.infer<typeof EndpointAction>;

export const WebhookRefusalReason = z.enum([
  "not_found",
  "url_not_usable",
  "http_not_allowed",
  "address_not_allowed",
  "too_many_endpoints",
  "endpoint_is_paused",
  "already_paused",
  "already_active",
]);
export type WebhookRefusalReason = z.infer<typeof WebhookRefusalReason>;
