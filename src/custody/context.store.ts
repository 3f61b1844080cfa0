import type pg from "pg";
import type { Db } from "../platform/db/tables.ts";
import type { FileStore } from "../platform/files.ts";
import type { MailConfig } from "../platform/mail/deliver.ts";

/** What return and erasure stand on, given by the composition of the server and of the command line. */
export interface CustodyContext {
  db: Db;
  files: FileStore;
  now(): Date;
  publicUrl: string;
  dataFolder: string;
}

/** A document of the hospital, made when asked for by the capability that knows it. */
export interface DocumentToMake {
  path: string;
  what: string;
  make(): Promise<Uint8Array | undefined>;
}

export interface ErasingContext extends CustodyContext {
  mail: MailConfig;
  asAdministrator<T>(work: (client: pg.Client) => Promise<T>): Promise<T>;
  /** The PostgreSQL of the data folder is ours alone: its write-ahead log and message log may be emptied. */
  ownCluster: boolean;
}
