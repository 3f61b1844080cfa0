import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { removeFolder, startServer } from "../tests/harness/running-server.ts";
import { report, seconds } from "./report.ts";

/** From the start of the built server to its first answer: on an empty data folder, and again on the same. */
export async function benchStart(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "sekisho-bench-"));
  for (const what of ["server, first start on an empty data folder", "server, later start"]) {
    let stop = async () => {};
    report(what, await seconds(async () => ({ stop } = await startServer(folder))), "s", null);
    await stop();
  }
  removeFolder(folder);
}

/** A fresh clone as anybody makes it, with this machine's npm cache: clone, install, build, start, first answer. */
export async function benchClone(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "sekisho-clone-"));
  const clone = join(folder, "sekisho");
  let stop = async () => {};
  const took = await seconds(async () => {
    spawnSync("git", ["clone", "--quiet", process.cwd(), clone], { stdio: "inherit" });
    const built = spawnSync(process.execPath, ["scripts/build.mjs"], { cwd: clone, stdio: "inherit" });
    if (built.status !== 0) throw new Error("the clone could not be built");
    ({ stop } = await startServer(join(folder, "data"), clone));
  });
  report("fresh clone to sign-in page, packages in npm's cache", took, "s", 15);
  await stop();
  removeFolder(folder);
}
