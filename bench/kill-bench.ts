import { becomeAdministrator, createFacility, dryRun, waitWhile } from "../tests/harness/api-session.ts";
import { removeFolder, startServer } from "../tests/harness/running-server.ts";
import { assetCsv } from "./generated-files.ts";
import { measuredCli } from "./measured-process.ts";
import { report, seconds } from "./report.ts";

const times = 20;
const rows = 100_000;
const content = new TextEncoder().encode(assetCsv(rows));

/**
 * Kills the server (SIGKILL) at a random moment of the commit of 100,000 rows, twenty times. After each kill the next start must
 * come up by itself, the import must be there wholly or not at all, and the audit chain must be whole.
 */
export async function benchKill(): Promise<void> {
  const commitMs = await withDryRun(async ({ commit }) => (await seconds(commit)) * 1000);
  report(`commit of ${rows} rows, undisturbed`, commitMs / 1000, "s", null);
  const outcomes = { whole: 0, nothing: 0 };
  for (let time = 1; time <= times; time++) {
    const afterMs = Math.random() * commitMs;
    const found = await killed(afterMs);
    outcomes[found.assets === rows ? "whole" : "nothing"] += 1;
    console.log(
      `kill ${String(time).padStart(2)} after ${afterMs.toFixed(0).padStart(5)} ms: import ${found.state}, ${found.assets} assets, audit chain whole, restart ${found.restartSeconds.toFixed(1)} s`,
    );
  }
  console.log(`${times} kills: ${outcomes.whole} imports wholly there, ${outcomes.nothing} not at all, none by half`);
}

async function killed(afterMs: number) {
  return withDryRun(async ({ server, session, facilityId, importId, commit }) => {
    const gone = new Promise((resolve) => server.process.once("exit", resolve));
    const committing = commit().catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    server.process.kill("SIGKILL");
    await Promise.all([gone, committing]);

    let again = server;
    const restartSeconds = await seconds(async () => (again = await startServer(server.dataFolder)));
    try {
      // Sessions outlive the server; only its address is new.
      const later = session.at(again.address);
      const { state } = await waitWhile(later, facilityId, importId, "committing");
      const { counts } = await later.send<{ counts: { asset?: number } }>("GET", `/api/v1/facilities/${facilityId}`);
      const assets = counts.asset ?? 0;
      if (assets !== 0 && assets !== rows) throw new Error(`half an import: ${assets} assets`);
      if ((state === "committed") !== (assets === rows)) throw new Error(`import ${state}, but ${assets} assets`);
      const audit = await measuredCli(["audit", "verify"], server.dataFolder);
      if (audit.code !== 0) throw new Error(`audit chain broken: ${audit.stdout}${audit.stderr}`);
      return { state, assets, restartSeconds };
    } finally {
      await again.stop();
    }
  });
}

interface Ready {
  server: Awaited<ReturnType<typeof startServer>>;
  session: Awaited<ReturnType<typeof becomeAdministrator>>;
  facilityId: string;
  importId: string;
  commit(): Promise<void>;
}

/** A server on a data folder of its own with a dry run that waits for its commit. */
async function withDryRun<T>(work: (ready: Ready) => Promise<T>): Promise<T> {
  const server = await startServer();
  try {
    const session = await becomeAdministrator(server.address, server.setupLink ?? "");
    const facilityId = await createFacility(session, "停電試験病院（架空）");
    const { id: importId, view } = await dryRun(session, facilityId, [{ name: "機器台帳.csv", content }]);
    if (view.state !== "planned") throw new Error(`dry run ${view.state}: ${view.refusal?.message}`);
    const commit = async () => {
      await session.send("POST", `/api/v1/facilities/${facilityId}/imports/${importId}/commit`, {});
      const { state } = await waitWhile(session, facilityId, importId, "committing");
      if (state !== "committed") throw new Error(`the import is ${state}`);
    };
    return await work({ server, session, facilityId, importId, commit });
  } finally {
    await server.stop();
    removeFolder(server.dataFolder);
  }
}
