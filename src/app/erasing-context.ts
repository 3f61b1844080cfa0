import type { ErasingContext } from "../custody/context.store.ts";
import type { MailConfig } from "../platform/mail/deliver.ts";
import type { Runtime } from "./runtime.ts";

/** What the server and the command line erase with. */
export const erasingContext = (
  { config, database, files, ledger }: Runtime,
  complete: NonNullable<MailConfig["complete"]>,
): ErasingContext => ({
  db: database.db,
  files,
  now: ledger.now,
  publicUrl: config.publicUrl,
  dataFolder: config.dataFolder,
  mail: { ...config, complete },
  asAdministrator: database.asAdministrator,
  ownCluster: config.databaseUrl === null,
});
