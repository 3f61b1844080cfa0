import { recordInstanceAudit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/tables.ts";
import type { NationalReading } from "../../shared/actor.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import "../tables.store.ts";

/** Gives or takes the right to the national picture; it counts from the person's next request. */
export async function setNationalReader(
  db: Db,
  change: { personId: string; reading: NationalReading | null; why: string },
  by: { label: string },
  now: Date,
): Promise<Result<null, "not_found" | "already_held">> {
  const { personId, reading, why } = change;
  return db.transaction().execute(async (trx) => {
    const person = await trx
      .selectFrom("person")
      .select("id")
      .where("id", "=", personId)
      .forUpdate()
      .executeTakeFirst();
    const held = await trx
      .selectFrom("national_reader")
      .select("named")
      .where("person_id", "=", personId)
      .executeTakeFirst();
    if (!person || (reading === null && !held)) return refuse("not_found");
    const named = reading === "named";
    if (held && reading !== null && held.named === named) return refuse("already_held");
    if (reading === null) await trx.deleteFrom("national_reader").where("person_id", "=", personId).execute();
    else {
      const granted = { named, granted_by: by.label, granted_at: now, why };
      await trx
        .insertInto("national_reader")
        .values({ person_id: personId, ...granted })
        .onConflict((conflict) => conflict.column("person_id").doUpdateSet(granted))
        .execute();
    }
    await recordInstanceAudit(trx, {
      at: now,
      actor: by.label,
      action: reading === null ? "nationalReader.ended" : "nationalReader.granted",
      subject: `person:${personId}`,
      detail: reading === null ? { why } : { reading, why },
    });
    return ok(null);
  });
}
