import { sql } from "kysely";
import { z } from "zod";
import { recordInstanceAudit } from "../platform/audit/audit.ts";
import type { Db, Trx } from "../platform/db/tables.ts";
import { event, findErasure } from "./erasure.store.ts";
import type { StoredErasure } from "./tables.store.ts";

/**
 * An erasure that two people agreed on, as it is kept beside backups: enough to do it again where an older backup was restored, under the
 * same number, so that its certificate stays true. Of the hospital: its id and the digest of its name.
 */
export const ErasedBefore = z.object({
  id: z.uuid(),
  hospital_id: z.uuid(),
  requested_by: z.string(),
  requested_name: z.string(),
  requested_at: z.coerce.date(),
  expires_at: z.coerce.date(),
  agreed_by: z.string(),
  agreed_name: z.string(),
  agreed_at: z.coerce.date(),
  name_salt: z.string(),
  name_hash: z.string(),
  /** Tablets and people told, as they stood when it was agreed on. */
  record: z.record(z.string(), z.unknown()),
});
export type ErasedBefore = z.infer<typeof ErasedBefore>;

const begun = ["closing", "erased", "finished"] as const;
const isBegun = (erasure: StoredErasure | undefined): boolean =>
  erasure !== undefined && begun.some((state) => state === erasure.state);

/** All erasures that have begun. Data from before there was any know none. */
export async function erasuresBegun(db: Db): Promise<ErasedBefore[]> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('custody_erasure') is not null as there`.execute(
    db,
  );
  if (!rows[0]?.there) return [];
  const found = await db.selectFrom("custody_erasure").selectAll().where("state", "in", begun).execute();
  return found.map((row) => ErasedBefore.parse(row));
}

/**
 * Lets erasures begin again that this database does not know, since it is older than they are. They end as any other (eraseDue).
 * @returns those that had to begin again
 */
export async function beginAgain(db: Db, known: readonly ErasedBefore[], at: Date): Promise<ErasedBefore[]> {
  const again: ErasedBefore[] = [];
  for (const erasure of known) {
    const began = await db.transaction().execute(async (trx) => {
      if (isBegun(await findErasure(trx, erasure.id))) return false;
      await begin(trx, erasure, at);
      return true;
    });
    if (began) again.push(erasure);
  }
  return again;
}

async function begin(trx: Trx, erasure: ErasedBefore, at: Date): Promise<void> {
  const { id, hospital_id } = erasure;
  await trx
    .updateTable("custody_erasure")
    .set({ state: "recalled", ended_at: at, why: "", code_hash: null })
    .where("hospital_id", "=", hospital_id)
    .where("state", "=", "requested")
    .where("id", "<>", id)
    .execute();
  const begins = { ...erasure, state: "closing" as const, record: JSON.stringify(erasure.record) as never };
  await trx
    .insertInto("custody_erasure")
    .values({ ...begins, why: "" } as unknown as StoredErasure)
    .onConflict((conflict) => conflict.column("id").doUpdateSet({ ...begins, ended_at: null }))
    .execute();
  const by = { label: erasure.agreed_by, name: erasure.agreed_name };
  await recordInstanceAudit(trx, event(by, "custody.erasureBegunAgain", id, at, hospital_id, { why: "restored" }));
  await sql`select custody_close(${id}, ${at})`.execute(trx);
}
