import { sql } from "kysely";
import type { Trx } from "../platform/db/tables.ts";
import { ok, type Result, refuse } from "../shared/result.ts";
import type { FacilityId, Fields, LedgerRecord, RecordId, RecordKind } from "./contract.ts";
import type { ChangeRow, RecordImage } from "./record.store.ts";
import { changedFields, recordName } from "./record-change.ts";
import type { ChangeView } from "./route-contracts.ts";

interface HistoryRow extends ChangeRow {
  after: RecordImage | null;
  current: { fields: Fields; number: number } | null;
}

/** Changes with what the record became: the `before` of its next version, or the record as it is now. */
function query(facilityId: string, where: ReturnType<typeof sql>, limit: number) {
  return sql<HistoryRow>`
    select change.*, following.before as after,
      case when record.id is not null then jsonb_build_object('fields', record.fields, 'number', record.number) end as current
    from ledger_change change
    left join ledger_change following
      on following.facility_id = change.facility_id and following.record_id = change.record_id and following.version = change.version + 1
    left join ledger_record record on record.facility_id = change.facility_id and record.id = change.record_id
    where change.facility_id = ${facilityId} and ${where}
    order by change.at desc, change.record_id, change.version desc
    limit ${limit}`;
}

function toView(row: HistoryRow): ChangeView {
  const kind = row.kind as RecordKind;
  const before = row.before?.fields ?? {};
  const after = row.what === "removed" ? {} : (row.after?.fields ?? row.current?.fields ?? {});
  const number = row.after?.number ?? row.current?.number ?? row.before?.number ?? 0;
  return {
    recordId: row.record_id as RecordId,
    kind,
    name: recordName(kind, number, row.what === "removed" ? before : after),
    version: row.version,
    at: row.at.toISOString(),
    actor: row.actor,
    reason: row.reason,
    importId: row.import_id,
    changes: changedFields(kind, before, after),
    what: row.what,
  };
}

export async function recordHistory(trx: Trx, facilityId: FacilityId, recordId: RecordId): Promise<ChangeView[]> {
  const { rows } = await query(facilityId, sql`change.record_id = ${recordId}`, 500).execute(trx);
  return rows.map(toView);
}

/** Newest first; the cursor is the moment and record of the last row shown. */
export async function facilityHistory(
  trx: Trx,
  facilityId: FacilityId,
  { cursor, limit, imports }: { cursor?: string | undefined; limit: number; imports: "each" | "none" },
) {
  const [at, recordId, version] = cursor ? Buffer.from(cursor, "base64url").toString().split("|") : [];
  const byHand = imports === "none" ? sql`change.import_id is null` : sql`true`;
  const earlier = at
    ? sql`(change.at < ${at}::timestamptz or (change.at = ${at}::timestamptz and
        (change.record_id > ${recordId}::uuid or (change.record_id = ${recordId}::uuid and change.version < ${version}::int))))`
    : sql`true`;
  const { rows } = await query(facilityId, sql`${byHand} and ${earlier}`, limit + 1).execute(trx);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const more = rows.length > limit && last;
  const nextCursor = more
    ? Buffer.from(`${last.at.toISOString()}|${last.record_id}|${last.version}`).toString("base64url")
    : null;
  return { items: page.map(toView), nextCursor };
}

/** The image a record had before the change that made `version`; only the newest change can be undone in one step. */
export async function imageBefore(
  trx: Trx,
  record: LedgerRecord,
  version: number,
): Promise<Result<RecordImage, "not_found" | "not_newest" | "was_created">> {
  if (version !== record.version) return refuse("not_newest");
  const row = await trx
    .selectFrom("ledger_change")
    .select("before")
    .where("facility_id", "=", record.facilityId)
    .where("record_id", "=", record.id)
    .where("version", "=", version)
    .executeTakeFirst();
  if (!row) return refuse("not_found");
  return row.before ? ok(row.before) : refuse("was_created");
}
