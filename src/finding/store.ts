import { sql } from "kysely";
import { ledgerOf } from "../ledger/api.ts";
import type { FacilityId } from "../ledger/contract.ts";
import { recordAudit } from "../platform/audit/audit.ts";
import type { Db, Trx } from "../platform/db/tables.ts";
import { inFacility } from "../platform/db/tenant.ts";
import type { Actor } from "../shared/actor.ts";
import { japanDay } from "../shared/japan-day.ts";
import { ok, type Result, refuse } from "../shared/result.ts";
import { checklistSays } from "../survey/checklist/api.ts";
import { exposuresOf } from "../vulnerability/api.ts";
import type { Finding, FindingRefusalReason, LedgerFindings } from "./contract.ts";
import { ledgerFindings } from "./ledger-findings.ts";
import { accept, reconcile, withdraw } from "./life-cycle.ts";
import { ruleDefinition } from "./rule-catalogue.ts";

interface FindingRow {
  facility_id: string;
  key: string;
  rule: string;
  severity: string;
  state: Finding["status"]["state"];
  ref: string;
  fact: Finding["fact"];
  status: Finding["status"];
  history: Finding["history"];
  updated_at: Date;
}

declare module "../platform/db/tables.ts" {
  interface Tables {
    finding: FindingRow;
    finding_evaluation: { facility_id: string; audit_seq: number; day: string };
  }
}

const stored = ["key", "fact", "status", "history"] as const;

export interface FindingFilter {
  state: "current" | "closed" | "all";
  rule?: string | undefined;
  recordId?: string | undefined;
}

export async function listFindings(trx: Trx, facilityId: FacilityId, filter: FindingFilter): Promise<Finding[]> {
  let query = trx.selectFrom("finding").select(stored).where("facility_id", "=", facilityId);
  if (filter.state === "current") query = query.where("state", "<>", "closed");
  if (filter.state === "closed") query = query.where("state", "=", "closed");
  if (filter.rule) query = query.where("rule", "=", filter.rule);
  if (filter.recordId) query = query.where("ref", "=", filter.recordId);
  return query.orderBy("rule").orderBy("key").execute();
}

/** Do the stored findings speak of the ledger as it is now, and of today? */
export async function isUpToDate(trx: Trx, facilityId: FacilityId, today: string): Promise<boolean> {
  const { rows } = await sql<{ current: boolean }>`
    select evaluation.audit_seq >= (
        select coalesce(max(seq), 0) from audit_entry
        where facility_id = ${facilityId} and action not like 'finding.%' and action not like 'document.%')
      and evaluation.day = ${today}::date as current
    from finding_evaluation evaluation where facility_id = ${facilityId}`.execute(trx);
  return rows[0]?.current ?? false;
}

/** Runs all rules on the ledger as it is now and keeps what they say. */
export async function evaluate(db: Db, facilityId: FacilityId, now: Date): Promise<LedgerFindings | undefined> {
  const [seq, exposures] = await inFacility(
    db,
    facilityId,
    async (trx) => [await auditSeq(trx, facilityId), await exposuresOf(trx, facilityId)] as const,
  );
  const ledger = await ledgerOf(db, facilityId);
  if (!ledger) return undefined;
  const checklists = await inFacility(db, facilityId, (trx) => checklistSays(trx, ledger));
  const result = ledgerFindings(ledger, japanDay(now), exposures, checklists);
  await inFacility(db, facilityId, async (trx) => {
    await sql`select pg_advisory_xact_lock(727020, hashtext(${facilityId}))`.execute(trx);
    const previous = await listFindings(trx, facilityId, { state: "all" });
    const known = new Set(previous);
    const next = reconcile(previous, [...result.findings, ...result.completeness], now);
    await save(
      trx,
      facilityId,
      next.filter((finding) => !known.has(finding)),
      now,
    );
    const evaluation = { audit_seq: seq, day: japanDay(now) };
    await trx
      .insertInto("finding_evaluation")
      .values({ facility_id: facilityId, ...evaluation })
      .onConflict((conflict) => conflict.column("facility_id").doUpdateSet(evaluation))
      .execute();
  });
  return result;
}

async function auditSeq(trx: Trx, facilityId: FacilityId): Promise<number> {
  const head = await trx
    .selectFrom("audit_head")
    .select("seq")
    .where("facility_id", "=", facilityId)
    .executeTakeFirst();
  return head?.seq ?? 0;
}

const batch = 500;

async function save(trx: Trx, facilityId: FacilityId, findings: readonly Finding[], now: Date): Promise<void> {
  for (let at = 0; at < findings.length; at += batch) {
    await trx
      .insertInto("finding")
      .values(findings.slice(at, at + batch).map((finding) => toRow(facilityId, finding, now)))
      .onConflict((conflict) =>
        conflict.columns(["facility_id", "key"]).doUpdateSet((row) => ({
          severity: row.ref("excluded.severity"),
          state: row.ref("excluded.state"),
          fact: row.ref("excluded.fact"),
          status: row.ref("excluded.status"),
          history: row.ref("excluded.history"),
          updated_at: row.ref("excluded.updated_at"),
        })),
      )
      .execute();
  }
}

const json = <T>(value: T) => JSON.stringify(value) as unknown as T;

const toRow = (facilityId: FacilityId, { key, fact, status, history }: Finding, now: Date): FindingRow => ({
  facility_id: facilityId,
  key,
  rule: fact.rule,
  severity: ruleDefinition(fact.rule).severity,
  state: status.state,
  ref: fact.ref,
  fact: json(fact),
  status: json(status),
  history: json(history),
  updated_at: now,
});

export type Decision = { accept: { reason: string; until: string } } | { withdraw: true };

/** A person's decision about one finding, under lock, with its audit entry. */
export function decide(
  db: Db,
  actor: Actor,
  facilityId: FacilityId,
  key: string,
  decision: Decision,
  now: Date,
): Promise<Result<Finding, FindingRefusalReason | "not_found">> {
  return inFacility(db, facilityId, async (trx) => {
    const finding = await trx
      .selectFrom("finding")
      .select(stored)
      .where("facility_id", "=", facilityId)
      .where("key", "=", key)
      .forUpdate()
      .executeTakeFirst();
    if (!finding) return refuse("not_found" as const);
    const next =
      "accept" in decision
        ? accept(finding, actor.name, decision.accept.reason, decision.accept.until, now)
        : withdraw(finding, actor.name, now);
    if (!next.ok) return next;
    await save(trx, facilityId, [next.value], now);
    const action = "accept" in decision ? "finding.accept" : "finding.withdraw";
    await recordAudit(trx, facilityId, {
      at: now,
      actor: actor.label,
      action,
      subject: `finding:${key}`,
      detail: { ...decision },
    });
    return ok(next.value);
  });
}
