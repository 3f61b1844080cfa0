import { z } from "zod";
import { FacilityId } from "../ledger/contract.ts";
import { route } from "../shared/route.ts";
import { Acceptance, Finding, FindingAction, RuleId, Severity, Wording } from "./contract.ts";

const base = "/api/v1/facilities/:facilityId/findings";
const InFacility = z.object({ facilityId: FacilityId });
const OneFinding = InFacility.extend({ key: z.string().max(100) });

/** A finding with its rule's label and source, the name of what it is about, and what the person may do. */
export const FindingView = Finding.extend({
  label: Wording,
  severity: Severity,
  source: z.object({ doc: z.string(), section: z.string().nullable() }),
  certainty: z.string(),
  subjectName: z.string(),
  actions: z.array(FindingAction),
});
export type FindingView = z.infer<typeof FindingView>;

export const listFindings = route({
  id: "listFindings",
  method: "GET",
  path: base,
  summary: "所見（台帳・契約・バックアップから分かること）",
  access: { to: "facility", permission: "finding.read" },
  params: InFacility,
  query: z.object({
    state: z.enum(["current", "closed", "all"]).default("current"),
    rule: RuleId.optional(),
    recordId: z.uuid().optional(),
  }),
  reply: z.object({
    items: z.array(FindingView),
    /** False while a change is still being looked at; ask again in a second. */
    upToDate: z.boolean(),
  }),
});

export const acceptFinding = route({
  id: "acceptFinding",
  method: "POST",
  path: `${base}/:key/accept`,
  summary: "理由と期限を付けて所見を受け入れる",
  access: { to: "facility", permission: "finding.decide" },
  params: OneFinding,
  body: Acceptance,
  reply: Finding,
});

export const withdrawAcceptance = route({
  id: "withdrawAcceptance",
  method: "POST",
  path: `${base}/:key/withdraw`,
  summary: "所見の受け入れを取り下げる",
  access: { to: "facility", permission: "finding.decide" },
  params: OneFinding,
  reply: Finding,
});
