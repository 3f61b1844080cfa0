/** Which installation a file of backups belongs to and from when it is, as its name says: sekisho-<instance>-20261128T075500Z.backup */
export interface BackupName {
  name: string;
  instance: string;
  at: Date;
}

const form = /^sekisho-([0-9a-f]{12})-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z\.backup$/;

/** @param at to the second; in UTC, so that names sort as time does in every zone */
export const backupName = (instance: string, at: Date): string =>
  `sekisho-${instance}-${at.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z.backup`;

/** Null: the name is none of ours. */
export function readBackupName(name: string): BackupName | null {
  const found = form.exec(name);
  if (!found) return null;
  const [, instance = "", year, month, day, hour, minute, second] = found;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at.getTime()) ? null : { name, instance, at };
}

/** A backup that is being written, or whose writing was killed: never taken for a whole one. */
export const unfinishedName = (name: string): string => `${name}.part`;

/** What killed writings of this installation left in the folder. */
export const isUnfinishedOf = (name: string, instance: string): boolean =>
  name.endsWith(".part") && readBackupName(name.slice(0, -".part".length))?.instance === instance;

/** The erasures that backups of this installation do not know yet, kept beside them. */
export const erasuresName = (instance: string): string => `sekisho-${instance}.erasures`;
