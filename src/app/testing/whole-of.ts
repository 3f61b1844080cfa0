import pg from "pg";
import type { Hospital } from "./hospital.ts";

/**
 * A fingerprint of all that the database holds of a hospital, whichever tables there are: two are equal when nothing was changed. That
 * somebody looked through an engagement is written down before they are answered, so who knocked is left out (access-log.security.test.ts).
 * Read as the database administrator, whom no policy binds.
 */
export async function wholeOf(admin: pg.Client, { id }: Pick<Hospital, "id">): Promise<Record<string, string>> {
  const { rows: tables } = await admin.query<{ name: string }>(
    `select c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname = 'facility_id'
       and c.relname <> 'access_log' order by 1`,
  );
  const prints = tables.map(({ name }) => {
    const rows = `select t::text as line from ${pg.escapeIdentifier(name)} t where facility_id = $1`;
    return `select '${name}' as name, count(*) || ' ' || md5(coalesce(string_agg(line, '|' order by line), '')) as print from (${rows}) lines`;
  });
  const { rows } = await admin.query<{ name: string; print: string }>(prints.join(" union all "), [id]);
  return Object.fromEntries(rows.map(({ name, print }) => [name, print]));
}
