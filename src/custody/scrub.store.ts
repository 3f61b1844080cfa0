import { truncate } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import type { ErasingContext } from "./context.store.ts";
import type { ErasureRecord } from "./contract.ts";

/**
 * Tables up to this size are written anew: for a second or a few nobody else can use them. Larger, and all hospitals of a country would
 * wait for minutes because one leaves; what was removed there is then overwritten by later work.
 */
const compactedUpToBytes = 2 * 1024 ** 3;
/** A table that is in use for so long is left, and said so. */
const patience = "60s";

type Scrubbed = Pick<ErasureRecord, "compacted" | "notCompacted" | "logRemoved" | "messagesEmptied">;

/** Removes what the database still keeps of rows that are gone: in its tables, its statistics, its write-ahead log, its messages. */
export async function scrub({ asAdministrator, ownCluster, dataFolder }: ErasingContext): Promise<Scrubbed> {
  return asAdministrator(async (client) => {
    client.on("notice", () => {});
    await client.query(`set lock_timeout = '${patience}'`);
    const tables = await compact(client);
    if (!ownCluster) return { ...tables, logRemoved: false, messagesEmptied: false };
    await renewLog(client);
    await truncate(join(dataFolder, "postgres.log"), 0).catch(() => {});
    return { ...tables, logRemoved: true, messagesEmptied: true };
  });
}

async function compact(client: pg.Client): Promise<{ compacted: number; notCompacted: string[] }> {
  const { rows } = await client.query<{ name: string; bytes: number; mine: boolean }>(`
    select format('%I.%I', n.nspname, c.relname) as name, pg_total_relation_size(c.oid) as bytes,
      pg_has_role(c.relowner, 'usage') as mine
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'pgboss') and c.relkind = 'r' order by 1`);
  const { rows: who } = await client.query("select rolsuper as superuser from pg_roles where rolname = current_user");
  const { superuser } = who[0];
  // Samples of values: of an empty table the old ones would stay.
  if (superuser)
    await client.query(`delete from pg_statistic s using pg_class c, pg_namespace n
      where c.oid = s.starelid and n.oid = c.relnamespace and n.nspname in ('public', 'pgboss')`);
  const notCompacted: string[] = [];
  for (const { name, bytes, mine } of rows) {
    if (!mine) notCompacted.push(name);
    else if (bytes > compactedUpToBytes) {
      await client.query(`vacuum (analyze) ${name}`);
      notCompacted.push(name);
    } else if (!(await succeeds(client, `vacuum (full, analyze) ${name}`))) notCompacted.push(name);
  }
  if (superuser) await succeeds(client, "vacuum full pg_statistic");
  return { compacted: rows.length - notCompacted.length, notCompacted };
}

async function succeeds(client: pg.Client, statement: string): Promise<boolean> {
  try {
    await client.query(statement);
    return true;
  } catch (error) {
    // 55P03 lock_not_available: somebody else uses the table for longer than we wait.
    if ((error as { code?: string }).code === "55P03") return false;
    throw error;
  }
}

/** More segments than our cluster's max_wal_size holds (src/platform/db/cluster.ts); a bound, so that this ends on any server. */
const mostSegments = 400;

/**
 * Segments of the write-ahead log are used again, with what was in them: they are written through to their end, and those behind the
 * checkpoint are removed instead of kept for later.
 */
async function renewLog(client: pg.Client): Promise<void> {
  await client.query("alter system set wal_recycle = off");
  await client.query("select pg_reload_conf()");
  // The checkpointer hears of it by a signal.
  await sleep(300);
  try {
    await client.query("checkpoint");
    for (let n = 0; n < mostSegments; n++) {
      const { rows } = await client.query(`select count(*)::int as ahead from pg_ls_waldir()
        where name ~ '^[0-9A-F]{24}$' and name > pg_walfile_name(pg_current_wal_insert_lsn())`);
      await client.query("select pg_logical_emit_message(false, 'sekisho', '')");
      await client.query("select pg_switch_wal()");
      if (rows[0].ahead === 0) break;
    }
    await client.query("checkpoint");
  } finally {
    await client.query("alter system reset wal_recycle");
    await client.query("select pg_reload_conf()");
  }
}
