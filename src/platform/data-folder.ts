import { randomBytes } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StartRefused } from "./start-refused.ts";

/** Lies in a data folder that a restore has not finished yet: nobody may take it for a whole one. */
export const restoreMark = "restore.unfinished";

/** Makes the data folder and makes sure that it can be written to. */
export function prepareDataFolder(dataFolder: string): void {
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    accessSync(dataFolder, constants.W_OK | constants.X_OK);
    const probe = join(dataFolder, `.probe-${process.pid}`);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch {
    throw new StartRefused(
      "data_folder_read_only",
      `データフォルダ ${dataFolder} に書き込めません。書込み権限を与えるか、SEKISHO_DATA で別のフォルダを指定してください。`,
    );
  }
  if (existsSync(join(dataFolder, restoreMark)))
    throw new StartRefused(
      "restore_unfinished",
      `データフォルダ ${dataFolder} は、控えから戻している途中です。復元が終わるのを待つか、止まっているなら中身を消して sekisho restore をやり直してください。`,
    );
}

/** A random secret kept in a file only its owner can read. */
export function secret(file: string): string {
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  const value = randomBytes(24).toString("hex");
  writeFileSync(file, value, { mode: 0o600, flag: "wx" });
  return value;
}
