import type { FastifyInstance } from "fastify";
import { recordNames } from "../ledger/api.ts";
import type { FacilityId } from "../ledger/contract.ts";
import type { Db, Trx } from "../platform/db/tables.ts";
import { inFacility } from "../platform/db/tenant.ts";
import { type Authenticate, mount, Refused } from "../platform/http/mount.ts";
import type { Actor } from "../shared/actor.ts";
import { japanDay } from "../shared/japan-day.ts";
import type { Words } from "../shared/words.ts";
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

const messages: Record<FindingRefusalReason | "not_found", Words> = {
  not_found: { ja: "この所見は見つかりません。", en: "There is no such finding." },
  finding_is_closed: { ja: "この所見はすでに解消しています。", en: "The finding is resolved already." },
  finding_not_accepted: { ja: "この所見は受け入れられていません。", en: "The finding is not accepted." },
  reason_missing: { ja: "受け入れる理由を書いてください。", en: "Say why it is accepted." },
  until_not_in_future: { ja: "期限は明日以後の日付にしてください。", en: "The last day must be tomorrow or later." },
};

const toHttp = (reason: keyof typeof messages) =>
  new Refused(reason === "not_found" ? 404 : 409, reason, messages[reason]);
