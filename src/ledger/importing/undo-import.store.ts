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
  const { rows: made } = await sql<Made>`
    select change.record_id, change.version, change.what, change.before, record.name, record.version as now_version
    from ledger_change change
    join ledger_record record on record.facility_id = change.facility_id and record.id = change.record_id
    where change.facility_id = ${facilityId} and change.import_id = ${stored.id} and change.what <> 'removed'
    order by change.record_id`.execute(trx);
  const moved = made.filter((change) => change.version !== change.now_version);
  if (moved.length) return refuse({ reason: "changed_since", names: firstNames(moved) });
  const created = made.filter((change) => change.what === "created");
  const asked = await inquiredAbout(trx, facilityId, stored.id);
  if (asked.length) return refuse({ reason: "in_use", names: asked });
  const naming = await namingCreated(trx, facilityId, stored.id);
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
  await removeCreated(trx, facilityId, stored.id, because);
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

const firstNames = (changes: readonly Made[]) => changes.slice(0, 5).map((change) => change.name);

async function inquiredAbout(trx: Trx, facilityId: string, importId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct record.name
    from ledger_change change
    join ledger_record record on record.facility_id = change.facility_id and record.id = change.record_id
    where change.facility_id = ${facilityId} and change.import_id = ${importId} and change.what = 'created'
      and (exists (select from inquiry_item item where item.facility_id = change.facility_id and item.record_id = change.record_id)
        or exists (select from ledger_attachment a where a.facility_id = change.facility_id and a.record_id = change.record_id))
    limit 5`.execute(trx);
  return rows.map((row) => row.name);
}

/** Records that name one of the import's new ones, though the import did not write them: they would point to nothing. */
async function namingCreated(trx: Trx, facilityId: string, importId: string): Promise<string[]> {
  const names: string[] = [];
  for (const { kind, fields } of kinds) {
    for (const { id } of fields.filter(({ type }) => type.is === "ref")) {
      const { rows } = await sql<{ name: string }>`
        select record.name
        from ledger_change made
        join ledger_record record on record.facility_id = made.facility_id and record.kind = ${kind}
          and record.fields #>> array[${id}::text, 'value'] = made.record_id::text
        where made.facility_id = ${facilityId} and made.import_id = ${importId} and made.what = 'created'
          and not exists (select from ledger_change own where own.facility_id = made.facility_id
            and own.record_id = record.id and own.import_id = ${importId})
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
async function removeCreated(trx: Trx, facilityId: string, importId: string, because: Reason): Promise<void> {
  await sql`
    insert into ledger_change (facility_id, record_id, version, kind, at, actor, reason, import_id, what, before)
    select record.facility_id, record.id, record.version + 1, record.kind, ${because.at}, ${because.actor}, ${because.reason}, ${importId}, 'removed',
      jsonb_build_object('fields', record.fields, 'sources', record.sources, 'name', record.name, 'number', record.number, 'retiredAt', null)
    from ledger_change change
    join ledger_record record on record.facility_id = change.facility_id and record.id = change.record_id
    where change.facility_id = ${facilityId} and change.import_id = ${importId} and change.what = 'created'`.execute(
    trx,
  );
  await sql`
    delete from ledger_record record using ledger_change change
    where record.facility_id = ${facilityId} and change.facility_id = record.facility_id and change.record_id = record.id
      and change.import_id = ${importId} and change.what = 'created'`.execute(trx);
}
