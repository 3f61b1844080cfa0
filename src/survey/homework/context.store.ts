import type { Db } from "../../platform/db/tables.ts";
import type { FileStore } from "../../platform/files.ts";

/** What homework stands on. */
export interface HomeworkContext {
  db: Db;
  files: FileStore;
  now(): Date;
  /** Address that people use; links begin with it. */
  publicUrl: string;
  /** False: mail is kept in the outbox and links are handed over. */
  mailServer: boolean;
}
