import type { BackupName } from "./backup-name.ts";

/**
 * Which backups go when `keep` of them are kept. Only whole ones of the same installation are counted and only they go: what cannot be
 * read stays, because nobody knows what it is. The one just made always stays, also where a wrong clock makes it look old.
 * @param whole backups of the folder that were found whole, the one just made among them
 * @param keep at least 1
 * @returns names, oldest first
 */
export function superseded(
  whole: readonly BackupName[],
  made: Pick<BackupName, "name" | "instance">,
  keep: number,
): string[] {
  if (!Number.isInteger(keep) || keep < 1) throw new RangeError("keep at least one backup");
  return whole
    .filter(({ name, instance }) => instance === made.instance && name !== made.name)
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())
    .slice(keep - 1)
    .map(({ name }) => name)
    .toReversed();
}
