import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { recordInstanceAudit } from "../../platform/audit/audit.ts";
import type { Db, Trx } from "../../platform/db/tables.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import {
  attemptMemoryMs,
  failuresUntilLock,
  isAddressBlocked,
  lockedUntil,
  lockWindowMs,
  usesPerLink,
} from "./lock-out.ts";
import "../tables.store.ts";

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
    const instants = await attemptsOf(trx, account, now);
    if (lockedUntil(instants, now)) return refuse("account_locked");
    if (await isBlocked(trx, address, now)) return refuse("too_many_attempts");
    const attemptId = await insertAttempt(trx, account, address, now);
    return ok({ attemptId, locksUntil: lockedUntil([...instants, now], now) });
  });
}

/**
 * Counts a use of a link by its secret's hash before the link is looked for: as a failure of the address until `noteLinkOpened` takes
 * that back, so that trying secrets gets nowhere, and as a use of the link for good.
 */
export async function beginLinkUse(
  db: Db,
  tokenHash: string,
  address: string,
  now: Date,
): Promise<Result<{ attemptId: string }, "too_many_attempts">> {
  const account = `link:${tokenHash}`;
  return db.transaction().execute(async (trx) => {
    const instants = await attemptsOf(trx, account, now);
    const recent = instants.filter((at) => now.getTime() - at.getTime() < lockWindowMs);
    if (recent.length >= usesPerLink || (await isBlocked(trx, address, now))) return refuse("too_many_attempts");
    return ok({ attemptId: await insertAttempt(trx, account, address, now) });
  });
}

/** The link led somewhere: this use is no failure of its address. */
export async function noteLinkOpened(db: Db, attemptId: string): Promise<void> {
  await db.updateTable("sign_in_attempt").set({ address: noAddress }).where("id", "=", attemptId).execute();
}
const noAddress = "";

/** Instants of the account's attempts that still matter; others wait for this transaction's end. */
async function attemptsOf(trx: Trx, account: string, now: Date): Promise<Date[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`sign-in:${account}`}, 0))`.execute(trx);
  const since = new Date(now.getTime() - attemptMemoryMs);
  await trx.deleteFrom("sign_in_attempt").where("at", "<", since).execute();
  const rows = await trx.selectFrom("sign_in_attempt").select("at").where("account", "=", account).execute();
  return rows.map(({ at }) => at);
}

async function isBlocked(trx: Trx, address: string, now: Date): Promise<boolean> {
  const rows = await trx
    .selectFrom("sign_in_attempt")
    .select("at")
    .where("address", "=", address)
    .where("at", ">", new Date(now.getTime() - lockWindowMs))
    .execute();
  return isAddressBlocked(
    rows.map(({ at }) => at),
    now,
  );
}

async function insertAttempt(trx: Trx, account: string, address: string, at: Date): Promise<string> {
  const id = randomUUID();
  await trx.insertInto("sign_in_attempt").values({ id, account, address, at }).execute();
  return id;
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
