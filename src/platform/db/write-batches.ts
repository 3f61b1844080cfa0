import { setImmediate } from "node:timers/promises";
import { CompiledQuery } from "kysely";
import type { Tables, Trx } from "./tables.ts";

/**
 * Inserts many rows, `size` a statement. While the database works on one statement the next is made ready here, so a long import
 * keeps both busy. The words of a statement are made once and not by the query builder, whose tree for 500 rows is larger than the
 * rows: memory of a 100,000-row import is what it saves.
 * @param columns that every row states; `size` × their number stays under PostgreSQL's 65,535 parameters
 */
export async function insertInBatches<Table extends keyof Tables & string>(
  trx: Trx,
  table: Table,
  columns: readonly (keyof Tables[Table] & string)[],
  rows: Iterable<Tables[Table]>,
  size: number,
): Promise<void> {
  const full = insertOf(table, columns, size);
  let running: Promise<unknown> = Promise.resolve();
  const send = async (values: unknown[]) => {
    const count = values.length / columns.length;
    const text = count === size ? full : insertOf(table, columns, count);
    await running;
    running = trx.executeQuery(CompiledQuery.raw(text, values));
    // Met by the next `await running`; until then it is no unhandled rejection.
    running.catch(() => {});
    // Lets it leave for the database before this thread is busy again.
    await setImmediate();
  };
  let values: unknown[] = [];
  for (const row of rows) {
    for (const column of columns) values.push(row[column]);
    if (values.length < size * columns.length) continue;
    await send(values);
    values = [];
  }
  if (values.length > 0) await send(values);
  await running;
}

/** insert into "t" ("a", "b") values ($1,$2),($3,$4) … */
function insertOf(table: string, columns: readonly string[], count: number): string {
  const quoted = (name: string) => `"${name}"`;
  const row = (at: number) => `(${columns.map((_, column) => `$${at * columns.length + column + 1}`).join(",")})`;
  const rows = Array.from({ length: count }, (_, at) => row(at));
  return `insert into ${quoted(table)} (${columns.map(quoted).join(", ")}) values ${rows.join(",")}`;
}
