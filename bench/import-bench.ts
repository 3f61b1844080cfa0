import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sharedData } from "../src/shared/testing/shared-data.ts";
import { becomeAdministrator, createFacility, dryRun } from "../tests/harness/api-session.ts";
import { removeFolder, startServer } from "../tests/harness/running-server.ts";
import { assetCsv } from "./generated-files.ts";
import { type Measured, measuredCli } from "./measured-process.ts";
import { report, seconds } from "./report.ts";

const hospital = "性能試験病院（架空）";

/** A workbook of usual size at a running server, as a person in the browser waits for it, and on the command line. */
export async function benchImport(): Promise<void> {
  const server = await startServer();
  try {
    const session = await becomeAdministrator(server.address, server.setupLink ?? "");
    const generated = [{ name: "機器台帳.csv", content: new TextEncoder().encode(assetCsv(2000)) }];
    const shared = sharedData();
    const large = shared && join(shared, "hospitals", "hospital-large");
    const names = large ? readdirSync(large).filter((name) => /\.(xlsx|csv|tsv)$/.test(name)) : [];
    const workbooks = names.map((name) => ({ name, content: new Uint8Array(readFileSync(join(large ?? "", name))) }));
    for (const [what, files] of [
      ["generated ledger of 2,000 assets", generated],
      [`${names.length} files of the large hospital`, workbooks],
    ] as const) {
      if (files.length === 0) continue;
      for (const again of ["first after the start", "again"]) {
        const facilityId = await createFacility(session, `${hospital}${what}${again}`);
        const took = await seconds(() => dryRun(session, facilityId, files));
        report(`upload to dry run, ${what}, ${again}`, took, "s", 1);
      }
    }
    if (large) {
      await made(server.dataFolder);
      const paths = names.map((name) => join(large, name));
      await dryRunCli("command line, files of the large hospital, process included", server.dataFolder, paths, null);
    }
  } finally {
    await server.stop();
    removeFolder(server.dataFolder);
  }
}

/** 100,000 rows on the command line, the database started and stopped with it. */
export async function benchCsv(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "sekisho-bench-"));
  await made(folder);
  const generated = join(folder, "機器台帳.csv");
  writeFileSync(generated, assetCsv(100_000));
  const idle = await measuredCli(["facility", "list", "--json"], folder);
  report("command line alone, doing nothing", idle.seconds, "s", null);
  report("  memory of the process", idle.peakMegabytes ?? Number.NaN, "MB", null);
  const dry = await dryRunCli("dry run, 100,000-row CSV, process included", folder, [generated], 15);
  report("  of it processor time of the process", dry.cpuSeconds ?? Number.NaN, "s", null);
  report("  memory of the process", dry.peakMegabytes ?? Number.NaN, "MB", 300);
  const whole = await measuredCli(["import", hospital, generated, "--json"], folder);
  if (whole.code !== 0) throw new Error(whole.stderr.slice(-2000));
  report("import, 100,000-row CSV: dry run, commit, findings", whole.seconds, "s", null);
  report("  of it processor time of the process", whole.cpuSeconds ?? Number.NaN, "s", null);
  report("  memory of the process", whole.peakMegabytes ?? Number.NaN, "MB", null);
  removeFolder(folder);
}

async function made(folder: string): Promise<void> {
  const facility = await measuredCli(["facility", "add", "--name", hospital], folder);
  if (facility.code !== 0) throw new Error(facility.stderr);
}

async function dryRunCli(what: string, folder: string, paths: string[], budget: number | null): Promise<Measured> {
  const measured = await measuredCli(["import", hospital, ...paths, "--dry-run", "--json"], folder);
  if (measured.code !== 0) throw new Error(`${what}: ${measured.stderr.slice(-2000)}`);
  report(what, measured.seconds, "s", budget);
  return measured;
}
