import { randomUUID } from "node:crypto";
import { type SelectQueryBuilder, sql } from "kysely";
import { z } from "zod";
import type { Tables, Trx } from "../../platform/db/tables.ts";
import { insertInBatches } from "../../platform/db/write-batches.ts";
import type { FacilityId, FieldValue } from "../contract.ts";
import { PairDecision, type RowOutcome, SourceMapping } from "../import/import-contract.ts";
import type { ImportPlan } from "../import/plan-contract.ts";
import type { PreviewRow } from "./preview.ts";

/** What a person confirmed or changed about an import. */
export const ImportChoices = z.object({
  /** By source key. */
  mappings: z.record(z.string(), SourceMapping),
  /** By key of the pair. */
  decisions: z.record(z.string(), PairDecision),
});
export type ImportChoices = z.infer<typeof ImportChoices>;

export interface ImportRefusal {
  reason: string;
  message: string;
  place: string | null;
}

export type ImportState = "reading" | "planned" | "refused" | "committing" | "committed" | "undone" | "discarded";

/** The plan as it is kept: all but rows and changes, with their counts. */
export type PlanSummary = Pick<
  ImportPlan,
  "sources" | "duplicates" | "conflicts" | "questions" | "unmapped" | "notices"
> & {
  created: number;
  changed: number;
};

interface ImportRow {
  facility_id: string;
  id: string;
  state: ImportState;
  file_ids: string[];
  file_names: string[];
  choices: ImportChoices;
  plan: PlanSummary | null;
  plan_hash: string | null;
  refusal: ImportRefusal | null;
  created_by: string;
  created_at: Date;
  committed_at: Date | null;
  undone_at: Date | null;
}

export interface FieldChange {
  field: string;
  before: FieldValue | null;
  after: FieldValue | null;
}

interface OutcomeRow {
  facility_id: string;
  import_id: string;
  source: number;
  row: number;
  outcome: RowOutcome["outcome"];
  record_id: string | null;
  name: string | null;
  reason: string | null;
  cell: string | null;
  text: string | null;
  changes: FieldChange[] | null;
}

declare module "../../platform/db/tables.ts" {
  interface Tables {
    ledger_import: ImportRow;
    ledger_import_row: OutcomeRow;
    ledger_import_preview: { facility_id: string; import_id: string; source: number; rows: PreviewRow[] };
    ledger_mapping: {
      facility_id: string;
      source_key: string;
      mapping: SourceMapping;
      confirmed_by: string;
      confirmed_at: Date;
    };
  }
}

export type StoredImport = Omit<ImportRow, "facility_id">;

const json = <T>(value: T) => JSON.stringify(value) as unknown as T;

export async function insertImport(
  trx: Trx,
  facilityId: FacilityId,
  made: { fileIds: string[]; fileNames: string[]; choices: ImportChoices; by: string; at: Date },
): Promise<string> {
  const id = randomUUID();
  await trx
    .insertInto("ledger_import")
    .values({
      facility_id: facilityId,
      id,
      state: "reading",
      file_ids: made.fileIds,
      file_names: made.fileNames,
      choices: json(made.choices),
      plan: null,
      plan_hash: null,
      refusal: null,
      created_by: made.by,
      created_at: made.at,
      committed_at: null,
      undone_at: null,
    })
    .execute();
  return id;
}

const own = <T>(query: SelectQueryBuilder<Tables, "ledger_import", T>, facilityId: string, id: string) =>
  query.where("facility_id", "=", facilityId).where("id", "=", id);

export const findImport = (trx: Trx, facilityId: string, id: string): Promise<StoredImport | undefined> =>
  own(trx.selectFrom("ledger_import").selectAll(), facilityId, id).executeTakeFirst();

export const lockImport = (trx: Trx, facilityId: string, id: string): Promise<StoredImport | undefined> =>
  own(trx.selectFrom("ledger_import").selectAll(), facilityId, id).forUpdate().executeTakeFirst();

export async function listImports(trx: Trx, facilityId: string): Promise<StoredImport[]> {
  return trx
    .selectFrom("ledger_import")
    .selectAll()
    .where("facility_id", "=", facilityId)
    .orderBy("created_at", "desc")
    .limit(100)
    .execute();
}

export async function updateImport(
  trx: Trx,
  facilityId: string,
  id: string,
  set: Partial<Pick<ImportRow, "state" | "choices" | "plan" | "plan_hash" | "refusal" | "committed_at" | "undone_at">>,
): Promise<void> {
  const { choices, plan, refusal, ...plain } = set;
  await trx
    .updateTable("ledger_import")
    .set({
      ...plain,
      ...(choices === undefined ? {} : { choices: json(choices) }),
      ...(plan === undefined ? {} : { plan: plan && json(plan) }),
      ...(refusal === undefined ? {} : { refusal: refusal && json(refusal) }),
    })
    .where("facility_id", "=", facilityId)
    .where("id", "=", id)
    .execute();
}

/** One writer at a time per hospital: an import plans and commits against a ledger that stands still. */
export async function lockLedger(trx: Trx, facilityId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(727010, hashtext(${facilityId}))`.execute(trx);
}

/** Past so many written records the database's own idea of the ledger is too old to plan a list with. */
const manyRecords = 1000;

/** To be called once an import is committed, so that lists are quick from the first look on. */
export async function gatherStatistics(trx: Trx, written: number): Promise<void> {
  if (written >= manyRecords) await sql`select ledger_gather_statistics()`.execute(trx);
}

const batch = 500;
const outcomeColumns = [
  "facility_id",
  "import_id",
  "source",
  "row",
  "outcome",
  "record_id",
  "name",
  "reason",
  "cell",
  "text",
  "changes",
] as const satisfies (keyof OutcomeRow)[];

export async function replaceRows(
  trx: Trx,
  facilityId: string,
  importId: string,
  rows: Iterable<Omit<OutcomeRow, "facility_id" | "import_id">>,
): Promise<void> {
  await trx
    .deleteFrom("ledger_import_row")
    .where("facility_id", "=", facilityId)
    .where("import_id", "=", importId)
    .execute();
  await insertInBatches(trx, "ledger_import_row", outcomeColumns, stamped(), batch);

  function* stamped(): Iterable<OutcomeRow> {
    for (const row of rows)
      yield { ...row, facility_id: facilityId, import_id: importId, changes: row.changes && json(row.changes) };
  }
}

export async function listRows(
  trx: Trx,
  facilityId: string,
  importId: string,
  filter: {
    outcome?: RowOutcome["outcome"] | undefined;
    source?: number | undefined;
    after?: [number, number] | undefined;
    limit: number;
  },
): Promise<Omit<OutcomeRow, "facility_id" | "import_id">[]> {
  let query = trx
    .selectFrom("ledger_import_row")
    .select(["source", "row", "outcome", "record_id", "name", "reason", "cell", "text", "changes"])
    .where("facility_id", "=", facilityId)
    .where("import_id", "=", importId);
  if (filter.outcome) query = query.where("outcome", "=", filter.outcome);
  if (filter.source !== undefined) query = query.where("source", "=", filter.source);
  if (filter.after)
    query = query.where(sql<boolean>`(source, row) > (${filter.after[0]}::int, ${filter.after[1]}::int)`);
  return query.orderBy("source").orderBy("row").limit(filter.limit).execute();
}

export async function replacePreviews(
  trx: Trx,
  facilityId: string,
  importId: string,
  previews: readonly PreviewRow[][],
): Promise<void> {
  await trx
    .deleteFrom("ledger_import_preview")
    .where("facility_id", "=", facilityId)
    .where("import_id", "=", importId)
    .execute();
  if (previews.length === 0) return;
  const values = previews.map((rows, source) => ({
    facility_id: facilityId,
    import_id: importId,
    source,
    rows: json(rows),
  }));
  await trx.insertInto("ledger_import_preview").values(values).execute();
}

export async function readPreview(
  trx: Trx,
  facilityId: string,
  importId: string,
  source: number,
): Promise<PreviewRow[] | undefined> {
  const row = await trx
    .selectFrom("ledger_import_preview")
    .select("rows")
    .where("facility_id", "=", facilityId)
    .where("import_id", "=", importId)
    .where("source", "=", source)
    .executeTakeFirst();
  return row?.rows;
}

export async function rememberedMappings(trx: Trx, facilityId: string): Promise<Map<string, SourceMapping>> {
  const rows = await trx
    .selectFrom("ledger_mapping")
    .select(["source_key", "mapping"])
    .where("facility_id", "=", facilityId)
    .execute();
  return new Map(rows.map((row) => [row.source_key, row.mapping]));
}

export async function rememberMapping(
  trx: Trx,
  facilityId: string,
  mapping: SourceMapping,
  by: string,
  at: Date,
): Promise<void> {
  const values = { mapping: json(mapping), confirmed_by: by, confirmed_at: at };
  await trx
    .insertInto("ledger_mapping")
    .values({ facility_id: facilityId, source_key: mapping.key, ...values })
    .onConflict((conflict) => conflict.columns(["facility_id", "source_key"]).doUpdateSet(values))
    .execute();
}
