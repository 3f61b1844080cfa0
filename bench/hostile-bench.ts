import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { sharedData } from "../src/shared/testing/shared-data.ts";
import { type ApiSession, becomeAdministrator, createFacility } from "../tests/harness/api-session.ts";
import { removeFolder, startServer } from "../tests/harness/running-server.ts";
import { type Measured, measuredCli } from "./measured-process.ts";
import { report } from "./report.ts";

const Expectation = z.object({
  file: z.string(),
  outcome: z.enum(["reject", "import"]),
  error: z.string().optional(),
  rows: z.int().optional(),
  acceptable: z.array(z.string()).default([]),
  memoryLimitMiB: z.number(),
  timeLimitS: z.number().default(30),
});
type Expectation = z.infer<typeof Expectation>;
const Expectations = z.object({ files: z.array(Expectation) });

/**
 * Every hostile file through the whole command-line import, each into an empty hospital: outcome, time and memory as its expectation
 * states them. Memory is what the process needs beyond one that imports nothing.
 */
export async function benchHostile(): Promise<void> {
  const shared = sharedData();
  if (!shared) return;
  const folder = join(shared, "hostile");
  const { files } = Expectations.parse(JSON.parse(readFileSync(join(folder, "expectations.json"), "utf8")));
  const unpacked = mkdtempSync(join(tmpdir(), "sekisho-hostile-"));
  const server = await startServer();
  try {
    const session = await becomeAdministrator(server.address, server.setupLink ?? "");
    const idle = await measuredCli(["import", "－", join(folder, "empty.xlsx")], server.dataFolder);
    const wrong: string[] = [];
    for (const expected of files) {
      const path = unpack(folder, expected.file, unpacked);
      const facilityId = await createFacility(session, expected.file);
      const measured = await measuredCli(["import", expected.file, path, "--json"], server.dataFolder);
      const found = await outcome(session, facilityId, measured);
      if (!asExpected(expected, found)) wrong.push(`${expected.file}: ${found.words}`);
      report(`${expected.file}: ${found.words}`, measured.seconds, "s", expected.timeLimitS);
      report("  memory", (measured.peakMegabytes ?? 0) - (idle.peakMegabytes ?? 0), "MB", expected.memoryLimitMiB);
    }
    const audit = await measuredCli(["audit", "verify"], server.dataFolder);
    if (audit.code !== 0) wrong.push("the audit chain is broken");
    if (wrong.length > 0) throw new Error(`not as expected:\n${wrong.join("\n")}`);
    console.log(`  ${files.length} files, all with their expected outcome; of the refused nothing is in the ledger`);
  } finally {
    await server.stop();
    removeFolder(server.dataFolder);
    removeFolder(unpacked);
  }
}

/** Large texts are kept packed; what is uploaded is the text. */
function unpack(folder: string, file: string, into: string): string {
  const path = join(folder, file);
  if (!file.endsWith(".gz")) return path;
  const text = join(into, file.slice(0, -".gz".length));
  writeFileSync(text, gunzipSync(readFileSync(path)));
  return text;
}

interface Found {
  imported: boolean;
  /** Records of the hospital afterwards, its own sheet of facts left out. */
  records: number;
  words: string;
}

const Printed = z.union([
  z.object({ refused: z.object({ reason: z.string() }) }),
  z.object({ committed: z.literal(true), created: z.int() }),
]);

async function outcome(session: ApiSession, facilityId: string, measured: Measured): Promise<Found> {
  const { counts } = await session.send<{ counts: Record<string, number> }>("GET", `/api/v1/facilities/${facilityId}`);
  const records = Object.values(counts).reduce((sum, count) => sum + count, 0) - 1;
  const printed = Printed.safeParse(measured.stdout === "" ? null : JSON.parse(measured.stdout));
  if (printed.success && "refused" in printed.data && measured.code === 1)
    return { imported: false, records, words: `refused, ${printed.data.refused.reason}` };
  if (printed.success && "created" in printed.data && measured.code === 0)
    return { imported: true, records, words: `imported, ${printed.data.created} records` };
  return { imported: false, records, words: `exit code ${measured.code}: ${measured.stderr.slice(-300)}` };
}

/** Where another outcome is acceptable too, the words of the expectation say which; a person compares them. */
function asExpected({ outcome: expected, rows, acceptable }: Expectation, found: Found): boolean {
  if (found.words.startsWith("exit code")) return false;
  if (!found.imported) return found.records === 0 && (expected === "reject" || acceptable.length > 0);
  return (
    found.records > 0 && (expected === "import" ? rows === undefined || found.records >= 1 : acceptable.length > 0)
  );
}
