import type { BackupHead } from "./backup-head.ts";
import { wrapNewKey } from "./backup-key.ts";
import { textEntry } from "./copied-entry.ts";
import { unpacked, whole, withBackup } from "./read-backup.ts";
import { readTar } from "./read-tar.ts";
import { packed, writeSealed } from "./write-backup.ts";

const listPath = "list.json";

/** Writes a list beside the backups, sealed as they are: nobody without their key can read it, or make one up. */
export async function writeSealedList(
  path: string,
  passphrase: string,
  about: Pick<BackupHead, "instance" | "version" | "createdAt">,
  list: readonly unknown[],
): Promise<void> {
  const { key, wrap } = wrapNewKey(passphrase);
  const content = Buffer.from(JSON.stringify(list));
  const nothing = { migration: null, database: null, estimatedBytes: content.length };
  const head: BackupHead = { ...about, ...nothing, kind: "erasures", wrap };
  const entries = async function* () {
    yield textEntry(listPath, content);
  };
  await writeSealed(path, { head, key }, packed(entries(), []), async () => {});
}

/** @throws BackupRefused when it is another key's or damaged */
export const readSealedList = (path: string, passphrase: string): Promise<unknown[]> =>
  withBackup(path, passphrase, async (backup) => {
    let list: unknown[] = [];
    for await (const entry of readTar(unpacked(backup)))
      if (entry.path === listPath) list = JSON.parse((await whole(entry)).toString());
    return list;
  });
