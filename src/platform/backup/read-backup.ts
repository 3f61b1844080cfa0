import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { basename } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createZstdDecompress } from "node:zlib";
import { type BackupHead, readHead } from "./backup-head.ts";
import { contentKey, unwrapKey } from "./backup-key.ts";
import { BackupRefused } from "./backup-refused.ts";
import { type FileDigest, firstDifference, isSafePath, Manifest, manifestPath } from "./manifest.ts";
import { readTar, type TarEntry } from "./read-tar.ts";
import { endsWhole, PieceDamaged, unsealPieces } from "./sealed-pieces.ts";

export interface OpenedBackup {
  file: FileHandle;
  name: string;
  head: BackupHead;
  /** Of the pieces, which begin at `from`. */
  key: Buffer;
  from: number;
}

/** Opens a backup for `work`. @throws BackupRefused when it is none, or another key's */
export async function withBackup<T>(
  path: string,
  passphrase: string,
  work: (backup: OpenedBackup) => Promise<T>,
): Promise<T> {
  const name = basename(path);
  const file = await open(path, "r").catch(() => {
    throw new BackupRefused("no_backup", `控え ${path} を開けません。`, path);
  });
  try {
    const { head, bytes } = await readHead(file, name);
    const key = unwrapKey(passphrase, head.wrap);
    if (!key)
      throw new BackupRefused(
        "wrong_key",
        `鍵が違います。${name} を取ったときの鍵のファイルを指定してください。`,
        name,
      );
    return await work({ file, name, head, key: contentKey(key, bytes), from: bytes.length });
  } finally {
    await file.close();
  }
}

/** Whether a backup was written to its end, by its first and last bytes alone; null: this passphrase does not open it. */
export async function looksWhole(path: string, passphrase: string): Promise<boolean | null> {
  try {
    return await withBackup(path, passphrase, ({ file, key, from }) => endsWhole(file, key, from));
  } catch (error) {
    if (error instanceof BackupRefused) return error.reason === "wrong_key" ? null : false;
    throw error;
  }
}

/**
 * Reads a backup from its first byte to its last.
 * @param keep what is done with each file and folder; by default nothing. It reads the content or leaves it.
 * @returns the manifest, with which everything that was read agrees
 * @throws BackupRefused that names the place where it is damaged
 */
export async function readBackup(
  backup: OpenedBackup,
  keep: (entry: TarEntry) => Promise<void> = async () => {},
  progress?: (bytesRead: number) => void,
): Promise<Manifest> {
  const files: FileDigest[] = [];
  let manifest: Manifest | null = null;
  let at = "";
  try {
    for await (const entry of readTar(unpacked(backup, progress))) {
      at = entry.path;
      if (!isSafePath(at)) throw damaged(backup, at);
      if (at === manifestPath) manifest = Manifest.parse(JSON.parse((await whole(entry)).toString()));
      else if (entry.kind === "folder") await keep(entry);
      else files.push(await kept(entry, keep));
    }
  } catch (error) {
    if (error instanceof PieceDamaged) throw damaged(backup, at, error.offset);
    const isOfDisk = /^E[A-Z]+$/.test((error as NodeJS.ErrnoException)?.code ?? "");
    throw error instanceof BackupRefused || isOfDisk ? error : damaged(backup, at);
  }
  if (!manifest) throw damaged(backup, manifestPath);
  const different = firstDifference(manifest.files, files);
  if (different !== null) throw damaged(backup, different);
  return manifest;
}

/** Passes the entry on, with its digest taken as it is read. */
async function kept(entry: TarEntry, keep: (entry: TarEntry) => Promise<void>): Promise<FileDigest> {
  const digest = createHash("sha256");
  const content = async function* () {
    for await (const part of entry.content()) {
      digest.update(part);
      yield part;
    }
  };
  await keep({ ...entry, content });
  for await (const _ of content());
  return { path: entry.path, size: entry.size, sha256: digest.digest("hex") };
}

export async function whole(entry: TarEntry): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of entry.content()) parts.push(part);
  return Buffer.concat(parts);
}

export async function* unpacked(backup: OpenedBackup, progress?: (bytesRead: number) => void): AsyncGenerator<Buffer> {
  const pieces = unsealPieces(backup.file, backup.key, backup.from, progress);
  const unzip = createZstdDecompress();
  // A damaged piece comes out of the stream below, as what it is.
  const fed = pipeline(Readable.from(pieces, { objectMode: true, highWaterMark: 2 }), unzip);
  fed.catch(() => {});
  yield* unzip as AsyncIterable<Buffer>;
  await fed;
}

const damaged = ({ name }: OpenedBackup, at: string, offset?: number) =>
  new BackupRefused(
    "damaged",
    `${name} が壊れています: ${at ? `中の「${at}」` : "先頭"}${offset === undefined ? "" : `のあたり（${offset} バイト目から）`}。別の日か別の場所の控えを使ってください。`,
    at ? `${name} ${at}` : name,
  );
