import { createHash } from "node:crypto";
import { basename, join, resolve } from "node:path";
import { ErasedBefore, erasuresBegun } from "../../custody/erased-before.store.ts";
import { makeKeyFile, readKeyFile } from "../../platform/backup/backup-key.ts";
import { erasuresName } from "../../platform/backup/backup-name.ts";
import { keepNewest } from "../../platform/backup/keep-newest.ts";
import type { Manifest } from "../../platform/backup/manifest.ts";
import { readBackup, withBackup } from "../../platform/backup/read-backup.ts";
import { readSealedList, writeSealedList } from "../../platform/backup/sealed-list.ts";
import { takeBackup } from "../../platform/backup/take-backup.ts";
import { type Config, readConfig } from "../../platform/config.ts";
import { onDataAsTheyAre } from "../../platform/db/open.ts";
import type { Db } from "../../platform/db/tables.ts";
import { Contents, contentsOf } from "../backup/contents.ts";
import { noteBackup } from "../backup/last-backup.store.ts";
import { type Arguments, WrongUse } from "./arguments.ts";
import { tellProgress } from "./progress.ts";

const use = "--key-file で、控えの鍵のファイルを指定してください。sekisho backup key --out ファイル で作れます。";

export function passphraseOf(args: Arguments): string {
  const file = args.option("key-file");
  if (!file) throw new WrongUse(use);
  return readKeyFile(file);
}

/** `backup`, `backup verify` and `backup key`. */
export async function backupCommand(args: Arguments): Promise<unknown> {
  const [action, path] = args.positional;
  if (action === undefined) return take(args, readConfig(process.env));
  if (action === "key") return makeKey(args);
  if (action !== "verify" || !path)
    throw new WrongUse("backup --out フォルダ | backup verify 控え | backup key --out ファイル");
  const passphrase = passphraseOf(args);
  const manifest = await withBackup(path, passphrase, async (backup) => {
    const { size } = await backup.file.stat();
    const progress = tellProgress(args.flag("json"));
    return readBackup(backup, undefined, (bytes) => progress("確かめています", bytes, size));
  });
  return { whole: true, backup: basename(path), ...summary(manifest) };
}

function makeKey(args: Arguments): unknown {
  const out = args.option("out");
  if (!out) throw new WrongUse("--out で、新しい鍵のファイルを指定してください。");
  makeKeyFile(out);
  return { keyFile: resolve(out) };
}

async function take(args: Arguments, config: Config): Promise<unknown> {
  const out = args.option("out");
  if (!out) throw new WrongUse("--out で、控えを置くフォルダを指定してください。");
  const keep = readKeep(args.option("keep"));
  const passphrase = passphraseOf(args);
  const startedAt = Date.now();
  return onDataAsTheyAre(config, async ({ client, db }) => {
    const progress = tellProgress(args.flag("json"));
    const words = { copying: "写しています", checking: "書いた控えを確かめています" };
    const made = await takeBackup({
      ...{ client, db, passphrase, out },
      dataFolder: config.dataFolder,
      embedded: config.databaseUrl === null,
      version: config.version,
      now: () => new Date(),
      contents: () => contentsOf(db),
      progress: (step, bytes, of) => progress(words[step], bytes, of),
    });
    const sha256 = createHash("sha256").update(JSON.stringify(made.manifest)).digest("hex");
    await noteBackup(db, { name: basename(made.path), bytes: made.bytes, sha256 }, new Date());
    const erasures = await keepErasures(db, out, passphrase, made.manifest);
    const rotated = keep === null ? { removed: [], unreadable: [] } : await keepNewest(made.path, keep, passphrase);
    return {
      backup: made.path,
      bytes: made.bytes,
      seconds: Math.round((Date.now() - startedAt) / 100) / 10,
      ...summary(made.manifest),
      erasures,
      ...rotated,
    };
  });
}

/** What was erased so far, beside the backups: whoever restores one of them erases it again. Those of an earlier list stay in it. */
async function keepErasures(db: Db, out: string, passphrase: string, about: Manifest): Promise<number> {
  const path = join(out, erasuresName(about.instance));
  const before = await readErasures(path, passphrase).catch(() => []);
  const known = new Map([...before, ...(await erasuresBegun(db))].map((erasure) => [erasure.id, erasure]));
  const { instance, version, createdAt } = about;
  await writeSealedList(path, passphrase, { instance, version, createdAt }, [...known.values()]);
  return known.size;
}

export const readErasures = async (path: string, passphrase: string): Promise<ErasedBefore[]> =>
  ErasedBefore.array().parse(await readSealedList(path, passphrase));

function readKeep(text: string | undefined): number | null {
  if (text === undefined) return null;
  const keep = Number(text);
  if (!Number.isInteger(keep) || keep < 1) throw new WrongUse("--keep には、残す控えの数（1以上）を指定してください。");
  return keep;
}

/** What is in a backup, in figures and names. */
export function summary({ createdAt, finishedAt, version, database, files, audit, contents }: Manifest) {
  return {
    createdAt,
    finishedAt,
    version,
    database: database === null ? ("external" as const) : ("embedded" as const),
    files: files.length,
    contentBytes: files.reduce((sum, { size }) => sum + size, 0),
    hospitals: Contents.parse(contents).hospitals,
    newestEntryAt: audit.newestAt,
    auditChains: audit.chains,
    auditEntries: audit.entries,
  };
}
