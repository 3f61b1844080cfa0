import type { Db } from "../platform/db/tables.ts";
import type { SignInLibrary } from "./sign-in/sign-in-library.store.ts";

/** What the stores and routes of identity stand on. */
export interface IdentityContext {
  db: Db;
  library: SignInLibrary;
  /** Address that people use; links in mails begin with it. */
  publicUrl: string;
  /** False: mail is kept in the outbox and the administrator hands links over. */
  mailServer: boolean;
  now(): Date;
}
