import { randomUUID } from "node:crypto";
import { recordAudit } from "../platform/audit/audit.ts";
import type { Db, Trx } from "../platform/db/tables.ts";
import { inFacility, inFacilityOrNothing } from "../platform/db/tenant.ts";
import type { FileStore } from "../platform/files.ts";
import type { Actor } from "../shared/actor.ts";
import { ok, type Result, refuse } from "../shared/result.ts";
import type { ValueProblem } from "./check-value.ts";
import type { FacilityId, FacilityProfile, LedgerRecord, RecordId, RecordKind } from "./contract.ts";
import { findFacility, insertFacility, profileFrom, updateFacility } from "./facility.store.ts";
import { institutionCodeProblem } from "./institution-code.ts";
import {
  type Because,
  findRecord,
  insertRecords,
  lockRecords,
  type RecordUpdate,
  takeNumbers,
  updateRecords,
} from "./record.store.ts";
import { type Asked, applyChanges, recordName } from "./record-change.ts";
import type { FieldChanges, Interview } from "./route-contracts.ts";

/** What the ledger needs from the outside. */
export interface LedgerContext {
  db: Db;
  files: FileStore;
  now(): Date;
  /** Called in the transaction of every change: findings and documents are brought up to date after the commit. */
  changed(trx: Trx, facilityId: string): Promise<void>;
}

export type LedgerRefusal =
  | { reason: "not_found" }
  | { reason: "stale_version"; version: number }
  | { reason: "bad_value"; problem: ValueProblem }
  | { reason: "already_retired" | "not_retired" | "facility_record_stays" | "facility_exists" | "code_taken" }
  | { reason: "bad_code"; problem: NonNullable<ReturnType<typeof institutionCodeProblem>> };

type Outcome<T> = Promise<Result<T, LedgerRefusal>>;

export async function createFacility(
  context: LedgerContext,
  actor: Actor,
  profile: Omit<FacilityProfile, "id">,
  /** Runs in the same transaction, e.g. to give the founder a role. */
  also: (trx: Trx, facilityId: FacilityId) => Promise<void> = async () => {},
): Outcome<FacilityProfile> {
  const problem = profile.medicalInstitutionCode ? institutionCodeProblem(profile.medicalInstitutionCode) : null;
  if (problem) return refuse({ reason: "bad_code", problem });
  const facility: FacilityProfile = { ...profile, id: randomUUID() as FacilityId };
  return inFacilityOrNothing(context.db, facility.id, async (trx) => {
    const now = context.now();
    if (!(await insertFacility(trx, facility, now))) return refuse({ reason: "code_taken" as const });
    const { id: _id, ...facts } = facility;
    const stated = Object.entries(facts).filter(([, value]) => value !== null);
    const changes: FieldChanges = Object.fromEntries(
      stated.map(([field, value]) => [field, { state: "known", value: value as string | number }]),
    );
    const applied = applyChanges({ kind: "facility", fields: {}, sources: [] }, changes, actor.name, now);
    if (!applied.ok) return refuse({ reason: "bad_value" as const, problem: applied.error });
    const record = {
      id: randomUUID() as RecordId,
      facilityId: facility.id,
      kind: "facility" as const,
      number: 1,
      ...applied.value,
    };
    await insertRecords(trx, [record], because(actor, now, ""));
    await recordAudit(trx, facility.id, {
      at: now,
      actor: actor.label,
      action: "facility.create",
      subject: `facility:${facility.id}`,
      detail: { ...facts },
    });
    await also(trx, facility.id);
    return ok(facility);
  });
}

export function createRecord(
  context: LedgerContext,
  actor: Actor,
  facilityId: FacilityId,
  kind: RecordKind,
  changes: FieldChanges,
  reason: string,
  interview?: Interview,
): Outcome<LedgerRecord> {
  const wanted = { id: randomUUID() as RecordId, kind, changes };
  return inFacilityOrNothing(context.db, facilityId, (trx) =>
    addRecord(trx, context, actor, facilityId, wanted, reason, interview),
  );
}

/**
 * The same within the caller's transaction, which must be given up when this refuses. @param wanted with an id that no record of the
 * hospital has: a device without a network gives its own
 */
export async function addRecord(
  trx: Trx,
  context: LedgerContext,
  actor: Actor,
  facilityId: FacilityId,
  { id, kind, changes }: { id: RecordId; kind: RecordKind; changes: FieldChanges },
  reason: string,
  interview?: Interview,
): Outcome<LedgerRecord> {
  const now = context.now();
  if (kind === "facility") return refuse({ reason: "facility_exists" as const });
  const applied = applyChanges({ kind, fields: {}, sources: [] }, changes, actor.name, now, interview);
  if (!applied.ok) return refuse({ reason: "bad_value" as const, problem: applied.error });
  const number = await takeNumbers(trx, facilityId, kind, 1);
  const record = { id, facilityId, kind, number, ...applied.value };
  await insertRecords(trx, [record], because(actor, now, reason));
  await audit(trx, context, actor, now, "record.create", [record], reason);
  return ok({ ...record, version: 1, retiredAt: null, updatedAt: now.toISOString() });
}

/** Changes one record that the person saw in `version`. */
export function changeRecord(
  context: LedgerContext,
  actor: Actor,
  facilityId: FacilityId,
  id: RecordId,
  version: number,
  changes: FieldChanges,
  reason: string,
  interview?: Interview,
): Outcome<LedgerRecord> {
  return inFacilityOrNothing(context.db, facilityId, async (trx) => {
    const [record] = await lockRecords(trx, facilityId, [id]);
    if (!record) return refuse({ reason: "not_found" as const });
    if (record.version !== version) return refuse({ reason: "stale_version" as const, version: record.version });
    const changed = await writeChanges(trx, context, actor, [record], changes, reason, interview);
    if (!changed.ok) return changed;
    return ok(changed.value[0] ?? record);
  });
}

/** The same change to many records, all or none. */
export function changeRecords(
  context: LedgerContext,
  actor: Actor,
  facilityId: FacilityId,
  ids: readonly RecordId[],
  changes: FieldChanges,
  reason: string,
  interview?: Interview,
): Outcome<number> {
  return inFacilityOrNothing(context.db, facilityId, async (trx) => {
    const records = await lockRecords(trx, facilityId, ids);
    if (records.length !== new Set(ids).size) return refuse({ reason: "not_found" as const });
    const changed = await writeChanges(trx, context, actor, records, changes, reason, interview);
    return changed.ok ? ok(changed.value.length) : changed;
  });
}

/** For other commands of the ledger that change fields of locked records within their own transaction. */
export async function writeChanges(
  trx: Trx,
  context: LedgerContext,
  actor: Actor,
  records: readonly LedgerRecord[],
  changes: FieldChanges,
  reason: string,
  interview?: Asked,
): Promise<Result<LedgerRecord[], LedgerRefusal>> {
  const now = context.now();
  const updates: RecordUpdate[] = [];
  for (const before of records) {
    const applied = applyChanges(before, changes, actor.name, now, interview);
    if (!applied.ok) return refuse({ reason: "bad_value", problem: applied.error });
    updates.push({ before, after: applied.value, what: "changed" });
  }
  const written = await updateRecords(trx, updates, because(actor, now, reason));
  if (!(await followFacility(trx, written))) return refuse({ reason: "code_taken" });
  await audit(trx, context, actor, now, "record.change", written, reason, { fields: Object.keys(changes) });
  return ok(written);
}

export function setRetired(
  context: LedgerContext,
  actor: Actor,
  facilityId: FacilityId,
  id: RecordId,
  version: number,
  retired: boolean,
  reason: string,
): Outcome<LedgerRecord> {
  return inFacilityOrNothing(context.db, facilityId, async (trx) => {
    const [before] = await lockRecords(trx, facilityId, [id]);
    if (!before) return refuse({ reason: "not_found" as const });
    if (before.version !== version) return refuse({ reason: "stale_version" as const, version: before.version });
    if (before.kind === "facility") return refuse({ reason: "facility_record_stays" as const });
    if ((before.retiredAt !== null) === retired)
      return refuse({ reason: retired ? ("already_retired" as const) : ("not_retired" as const) });
    const now = context.now();
    const after = { fields: before.fields, sources: before.sources, retiredAt: retired ? now.toISOString() : null };
    const what = retired ? ("retired" as const) : ("restored" as const);
    const [written] = await updateRecords(trx, [{ before, after, what }], because(actor, now, reason));
    await audit(trx, context, actor, now, `record.${what}`, [before], reason);
    return ok(written ?? before);
  });
}

export const getRecord = (context: LedgerContext, facilityId: FacilityId, id: RecordId) =>
  inFacility(context.db, facilityId, (trx) => findRecord(trx, facilityId, id));

/** The facility's columns follow its own record. */
export async function followFacility(trx: Trx, written: readonly LedgerRecord[]): Promise<boolean> {
  const own = written.find((record) => record.kind === "facility");
  if (!own) return true;
  const profile = await findFacility(trx, own.facilityId);
  return profile ? updateFacility(trx, profileFrom(profile, own.fields)) : true;
}

const because = (actor: Actor, at: Date, reason: string): Because => ({ actor: actor.name, at, reason });

async function audit(
  trx: Trx,
  context: LedgerContext,
  actor: Actor,
  at: Date,
  action: string,
  records: readonly Pick<LedgerRecord, "id" | "facilityId" | "kind" | "number" | "fields">[],
  reason: string,
  detail: Record<string, unknown> = {},
): Promise<void> {
  const [first] = records;
  if (!first) return;
  const subject = records.length === 1 ? `${first.kind}:${first.id}` : `${first.kind}:${records.length}`;
  const named =
    records.length === 1
      ? { name: recordName(first.kind, first.number, first.fields) }
      : { ids: records.map((record) => record.id) };
  await recordAudit(trx, first.facilityId, {
    at,
    actor: actor.label,
    action,
    subject,
    detail: { ...named, reason, ...detail },
  });
  await context.changed(trx, first.facilityId);
}
