import { readdirSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "../prepare.mjs";
import { noted, vitestProject } from "./vitest-project.mjs";

const folder = "tests/browser";
/** Halves the time. Files build on each other only before this one. */
const secondLaneBegins = "18-";

/**
 * All browser tests in two lanes at once, each with a server for those files that have none of their own. What the first says is seen as
 * it goes; the second is heard when both have ended, so that neither talks into the failures of the other.
 */
export async function browserLanes(env) {
  const files = readdirSync(join(projectFolder, folder)).filter((name) => name.endsWith(".browser.ts"));
  const lane = (belongs) => files.filter(belongs).map((name) => `${folder}/${name}`);
  const [first, second] = await Promise.all([
    vitestProject("browser", { files: lane((name) => name < secondLaneBegins), env }),
    vitestProject("browser", { files: lane((name) => name >= secondLaneBegins), env, show: false }),
  ]);
  console.log(second.out);
  const told = noted(first.files + second.files, first.skipped + second.skipped);
  const notRun = files.length - told.files;
  return { passed: first.passed + second.passed, failed: first.failed + second.failed + notRun, ...told };
}
