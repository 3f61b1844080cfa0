import { join } from "node:path";
import type { Logger } from "pino";
import type { Config } from "../platform/config.ts";
import { secret } from "../platform/data-folder.ts";
import type { Db, Trx } from "../platform/db/tables.ts";
import type { Authenticate } from "../platform/http/mount.ts";
import { queueMail } from "../platform/mail/mail.ts";
import type { Actor, HospitalRole } from "../shared/actor.ts";
import { type Authentication, createAuthentication } from "./authenticate.routes.ts";
import type { IdentityContext } from "./context.store.ts";
import { passwordResetPath } from "./contract.ts";
import { passwordResetMail } from "./invitation.ts";
import { passwordResetMinutes } from "./link.ts";
import { forgetFailures } from "./lock-out.store.ts";
import { isInForce } from "./permission.ts";
import * as roles from "./role.store.ts";
import * as setup from "./setup.store.ts";
import { noteOwnChange } from "./sign-in.store.ts";
import { createSignInLibrary } from "./sign-in-library.store.ts";

export { type LinkRefusal, openLink } from "./link.ts";
export { beginLinkUse, noteLinkOpened } from "./lock-out.store.ts";
export { languageOf } from "./messages.ts";
export { hashOf, newSecret } from "./one-time-secret.store.ts";

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

/**
 * Gives a person a role of a facility, in the caller's `inFacility` transaction, and audits it in the facility's chain.
 * @throws Error when the person holds the role already: callers give roles to founders of new facilities
 */
export async function grantFacilityRole(
  trx: Trx,
  facilityId: string,
  grant: { personId: string; role: HospitalRole; why: string },
  by: Actor,
  now: Date,
): Promise<void> {
  const granted = await roles.grantFacilityRole(trx, facilityId, { ...grant, until: null }, by, now);
  if (!granted.ok) throw new Error(`role not granted: ${granted.error}`);
}

/** People who hold one of the roles now, each once, by name. `trx` must be one of `inFacility`. */
export async function holdersOf(
  trx: Trx,
  facilityId: string,
  wanted: readonly HospitalRole[],
  now: Date,
): Promise<{ personId: string; name: string; email: string; roles: HospitalRole[] }[]> {
  const held = (await roles.rolesOfFacility(trx, facilityId)).filter((role) => isInForce(role, now));
  const people = await roles.membersOf(trx, facilityId);
  return people.flatMap(({ id, name, email }) => {
    const own = held.filter(({ personId }) => personId === id).map(({ role }) => role);
    return own.some((role) => wanted.includes(role)) ? [{ personId: id, name, email, roles: own }] : [];
  });
}

/** People who run this installation, by name. */
export async function administrators(db: Db | Trx): Promise<{ personId: string; name: string; email: string }[]> {
  const rows = await db
    .selectFrom("instance_role")
    .innerJoin("person", "person.id", "instance_role.person_id")
    .select(["person.id", "person.name", "person.email"])
    .orderBy("person.name")
    .orderBy("person.id")
    .execute();
  return rows.map(({ id, name, email }) => ({ personId: id, name, email }));
}

/** Names of people by the label the audit log knows them by (`person:<id>`); labels of others are left out. */
export async function namesOfActors(db: Db, labels: readonly string[]): Promise<Record<string, string>> {
  const ids = new Set(labels.flatMap((label) => (personLabel.test(label) ? [label.slice("person:".length)] : [])));
  if (ids.size === 0) return {};
  const rows = await db
    .selectFrom("person")
    .select(["id", "name"])
    .where("id", "in", [...ids])
    .execute();
  return Object.fromEntries(rows.map(({ id, name }) => [`person:${id}`, name]));
}
const personLabel = /^person:[0-9a-f-]{36}$/;
