import { z } from "zod";
import { route } from "../../shared/route.ts";
import { DisclosureRule, Loss, Proposal, ProtectionChoice, Verdict } from "../disclosure/protection.ts";
import { ReportFormat } from "../report/report-format.ts";
import { Report } from "../tabulation/route-contracts.ts";

/** Releases of a round: what would be hidden, publishing, withdrawing, taking away; and what everybody may read of them. */
const organisation = "/api/v1/organisations/:organisationId";
const base = `${organisation}/rounds/:roundId/releases`;
const OneRound = z.object({ organisationId: z.uuid(), roundId: z.uuid() });
const OneRelease = OneRound.extend({ releaseId: z.uuid() });
const read = { to: "organisation", permission: "questionnaire.read" } as const;
const publish = { to: "organisation", permission: "questionnaire.publish" } as const;
const everybody = { to: "public" } as const;
const Moment = z.iso.datetime();

export const ReleaseSummary = z.object({
  id: z.uuid(),
  /** Of the round: 1, 2, … */
  number: z.int(),
  title: z.string(),
  tables: z.int(),
  threshold: z.int(),
  /** Of the file that the public downloads as JSON. */
  contentSha256: z.string(),
  publishedBy: z.string(),
  publishedAt: Moment,
  withdrawnBy: z.string().nullable(),
  withdrawnAt: Moment.nullable(),
  withdrawnWhy: z.string().nullable(),
});
export type ReleaseSummary = z.infer<typeof ReleaseSummary>;

export const LogLine = z.object({
  seq: z.int(),
  action: z.enum(["published", "withdrawn"]),
  releaseId: z.uuid(),
  contentSha256: z.string(),
  why: z.string().nullable(),
  actedBy: z.string(),
  actedAt: Moment,
  hash: z.string(),
});
export type LogLine = z.infer<typeof LogLine>;

/** Which tables of which kept set are protected how. */
const Compared = z.object({
  tableSetId: z.uuid(),
  rule: DisclosureRule,
  /** Ids of tables that stay out of the release. */
  without: z.array(z.string()).max(2000),
});
const Wanted = Compared.extend({ choice: ProtectionChoice });
export type WantedRelease = z.infer<typeof Wanted>;

export const listReleases = route({
  id: "listReleases",
  method: "GET",
  path: base,
  summary: "この回の公表の一覧と公表記録",
  access: read,
  params: OneRound,
  reply: z.object({
    round: z.object({ title: z.string(), state: z.enum(["draft", "open", "closed"]) }),
    releases: z.array(ReleaseSummary),
    log: z.array(LogLine),
    mayPublish: z.boolean(),
  }),
});

export const getRelease = route({
  id: "getRelease",
  method: "GET",
  path: `${base}/:releaseId`,
  summary: "公表した図表（取り下げたものも）",
  access: read,
  params: OneRelease,
  reply: z.object({ release: ReleaseSummary, report: Report }),
});

/** 409 round_not_closed, tables_outdated, answers_changed_since_release, other_state_released, contradicts_earlier; 422 nothing_to_publish and what cannot be protected. */
export const previewRelease = route({
  id: "previewRelease",
  method: "POST",
  path: `${base}/preview`,
  summary: "公表した場合に伏せる数と、逆算できるかどうかを確かめる（公表しない）",
  access: publish,
  params: OneRound,
  body: Wanted,
  reply: z.object({
    report: Report,
    verdict: Verdict,
    loss: Loss,
    /** Says what was looked at when it is published. */
    previewSha256: z.string(),
  }),
});
export type Preview = z.infer<typeof previewRelease.reply>;

/** Several times the work of one. Refused as the preview is. */
export const compareProtections = route({
  id: "compareProtections",
  method: "POST",
  path: `${base}/protections`,
  summary: "守り方（伏せる・選択肢をまとめる・図表を外す・丸める）を、失われる数の少ない順に比べる",
  access: publish,
  params: OneRound,
  body: Compared,
  reply: z.object({ proposals: z.array(Proposal) }),
});

/** As previewed: `previewSha256` says what was looked at. 409 changed_meanwhile, 422 not_safe (`place` names the cells), and as above. */
export const publishRelease = route({
  id: "publishRelease",
  method: "POST",
  path: base,
  summary: "公表する",
  access: publish,
  params: OneRound,
  body: Wanted.extend({ title: z.string().trim().min(1).max(200), previewSha256: z.string().length(64) }),
  reply: ReleaseSummary,
});

/** 409 already_withdrawn. */
export const withdrawRelease = route({
  id: "withdrawRelease",
  method: "POST",
  path: `${base}/:releaseId/withdrawal`,
  summary: "公表を取り下げる",
  access: publish,
  params: OneRelease,
  body: z.object({ why: z.string().trim().min(1).max(1000) }),
  reply: ReleaseSummary,
});

export const exportRelease = route({
  id: "exportRelease",
  method: "GET",
  path: `${base}/:releaseId/file`,
  summary: "公表した図表をPDF・Excel・CSV・JSONで取り出す",
  access: read,
  params: OneRelease,
  query: z.object({ format: ReportFormat.default("pdf") }),
  binaryReply: true,
});

export const verifyPublicationLog = route({
  id: "verifyPublicationLog",
  method: "GET",
  path: `${organisation}/publication-log/verification`,
  summary: "公表記録のつながりと、公表した内容が変わっていないことを確かめる",
  access: read,
  params: OneRound.pick({ organisationId: true }),
  reply: z.object({
    lines: z.int(),
    broken: z
      .object({ seq: z.int(), problem: z.enum(["missing", "unlinked", "altered", "content", "unlogged"]) })
      .nullable(),
  }),
});

export const PublicRelease = z.object({
  id: z.uuid(),
  /** The organisation. */
  publisher: z.string(),
  number: z.int(),
  title: z.string(),
  contentSha256: z.string(),
  publishedAt: Moment,
  withdrawnAt: Moment.nullable(),
  withdrawnWhy: z.string().nullable(),
});
export type PublicRelease = z.infer<typeof PublicRelease>;

/** What a reader has to know of it: counts below the threshold are hidden, or all are rounded. */
const PublicProtection = z.object({ threshold: z.int(), roundedTo: z.int().nullable() });

export const listStatistics = route({
  id: "listStatistics",
  method: "GET",
  path: "/api/v1/statistics",
  summary: "公表した統計の一覧（誰でも）",
  access: everybody,
  reply: z.object({ releases: z.array(PublicRelease) }),
});

export const getStatistics = route({
  id: "getStatistics",
  method: "GET",
  path: "/api/v1/statistics/:releaseId",
  summary: "公表した統計（誰でも）",
  access: everybody,
  params: OneRelease.pick({ releaseId: true }),
  /** Of a withdrawn one no table is given out. */
  reply: z.object({ release: PublicRelease, report: Report.nullable(), protection: PublicProtection.nullable() }),
});
export type Statistics = z.infer<typeof getStatistics.reply>;

export const exportStatistics = route({
  id: "exportStatistics",
  method: "GET",
  path: "/api/v1/statistics/:releaseId/file",
  summary: "公表した統計のファイル（誰でも）。JSONはSHA-256で確かめられる",
  access: everybody,
  params: OneRelease.pick({ releaseId: true }),
  query: z.object({ format: ReportFormat.default("pdf") }),
  binaryReply: true,
});
