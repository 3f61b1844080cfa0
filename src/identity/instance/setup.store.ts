import { hashPassword } from "better-auth/crypto";
import { sql } from "kysely";
import { recordInstanceAudit } from "../../platform/audit/audit.ts";
import type { Db, Trx } from "../../platform/db/tables.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { setupPath } from "../contract.ts";
import { insertPerson, notePersonMade } from "../people/person.store.ts";
import { type LinkRefusal, openLink, setupLinkHours } from "../sign-in/link.ts";
import { hashOf, newSecret } from "../sign-in/one-time-secret.store.ts";
import "../tables.store.ts";

export async function isSetupNeeded(db: Db | Trx): Promise<boolean> {
  return (await db.selectFrom("instance_role").select("person_id").limit(1).executeTakeFirst()) === undefined;
}

/** Starts and set-ups wait for each other, so that no old link is used while a new one voids it. */
const lockSetup = (trx: Trx) => sql`select pg_advisory_xact_lock(hashtextextended('setup', 0))`.execute(trx);

/**
 * The link with which the first administrator is made, valid once and for 24 hours; a new one voids all before it.
 * Null when there is an administrator already.
 */
export async function createSetupLink(db: Db, publicUrl: string, now = new Date()): Promise<string | null> {
  return db.transaction().execute(async (trx) => {
    await lockSetup(trx);
    if (!(await isSetupNeeded(trx))) return null;
    await trx
      .updateTable("setup_link")
      .set({ expires_at: now })
      .where("used_at", "is", null)
      .where("expires_at", ">", now)
      .execute();
    const token = newSecret();
    const expires = new Date(now.getTime() + setupLinkHours * 3_600_000);
    await trx
      .insertInto("setup_link")
      .values({ token_hash: hashOf(token), created_at: now, expires_at: expires, used_at: null })
      .execute();
    return new URL(setupPath(token), publicUrl).toString();
  });
}

/** Makes the first instance administrator, once. */
export async function completeSetup(
  db: Db,
  wanted: { token: string; name: string; email: string; password: string },
  now: Date,
): Promise<Result<string, LinkRefusal | "account_exists">> {
  const passwordHash = await hashPassword(wanted.password);
  return db.transaction().execute(async (trx) => {
    await lockSetup(trx);
    const row = await trx
      .selectFrom("setup_link")
      .selectAll()
      .where("token_hash", "=", hashOf(wanted.token))
      .executeTakeFirst();
    const link = openLink(row && { expiresAt: row.expires_at, usedAt: row.used_at, revokedAt: null }, now);
    if (!link.ok) return link;
    if (!(await isSetupNeeded(trx))) return refuse("link_used");
    const personId = await insertPerson(trx, { ...wanted, passwordHash }, now);
    if (personId === null) return refuse("account_exists");
    await trx.updateTable("setup_link").set({ used_at: now }).where("token_hash", "=", hashOf(wanted.token)).execute();
    await trx
      .insertInto("instance_role")
      .values({ person_id: personId, granted_by: "operator", granted_at: now, why: "初回設定" })
      .execute();
    await notePersonMade(trx, personId, wanted.email, "setup", now);
    await recordInstanceAudit(trx, {
      at: now,
      actor: "operator",
      action: "administrator.granted",
      subject: `person:${personId}`,
      detail: { why: "初回設定" },
    });
    return ok(personId);
  });
}
