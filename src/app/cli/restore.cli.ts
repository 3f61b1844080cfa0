import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { ErasedBefore } from "../../custody/erased-before.store.ts";
import { erasuresName } from "../../platform/backup/backup-name.ts";
import { BackupRefused } from "../../platform/backup/backup-refused.ts";
import { withBackup } from "../../platform/backup/read-backup.ts";
import { refuseUnfit, restoreDone, restoreFolder } from "../../platform/backup/restore-folder.ts";
import { type Config, readConfig } from "../../platform/config.ts";
import { type LiveErasures, liveErasures } from "../backup/live-erasures.ts";
import { settleRestored } from "../backup/settle-restored.ts";
import { type Arguments, WrongUse } from "./arguments.ts";
import { passphraseOf, readErasures, summary } from "./backup.cli.ts";
import { tellProgress } from "./progress.ts";

/** Brings a backup back into a new folder, proves that it works, and erases again what was erased since it was made. */
export async function restoreCommand(args: Arguments): Promise<unknown> {
  const [path] = args.positional;
  const data = args.option("data");
  if (!path || !data) throw new WrongUse("控えと、--data で戻す先の新しいフォルダを指定してください。");
  const passphrase = passphraseOf(args);
  const startedAt = Date.now();
  const folder = resolve(data);
  return withBackup(path, passphrase, async (backup) => {
    await refuseUnfit(backup, folder);
    const live = await liveErasures(args.option("live"));
    const listed = await listedErasures(args.option("erasures"), path, backup.head.instance, passphrase);
    const { size } = await backup.file.stat();
    const progress = tellProgress(args.flag("json"));
    const restored = await restoreFolder(backup, folder, (bytes) => progress("戻しています", bytes, size));
    const { manifest } = restored;
    const config: Config = { ...readConfig(process.env), dataFolder: folder };
    if (manifest.database) config.databaseUrl = null;
    const settled =
      manifest.database || config.databaseUrl
        ? await settleRestored(config, restored, { name: basename(path), erasures: merged(listed, live) })
        : null;
    // Until here the folder carries the mark of an unfinished restore: what failed above can be looked at, but not served.
    await restoreDone(folder);
    return {
      restored: folder,
      backup: basename(path),
      seconds: Math.round((Date.now() - startedAt) / 100) / 10,
      ...summary(manifest),
      lostSince: manifest.finishedAt,
      erasuresKnownFrom: { list: listed?.path ?? null, live: live?.folder ?? null },
      ...(settled ?? { databaseLeft: true }),
    };
  });
}

interface ListedErasures {
  path: string;
  erasures: ErasedBefore[];
}

/** The list named, or the one that lies beside the backup. */
async function listedErasures(
  named: string | undefined,
  backup: string,
  instance: string,
  passphrase: string,
): Promise<ListedErasures | null> {
  const path = named ?? join(dirname(backup), erasuresName(instance));
  if (!existsSync(path)) {
    if (named) throw new BackupRefused("no_such_file", `消去の一覧 ${named} がありません。`, named);
    return null;
  }
  try {
    return { path, erasures: await readErasures(path, passphrase) };
  } catch (error) {
    // Since the backup was made its key was changed: the outcome then says that nobody knows.
    if (!named && error instanceof BackupRefused && error.reason === "wrong_key") return null;
    throw error;
  }
}

const merged = (listed: ListedErasures | null, live: LiveErasures | null): ErasedBefore[] => [
  ...new Map([...(listed?.erasures ?? []), ...(live?.erasures ?? [])].map((one) => [one.id, one])).values(),
];
