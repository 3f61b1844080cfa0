import { join } from "node:path";
import type { Logger } from "pino";
import type { Config } from "../platform/config.ts";
import { secret } from "../platform/data-folder.ts";
import type { Db } from "../platform/db/tables.ts";
import type { Authenticate } from "../platform/http/mount.ts";
import { queueMail } from "../platform/mail/mail.ts";
import type { IdentityContext } from "./context.store.ts";
import { passwordResetPath } from "./contract.ts";
import * as setup from "./instance/setup.store.ts";
import { passwordResetMail } from "./people/invitation.ts";
import { type Authentication, createAuthentication } from "./sign-in/authenticate.routes.ts";
import { passwordResetMinutes } from "./sign-in/link.ts";
import { forgetFailures } from "./sign-in/lock-out.store.ts";
import { noteOwnChange } from "./sign-in/sign-in.store.ts";
import { createSignInLibrary } from "./sign-in/sign-in-library.store.ts";

export interface Identity {
  /** For the routes of every capability. Null: nobody; a refusal: a second factor is still owed. */
  authenticate: Authenticate;
  authentication: Authentication;
  context: IdentityContext;
}

/** Sign-in and rights of this server. The secret that signs cookies and encrypts TOTP secrets stays in the data folder. */
export function createIdentity(
  db: Db,
  config: Pick<Config, "publicUrl" | "dataFolder" | "smtpUrl">,
  logger: Pick<Logger, "error" | "warn">,
  now: () => Date = () => new Date(),
): Identity {
  const { publicUrl } = config;
  const library = createSignInLibrary({
    db,
    secret: secret(join(config.dataFolder, "sign-in.secret")),
    publicUrl,
    logger,
    sendReset: async ({ name, email }, token) => {
      const link = new URL(passwordResetPath(token), publicUrl).toString();
      const mail = { to: email, ...passwordResetMail(name, link, passwordResetMinutes) };
      await db.transaction().execute((trx) => queueMail(trx, mail, now()));
    },
    passwordWasReset: async ({ id, email }) => {
      await forgetFailures(db, email);
      await noteOwnChange(db, id, "password.reset", now());
    },
  });
  const context: IdentityContext = { db, library, publicUrl, mailServer: config.smtpUrl !== null, now };
  const authentication = createAuthentication(context);
  return { authenticate: authentication.authenticate, authentication, context };
}

/**
 * A one-time link that makes the first administrator, or null when there is one. Each start makes a new link, which voids the
 * ones before; valid for 24 hours.
 */
export const createSetupLink = (db: Db, publicUrl: string): Promise<string | null> =>
  setup.createSetupLink(db, publicUrl, new Date());
