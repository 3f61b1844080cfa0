import { sql } from "kysely";
import type { Db, Trx } from "../platform/db/tables.ts";
import { inFacility } from "../platform/db/tenant.ts";
import type { Actor } from "../shared/actor.ts";
import { ok, type Result, refuse } from "../shared/result.ts";
import { kindDefinition } from "./catalogue.ts";
import { type LedgerContext, type LedgerRefusal, writeChanges } from "./commands.store.ts";
import type { FacilityId, Ledger, LedgerRecord, RecordId, RecordKind } from "./contract.ts";
import { readLedger } from "./facility.store.ts";
import { recordHistory } from "./history.store.ts";
import { listInquiries } from "./inquiry.store.ts";
import { lockRecords, recordsOfKind } from "./record.store.ts";
import type { FieldChanges, InquiryView } from "./route-contracts.ts";
import { vocabularies } from "./vocabulary.ts";

export { askWithLink, type LinkContext } from "./answering/make-link.store.ts";
export { attach as attachToRecord } from "./attachment.store.ts";
export { addRecord, type LedgerContext, type LedgerRefusal } from "./commands.store.ts";
export { fieldStatesOf, sayingsOfField } from "./field-states.store.ts";
export type { InquiryOutcome } from "./inquiry.store.ts";
export { toHttp as ledgerRefused } from "./refusal.routes.ts";

/** Everything the ledger of a hospital holds now; undefined when there is no such hospital. */
export const ledgerOf = (db: Db, facilityId: FacilityId): Promise<Ledger | undefined> =>
  inFacility(db, facilityId, (trx) => readLedger(trx, facilityId));

/** Names as headings show them (「外部接続 3 電子カルテ保守」), by record id; the facility under its own id. */
export async function recordNames(
  trx: Trx,
  facilityId: FacilityId,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)];
  const names = new Map<string, string>();
  if (wanted.length === 0) return names;
  const rows = await trx
    .selectFrom("ledger_record")
    .select(["id", "kind", "number", "name"])
    .where("facility_id", "=", facilityId)
    .where((where) => where.or([where("id", "in", wanted), where("kind", "=", "facility")]))
    .execute();
  for (const { id, kind, number, name } of rows) {
    if (kind === "facility") names.set(facilityId, name);
    names.set(id, kind === "facility" ? name : `${kindDefinition(kind as RecordKind).ja} ${number} ${name}`);
  }
  return names;
}

export interface NamedConnection {
  id: string;
  name: string;
  /** Null: the ledger does not say. */
  verifiedOnSite: boolean | null;
}

/** External connections by their target category (T1 … T8), and those whose category is not known; retired ones left out. */
export async function connectionsByTarget(
  trx: Trx,
  facilityId: string,
): Promise<{ byTarget: Map<string, NamedConnection[]>; uncategorised: NamedConnection[] }> {
  const { rows } = await sql<{
    id: string;
    number: number;
    name: string;
    target: string | null;
    verified: string | null;
  }>`
    select id, number, name, fields #>> '{targetCategory,value}' as target, fields #>> '{verifiedOnSite,value}' as verified
    from ledger_record where facility_id = ${facilityId} and kind = 'connection' and retired_at is null
    order by number`.execute(trx);
  const named = rows.map(({ id, number, name, target, verified }) => ({
    target: vocabularies.targetCategory.some((term) => term.id === target) ? target : null,
    connection: { id, name: `${number} ${name}`, verifiedOnSite: verified === null ? null : verified === "true" },
  }));
  const byTarget = new Map<string, NamedConnection[]>();
  for (const { target, connection } of named)
    if (target !== null) byTarget.set(target, [...(byTarget.get(target) ?? []), connection]);
  return { byTarget, uncategorised: named.flatMap(({ target, connection }) => (target === null ? [connection] : [])) };
}

/** All inquiries of a hospital, open ones first (D5b). */
export const inquiriesOf = (trx: Trx, facilityId: FacilityId, today: string): Promise<InquiryView[]> =>
  listInquiries(trx, facilityId, today);

/**
 * Changes records as a person would, each seen in a version, within the caller's transaction: all of them, or the transaction must be
 * given up. @returns the records as they are now
 */
export async function changeSeenRecords(
  trx: Trx,
  context: LedgerContext,
  actor: Actor,
  facilityId: FacilityId,
  edits: readonly { id: RecordId; version: number; changes(record: LedgerRecord): FieldChanges }[],
  reason: string,
): Promise<Result<LedgerRecord[], LedgerRefusal>> {
  const ids = edits.map(({ id }) => id);
  const locked = new Map((await lockRecords(trx, facilityId, ids)).map((record) => [record.id, record]));
  const written: LedgerRecord[] = [];
  for (const { id, version, changes } of edits) {
    const record = locked.get(id);
    if (!record) return refuse({ reason: "not_found" });
    if (record.version !== version) return refuse({ reason: "stale_version", version: record.version });
    const changed = await writeChanges(trx, context, actor, [record], changes(record), reason);
    if (!changed.ok) return changed;
    written.push(changed.value[0] ?? record);
  }
  return ok(written);
}

/** Connections in use, by their numbers. */
export const connectionsOf = (trx: Trx, facilityId: FacilityId): Promise<LedgerRecord[]> =>
  recordsOfKind(trx, facilityId, "connection");

/** A record, locked until the transaction ends; undefined when the hospital has none of that id. */
export const lockRecord = async (trx: Trx, facilityId: FacilityId, id: RecordId): Promise<LedgerRecord | undefined> =>
  (await lockRecords(trx, facilityId, [id]))[0];

/** Who last changed each of these fields of a record, and when (ISO); fields that nobody changed are left out. */
export async function lastChanges(
  trx: Trx,
  facilityId: FacilityId,
  id: RecordId,
  fields: readonly string[],
): Promise<Map<string, { by: string; at: string }>> {
  const found = new Map<string, { by: string; at: string }>();
  for (const { changes, actor, at } of await recordHistory(trx, facilityId, id))
    for (const { field } of changes)
      if (fields.includes(field) && !found.has(field)) found.set(field, { by: actor, at });
  return found;
}
