import { recordInstanceAudit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/tables.ts";
import { hashOf } from "./one-time-secret.store.ts";
import "../tables.store.ts";

/** A TOTP code is valid for its own half minute and the ones beside it; remembered a little longer than that. */
const codeMemoryMs = 2 * 60_000;

/**
 * Remembers an accepted TOTP code. @returns false when this very code was accepted just before: somebody looked over a shoulder
 */
export async function rememberCode(db: Db, personId: string, code: string, now: Date): Promise<boolean> {
  const hash = hashOf(`${personId}:${code}`);
  const result = await db
    .updateTable("two_factor")
    .set({ last_code_hash: hash, last_code_at: now })
    .where("person_id", "=", personId)
    .where((where) =>
      where.or([
        where("last_code_hash", "is", null),
        where("last_code_hash", "<>", hash),
        where("last_code_at", "<", new Date(now.getTime() - codeMemoryMs)),
      ]),
    )
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Audits a sign-in, notes its time, and clears away sessions that ended long ago. */
export async function noteSignIn(
  db: Db,
  signIn: { personId: string; by: "password" | "totp" | "recoveryCode" | "passkey"; address: string },
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.updateTable("person").set({ last_sign_in_at: now }).where("id", "=", signIn.personId).execute();
    await trx.deleteFrom("person_session").where("expires_at", "<", now).execute();
    await trx.deleteFrom("sign_in_verification").where("expires_at", "<", now).execute();
    await recordInstanceAudit(trx, {
      at: now,
      actor: `person:${signIn.personId}`,
      action: "signIn.done",
      subject: `person:${signIn.personId}`,
      detail: { by: signIn.by, address: signIn.address },
    });
  });
}

/** Audits what a person did with their own account. */
export async function noteOwnChange(
  db: Db,
  personId: string,
  action:
    | "signIn.ended"
    | "password.changed"
    | "password.reset"
    | "secondFactor.totpAdded"
    | "secondFactor.totpRemoved"
    | "secondFactor.recoveryCodesRenewed"
    | "secondFactor.passkeyAdded"
    | "secondFactor.passkeyRemoved"
    | "secondFactor.codeReplayed",
  now: Date,
): Promise<void> {
  await db.transaction().execute((trx) =>
    recordInstanceAudit(trx, {
      at: now,
      actor: `person:${personId}`,
      action,
      subject: `person:${personId}`,
      detail: {},
    }),
  );
}

/** The session in which a passkey was just registered has thereby shown a second factor. */
export async function confirmSession(db: Db, sessionId: string): Promise<void> {
  await db.updateTable("person_session").set({ second_factor: true }).where("id", "=", sessionId).execute();
}

export async function endSessionWithToken(db: Db, token: string): Promise<void> {
  await db.deleteFrom("person_session").where("token", "=", token).execute();
}

export async function personById(db: Db, id: string): Promise<{ id: string; name: string; email: string } | undefined> {
  return db.selectFrom("person").select(["id", "name", "email"]).where("id", "=", id).executeTakeFirst();
}
