import type { Logger } from "pino";
import type { LedgerContext } from "../ledger/commands.store.ts";
import type { Config } from "../platform/config.ts";
import { prepareDataFolder } from "../platform/data-folder.ts";
import { type Database, openDatabase } from "../platform/db/open.ts";
import type { Trx } from "../platform/db/tables.ts";
import { type FileStore, openFileStore } from "../platform/files.ts";

/** What every process of ours stands on: server, worker thread and command line alike. */
export interface Runtime {
  config: Config;
  logger: Logger;
  database: Database;
  files: FileStore;
  ledger: LedgerContext;
  close(): Promise<void>;
}

/** @param changed what follows a change of a hospital's ledger, within its transaction */
export async function openRuntime(
  config: Config,
  logger: Logger,
  changed: (trx: Trx, facilityId: string) => Promise<void>,
  poolSize?: number,
): Promise<Runtime> {
  prepareDataFolder(config.dataFolder);
  return runtimeOn(config, logger, changed, poolSize);
}

/** The same on a data folder that is not looked at first: a restore is not done with it yet. */
export async function runtimeOn(
  config: Config,
  logger: Logger,
  changed: (trx: Trx, facilityId: string) => Promise<void>,
  poolSize?: number,
): Promise<Runtime> {
  const database = await openDatabase(config, poolSize);
  const files = openFileStore(config.dataFolder);
  const ledger = { db: database.db, files, now: () => new Date(), changed };
  return { config, logger, database, files, ledger, close: () => database.close() };
}
