import { createHmac } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { secret } from "../data-folder.ts";
import { BackupRefused } from "./backup-refused.ts";

/** By which backups of one installation are told from those of another, also after it moved; tells nothing of its key. */
export function instanceOf(dataFolder: string): string {
  const key = join(dataFolder, "master.key");
  if (!existsSync(key))
    throw new BackupRefused(
      "no_data",
      `${dataFolder} に関所のデータがありません。SEKISHO_DATA が正しいか確かめてください。`,
      dataFolder,
    );
  return createHmac("sha256", secret(key)).update("sekisho instance").digest("hex").slice(0, 12);
}
