import { mkdir, open, readdir, rm, stat, statfs, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { restoreMark } from "../data-folder.ts";
import { readMigrations } from "../db/migrate.ts";
import { type AuditHead, headsDigest, parseHeads } from "./audit-heads.ts";
import type { BackupHead } from "./backup-head.ts";
import { BackupRefused } from "./backup-refused.ts";
import { dataPrefix, headsPath, type Manifest } from "./manifest.ts";
import { type OpenedBackup, readBackup, whole } from "./read-backup.ts";
import type { TarEntry } from "./read-tar.ts";
import { diskProblem } from "./write-backup.ts";

export interface Restored {
  manifest: Manifest;
  heads: AuditHead[];
}

/** What forbids a restore before anything is written. */
export async function refuseUnfit(backup: OpenedBackup, folder: string): Promise<void> {
  const { head, name } = backup;
  if (head.kind !== "backup") throw new BackupRefused("no_backup", `${name} は控えではありません。`, name);
  refuseNewer(head, name);
  refuseOtherMachine(head, name);
  const there = await readdir(folder).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === "ENOENT") return [];
    throw new BackupRefused("no_such_folder", `${folder} はフォルダとして使えません。`, folder);
  });
  if (there.includes("postmaster.pid") || (await exists(join(folder, "postgres", "postmaster.pid"))))
    throw new BackupRefused(
      "server_running",
      `${folder} では関所が動いているか、動いたまま止まっています。動いているフォルダには戻せません。別の新しいフォルダを指定してください。`,
      folder,
    );
  if (there.length > 0)
    throw new BackupRefused(
      "folder_not_empty",
      `${folder} は空ではありません。${there.includes(restoreMark) ? "前の復元が途中で止まっています。中身を消してから、やり直してください。" : "新しいフォルダか、空のフォルダを指定してください。"}`,
      folder,
    );
  await refuseTooSmall(head, folder);
}

function refuseNewer(head: BackupHead, name: string): void {
  const known = new Set(readMigrations().map((migration) => migration.name));
  if (head.migration !== null && !known.has(head.migration))
    throw new BackupRefused(
      "backup_newer",
      `${name} は、より新しい版の関所（${head.version}、${head.migration}）で取った控えです。その版か、それより新しい版で戻してください。`,
      name,
    );
}

function refuseOtherMachine({ database }: BackupHead, name: string): void {
  if (database && (database.platform !== process.platform || database.arch !== process.arch))
    throw new BackupRefused(
      "other_machine",
      `${name} は ${database.platform}（${database.arch}）の機械で取った控えです。この機械（${process.platform}、${process.arch}）には戻せません。同じ種類の機械で戻してください。`,
      name,
    );
}

async function refuseTooSmall(head: BackupHead, folder: string): Promise<void> {
  let there = folder;
  while (!(await exists(there)) && dirname(there) !== there) there = dirname(there);
  const disk = await statfs(there);
  const free = disk.bavail * disk.bsize;
  if (free < head.estimatedBytes)
    throw new BackupRefused(
      "too_little_space",
      `${folder} の空きが足りません。およそ ${Math.ceil(head.estimatedBytes / 1e6)} MB 必要ですが、空きは ${Math.floor(free / 1e6)} MB です。`,
      folder,
    );
}

/**
 * Brings the data folder back. A mark in it keeps every server away until `done` took it off; where the backup turns out to be damaged,
 * nothing is left.
 */
export async function restoreFolder(
  backup: OpenedBackup,
  folder: string,
  progress: (bytesRead: number) => void,
): Promise<Restored> {
  await refuseUnfit(backup, folder);
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error) => {
    throw diskProblem(error, folder);
  });
  try {
    await writeFile(join(folder, restoreMark), `${backup.name}\n`, { mode: 0o600 });
    let heads: Buffer = Buffer.alloc(0);
    const manifest = await readBackup(
      backup,
      async (entry) => {
        if (entry.path === headsPath) heads = await whole({ ...entry });
        else if (entry.path.startsWith(dataPrefix)) await write(folder, entry);
      },
      progress,
    );
    if (headsDigest(heads) !== manifest.audit.headsSha256) throw new Error("the heads of the audit log are others");
    return { manifest, heads: parseHeads(heads) };
  } catch (error) {
    await emptied(folder);
    throw diskProblem(error, folder);
  }
}

/** Takes back what a restore wrote. */
async function emptied(folder: string): Promise<void> {
  // The mark goes last: what a killed clearing leaves is no data of anybody's.
  const names = (await readdir(folder).catch(() => [])).filter((name) => name !== restoreMark);
  for (const name of [...names, restoreMark]) await rm(join(folder, name), { recursive: true, force: true });
}

/** The folder may be used from now on. */
export const restoreDone = (folder: string): Promise<void> => rm(join(folder, restoreMark));

async function write(folder: string, entry: TarEntry): Promise<void> {
  const path = join(folder, entry.path.slice(dataPrefix.length));
  if (entry.kind === "folder") {
    await mkdir(path, { recursive: true, mode: 0o700 });
    return;
  }
  const file = await open(path, "wx", 0o600);
  try {
    for await (const part of entry.content())
      for (let at = 0; at < part.length; ) at += (await file.write(part, at)).bytesWritten;
  } finally {
    await file.close();
  }
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
