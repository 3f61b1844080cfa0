import { setImmediate } from "node:timers/promises";
import type { Compilable } from "kysely";
import type { Trx } from "./tables.ts";

/**
 * Writes many rows, `size` a statement. While the database works on one statement the next is made ready here, so a long import
 * keeps both busy.
 */
export async function writeBatches<Row>(
  trx: Trx,
  rows: Iterable<Row>,
  size: number,
  statement: (batch: Row[]) => Compilable,
): Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  const send = async (batch: Row[]) => {
    const ready = statement(batch).compile();
    await running;
    running = trx.executeQuery(ready);
    // Met by the next `await running`; until then it is no unhandled rejection.
    running.catch(() => {});
    // Lets it leave for the database before this thread is busy again.
    await setImmediate();
  };
  let batch: Row[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length < size) continue;
    await send(batch);
    batch = [];
  }
  if (batch.length > 0) await send(batch);
  await running;
}
