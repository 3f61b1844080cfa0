import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const projectRoot = join(dirname(fileURLToPath(import.meta.url)), "../../..");

let announced = false;

/**
 * Folder of the shared test material (hostile files, fictional hospitals), which is not part of the project: `SEKISHO_SHARED`, or
 * `shared` beside the checkout. Null when absent; tests that stand on it are then skipped, and one line says so.
 */
export function sharedData(): string | null {
  const root = process.env.SEKISHO_SHARED ?? join(projectRoot, "../shared");
  const folder = join(root, "data");
  if (existsSync(folder)) return folder;
  if (!announced) console.log(`shared test material absent (looked at ${folder}); tests standing on it are skipped`);
  announced = true;
  return null;
}
