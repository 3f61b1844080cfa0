import { sql } from "kysely";
import type { Db } from "../../platform/db/tables.ts";

/**
 * Lets recovery codes be used one after the other, over all processes. The library exchanges the list of codes by
 * `update … where id in (select … where backup_codes = <the list it read> limit 1)`; PostgreSQL does not look at that subquery again
 * after waiting for a row, so of two requests at the same moment both would use the same code.
 *
 * Within a process they queue here first: a waiting transaction holds a connection, and many of them could take every connection
 * from the one that has the lock.
 */
export function createTurns(db: Db): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(() =>
      db.transaction().execute(async (trx) => {
        await sql`select pg_advisory_xact_lock(hashtextextended('recovery-code', 0))`.execute(trx);
        return work();
      }),
    );
    last = turn.catch(() => {});
    return turn;
  };
}
