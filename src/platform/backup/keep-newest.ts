import { readdir, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { readBackupName } from "./backup-name.ts";
import { looksWhole } from "./read-backup.ts";
import { superseded } from "./rotation.ts";

/**
 * Removes older whole backups of the same installation, once the new one stands.
 * @returns names of those removed, and of those left because they are damaged or another key's
 */
export async function keepNewest(
  made: string,
  keep: number,
  passphrase: string,
): Promise<{ removed: string[]; unreadable: string[] }> {
  const folder = dirname(made);
  const own = readBackupName(basename(made));
  if (!own) throw new Error("the name of a backup that was just made is none");
  const whole = [];
  const unreadable: string[] = [];
  for (const name of await readdir(folder)) {
    const found = readBackupName(name);
    if (found?.instance !== own.instance) continue;
    if (await looksWhole(join(folder, name), passphrase)) whole.push(found);
    else unreadable.push(name);
  }
  const removed = superseded(whole, own, keep);
  for (const name of removed) await rm(join(folder, name), { force: true });
  return { removed, unreadable };
}
