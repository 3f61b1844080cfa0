import { createHash } from "node:crypto";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { constants, createZstdCompress } from "node:zlib";
import { type BackupHead, writtenHead } from "./backup-head.ts";
import { contentKey } from "./backup-key.ts";
import { unfinishedName } from "./backup-name.ts";
import { BackupRefused } from "./backup-refused.ts";
import type { CopiedEntry } from "./copied-entry.ts";
import type { FileDigest } from "./manifest.ts";
import { sealPieces } from "./sealed-pieces.ts";
import { padding, tarEnd, writtenTarHead } from "./tar.ts";

/** Quick enough to keep up with a disk; a database and its log shrink to a fifth or less. */
const compressionLevel = 3;

/**
 * Writes entries into one sealed file, under an unfinished name that is never taken for a backup; `finish` gives it its own. Nothing that
 * was there before is touched before that.
 * @param finish gets the written file to look at it; what it throws leaves nothing behind
 */
export async function writeSealed(
  path: string,
  { head, key }: { head: BackupHead; key: Buffer },
  entries: AsyncIterable<Buffer>,
  finish: (unfinished: string) => Promise<void>,
): Promise<void> {
  const unfinished = unfinishedName(path);
  try {
    const file = await open(unfinished, "w", 0o600);
    try {
      const bytes = writtenHead(head);
      await file.write(bytes);
      await pipeline(
        Readable.from(entries, { objectMode: true, highWaterMark: 2 }),
        createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: compressionLevel } }),
        async (packed: AsyncIterable<Buffer>) => writeAll(file, sealPieces(packed, contentKey(key, bytes))),
      );
      await file.sync();
    } finally {
      await file.close();
    }
    await finish(unfinished);
    await rename(unfinished, path);
    await syncFolderOf(path);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {});
    throw diskProblem(error, path);
  }
}

async function writeAll(file: FileHandle, pieces: AsyncIterable<Buffer>): Promise<void> {
  for await (const piece of pieces) {
    // A full disk may take a part of a piece without a word.
    for (let at = 0; at < piece.length; ) at += (await file.write(piece, at)).bytesWritten;
  }
}

/** The entries as a tar. `files` gathers what was written, as it was written. */
export async function* packed(
  entries: AsyncIterable<CopiedEntry>,
  files: FileDigest[],
  progress: (bytes: number) => void = () => {},
): AsyncGenerator<Buffer> {
  let done = 0;
  for await (const entry of entries) {
    yield writtenTarHead(entry);
    if (entry.kind === "folder") continue;
    const digest = createHash("sha256");
    for await (const part of entry.content()) {
      digest.update(part);
      yield part;
      done += part.length;
      progress(done);
    }
    yield padding(entry.size);
    files.push({ path: entry.path, size: entry.size, sha256: digest.digest("hex") });
  }
  yield tarEnd;
}

/** The new name is on the disk before anybody is told of it. Windows does not open folders. */
async function syncFolderOf(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(dirname(path), "r");
  await folder.sync().catch(() => {});
  await folder.close();
}

const words: Record<string, string> = {
  ENOSPC: "空きが足りません",
  EDQUOT: "割り当てられた容量を使い切りました",
  EACCES: "書く権限がありません",
  EROFS: "書き込めない場所です",
  EIO: "装置の読み書きに失敗しました",
  EFBIG: "この場所には、これほど大きなファイルを置けません",
};

export function diskProblem(error: unknown, path: string): unknown {
  const reason = words[(error as NodeJS.ErrnoException)?.code ?? ""];
  return reason
    ? new BackupRefused("cannot_write", `${path} に書き込めません（${reason}）。前からあるものはそのままです。`, path)
    : error;
}
