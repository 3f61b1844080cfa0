import { sql } from "kysely";
import { z } from "zod";
import type { Trx } from "../platform/db/tables.ts";
import { searchable } from "../shared/text.ts";
import { fieldDefinition } from "./catalogue.ts";
import type { LedgerRecord, RecordId, RecordKind } from "./contract.ts";
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
  const descending = search.sort.startsWith("-");
  const order = orderOf(kind, descending ? search.sort.slice(1) : search.sort);
  const after = search.cursor ? readCursor(search.cursor) : null;
  const match = matching(facilityId, kind, search);
  const { rows } = await sql<RecordRow & { sort_value: string }>`
    select * from ledger_page(${match}, ${order}, ${descending}, ${after?.value ?? null}, ${after?.number ?? null},
      ${search.limit + 1})`.execute(trx);
  const counted = await sql<{ n: number }>`select ledger_count(${match}, ${countUpTo + 1}) as n`.execute(trx);
  const n = counted.rows[0]?.n ?? 0;
  const page = rows.slice(0, search.limit);
  const last = page.at(-1);
  return {
    items: page.map(toRecord),
    nextCursor:
      rows.length > search.limit && last ? writeCursor({ value: last.sort_value, number: last.number }) : null,
    count: { n: Math.min(n, countUpTo), more: n > countUpTo },
  };
}

/** More records than a hospital has; ledger_page wants a limit. */
const all = 10_000_000;

/** Ids of all records of a list as it is searched and filtered, for whoever exports what they see. */
export async function matchingIds(
  trx: Trx,
  facilityId: string,
  kind: RecordKind,
  { q, filter }: Pick<RecordSearch, "q" | "filter">,
): Promise<RecordId[]> {
  const { rows } = await sql<{ id: RecordId }>`
    select id from ledger_page(${matching(facilityId, kind, { q, filter, retired: "without" })}, 'number', false, null, null, ${all})`.execute(
    trx,
  );
  return rows.map(({ id }) => id);
}

/** The first five arguments of ledger_page and ledger_count. */
function matching(
  facilityId: string,
  kind: RecordKind,
  { q, filter, retired }: Pick<RecordSearch, "q" | "filter" | "retired">,
) {
  const typed = searchable(q ?? "");
  const terms = [...readFilter(filter).map(({ field, value }) => filterTerm(field, value)), ...queryTerms(typed)];
  return sql`${facilityId}::uuid, ${kind}, ${retired === "only"}, ${terms}::int[], ${typed}`;
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

/** Sorting by any field of the catalogue; what has no value comes first (upwards), since that is what needs attention. */
function orderOf(kind: RecordKind, sort: string): string {
  if (sort === "number" || sort === "name") return sort;
  if (sort === "updatedAt") return "updated_at";
  return fieldDefinition(kind, sort) ? sort : "name";
}
