import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import type { Trx } from "../platform/db/tables.ts";
import { searchable } from "../shared/text.ts";
import { fieldDefinition } from "./catalogue.ts";
import type { LedgerRecord, RecordKind } from "./contract.ts";
import { type RecordRow, toRecord } from "./record.store.ts";
import type { RecordSearch } from "./route-contracts.ts";
import { filterTerm, queryTerms } from "./search-terms.ts";

/** Counting stops here: nobody needs to know whether there are 40,000 or 41,000, and the page need not wait for it. */
const countUpTo = 1000;

export interface Page {
  items: LedgerRecord[];
  nextCursor: string | null;
  count: { n: number; more: boolean };
}

/** One page of a list. The cursor holds the sort value and number of the last record, so pages do not shift while people write. */
export async function listRecords(trx: Trx, facilityId: string, kind: RecordKind, search: RecordSearch): Promise<Page> {
  const where = conditions(facilityId, kind, search);
  const order = ordering(kind, search.sort);
  const after = search.cursor ? order.after(readCursor(search.cursor)) : sql``;
  const { rows } = await sql<RecordRow & { sort_value: string }>`
    select id, facility_id, kind, number, fields, sources, version, retired_at, updated_at, ${order.value} as sort_value
    from ledger_record
    where ${where} ${after}
    order by ${order.by}
    limit ${search.limit + 1}`.execute(trx);
  const page = rows.slice(0, search.limit);
  const last = page.at(-1);
  const nextCursor =
    rows.length > search.limit && last ? writeCursor({ value: last.sort_value, number: last.number }) : null;
  return { items: page.map(toRecord), nextCursor, count: await count(trx, where) };
}

async function count(trx: Trx, where: RawBuilder<unknown>) {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select 1 from ledger_record where ${where} limit ${countUpTo + 1}) as found`.execute(
    trx,
  );
  const n = rows[0]?.n ?? 0;
  return { n: Math.min(n, countUpTo), more: n > countUpTo };
}

export function conditions(
  facilityId: string,
  kind: RecordKind,
  search: Pick<RecordSearch, "q" | "filter" | "retired">,
): RawBuilder<unknown> {
  const parts = [
    sql`facility_id = ${facilityId}`,
    sql`kind = ${kind}`,
    search.retired === "only" ? sql`retired_at is not null` : sql`retired_at is null`,
  ];
  for (const { field, value } of readFilter(search.filter))
    parts.push(sql`search_terms @> ${[filterTerm(field, value)]}::int[]`);
  const typed = searchable(search.q ?? "");
  if (typed) {
    const terms = queryTerms(typed);
    if (terms.length) parts.push(sql`search_terms @> ${terms}::int[]`);
    parts.push(sql`position(${typed} in search_text) > 0`);
  }
  return sql.join(parts, sql` and `);
}

export function readFilter(filter: string | undefined): { field: string; value: string }[] {
  return (filter ?? "").split(",").flatMap((part) => {
    const at = part.indexOf(":");
    return at > 0 ? [{ field: part.slice(0, at), value: part.slice(at + 1) }] : [];
  });
}

const Cursor = z.object({ value: z.string().nullable(), number: z.int() });
const writeCursor = (cursor: z.infer<typeof Cursor>) => Buffer.from(JSON.stringify(cursor)).toString("base64url");
export class BadCursor extends Error {}
function readCursor(text: string): z.infer<typeof Cursor> {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
  } catch {
    throw new BadCursor();
  }
}

function ordering(kind: RecordKind, sort: string) {
  const down = sort.startsWith("-");
  const field = down ? sort.slice(1) : sort;
  const direction = sql.raw(down ? "desc" : "asc");
  const beyond = sql.raw(down ? "<" : ">");
  if (field === "number") {
    const after = (cursor: { number: number }) => sql`and number ${beyond} ${cursor.number}`;
    return { value: sql`number::text`, by: sql`number ${direction}`, after };
  }
  const value = sortValue(kind, field);
  return {
    value: sql`${value}::text`,
    by: sql`${value} ${direction}, number ${direction}`,
    after: (cursor: z.infer<typeof Cursor>) =>
      sql`and (${value}, number) ${beyond} (${cursor.value}, ${cursor.number})`,
  };
}

/** Sorting by any field of the catalogue; what has no value comes first (upwards), since that is what needs attention. */
function sortValue(kind: RecordKind, field: string): RawBuilder<unknown> {
  if (field === "name") return sql`name`;
  if (field === "updatedAt") return sql`updated_at`;
  const definition = fieldDefinition(kind, field);
  if (!definition) return sql`name`;
  if (definition.type.is === "whole") return sql`lpad(coalesce(fields #>> ${[field, "value"]}, ''), 12)`;
  return sql`coalesce(fields #>> ${[field, "value"]}, '')`;
}
