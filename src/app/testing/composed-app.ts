import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { pino } from "pino";
import { afterAll } from "vitest";
import { createIdentity, type Identity } from "../../identity/identity.routes.ts";
import { type Config, readConfig } from "../../platform/config.ts";
import type { Database } from "../../platform/db/open.ts";
import { openFileStore } from "../../platform/files.ts";
import { startJobs } from "../../platform/jobs.ts";
import { testDatabase } from "../../platform/testing/test-database.ts";
import type { Threads } from "../../platform/threads.ts";
import { openRoundKey } from "../../questionnaire/round/link-secret.store.ts";
import { openRoad } from "../../webhook/road.worker.ts";
import { composeServer } from "../compose.ts";
import { afterChange, queues } from "../queues.ts";
import type { Runtime } from "../runtime.ts";
import { tasks } from "../tasks.ts";

export interface ComposedApp {
  app: FastifyInstance;
  runtime: Runtime;
  /** To sign people in; it shares its secret with the app's own. */
  identity: Identity;
  /** What the server's threads do, done here: the built worker file is not at hand in a test. */
  work: ReturnType<typeof tasks>;
  /** Connection string of the database administrator, whom no policy binds. */
  adminUrl: string;
}

/**
 * The whole server as main.ts composes it, on a database and data folder of its own. Call at the top level of a test file.
 * @param environment more settings, as the server reads them
 */
export async function composedApp(environment: Record<string, string> = {}): Promise<ComposedApp> {
  const dataFolder = mkdtempSync(join(tmpdir(), "sekisho-app-"));
  afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));
  const { adminUrl, ...database } = await testDatabase();
  const settings = { SEKISHO_DATA: dataFolder, DATABASE_URL: adminUrl, LOG_LEVEL: "silent", ...environment };
  const { close, ...composed } = await composedOn(readConfig(settings), database, adminUrl);
  afterAll(close);
  return composed;
}

/** The same on a database and data folder that are there, until closed. */
export async function composedOn(
  config: Config,
  database: Database,
  adminUrl: string,
): Promise<ComposedApp & { close(): Promise<void> }> {
  const { dataFolder } = config;
  const logger = pino({ level: "silent" });
  const files = openFileStore(dataFolder);
  const jobs = await startJobs(database.appUrl, logger);
  const now = () => new Date();
  const ledger = { db: database.db, files, now, changed: afterChange(queues(jobs)) };
  const runtime: Runtime = { config, logger, database, files, ledger, close: () => database.close() };
  const work = tasks({
    ...ledger,
    changed: async () => {},
    publicUrl: config.publicUrl,
    nvdApiKey: config.nvdApiKey,
    feedFolder: join(dataFolder, "feeds"),
    roundKey: openRoundKey(dataFolder),
  });
  const app = await composeServer({ runtime, jobs, threads: here(work), startedAt: now(), road: openRoad("", {}) });
  await app.ready();
  const close = async () => {
    await app.close();
    await jobs.stop();
  };
  return { app, runtime, identity: createIdentity(database.db, config, logger), work, adminUrl, close };
}

const here = (work: Readonly<Record<string, (input: unknown) => Promise<unknown>>>): Threads => ({
  async run<Output>(task: string, input: unknown): Promise<Output> {
    const run = work[task];
    if (!run) throw new Error(`no such task: ${task}`);
    return (await run(input)) as Output;
  },
  warm: () => {},
  stop: async () => {},
});
