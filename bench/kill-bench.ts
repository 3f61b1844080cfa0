import {
  type ApiSession,
  becomeAdministrator,
  createFacility,
  type ImportState,
  uploadFiles,
  waitWhile,
} from "../tests/harness/api-session.ts";
import { type RunningServer, removeFolder, startServer } from "../tests/harness/running-server.ts";
import { copyOf } from "./copy-folder.ts";
import { commit } from "./filled-server.ts";
import { assetCsv, spread } from "./generated-files.ts";
import { measuredCli } from "./measured-process.ts";
import { report, seconds } from "./report.ts";

const times = 20;
const rows = 100_000;
const files = [{ name: "機器台帳.csv", content: new TextEncoder().encode(assetCsv(rows)) }];

/** A data folder at rest that every kill starts from, and who may do what in it. */
interface Stage {
  folder: string;
  session: ApiSession;
  facilityId: string;
  /** The import that waits for its commit; null on a folder from before the upload. */
  importId: string | null;
}

/**
 * Kills the server (SIGKILL) at twenty moments spread over a whole import of 100,000 rows, from the upload to the last of its commit.
 * The moments are random within equal spans, from a fixed seed. After each kill the next start must come up by itself and finish what
 * was begun; at no time may a part of the rows be there, and the audit chain must be whole.
 */
export async function benchKill(): Promise<void> {
  const empty = await prepare();
  const planned: Stage = { ...empty, folder: copyOf(empty.folder) };
  const reading = await onServer(planned, async (_server, session) => {
    return seconds(async () => {
      planned.importId = await uploadFiles(session, planned.facilityId, files);
      await waitWhile(session, planned.facilityId, planned.importId, "reading");
    });
  });
  report(`${rows} rows, upload to dry run, undisturbed`, reading, "s", null);
  const trial = { ...planned, folder: copyOf(planned.folder) };
  const writing = await onServer(trial, (_server, session) =>
    seconds(() => commit(session, trial.facilityId, trial.importId ?? "")),
  );
  removeFolder(trial.folder);
  report(`${rows} rows, commit, undisturbed`, writing, "s", null);

  const random = spread(20_261_120);
  const resumed: Record<string, number> = {};
  for (let time = 0; time < times; time++) {
    const moment = ((time + random()) / times) * (reading + writing);
    const stage = moment < reading ? empty : planned;
    const after = moment < reading ? moment : moment - reading;
    const { before, state, assets, restart, done } = await killed(stage, after * 1000);
    resumed[state] = (resumed[state] ?? 0) + 1;
    console.log(
      `  kill ${String(time + 1).padStart(2)}: ${after.toFixed(1).padStart(5)} s into the ${stage === empty ? "reading" : "commit "}, found ${before.padEnd(10)} after ${restart.toFixed(1)} s of start; ${done.toFixed(1).padStart(5)} s later ${state}, ${assets} assets, audit chain whole`,
    );
  }
  removeFolder(empty.folder);
  removeFolder(planned.folder);
  console.log(`  ${times} kills, no half import: ${JSON.stringify(resumed)}`);
}

async function prepare(): Promise<Stage> {
  const server = await startServer();
  const session = await becomeAdministrator(server.address, server.setupLink ?? "");
  const facilityId = await createFacility(session, "停電試験病院（架空）");
  await server.stop();
  return { folder: server.dataFolder, session, facilityId, importId: null };
}

/** Sessions outlive a server; only its address is new. */
async function onServer<T>(stage: Stage, work: (server: RunningServer, session: ApiSession) => Promise<T>): Promise<T> {
  const server = await startServer(stage.folder);
  try {
    return await work(server, stage.session.at(server.address));
  } finally {
    await server.stop();
  }
}

async function killed(from: Stage, afterMs: number) {
  const stage = { ...from, folder: copyOf(from.folder) };
  try {
    const first = await startServer(stage.folder);
    const gone = new Promise((resolve) => first.process.once("exit", resolve));
    const begun = begin(stage, stage.session.at(first.address)).catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    first.process.kill("SIGKILL");
    await Promise.all([gone, begun]);
    let again: RunningServer | undefined;
    const restart = await seconds(async () => {
      again = await startServer(stage.folder);
    });
    if (!again) throw new Error("the server did not start again");
    try {
      return { ...(await outcome(stage, stage.session.at(again.address))), restart };
    } finally {
      await again.stop();
    }
  } finally {
    removeFolder(stage.folder);
  }
}

async function begin(stage: Stage, session: ApiSession): Promise<void> {
  if (stage.importId) await commit(session, stage.facilityId, stage.importId);
  else await waitWhile(session, stage.facilityId, await uploadFiles(session, stage.facilityId, files), "reading");
}

/** What a person finds after the start, and what becomes of it by itself. @throws Error when anything is there by half */
async function outcome(stage: Stage, session: ApiSession) {
  const path = `/api/v1/facilities/${stage.facilityId}`;
  const assetsNow = async () => (await session.send<{ counts: { asset?: number } }>("GET", path)).counts.asset ?? 0;
  const { items } = await session.send<{ items: (ImportState & { id: string })[] }>("GET", `${path}/imports`);
  const [found] = items;
  const before = found?.state ?? "not begun";
  let state = before;
  const done = await seconds(async () => {
    if (!found) return;
    for (const unfinished of ["reading", "committing"]) {
      if (state !== unfinished) continue;
      const half = await assetsNow();
      if (half !== 0 && half !== rows) throw new Error(`half an import: ${half} assets`);
      ({ state } = await waitWhile(session, stage.facilityId, found.id, unfinished));
    }
  });
  const assets = await assetsNow();
  if (assets !== (state === "committed" ? rows : 0)) throw new Error(`import ${state}, but ${assets} assets`);
  if (!["not begun", "planned", "committed"].includes(state)) throw new Error(`the import ended as ${state}`);
  const audit = await measuredCli(["audit", "verify"], stage.folder);
  if (audit.code !== 0) throw new Error(`audit chain broken: ${audit.stdout}${audit.stderr}`);
  return { before, state, assets, done };
}
