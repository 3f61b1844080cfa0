import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sharedData } from "../src/shared/testing/shared-data.ts";
import { removeFolder, startServer } from "../tests/harness/running-server.ts";
import { measuredCli } from "./measured-process.ts";
import { report } from "./report.ts";

const hospital = "文書試験病院（架空）";
const kinds = ["D4", "D5", "D5b", "D6", "D7", "D8", "findings"] as const;

/** Documents of the large hospital, each by a process that was not running before: start, database, rules, pictures, typesetting. */
export async function benchDocuments(): Promise<void> {
  const shared = sharedData();
  if (!shared) return;
  const server = await startServer();
  const out = mkdtempSync(join(tmpdir(), "sekisho-documents-"));
  try {
    const large = join(shared, "hospitals", "hospital-large");
    const files = readdirSync(large).filter((name) => /\.(xlsx|csv|tsv)$/.test(name));
    const paths = files.map((name) => join(large, name));
    await run(["facility", "add", "--name", hospital], server.dataFolder);
    await run(["import", hospital, ...paths], server.dataFolder);
    for (const kind of kinds) {
      const one = await run(document(kind, "pdf", out), server.dataFolder);
      report(`${kind} as PDF, cold`, one.seconds, "s", null);
    }
    for (const [format, budget] of [
      ["pdf", 5],
      ["xlsx", 5],
    ] as const) {
      const all = await run(document("volume", format, out), server.dataFolder);
      report(`all documents in one volume (${format}), cold`, all.seconds, "s", budget);
      report("  of it processor time", all.cpuSeconds ?? Number.NaN, "s", null);
    }
  } finally {
    await server.stop();
    removeFolder(server.dataFolder);
    removeFolder(out);
  }
}

const document = (kind: string, format: string, folder: string) => [
  "document",
  hospital,
  kind,
  "--format",
  format,
  "--out",
  join(folder, `${kind}.${format}`),
];

async function run(args: string[], dataFolder: string) {
  const measured = await measuredCli(args, dataFolder);
  if (measured.code !== 0) throw new Error(`${args[0]}: ${measured.stderr.slice(-2000)}`);
  return measured;
}
