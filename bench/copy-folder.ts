import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A copy of a data folder, with modes and empty folders as they are: PostgreSQL refuses a data folder that others may read. */
export function copyOf(folder: string): string {
  const copy = mkdtempSync(join(tmpdir(), "sekisho-kill-"));
  const copied = spawnSync("cp", ["-a", `${folder}/.`, copy], { stdio: "inherit" });
  if (copied.status !== 0) throw new Error(`${folder} could not be copied`);
  return copy;
}
