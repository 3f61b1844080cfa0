import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import { type CopiedEntry, fileEntry, folderEntries, textEntry } from "./copied-entry.ts";

/**
 * A copy of the embedded PostgreSQL's folder while it works, as PostgreSQL's manual describes it (26.3.3, low-level base backup): files as
 * they are at any moment between start and stop, and the log of what changed meanwhile, from which the copy is made consistent at its
 * first start. Everything committed before `stop` is in it.
 */
export interface ClusterCopy {
  startLsn: string;
  /** All files but the log. */
  entries(): AsyncGenerator<CopiedEntry>;
  /** Ends the backup. @returns the log that the copy needs, and where it ends */
  stop(): Promise<{ stopLsn: string; entries(): AsyncGenerator<CopiedEntry> }>;
}

/** Folders whose content a server makes anew at its start. */
const emptied = /^(?:pg_wal|pg_dynshmem|pg_notify|pg_replslot|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\//;
const left =
  /^(?:postmaster\.(?:pid|opts)|backup_label(?:\.old)?|tablespace_map(?:\.old)?|backup_manifest|current_logfiles)$|(?:^|\/)(?:pgsql_tmp|pg_internal\.init)/;
const walFolders = /^pg_wal\/(?:archive_status|summaries)$/;
const control = "global/pg_control";

/** @param client a session of the administrator; when it ends, so does the backup, and nothing is left of it in the server */
export async function startClusterCopy(client: pg.Client, folder: string, prefix: string): Promise<ClusterCopy> {
  const slot = `sekisho_backup_${process.pid}`;
  // Keeps the log until it is copied, whatever checkpoints come; temporary, so that it goes with this session.
  await client.query("select pg_create_physical_replication_slot($1, true, true)", [slot]);
  const { rows } = await client.query(
    "select lsn::text, pg_walfile_name(lsn) as segment from pg_backup_start('sekisho', true) lsn",
  );
  const { lsn: startLsn, segment: firstSegment } = rows[0];
  return {
    startLsn,
    async *entries() {
      const skip = (path: string, isFolder: boolean) =>
        path === control || left.test(path) || (emptied.test(path) && !(isFolder && walFolders.test(path)));
      yield* folderEntries(prefix, folder, skip);
      // Last, as PostgreSQL itself copies it.
      yield textEntry(`${prefix}${control}`, await steadyFile(join(folder, control)));
    },
    async stop() {
      const stopped = await client.query(
        "select lsn::text, labelfile, spcmapfile, pg_walfile_name(lsn - 1) as segment from pg_backup_stop(false)",
      );
      const { lsn: stopLsn, labelfile, spcmapfile, segment: lastSegment } = stopped.rows[0];
      if (spcmapfile) throw new Error("the database has tablespaces outside its folder");
      return {
        stopLsn,
        async *entries() {
          for (const segment of await segments(client, firstSegment, lastSegment)) {
            const entry = await fileEntry(`${prefix}pg_wal/${segment}`, join(folder, "pg_wal", segment));
            if (!entry) throw new Error(`the log ${segment} that the backup needs is gone`);
            yield entry;
          }
          yield textEntry(`${prefix}backup_label`, Buffer.from(labelfile));
          await client.query("select pg_drop_replication_slot($1)", [slot]);
        },
      };
    },
  };
}

/** Names sort as the log was written; behind the last lie segments that wait to be used again. */
async function segments(client: pg.Client, first: string, last: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "select name from pg_ls_waldir() where name ~ '^[0-9A-F]{24}$' and name between $1 and $2 order by name",
    [first, last],
  );
  if (rows[0]?.name !== first || rows.at(-1)?.name !== last) throw new Error("the log that the backup needs is gone");
  return rows.map(({ name }) => name);
}

/** A small file that the server may be writing at this moment: read until two readings are the same. */
async function steadyFile(path: string): Promise<Buffer> {
  for (let before = await readFile(path); ; ) {
    const now = await readFile(path);
    if (now.equals(before)) return now;
    before = now;
  }
}
