import { sql } from "kysely";
import { recordInstanceAudit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/tables.ts";
import { operator } from "../cli/operator.ts";

const madeAction = "backup.made";

/** Who takes a copy of everything is written down, as what leaves with it. */
export const noteBackup = (db: Db, made: { name: string; bytes: number; sha256: string }, at: Date): Promise<void> =>
  db.transaction().execute((trx) =>
    recordInstanceAudit(trx, {
      at,
      actor: operator.label,
      action: madeAction,
      subject: `backup:${made.name}`,
      detail: { bytes: made.bytes, manifest: made.sha256 },
    }),
  );

/** When the last whole backup was made, by the audit log; null: never. */
export async function lastBackup(db: Db): Promise<Date | null> {
  const { rows } = await sql<{ at: Date }>`
    select at from instance_audit_entry where action = ${sql.lit(madeAction)} order by seq desc limit 1`.execute(db);
  return rows[0]?.at ?? null;
}
