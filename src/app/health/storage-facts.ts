import { readdir, rm, stat, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { HealthFacts } from "./facts.ts";

type StorageFacts = HealthFacts["storage"];

/** @param measured whether every file is counted: with many attachments that takes a while */
export async function storageFacts(
  folder: string,
  { embedded, measured }: { embedded: boolean; measured: boolean },
): Promise<StorageFacts> {
  const disk = await statfs(folder).catch(() => null);
  return {
    folder,
    writable: await isWritable(folder),
    freeBytes: disk ? disk.bavail * disk.bsize : 0,
    totalBytes: disk ? disk.blocks * disk.bsize : 0,
    ...(await keyFacts(folder, embedded)),
    usage: measured ? await usage(folder) : null,
  };
}

async function isWritable(folder: string): Promise<boolean> {
  const probe = join(folder, `.probe-${process.pid}`);
  try {
    await writeFile(probe, "");
    await rm(probe);
    return true;
  } catch {
    return false;
  }
}

/** Windows keeps rights elsewhere than in the mode of a file. */
async function keyFacts(folder: string, embedded: boolean): Promise<Pick<StorageFacts, "missingKeys" | "openKeys">> {
  const wanted = ["master.key", ...(embedded ? ["database.secret"] : [])];
  const names = (await readdir(folder).catch(() => [])).filter((name) => /\.(?:key|secret)$/.test(name));
  const openKeys: string[] = [];
  for (const name of names)
    if (process.platform !== "win32" && ((await stat(join(folder, name))).mode & 0o077) !== 0) openKeys.push(name);
  return { missingKeys: wanted.filter((name) => !names.includes(name)), openKeys };
}

async function usage(folder: string): Promise<NonNullable<StorageFacts["usage"]>> {
  const used = { postgres: 0, files: 0, outbox: 0, feeds: 0, other: 0 };
  const kinds = ["postgres", "files", "outbox", "feeds"] as const;
  for (const kind of kinds) used[kind] = await bytesOf(join(folder, kind));
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => []))
    if (!kinds.some((kind) => kind === entry.name)) used.other += await bytesOf(join(folder, entry.name));
  return used;
}

async function bytesOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  if (!found?.isDirectory()) return found?.size ?? 0;
  let bytes = 0;
  for (const name of await readdir(path).catch(() => [])) bytes += await bytesOf(join(path, name));
  return bytes;
}
