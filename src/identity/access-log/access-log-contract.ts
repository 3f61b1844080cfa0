import { z } from "zod";
import { route } from "../../shared/route.ts";

/** Who of other organisations did what in the hospital's data, by the hour. */
export const AccessManner = z.enum(["looked", "took", "wrote"]);
export type AccessManner = z.infer<typeof AccessManner>;

const base = "/api/v1/facilities/:facilityId/access-log";
const read = { to: "facility", permission: "engagement.read" } as const;
const Instant = z.iso.datetime();

const Filter = z.object({
  organisationId: z.uuid().optional(),
  /** A day in Japan. */
  day: z.iso.date().optional(),
  manner: AccessManner.optional(),
});

export const AccessEntry = z.object({
  /** Start of the hour. */
  hour: Instant,
  organisationId: z.uuid(),
  organisation: z.string(),
  personId: z.uuid(),
  person: z.string(),
  /** Operation of the interface, and its description. */
  task: z.string(),
  summary: z.string(),
  /** Permission that the operation asks for; null when the operation is gone. */
  permission: z.string().nullable(),
  manner: AccessManner,
  times: z.int(),
  lastAt: Instant,
});
export type AccessEntry = z.infer<typeof AccessEntry>;

/** Somebody looked at several hospitals of a programme at once, on a day when this one was among them. */
export const AccessAcross = AccessEntry.omit({ hour: true }).extend({
  /** In Japan. */
  day: z.iso.date(),
  programme: z.string(),
});
export type AccessAcross = z.infer<typeof AccessAcross>;

export const AccessLog = z.object({
  entries: z.array(AccessEntry),
  across: z.array(AccessAcross),
  /** There are more; choose a day. */
  more: z.boolean(),
  /** Everybody who is in the log at all. */
  organisations: z.array(z.object({ organisationId: z.uuid(), name: z.string() })),
});
export type AccessLog = z.infer<typeof AccessLog>;

/** The newest 500 of each that fit. */
export const readAccessLog = route({
  id: "readAccessLog",
  method: "GET",
  path: base,
  summary: "ほかの組織による閲覧の記録",
  access: read,
  params: z.object({ facilityId: z.uuid() }),
  query: Filter,
  reply: AccessLog,
});

/** All that fit. */
export const exportAccessLog = route({
  id: "exportAccessLog",
  method: "GET",
  path: `${base}/csv`,
  summary: "閲覧の記録のCSV",
  access: read,
  params: z.object({ facilityId: z.uuid() }),
  query: Filter,
  binaryReply: true,
});
