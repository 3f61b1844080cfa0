import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sharedData } from "../src/shared/testing/shared-data.ts";
import { removeFolder } from "../tests/harness/running-server.ts";
import { assetCsv } from "./generated-files.ts";
import { type Measured, measuredCli } from "./measured-process.ts";
import { report } from "./report.ts";

const hospital = "性能試験病院（架空）";

/** Dry runs on the command line: start of the process, opening of the database and the dry run itself, on an empty ledger. */
export async function benchImport(): Promise<void> {
  const folder = await withFacility();
  const generated = join(folder, "機器台帳.csv");
  writeFileSync(generated, assetCsv(2000));
  await dryRun("dry run, generated ledger of 2,000 assets (process included)", folder, [generated], null);
  const shared = sharedData();
  if (shared) {
    const large = join(shared, "hospitals", "hospital-large");
    const files = readdirSync(large).filter((name) => /\.(xlsx|csv)$/.test(name));
    const paths = files.map((name) => join(large, name));
    await dryRun("dry run, workbooks of the large hospital (process included)", folder, paths, 1);
  }
  removeFolder(folder);
}

export async function benchCsv(): Promise<void> {
  const folder = await withFacility();
  const generated = join(folder, "機器台帳.csv");
  writeFileSync(generated, assetCsv(100_000));
  const idle = await measuredCli(["facility", "list", "--json"], folder);
  report("  the command line alone, doing nothing", idle.seconds, "s", null);
  const measured = await dryRun("dry run, 100,000-row CSV (process included)", folder, [generated], 15);
  if (measured.peakMegabytes) report("  peak memory of the process", measured.peakMegabytes, "MB", 300);
  removeFolder(folder);
}

async function withFacility(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "sekisho-bench-"));
  const made = await measuredCli(["facility", "add", "--name", hospital], folder);
  if (made.code !== 0) throw new Error(made.stderr);
  return folder;
}

async function dryRun(what: string, folder: string, paths: string[], budget: number | null): Promise<Measured> {
  const measured = await measuredCli(["import", hospital, ...paths, "--dry-run", "--json"], folder);
  if (measured.code !== 0) throw new Error(`${what}: ${measured.stderr.slice(-2000)}`);
  report(what, measured.seconds, "s", budget);
  return measured;
}
