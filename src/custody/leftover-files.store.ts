import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { StoredErasure } from "./tables.store.ts";

/** The hospital's sealed files, those without a row included, and the outbox copies of its mails. */
export async function removeFiles(
  dataFolder: string,
  { hospital_id, mails }: Pick<StoredErasure, "hospital_id" | "mails">,
): Promise<{ files: number; bytes: number }> {
  const folder = join(dataFolder, "files", hospital_id);
  let files = 0;
  let bytes = 0;
  const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(absent);
  for (const entry of names) {
    if (!entry.isFile()) continue;
    files++;
    bytes += (await stat(join(entry.parentPath, entry.name))).size;
  }
  await rm(folder, { recursive: true, force: true });
  for (const id of mails) await rm(join(dataFolder, "outbox", `${id}.eml`), { force: true });
  return { files, bytes };
}

const absent = (error: NodeJS.ErrnoException) => {
  if (error.code !== "ENOENT") throw error;
  return [];
};
