import { sql } from "kysely";
import { recordInstanceAudit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/tables.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import "../tables.store.ts";

const pageSize = 200;

/** People of the instance by name; at most 200, `truncated` says that there are more. */
export async function everyone(db: Db, search: string | undefined, now: Date) {
  const pattern = `%${(search ?? "").replace(/[\\%_]/g, "\\$&")}%`;
  const rows = await db
    .selectFrom("person")
    .select(["id", "name", "email", "two_factor_enabled", "last_sign_in_at"])
    .select((select) => [
      select
        .exists(select.selectFrom("instance_role").select("person_id").whereRef("person_id", "=", "person.id"))
        .as("is_administrator"),
      select.selectFrom("national_reader").select("named").whereRef("person_id", "=", "person.id").as("reads_names"),
      select
        .exists(select.selectFrom("passkey").select("passkey.id").whereRef("passkey.person_id", "=", "person.id"))
        .as("has_passkey"),
      select
        .selectFrom("facility_role")
        .select(sql<number>`count(distinct facility_id)`.as("n"))
        .whereRef("person_id", "=", "person.id")
        .where("since", "<=", now)
        .where((where) => where.or([where("until", "is", null), where("until", ">", now)]))
        .as("facility_count"),
    ])
    .where((where) => where.or([where("name", "ilike", pattern), where("email", "ilike", pattern)]))
    .orderBy("name")
    .orderBy("id")
    .limit(pageSize + 1)
    .execute();
  return { people: rows.slice(0, pageSize), truncated: rows.length > pageSize };
}

export async function setAdministrator(
  db: Db,
  change: { personId: string; administrator: boolean; why: string },
  by: { label: string },
  now: Date,
): Promise<Result<null, "not_found" | "already_held" | "last_administrator">> {
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('setup', 0))`.execute(trx);
    const { personId, administrator, why } = change;
    const person = await trx.selectFrom("person").select("id").where("id", "=", personId).executeTakeFirst();
    const all = await trx.selectFrom("instance_role").select("person_id").execute();
    const isOne = all.some(({ person_id }) => person_id === personId);
    if (!person || (!administrator && !isOne)) return refuse("not_found");
    if (administrator && isOne) return refuse("already_held");
    if (administrator) {
      await trx
        .insertInto("instance_role")
        .values({ person_id: personId, granted_by: by.label, granted_at: now, why })
        .execute();
    } else {
      if (all.length === 1) return refuse("last_administrator");
      await trx.deleteFrom("instance_role").where("person_id", "=", personId).execute();
    }
    await recordInstanceAudit(trx, {
      at: now,
      actor: by.label,
      action: administrator ? "administrator.granted" : "administrator.ended",
      subject: `person:${personId}`,
      detail: { why },
    });
    return ok(null);
  });
}

/** Removes TOTP, recovery codes and passkeys of a person and ends their sessions. False when there is no such person. */
export async function resetSecondFactor(
  db: Db,
  personId: string,
  why: string,
  by: { label: string },
  now: Date,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const found = await trx
      .updateTable("person")
      .set({ two_factor_enabled: false, updated_at: now })
      .where("id", "=", personId)
      .executeTakeFirst();
    if (found.numUpdatedRows === 0n) return false;
    await trx.deleteFrom("two_factor").where("person_id", "=", personId).execute();
    await trx.deleteFrom("passkey").where("person_id", "=", personId).execute();
    await trx.deleteFrom("person_session").where("person_id", "=", personId).execute();
    await recordInstanceAudit(trx, {
      at: now,
      actor: by.label,
      action: "secondFactor.reset",
      subject: `person:${personId}`,
      detail: { why },
    });
    return true;
  });
}
