import { recordInstanceAudit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/tables.ts";
import "../tables.store.ts";

export const sessionsOf = (db: Db, personId: string, now: Date) =>
  db
    .selectFrom("person_session")
    .select(["id", "created_at", "expires_at", "ip_address", "user_agent"])
    .where("person_id", "=", personId)
    .where("expires_at", ">", now)
    .orderBy("created_at", "desc")
    .execute();

export const passkeysOf = (db: Db, personId: string) =>
  db
    .selectFrom("passkey")
    .select(["id", "name", "created_at"])
    .where("person_id", "=", personId)
    .orderBy("created_at")
    .execute();

/** Ends one session of the person, or (`except`) all but one. @returns how many */
export async function endSessions(
  db: Db,
  personId: string,
  which: { only: string } | { except: string },
  now: Date,
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const own = trx.deleteFrom("person_session").where("person_id", "=", personId);
    const chosen = "only" in which ? own.where("id", "=", which.only) : own.where("id", "<>", which.except);
    const ended = Number((await chosen.executeTakeFirst()).numDeletedRows);
    if (ended === 0) return 0;
    await recordInstanceAudit(trx, {
      at: now,
      actor: `person:${personId}`,
      action: "session.revoked",
      subject: `person:${personId}`,
      detail: { ended },
    });
    return ended;
  });
}
