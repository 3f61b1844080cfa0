import { z } from "zod";
import { route } from "../../shared/route.ts";
import { OrganisationRole, PersonId, ProgrammePart, Why } from "../contract.ts";

/** Pledges, NDAs, orders and deliveries: what opens a hospital to an organisation. Both sides look at the same records. */
export const EngagementKind = z.enum(["pledge", "nda", "purchase_order", "delivery"]);
export type EngagementKind = z.infer<typeof EngagementKind>;

/** What the secretariat records by hand: a delivery is recorded by delivering. */
export const RecordedKind = EngagementKind.exclude(["delivery"]);
export type RecordedKind = z.infer<typeof RecordedKind>;

/** How it came to its end: the hospital took it back, the secretariat ended it, its term ran out, or a newer one took its place. */
export const EndedAs = z.enum(["withdrawn", "ended", "lapsed", "renewed"]);
export type EndedAs = z.infer<typeof EndedAs>;

/** Everything that recording and ending is refused with; the message that goes with each is in `engagement-messages.ts`. */
export const EngagementRefusal = z.enum([
  "not_found",
  "hospital_has_left",
  "intent_not_confirmed",
  "no_part_in_programme",
  "kind_of_another_part",
  "signed_in_future",
  "term_has_passed",
  "already_recorded",
  "no_pledge",
  "longer_than_pledge",
  "already_over",
  "file_is_there",
  "file_wanted",
  "file_kind",
]);
export type EngagementRefusal = z.infer<typeof EngagementRefusal>;

export const engagementKindNames: Record<EngagementKind, { ja: string; en: string }> = {
  pledge: { ja: "誓約書", en: "Pledge" },
  nda: { ja: "秘密保持契約", en: "NDA" },
  purchase_order: { ja: "発注", en: "Purchase order" },
  delivery: { ja: "納品", en: "Delivery" },
};

const Instant = z.iso.datetime();
const Day = z.iso.date();

export const EngagementView = z.object({
  id: z.uuid(),
  programmeId: z.uuid(),
  organisationId: z.uuid(),
  organisation: z.string(),
  part: ProgrammePart,
  kind: EngagementKind,
  signedOn: Day,
  since: Instant,
  until: Instant.nullable(),
  standing: z.enum(["ahead", "inForce", "lapsed", "ended"]),
  endedAt: Instant.nullable(),
  endedAs: EndedAs.nullable(),
  endedWhy: z.string().nullable(),
  /** The signed document is kept. */
  hasFile: z.boolean(),
  actions: z.array(z.enum(["withdraw", "end", "renew", "addFile"])),
});
export type EngagementView = z.infer<typeof EngagementView>;

// The secretariat's side ---------------------------------------------------------------------------------------------------

const ofProgramme = "/api/v1/programmes/:programmeId/hospitals/:facilityId/engagements";
const InProgramme = z.object({ programmeId: z.uuid(), facilityId: z.uuid() });
const manage = { to: "programme", permission: "programme.manage" } as const;

export const listProgrammeEngagements = route({
  id: "listProgrammeEngagements",
  method: "GET",
  path: ofProgramme,
  summary: "この医療機関の誓約・契約・発注",
  access: manage,
  params: InProgramme,
  reply: z.object({
    hospital: z.string(),
    programme: z.string(),
    engagements: z.array(EngagementView),
    /** What may be recorded now, by organisation. */
    open: z.array(
      z.object({ organisationId: z.uuid(), name: z.string(), part: ProgrammePart, kinds: z.array(RecordedKind) }),
    ),
  }),
});

/** It counts from now on. 409 when a guard says no: see EngagementRefusal. */
export const recordEngagement = route({
  id: "recordEngagement",
  method: "POST",
  path: ofProgramme,
  summary: "誓約・契約・発注を記録し、閲覧を開く",
  access: manage,
  params: InProgramme,
  body: z.object({
    organisationId: z.uuid(),
    kind: RecordedKind,
    signedOn: Day,
    /** Last day it counts, in Japan. Null: as long as the pledge. */
    lastDay: Day.nullable().default(null),
    /** Takes the place of the one in force, without closing anything in between. */
    renews: z.boolean().default(false),
  }),
  reply: z.object({ id: z.uuid() }),
});

export const endEngagement = route({
  id: "endEngagement",
  method: "POST",
  path: `${ofProgramme}/:engagementId/end`,
  summary: "誓約・契約・発注を終える（閲覧はすぐに閉じる）",
  access: manage,
  params: InProgramme.extend({ engagementId: z.uuid() }),
  body: z.object({ why: Why }),
});

/** One PDF or picture; it is never replaced. 409 file_is_there. */
export const addEngagementFile = route({
  id: "addEngagementFile",
  method: "POST",
  path: `${ofProgramme}/:engagementId/file`,
  summary: "署名済みの書面を保存する",
  access: manage,
  params: InProgramme.extend({ engagementId: z.uuid() }),
  upload: true,
  reply: z.object({ fileId: z.uuid() }),
});

export const getProgrammeEngagementFile = route({
  id: "getProgrammeEngagementFile",
  method: "GET",
  path: `${ofProgramme}/:engagementId/file`,
  summary: "署名済みの書面を取り出す",
  access: manage,
  params: InProgramme.extend({ engagementId: z.uuid() }),
  binaryReply: true,
});

// The hospital's side --------------------------------------------------------------------------------------------------------

const ofHospital = "/api/v1/facilities/:facilityId/engagements";
const InFacility = z.object({ facilityId: z.uuid() });
const read = { to: "facility", permission: "engagement.read" } as const;

/** Whoever sees the hospital now, and as what. */
export const Viewer = z.object({
  organisationId: z.uuid(),
  organisation: z.string(),
  programmeId: z.uuid(),
  part: ProgrammePart,
  since: Instant,
  until: Instant.nullable(),
  people: z.array(z.object({ personId: PersonId, name: z.string(), roles: z.array(OrganisationRole) })),
});
export type Viewer = z.infer<typeof Viewer>;

export const listEngagements = route({
  id: "listEngagements",
  method: "GET",
  path: ofHospital,
  summary: "この医療機関を閲覧できる組織と、その根拠",
  access: read,
  params: InFacility,
  reply: z.object({
    programmes: z.array(
      z.object({
        programmeId: z.uuid(),
        title: z.string(),
        /** The step that the hospital takes by taking its pledge back; null: its survey is over and keeps its step. */
        leavesAs: z.enum(["declined", "withdrawn"]).nullable(),
      }),
    ),
    viewers: z.array(Viewer),
    engagements: z.array(EngagementView),
  }),
});

/** Ends all that the organisation holds in this programme; with the one that gave the pledge, everybody's. */
export const withdrawEngagement = route({
  id: "withdrawEngagement",
  method: "POST",
  path: `${ofHospital}/:engagementId/withdraw`,
  summary: "組織の閲覧を取りやめる（すぐに閉じる）",
  access: { to: "facility", permission: "engagement.manage" },
  params: InFacility.extend({ engagementId: z.uuid() }),
  body: z.object({ why: Why }),
  reply: z.object({ closed: z.array(z.object({ organisationId: z.uuid(), kind: EngagementKind })) }),
});

export const getEngagementFile = route({
  id: "getEngagementFile",
  method: "GET",
  path: `${ofHospital}/:engagementId/file`,
  summary: "署名済みの書面を取り出す",
  access: read,
  params: InFacility.extend({ engagementId: z.uuid() }),
  binaryReply: true,
});
