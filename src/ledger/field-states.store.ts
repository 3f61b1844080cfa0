import { sql } from "kysely";
import type { Trx } from "../platform/db/tables.ts";
import type { RecordKind, ValueState } from "./contract.ts";

export interface FieldStateCount {
  facilityId: string;
  kind: RecordKind;
  field: string;
  state: ValueState;
  count: number;
  /** Of these, with a source. */
  sourced: number;
}

/** How many records in use say what about these fields, by hospital. `trx` must see the hospitals. */
export async function fieldStatesOf(
  trx: Trx,
  facilityIds: readonly string[],
  fields: readonly { kind: RecordKind; field: string }[],
): Promise<FieldStateCount[]> {
  const wanted = sql.join(fields.map(({ kind, field }) => sql`(${kind}::text, ${field}::text)`));
  const { rows } = await sql<FieldStateCount>`
    select record.facility_id as "facilityId", record.kind, wanted.field,
      coalesce(record.fields -> wanted.field ->> 'state', 'blank') as state, count(*)::int as count,
      count(*) filter (where record.fields -> wanted.field ? 'source')::int as sourced
    from ledger_record record join (values ${wanted}) as wanted (kind, field) on wanted.kind = record.kind
    where record.facility_id = any (${facilityIds}::uuid[]) and record.retired_at is null
    group by 1, 2, 3, 4`.execute(trx);
  return rows;
}

export interface FieldSaying {
  facilityId: string;
  recordId: string;
  name: string;
  number: number;
  state: ValueState;
  /** As it is kept; null where there is nothing. */
  value: unknown;
}

/** What the records in use of these hospitals say about one field, blank ones included. At most `limit`. `trx` must see the hospitals. */
export async function sayingsOfField(
  trx: Trx,
  facilityIds: readonly string[],
  { kind, field }: { kind: RecordKind; field: string },
  limit: number,
): Promise<FieldSaying[]> {
  const { rows } = await sql<FieldSaying>`
    select facility_id as "facilityId", id as "recordId", name, number, coalesce(fields -> ${field}::text ->> 'state', 'blank') as state,
      coalesce(fields -> ${field}::text -> 'value', fields -> ${field}::text -> 'text', fields -> ${field}::text -> 'claims') as value
    from ledger_record where facility_id = any (${facilityIds}::uuid[]) and kind = ${kind} and retired_at is null
    order by facility_id, number limit ${limit}`.execute(trx);
  return rows;
}
