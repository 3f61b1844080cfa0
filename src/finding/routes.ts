import type { FastifyInstance } from "fastify";
import { recordNames } from "../ledger/api.ts";
import type { FacilityId } from "../ledger/contract.ts";
import type { Db, Trx } from "../platform/db/tables.ts";
import { inFacility } from "../platform/db/tenant.ts";
import { type Authenticate, mount, Refused } from "../platform/http/mount.ts";
import type { Actor } from "../shared/actor.ts";
import { japanDay } from "../shared/japan-day.ts";
import type { Finding, FindingRefusalReason } from "./contract.ts";
import { allowedActions } from "./policy.ts";
import * as contracts from "./route-contracts.ts";
import { ruleDefinition } from "./rule-catalogue.ts";
import { decide, isUpToDate, listFindings } from "./store.ts";

export interface FindingContext {
  db: Db;
  now(): Date;
  queueEvaluation(trx: Trx, facilityId: FacilityId): Promise<void>;
}

export function findingRoutes(app: FastifyInstance, authenticate: Authenticate, context: FindingContext): void {
  const { db } = context;

  mount(app, authenticate, contracts.listFindings, async ({ actor, params: { facilityId }, query }) =>
    inFacility(db, facilityId, async (trx) => {
      const findings = await listFindings(trx, facilityId, query);
      const names = await recordNames(
        trx,
        facilityId,
        findings.map((finding) => finding.fact.ref),
      );
      const upToDate = await isUpToDate(trx, facilityId, japanDay(context.now()));
      if (!upToDate) await context.queueEvaluation(trx, facilityId);
      return { items: findings.map((finding) => findingView(actor, facilityId, finding, names)), upToDate };
    }),
  );

  mount(app, authenticate, contracts.acceptFinding, async ({ actor, params, body }) => {
    const decided = await decide(db, actor, params.facilityId, params.key, { accept: body }, context.now());
    return decided.ok ? decided.value : toHttp(decided.error);
  });
  mount(app, authenticate, contracts.withdrawAcceptance, async ({ actor, params }) => {
    const decided = await decide(db, actor, params.facilityId, params.key, { withdraw: true }, context.now());
    return decided.ok ? decided.value : toHttp(decided.error);
  });
}

function findingView(
  actor: Actor,
  facilityId: FacilityId,
  finding: Finding,
  names: ReadonlyMap<string, string>,
): contracts.FindingView {
  const { label, severity, source, certainty } = ruleDefinition(finding.fact.rule);
  const permissions = actor.facilities.find((facility) => facility.facilityId === facilityId)?.permissions ?? [];
  const subjectName = names.get(finding.fact.ref) ?? "";
  return { ...finding, label, severity, source, certainty, subjectName, actions: allowedActions(permissions, finding) };
}

const messages: Record<FindingRefusalReason | "not_found", string> = {
  not_found: "この所見は見つかりません。",
  finding_is_closed: "この所見はすでに解消しています。",
  finding_not_accepted: "この所見は受け入れられていません。",
  reason_missing: "受け入れる理由を書いてください。",
  until_not_in_future: "期限は明日以後の日付にしてください。",
};

const toHttp = (reason: keyof typeof messages) =>
  new Refused(reason === "not_found" ? 404 : 409, reason, messages[reason]);
