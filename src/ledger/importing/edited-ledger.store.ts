import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import type { Workbook } from "../../shared/workbook.ts";
import { type FacilityId, type Fields, type LedgerRecord, type RecordId, recordsByKind } from "../contract.ts";
import { exportedVersions, isLedgerWorkbook, readLedgerWorkbooks } from "../export/read-ledger-workbook.ts";
import { planEdits } from "../import/edits/plan-edits.ts";
import type { SourceMapping } from "../import/import-contract.ts";
import type { ImportContext, ImportPlan } from "../import/plan-contract.ts";
import { columns, toRecord } from "../record.store.ts";
import type { ImportRefusal, StoredImport } from "./import.store.ts";

/**
 * Plans the import of ledgers that Sekisho wrote out and a person edited, by record id and against the versions they were written from.
 * @param existing the facility's records in use
 * @returns null when none of the files is such a ledger
 */
export async function planEditedLedger(
  trx: Trx,
  workbooks: readonly Workbook[],
  existing: readonly LedgerRecord[],
  stored: Pick<StoredImport, "created_at">,
  mappings: ReadonlyMap<string, SourceMapping>,
  context: ImportContext,
): Promise<Result<ImportPlan, ImportRefusal> | null> {
  const own = workbooks.find(isLedgerWorkbook);
  if (!own) return null;
  const other = workbooks.find((workbook) => !isLedgerWorkbook(workbook));
  if (other) return refuse(mixed(own.fileName, other.fileName));
  const { facilityId, newId } = context;
  const records = recordsByKind(existing);
  const retired = await retiredRecords(trx, facilityId);
  const fieldsAt = await formerFields(trx, facilityId, workbooks, [...existing, ...retired]);
  const sheets = readLedgerWorkbooks(workbooks, { facilityId, records, retired, fieldsAt, newId });
  if (!sheets.ok) {
    return refuse({
      reason: sheets.error.reason,
      message: "別の医療機関の台帳です。この医療機関から書き出したファイルを使ってください。",
      place: sheets.error.file,
    });
  }
  const day = japanDay(stored.created_at);
  return ok(planEdits({ sheets: sheets.value, records, retired, day }, mappings, context));
}

const mixed = (own: string, other: string): ImportRefusal => ({
  reason: "ledger_among_other_files",
  message: `「${own}」はSekishoから書き出した台帳です。ほかの表（「${other}」など）とは分けて取り込んでください。`,
  place: own,
});

async function retiredRecords(trx: Trx, facilityId: FacilityId): Promise<LedgerRecord[]> {
  const rows = await trx
    .selectFrom("ledger_record")
    .select(columns)
    .where("facility_id", "=", facilityId)
    .where("retired_at", "is not", null)
    .execute();
  return rows.map(toRecord);
}

/** What the records of the files held when the files were written out: the image that the next version left behind. */
async function formerFields(
  trx: Trx,
  facilityId: FacilityId,
  workbooks: readonly Workbook[],
  now: readonly LedgerRecord[],
): Promise<(id: RecordId, version: number) => Fields | undefined> {
  const current = new Map(now.map((record) => [record.id, record]));
  const stale = [...exportedVersions(workbooks)].filter(({ id, version }) => {
    const record = current.get(id);
    return record !== undefined && version < record.version;
  });
  const { rows } = await sql<{ record_id: string; version: number; fields: Fields }>`
    select change.record_id, change.version - 1 as version, change.before -> 'fields' as fields
    from unnest(${stale.map(({ id }) => id)}::uuid[], ${stale.map(({ version }) => version + 1)}::int[]) as wanted (id, version)
    join ledger_change change on change.facility_id = ${facilityId} and change.record_id = wanted.id and change.version = wanted.version
    where change.before is not null`.execute(trx);
  const former = new Map(rows.map((row) => [`${row.record_id}:${row.version}`, row.fields]));
  return (id, version) => {
    const record = current.get(id);
    return record?.version === version ? record.fields : former.get(`${id}:${version}`);
  };
}
