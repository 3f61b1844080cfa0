import { z } from "zod";
import { FacilityId } from "../ledger/contract.ts";
import { route } from "../shared/route.ts";

const Instant = z.iso.datetime();
const Words = z.object({ ja: z.string(), en: z.string() });

/** What the person who runs this installation looks at before a user notices. Sizes in bytes. */
export const readInstance = route({
  id: "readInstance",
  method: "GET",
  path: "/api/v1/administration/state",
  summary: "この設置の状態（保存領域・処理待ち・メール）",
  access: { to: "administrator" },
  reply: z.object({
    version: z.string(),
    startedAt: Instant,
    database: z.object({ version: z.string(), embedded: z.boolean(), sizeBytes: z.int() }),
    storage: z.object({ folder: z.string(), freeBytes: z.int(), totalBytes: z.int() }),
    jobs: z.array(z.object({ queue: z.string(), waiting: z.int(), failed: z.int() })),
    mail: z.object({ server: z.boolean(), waiting: z.int(), failed: z.int(), kept: z.int() }),
    facilities: z.array(z.object({ id: FacilityId, name: z.string(), createdAt: Instant })),
    /** What keeps the installation working, as `sekisho doctor` lists it, but for what takes long to look at. */
    checks: z.array(
      z.object({ id: z.string(), level: z.enum(["ok", "warning", "problem"]), what: Words, remedy: Words.nullable() }),
    ),
  }),
});

export const AuditEntry = z.object({
  seq: z.int(),
  at: Instant,
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  detail: z.unknown(),
  hash: z.string(),
});
const AuditQuery = z.object({
  before: z.coerce.number().int().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
const AuditReply = z.object({
  items: z.array(AuditEntry),
  more: z.boolean(),
  /** Names of the people who stand among actors and subjects, by their label there. */
  names: z.record(z.string(), z.string()),
});
/** `brokenAt`: number of the first entry that does not fit, where the chain is not whole. */
const ChainReply = z.object({ whole: z.boolean(), brokenAt: z.int().nullable() });

export const instanceAudit = route({
  id: "instanceAudit",
  method: "GET",
  path: "/api/v1/administration/audit",
  summary: "設置全体の監査記録（新しい順）",
  access: { to: "administrator" },
  query: AuditQuery,
  reply: AuditReply,
});

export const facilityAudit = route({
  id: "facilityAudit",
  method: "GET",
  path: "/api/v1/facilities/:facilityId/audit",
  summary: "医療機関の監査記録（新しい順）",
  access: { to: "facility", permission: "audit.read" },
  params: z.object({ facilityId: FacilityId }),
  query: AuditQuery,
  reply: AuditReply,
});

export const verifyAudit = route({
  id: "verifyAudit",
  method: "POST",
  path: "/api/v1/facilities/:facilityId/audit/verify",
  summary: "監査記録のつながりを確かめる",
  access: { to: "facility", permission: "audit.read" },
  params: z.object({ facilityId: FacilityId }),
  reply: ChainReply,
});

export const verifyInstanceAudit = route({
  id: "verifyInstanceAudit",
  method: "POST",
  path: "/api/v1/administration/audit/verify",
  summary: "設置全体の監査記録のつながりを確かめる",
  access: { to: "administrator" },
  reply: ChainReply,
});

/** Fictional hospitals to try everything on. */
export const loadDemo = route({
  id: "loadDemo",
  method: "POST",
  path: "/api/v1/administration/demo",
  summary: "架空の病院のデモデータを入れる",
  access: { to: "administrator" },
  reply: z.object({ facilities: z.array(z.object({ id: FacilityId, name: z.string() })) }),
});
