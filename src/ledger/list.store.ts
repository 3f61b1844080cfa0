import { sql } from "kysely";
import { z } from "zod";
import type { Trx } from "../platform/db/tables.ts";
import { fieldDefinition } from "./catalogue.ts";
import type { FacilityId, RecordId, RecordKind } from "./contract.ts";
import type { ListedRecord, Page } from "./listed-record.ts";
import type { RecordRow } from "./record.store.ts";
import type { RecordSearch } from "./route-contracts.ts";
import { filterTerm, queryWords, wordTerms } from "./search-terms.ts";

/** Counting stops here: nobody needs to know whether there are 40,000 or 41,000, and the page need not wait for it. */
const countUpTo = 1000;

interface ListedRow extends Omit<RecordRow, "fields" | "sources" | "search_text" | "search_terms"> {
  fields: string;
  sources: string;
  total: number;
  sort_value: string;
}

/** One page of a list. The cursor holds the sort value and number of the last record, so pages do not shift while people write. */
export async function listRecords(trx: Trx, facilityId: string, kind: RecordKind, search: RecordSearch): Promise<Page> {
  const descending = search.sort.startsWith("-");
  const order = orderOf(kind, descending ? search.sort.slice(1) : search.sort);
  const after = search.cursor ? readCursor(search.cursor) : null;
  const { rows } = await sql<ListedRow>`
    select total, id, facility_id, kind, number, name, fields::text as fields, sources::text as sources, version, retired_at, updated_at, sort_value
    from ledger_page(${matching(facilityId, kind, search)}, ${order}, ${descending}, ${after?.value ?? null}, ${after?.number ?? null},
      ${search.limit + 1}, ${countUpTo + 1})`.execute(trx);
  const total = rows[0]?.total ?? 0;
  const page = rows.slice(0, search.limit);
  const last = page.at(-1);
  return {
    items: page.map(listed),
    nextCursor:
      rows.length > search.limit && last ? writeCursor({ value: last.sort_value, number: last.number }) : null,
    count: { n: Math.min(total, countUpTo), more: total > countUpTo },
  };
}

const listed = (row: ListedRow): ListedRecord => ({
  id: row.id as RecordId,
  facilityId: row.facility_id as FacilityId,
  kind: row.kind as RecordKind,
  number: row.number,
  name: row.name,
  fields: row.fields,
  sources: row.sources,
  version: row.version,
  retiredAt: row.retired_at?.toISOString() ?? null,
  updatedAt: row.updated_at.toISOString(),
});

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
    select id from ledger_page(${matching(facilityId, kind, { q, filter, retired: "without" })}, 'number', false, null, null, ${all}, 1)`.execute(
    trx,
  );
  return rows.map(({ id }) => id);
}

/** The first six arguments of ledger_page. */
function matching(
  facilityId: string,
  kind: RecordKind,
  { q, filter, retired }: Pick<RecordSearch, "q" | "filter" | "retired">,
) {
  const words = queryWords(q ?? "");
  const filters = readFilter(filter).map(({ field, value }) => filterTerm(field, value));
  return sql`${facilityId}::uuid, ${kind}, ${retired === "only"}, ${filters}::int[], ${wordTerms(words)}::int[], ${words}::text[]`;
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
