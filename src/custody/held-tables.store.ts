import { sql } from "kysely";
import type { Trx } from "../platform/db/tables.ts";

/** A table with rows of hospitals, whoever made it. */
export interface HeldTable {
  name: string;
  columns: readonly string[];
  /** Columns that are not given back: keys, and digests of secrets that open links. */
  sealed: readonly string[];
}

/** All tables with a hospital's id, from the database's own catalogue: one made tomorrow is among them. */
export async function heldTables(trx: Trx): Promise<HeldTable[]> {
  const { rows } = await sql<{ name: string; columns: string[]; sealed: string[] }>`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns,
      coalesce(array_agg(a.attname::text order by a.attnum) filter (
        where a.atttypid = 'bytea'::regtype or a.attname ~ '(^|_)(token|secret|code|who)_hash$|password|(^|_)secret'), '{}') as sealed
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and (c.relname in (select custody_tables()) or c.relname = 'facility_key')
    group by c.relname order by c.relname`.execute(trx);
  return rows;
}

/** Rows fetched at once: a few megabytes of the longest there are. */
const batchRows = 500;

/** Every row of the hospital in the table, as one line of JSON each, in batches. Numbers, days and moments are as the database writes them. */
export async function* rowsOf(trx: Trx, facilityId: string, { name, sealed }: HeldTable): AsyncGenerator<string[]> {
  await sql`declare held no scroll cursor for select (to_jsonb(held) - ${sql.lit(`{${sealed.join(",")}}`)}::text[])::text as row
    from ${sql.table(name)} held where facility_id = ${sql.lit(facilityId)}`.execute(trx);
  try {
    for (;;) {
      const { rows } = await sql<{ row: string }>`fetch ${sql.lit(batchRows)} from held`.execute(trx);
      if (rows.length > 0) yield rows.map(({ row }) => row);
      if (rows.length < batchRows) return;
    }
  } finally {
    await sql`close held`.execute(trx).catch(() => {});
  }
}

/** Names and addresses of the people in the hospital's roles: tables name them by id only. */
export async function peopleOf(trx: Trx, facilityId: string): Promise<{ id: string; name: string; email: string }[]> {
  const { rows } = await sql<{ id: string; name: string; email: string }>`
    select id, name, email from person where id in (select person_id from facility_role where facility_id = ${facilityId}) order by name, id`.execute(
    trx,
  );
  return rows;
}
