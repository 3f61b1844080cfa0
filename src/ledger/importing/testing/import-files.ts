import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { inFacility } from "../../../platform/db/tenant.ts";
import { ledgerOf } from "../../api.ts";
import type { LedgerContext } from "../../commands.store.ts";
import type { FacilityId, Ledger } from "../../contract.ts";
import { comparisonExport } from "../../export/comparison-export.ts";
import { tester } from "../../testing/ledger-context.ts";
import type { ImportRefusal, PlanSummary } from "../import.store.ts";
import { commitImport, dryRun, type ReceivedFile, receiveFiles } from "../import-flow.store.ts";

/** What happened to files that a person gives to the import and confirms as proposed. */
export interface Imported {
  id: string;
  plan: PlanSummary;
}

/** @throws when the files are refused */
export async function importFiles(
  context: LedgerContext,
  facilityId: FacilityId,
  files: readonly ReceivedFile[],
): Promise<Imported> {
  const outcome = await tryImport(context, facilityId, files);
  if ("reason" in outcome) throw new Error(`${outcome.reason} ${outcome.place}`);
  return outcome;
}

/** The same for files that may be refused. */
export async function tryImport(
  context: LedgerContext,
  facilityId: FacilityId,
  files: readonly ReceivedFile[],
): Promise<Imported | ImportRefusal> {
  const id = await receiveFiles(context, tester, facilityId, files);
  const planned = await dryRun(context, facilityId, id);
  if (!planned.ok) return planned.error;
  const written = await commitImport(context, tester, facilityId, id);
  return written.ok ? { id, plan: planned.value } : written.error;
}

export async function theLedger(context: LedgerContext, facilityId: FacilityId): Promise<Ledger> {
  const ledger = await ledgerOf(context.db, facilityId);
  if (!ledger) throw new Error("no such facility");
  return ledger;
}

/** The export as a person would get it as JSON, findings apart: they follow from the rest. */
export async function exportText(context: LedgerContext, facilityId: FacilityId): Promise<string> {
  return JSON.stringify(
    comparisonExport(await theLedger(context, facilityId), { findings: [], completeness: [] }),
    null,
    1,
  );
}

/** All that a refused import must leave as it was: records and history, row by row, and the facility itself. */
export function traces(context: LedgerContext, facilityId: FacilityId): Promise<string> {
  return inFacility(context.db, facilityId, async (trx) => {
    const { rows } = await sql<{ rows: unknown }>`
      select
        (select jsonb_agg(to_jsonb(record) order by id) from ledger_record record where facility_id = ${facilityId}) as records,
        (select count(*)::int from ledger_change where facility_id = ${facilityId}) as changes,
        (select jsonb_agg(to_jsonb(counter) order by kind) from ledger_counter counter where facility_id = ${facilityId}) as counters,
        (select count(*)::int from ledger_mapping where facility_id = ${facilityId}) as mappings,
        (select to_jsonb(facility) from facility where facility_id = ${facilityId}) as facility`.execute(trx);
    return createHash("sha256").update(JSON.stringify(rows)).digest("hex");
  });
}

export const historyRows = (context: LedgerContext, facilityId: FacilityId): Promise<number> =>
  inFacility(context.db, facilityId, async (trx) => {
    const row = await trx
      .selectFrom("ledger_change")
      .select(({ fn }) => fn.countAll<string>().as("count"))
      .where("facility_id", "=", facilityId)
      .executeTakeFirstOrThrow();
    return Number(row.count);
  });

/** The workbooks and CSVs of a folder, by name. */
export const filesIn = (folder: string): ReceivedFile[] =>
  readdirSync(folder)
    .filter((name) => /\.(?:xlsx|csv)$/.test(name))
    .sort()
    .map((name) => ({ name, content: readFileSync(join(folder, name)) }));
