import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { recordInstanceAudit } from "../platform/audit/audit.ts";
import type { Db } from "../platform/db/tables.ts";
import { ok, type Result, refuse } from "../shared/result.ts";
import { attemptMemoryMs, failuresUntilLock, isAddressBlocked, lockedUntil, lockWindowMs } from "./lock-out.ts";
import "./tables.store.ts";

/**
 * Counts a sign-in as failed before its password is looked at: of many at the same moment only five get through. `forgetFailures`
 * takes it back when it succeeds. Unknown accounts are counted like known ones, so that a lock tells nothing about who exists.
 * @returns locksUntil: when the account will be locked if this sign-in fails
 */
export async function beginSignIn(
  db: Db,
  account: string,
  address: string,
  now: Date,
): Promise<Result<{ attemptId: string; locksUntil: Date | null }, "account_locked" | "too_many_attempts">> {
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`sign-in:${account}`}, 0))`.execute(trx);
    const since = new Date(now.getTime() - attemptMemoryMs);
    await trx.deleteFrom("sign_in_attempt").where("at", "<", since).execute();
    const failures = await trx.selectFrom("sign_in_attempt").select("at").where("account", "=", account).execute();
    const instants = failures.map(({ at }) => at);
    if (lockedUntil(instants, now)) return refuse("account_locked");
    const ofAddress = await trx
      .selectFrom("sign_in_attempt")
      .select("at")
      .where("address", "=", address)
      .where("at", ">", new Date(now.getTime() - lockWindowMs))
      .execute();
    if (
      isAddressBlocked(
        ofAddress.map(({ at }) => at),
        now,
      )
    )
      return refuse("too_many_attempts");
    const attemptId = randomUUID();
    await trx.insertInto("sign_in_attempt").values({ id: attemptId, account, address, at: now }).execute();
    return ok({ attemptId, locksUntil: lockedUntil([...instants, now], now) });
  });
}

/** The instance's audit log says that an account was locked, and from where. */
export async function noteLock(db: Db, account: string, address: string, until: Date, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const person = await trx.selectFrom("person").select("id").where("email", "=", account).executeTakeFirst();
    await recordInstanceAudit(trx, {
      at: now,
      actor: "nobody",
      action: "signIn.locked",
      subject: person ? `person:${person.id}` : `account:${account}`,
      detail: { account, address, failures: failuresUntilLock, until: until.toISOString() },
    });
  });
}

/** Takes back an attempt whose password was never looked at. */
export async function forgetAttempt(db: Db, attemptId: string): Promise<void> {
  await db.deleteFrom("sign_in_attempt").where("id", "=", attemptId).execute();
}

export async function forgetFailures(db: Db, account: string): Promise<void> {
  await db.deleteFrom("sign_in_attempt").where("account", "=", account).execute();
}
