import { sql } from "kysely";
import type { Trx } from "../platform/db/tables.ts";
import { insertInBatches } from "../platform/db/write-batches.ts";
import type { FacilityId, Fields, Ledger, LedgerRecord, RecordId, RecordKind, Source } from "./contract.ts";
import { recordsByKind } from "./contract.ts";
import { recordName } from "./record-change.ts";
import { recordTerms } from "./search-terms.ts";

export interface RecordRow {
  facility_id: string;
  id: string;
  kind: string;
  number: number;
  name: string;
  fields: Fields;
  sources: Source[];
  search_text: string;
  search_terms: number[];
  version: number;
  retired_at: Date | null;
  updated_at: Date;
}

/** What a record was before a change. */
export interface RecordImage {
  fields: Fields;
  sources: Source[];
  name: string;
  number: number;
  retiredAt: string | null;
  /** When it had become so; an import that is undone gives the day back too. */
  updatedAt?: string;
}

export interface ChangeRow {
  facility_id: string;
  record_id: string;
  version: number;
  kind: string;
  at: Date;
  actor: string;
  reason: string;
  import_id: string | null;
  what: "created" | "changed" | "retired" | "restored" | "removed";
  before: RecordImage | null;
}

declare module "../platform/db/tables.ts" {
  interface Tables {
    ledger_record: RecordRow;
    ledger_change: ChangeRow;
    ledger_counter: { facility_id: string; kind: string; last_number: number };
  }
}

/** Who changes, when and why: written with every change. */
export interface Because {
  actor: string;
  at: Date;
  reason: string;
  importId?: string;
}

export const columns = [
  "id",
  "facility_id",
  "kind",
  "number",
  "fields",
  "sources",
  "version",
  "retired_at",
  "updated_at",
] as const;

export function toRecord(row: Pick<RecordRow, (typeof columns)[number]>): LedgerRecord {
  return {
    id: row.id as RecordId,
    facilityId: row.facility_id as FacilityId,
    kind: row.kind as RecordKind,
    number: row.number,
    fields: row.fields,
    sources: row.sources,
    version: row.version,
    retiredAt: row.retired_at?.toISOString() ?? null,
    updatedAt: row.updated_at.toISOString(),
  };
}

export async function findRecord(trx: Trx, facilityId: string, id: string): Promise<LedgerRecord | undefined> {
  const row = await trx
    .selectFrom("ledger_record")
    .select(columns)
    .where("facility_id", "=", facilityId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && toRecord(row);
}

/** Locks the rows until the transaction ends, so that two people cannot both win. */
export async function lockRecords(trx: Trx, facilityId: string, ids: readonly string[]): Promise<LedgerRecord[]> {
  const rows = await trx
    .selectFrom("ledger_record")
    .select(columns)
    .where("facility_id", "=", facilityId)
    .where("id", "in", [...ids])
    .orderBy("id")
    .forUpdate()
    .execute();
  return rows.map(toRecord);
}

/** Read at a time: the rows of 100,000 records and the records made of them need not be held together. */
const readingBatch = 5000;

/** All records in use, kind by kind in the order of their numbers. */
export async function recordsInUse(trx: Trx, facilityId: string): Promise<LedgerRecord[]> {
  const records: LedgerRecord[] = [];
  for (let last: LedgerRecord | undefined; ; last = records.at(-1)) {
    let query = trx
      .selectFrom("ledger_record")
      .select(columns)
      .where("facility_id", "=", facilityId)
      .where("retired_at", "is", null);
    if (last) query = query.where(sql<boolean>`(kind, number) > (${last.kind}, ${last.number}::int)`);
    const rows = await query.orderBy("kind").orderBy("number").limit(readingBatch).execute();
    for (const row of rows) records.push(toRecord(row));
    if (rows.length < readingBatch) return records;
  }
}

/** Those of one kind. */
export async function recordsOfKind(trx: Trx, facilityId: string, kind: RecordKind): Promise<LedgerRecord[]> {
  const rows = await trx
    .selectFrom("ledger_record")
    .select(columns)
    .where("facility_id", "=", facilityId)
    .where("kind", "=", kind)
    .where("retired_at", "is", null)
    .orderBy("number")
    .execute();
  return rows.map(toRecord);
}

/** All records in use, for rules, documents and exports. */
export const readRecords = async (trx: Trx, facilityId: string): Promise<Ledger["records"]> =>
  recordsByKind(await recordsInUse(trx, facilityId));

/** The next free numbers of a kind; a number is given once and never again. */
export async function takeNumbers(
  trx: Trx,
  facilityId: string,
  kind: RecordKind | "inquiry",
  count: number,
): Promise<number> {
  const row = await trx
    .insertInto("ledger_counter")
    .values({ facility_id: facilityId, kind, last_number: count })
    .onConflict((conflict) =>
      conflict
        .columns(["facility_id", "kind"])
        .doUpdateSet({ last_number: sql`ledger_counter.last_number + excluded.last_number` }),
    )
    .returning("last_number")
    .executeTakeFirstOrThrow();
  return row.last_number - count + 1;
}

/** Numbers stated by a file are taken too, so that the counter never gives them out again. */
export async function reserveNumbers(trx: Trx, facilityId: string, kind: RecordKind, highest: number): Promise<void> {
  await trx
    .insertInto("ledger_counter")
    .values({ facility_id: facilityId, kind, last_number: highest })
    .onConflict((conflict) =>
      conflict
        .columns(["facility_id", "kind"])
        .doUpdateSet({ last_number: sql`greatest(ledger_counter.last_number, excluded.last_number)` }),
    )
    .execute();
}

export type NewRecord = Pick<LedgerRecord, "id" | "facilityId" | "kind" | "number" | "fields" | "sources">;

/** Rows per statement: multi-row VALUES with bound parameters stay well under the limit of 65,535 (scale-out.md 3.13). */
const batch = 500;
const recordColumns = [
  "facility_id",
  "id",
  "kind",
  "number",
  "name",
  "fields",
  "sources",
  "search_text",
  "search_terms",
  "version",
  "retired_at",
  "updated_at",
] as const satisfies (keyof RecordRow)[];
const changeColumns = [
  "facility_id",
  "record_id",
  "version",
  "kind",
  "at",
  "actor",
  "reason",
  "import_id",
  "what",
  "before",
] as const satisfies (keyof ChangeRow)[];

export async function insertRecords(trx: Trx, records: readonly NewRecord[], because: Because): Promise<void> {
  const rows = lazily(records, (record) => toRow({ ...record, version: 1, retiredAt: null }, because.at));
  await insertInBatches(trx, "ledger_record", recordColumns, rows, batch);
  const changes = lazily(records, (record) => ({
    ...changeRow(record, 1, because),
    what: "created" as const,
    before: null,
  }));
  await insertInBatches(trx, "ledger_change", changeColumns, changes, batch);
}

function* lazily<From, To>(list: readonly From[], to: (one: From) => To): Iterable<To> {
  for (const one of list) yield to(one);
}

export interface RecordUpdate {
  before: LedgerRecord;
  after: Pick<LedgerRecord, "fields" | "sources"> & { retiredAt?: string | null };
  what: "changed" | "retired" | "restored";
}

/** Writes new images over locked records and keeps what they were. */
export async function updateRecords(
  trx: Trx,
  updates: readonly RecordUpdate[],
  because: Because,
): Promise<LedgerRecord[]> {
  const written: LedgerRecord[] = [];
  for (let at = 0; at < updates.length; at += batch) {
    const slice = updates.slice(at, at + batch);
    await trx
      .insertInto("ledger_change")
      .values(
        slice.map(({ before, what }) => ({
          ...changeRow(before, before.version + 1, because),
          what,
          before: JSON.stringify(image(before)) as unknown as RecordImage,
        })),
      )
      .execute();
    for (const { before, after } of slice) {
      const next = { ...before, ...after, version: before.version + 1 };
      const { facility_id, id, ...set } = toRow(next, because.at);
      await trx
        .updateTable("ledger_record")
        .set(set)
        .where("facility_id", "=", facility_id)
        .where("id", "=", id)
        .execute();
      written.push({ ...next, updatedAt: because.at.toISOString() });
    }
  }
  return written;
}

const image = (record: LedgerRecord): RecordImage => ({
  fields: record.fields,
  sources: record.sources,
  name: recordName(record.kind, record.number, record.fields),
  number: record.number,
  retiredAt: record.retiredAt,
  updatedAt: record.updatedAt,
});

function changeRow(record: Pick<LedgerRecord, "facilityId" | "id" | "kind">, version: number, because: Because) {
  return {
    facility_id: record.facilityId,
    record_id: record.id,
    version,
    kind: record.kind,
    at: because.at,
    actor: because.actor,
    reason: because.reason,
    import_id: because.importId ?? null,
  };
}

function toRow(record: NewRecord & { version: number; retiredAt: string | null }, at: Date): RecordRow {
  const { text, terms } = recordTerms(record.kind, record.fields);
  return {
    facility_id: record.facilityId,
    id: record.id,
    kind: record.kind,
    number: record.number,
    name: recordName(record.kind, record.number, record.fields),
    fields: JSON.stringify(record.fields) as unknown as Fields,
    sources: JSON.stringify(record.sources) as unknown as Source[],
    search_text: text,
    // Written as PostgreSQL writes arrays: the driver would quote each of some 80 numbers a record.
    search_terms: `{${terms.join(",")}}` as unknown as number[],
    version: record.version,
    retired_at: record.retiredAt ? new Date(record.retiredAt) : null,
    updated_at: at,
  };
}
