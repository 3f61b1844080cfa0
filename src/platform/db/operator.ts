import { sql } from "kysely";
import type { Db, Trx } from "./tables.ts";

/**
 * Runs `work` under the operator's narrow role, which reads across all facilities only what running the instance needs. For the command
 * line, the start of the server and the administrator's screens; never for what a hospital holds.
 */
export const asOperator = <T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> =>
  db.transaction().execute(async (trx) => {
    await sql`set local role sekisho_operator`.execute(trx);
    return work(trx);
  });
