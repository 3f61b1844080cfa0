import { chmod, readdir, readFile, rm, stat } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import type pg from "pg";
import type { Db } from "../db/tables.ts";
import { headsDigest, readHeads, writtenHeads } from "./audit-heads.ts";
import type { BackupHead } from "./backup-head.ts";
import { wrapNewKey } from "./backup-key.ts";
import { backupName, isUnfinishedOf } from "./backup-name.ts";
import { BackupRefused } from "./backup-refused.ts";
import { startClusterCopy } from "./cluster-copy.ts";
import { type CopiedEntry, folderEntries, textEntry } from "./copied-entry.ts";
import { instanceOf } from "./instance-id.ts";
import { dataPrefix, type FileDigest, headsPath, type Manifest, manifestPath } from "./manifest.ts";
import { readBackup, withBackup } from "./read-backup.ts";
import { packed, writeSealed } from "./write-backup.ts";

export interface ToBackUp {
  client: pg.Client;
  db: Db;
  dataFolder: string;
  /** The PostgreSQL of the data folder; otherwise the database is elsewhere, and its administrator's to back up. */
  embedded: boolean;
  version: string;
  out: string;
  passphrase: string;
  now(): Date;
  /** What the application says of the data; asked near the end of the copying. */
  contents(): Promise<unknown>;
  progress(step: "copying" | "checking", bytes: number, of: number): void;
}

/** Only one backup of a database at a time. */
const lockKey = 727_050;
/** Of the data folder: what is fetched again, made anew at each start, or is only half there. */
const left = /^(?:postgres|postgres\.log|feeds|initial-password|lost\+found)$|^\.probe-|^restore\.unfinished$|\.part$/;

/**
 * Copies the data while others go on working, seals it, and reads the written file from its first byte to its last before it gets its
 * name. @returns what was written
 */
export async function takeBackup(what: ToBackUp): Promise<{ path: string; bytes: number; manifest: Manifest }> {
  const { client, dataFolder, out, now } = what;
  const instance = instanceOf(dataFolder);
  await prepareOut(out, dataFolder);
  const { rows } = await client.query("select pg_try_advisory_lock($1) as won", [lockKey]);
  if (!rows[0].won)
    throw new BackupRefused("already_running", "別の控えを取っている最中です。終わってから、もう一度取ってください。");
  await removeUnfinished(out, instance);
  const createdAt = now();
  const { key, wrap } = wrapNewKey(what.passphrase);
  const head = await headOf(what, { instance, createdAt, wrap });
  const path = join(out, backupName(instance, createdAt));
  const files: FileDigest[] = [];
  const copied = packed(entries(what, head, files), files, (bytes) =>
    what.progress("copying", bytes, head.estimatedBytes),
  );
  let manifest: Manifest | undefined;
  let size = 0;
  await writeSealed(path, { head, key }, copied, async (unfinished) => {
    size = (await stat(unfinished)).size;
    manifest = await withBackup(unfinished, what.passphrase, (backup) =>
      readBackup(backup, undefined, (bytes) => what.progress("checking", bytes, size)),
    );
  });
  await client.query("select pg_advisory_unlock($1)", [lockKey]);
  if (!manifest) throw new Error("a written backup was not looked at");
  return { path, bytes: size, manifest };
}

async function* entries(what: ToBackUp, head: BackupHead, files: readonly FileDigest[]): AsyncGenerator<CopiedEntry> {
  const { client, db, dataFolder, embedded, now } = what;
  const prefix = `${dataPrefix}postgres/`;
  const cluster = embedded ? await startClusterCopy(client, join(dataFolder, "postgres"), prefix) : null;
  if (cluster) {
    yield { path: `${dataPrefix}postgres`, kind: "folder", size: 0, content: async function* () {} };
    yield* cluster.entries();
  }
  yield* folderEntries(dataPrefix, dataFolder, (path) => left.test(path));
  const { heads, newestAt } = await readHeads(db);
  const written = writtenHeads(heads);
  const contents = await what.contents();
  const finishedAt = now();
  const stopped = await cluster?.stop();
  // An attachment lies there before the row that names it: with those that came since, no row is without its file.
  const before = new Set(files.map(({ path }) => path));
  yield* folderEntries(
    dataPrefix,
    dataFolder,
    (path, isFolder) => left.test(path) || (!isFolder && before.has(`${dataPrefix}${path}`)),
  );
  if (stopped) yield* stopped.entries();
  yield textEntry(headsPath, written);
  const manifest: Manifest = {
    instance: head.instance,
    version: head.version,
    createdAt: head.createdAt,
    finishedAt: finishedAt.toISOString(),
    migrations: await migrationsOf(client),
    database:
      cluster && stopped && head.database
        ? { ...head.database, startLsn: cluster.startLsn, stopLsn: stopped.stopLsn }
        : null,
    audit: {
      chains: heads.length,
      entries: heads.reduce((sum, { seq }) => sum + seq, 0),
      newestAt: newestAt?.toISOString() ?? null,
      headsSha256: headsDigest(written),
    },
    contents,
    files: [...files],
  };
  yield textEntry(manifestPath, Buffer.from(JSON.stringify(manifest)));
}

async function headOf(
  { client, dataFolder, embedded, version }: ToBackUp,
  rest: Pick<BackupHead, "instance" | "wrap"> & { createdAt: Date },
): Promise<BackupHead> {
  let estimatedBytes = 0;
  for await (const entry of folderSizes(dataFolder, embedded)) estimatedBytes += entry;
  const major = embedded ? Number(await readFile(join(dataFolder, "postgres", "PG_VERSION"), "utf8")) : null;
  return {
    ...rest,
    kind: "backup",
    createdAt: rest.createdAt.toISOString(),
    version,
    migration: (await migrationsOf(client)).at(-1) ?? null,
    database: major === null ? null : { major, platform: process.platform, arch: process.arch },
    estimatedBytes,
  };
}

/** Sizes of what will be copied, but for the log, of which only a part is needed. */
async function* folderSizes(dataFolder: string, embedded: boolean): AsyncGenerator<number> {
  const skip = (path: string) => (path === "postgres" ? !embedded : left.test(path) || path === "postgres/pg_wal");
  const folders = [""];
  for (let within = folders.pop(); within !== undefined; within = folders.pop()) {
    for (const name of await readdir(join(dataFolder, within)).catch(() => [])) {
      const path = within ? `${within}/${name}` : name;
      const found = await stat(join(dataFolder, path)).catch(() => null);
      if (!found || skip(path)) continue;
      if (found.isDirectory()) folders.push(path);
      else yield found.size;
    }
  }
}

const migrationsOf = async (client: pg.Client): Promise<string[]> =>
  (await client.query("select name from migration order by name")).rows.map(({ name }) => name);

async function prepareOut(out: string, dataFolder: string): Promise<void> {
  const found = await stat(out).catch(() => null);
  if (!found?.isDirectory())
    throw new BackupRefused(
      "no_such_folder",
      `控えを置くフォルダ ${out} がありません。置き場所（NASや外付けの装置）がつながっているか確かめ、フォルダを作ってください。`,
      out,
    );
  const within = relative(resolve(dataFolder), resolve(out));
  if (!within.startsWith("..") && within !== resolve(out))
    throw new BackupRefused(
      "inside_data",
      `控えをデータフォルダの中には置けません。データフォルダが壊れれば、控えも一緒に失われます。`,
      out,
    );
}

/** What killed runs left: the lock says that nobody is writing it any more. */
async function removeUnfinished(out: string, instance: string): Promise<void> {
  for (const name of await readdir(out)) {
    if (!isUnfinishedOf(name, instance)) continue;
    await chmod(join(out, name), 0o600).catch(() => {});
    await rm(join(out, name), { force: true });
  }
}
