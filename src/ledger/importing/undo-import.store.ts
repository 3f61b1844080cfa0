import { sql } from "kysely";
import { recordAudit } from "../../platform/audit/audit.ts";
import type { Trx } from "../../platform/db/tables.ts";
import type { Actor } from "../../shared/actor.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { kinds } from "../catalogue.ts";
import { followFacility, type LedgerContext } from "../commands.store.ts";
import type { FacilityId } from "../contract.ts";
import { type ChangeRow, lockRecords, type RecordImage, type RecordUpdate, updateRecords } from "../record.store.ts";
import { type StoredImport, updateImport } from "./import.store.ts";

export interface UndoRefusal {
  reason: "changed_since" | "in_use" | "referred_to";
  /** Names of the first records in the way. */
  names: string[];
}

interface Made {
  record_id: string;
  version: number;
  what: ChangeRow["what"];
  before: RecordImage | null;
  name: string;
  now_version: number;
}

/**
 * Takes an import back: records it created go, records it changed become exactly what they were. Refused when somebody changed one of
 * them since, or asked about it, so that nobody's later work is lost.
 */
export async function undoPlan(
  trx: Trx,
  context: LedgerContext,
  actor: Pick<Actor, "label" | "name">,
  facilityId: FacilityId,
  stored: StoredImport,
): Promise<Result<{ removed: number; restored: number }, UndoRefusal>> {
  const made = await madeBy(trx, facilityId, stored.id);
  const moved = made.filter((change) => change.version !== change.now_version);
  if (moved.length) return refuse({ reason: "changed_since", names: firstNames(moved) });
  const created = made.filter((change) => change.what === "created");
  const asked = await inquiredAbout(trx, facilityId, created);
  if (asked.length) return refuse({ reason: "in_use", names: asked });
  const naming = await namingCreated(trx, facilityId, made);
  if (naming.length) return refuse({ reason: "referred_to", names: naming });

  const at = context.now();
  const because = {
    actor: actor.name,
    at,
    reason: `取込みの取消し: ${stored.file_names.join("、")}`,
    importId: stored.id,
  };
  await restoreChanged(
    trx,
    facilityId,
    made.filter((change) => change.what !== "created"),
    because,
  );
  await removeCreated(trx, facilityId, created, because);
  await updateImport(trx, facilityId, stored.id, { state: "undone", undone_at: at });
  const counts = { removed: created.length, restored: made.length - created.length };
  await recordAudit(trx, facilityId, {
    at,
    actor: actor.label,
    action: "import.undo",
    subject: `import:${stored.id}`,
    detail: counts,
  });
  await context.changed(trx, facilityId);
  return ok(counts);
}

/** Ids are handed over as lists: right after an import the planner knows nothing of its rows, and joins of them would be walked through. */
async function madeBy(trx: Trx, facilityId: string, importId: string): Promise<Made[]> {
  const { rows: changes } = await sql<Omit<Made, "name" | "now_version">>`
    select record_id, version, what, before from ledger_change
    where facility_id = ${facilityId} and import_id = ${importId} and what <> 'removed'
    order by record_id`.execute(trx);
  const { rows: records } = await sql<{ id: string; name: string; version: number }>`
    select id, name, version from ledger_record
    where facility_id = ${facilityId} and id = any (${changes.map((change) => change.record_id)}::uuid[])`.execute(trx);
  const now = new Map(records.map((record) => [record.id, record]));
  return changes.flatMap((change) => {
    const record = now.get(change.record_id);
    return record ? [{ ...change, name: record.name, now_version: record.version }] : [];
  });
}

const firstNames = (changes: readonly Made[]) => changes.slice(0, 5).map((change) => change.name);

async function inquiredAbout(trx: Trx, facilityId: string, created: readonly Made[]): Promise<string[]> {
  const ids = created.map((change) => change.record_id);
  const { rows } = await sql<{ name: string }>`
    select name from ledger_record
    where facility_id = ${facilityId} and id = any (${ids}::uuid[])
      and (id in (select record_id from inquiry_item where facility_id = ${facilityId})
        or id in (select record_id from ledger_attachment where facility_id = ${facilityId}))
    limit 5`.execute(trx);
  return rows.map((row) => row.name);
}

/** Records that name one of the import's new ones, though the import did not write them: they would point to nothing. */
async function namingCreated(trx: Trx, facilityId: string, made: readonly Made[]): Promise<string[]> {
  const own = made.map((change) => change.record_id);
  const created = made.filter((change) => change.what === "created").map((change) => change.record_id);
  const names: string[] = [];
  for (const { kind, fields } of kinds) {
    for (const { id } of fields.filter(({ type }) => type.is === "ref")) {
      const { rows } = await sql<{ name: string }>`
        select name from ledger_record
        where facility_id = ${facilityId} and kind = ${kind} and id <> all (${own}::uuid[])
          and fields #>> array[${id}::text, 'value'] = any (${created}::text[])
        limit 5`.execute(trx);
      names.push(...rows.map((row) => row.name));
    }
  }
  return names.slice(0, 5);
}

type Reason = Parameters<typeof updateRecords>[2];

async function restoreChanged(trx: Trx, facilityId: string, changed: readonly Made[], because: Reason): Promise<void> {
  if (changed.length === 0) return;
  const images = new Map(changed.map((change) => [change.record_id, change.before]));
  const records = await lockRecords(trx, facilityId, [...images.keys()]);
  const updates: RecordUpdate[] = records.flatMap((before) => {
    const image = images.get(before.id);
    if (!image) return [];
    const { fields, sources, retiredAt } = image;
    return [{ before, after: { fields, sources, retiredAt }, what: "changed" as const }];
  });
  await followFacility(trx, await updateRecords(trx, updates, because));
  // The ledger's as-of day is that of its newest change; what is as it was is as old as it was.
  await sql`
    update ledger_record record set updated_at = was.updated_at
    from unnest(${[...images.keys()]}::uuid[], ${[...images.values()].map((image) => image?.updatedAt ?? null)}::timestamptz[])
      as was (id, updated_at)
    where record.facility_id = ${facilityId} and record.id = was.id and was.updated_at is not null`.execute(trx);
}

/** The history of a removed record stays, with its last image. */
async function removeCreated(trx: Trx, facilityId: string, created: readonly Made[], because: Reason): Promise<void> {
  const ids = created.map((change) => change.record_id);
  await sql`
    insert into ledger_change (facility_id, record_id, version, kind, at, actor, reason, import_id, what, before)
    select facility_id, id, version + 1, kind, ${because.at}, ${because.actor}, ${because.reason}, ${because.importId ?? null}, 'removed',
      jsonb_build_object('fields', fields, 'sources', sources, 'name', name, 'number', number, 'retiredAt', null)
    from ledger_record where facility_id = ${facilityId} and id = any (${ids}::uuid[])`.execute(trx);
  await sql`delete from ledger_record where facility_id = ${facilityId} and id = any (${ids}::uuid[])`.execute(trx);
}
