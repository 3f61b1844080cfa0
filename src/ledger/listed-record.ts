import type { LedgerRecord } from "./contract.ts";

/** A record as a list sends it on: fields and sources stay the JSON text they are stored as, since nobody here looks into them. */
export interface ListedRecord extends Omit<LedgerRecord, "fields" | "sources"> {
  name: string;
  fields: string;
  sources: string;
}

export interface Page {
  items: ListedRecord[];
  nextCursor: string | null;
  count: { n: number; more: boolean };
}

/**
 * The reply of `listRecords` as JSON text. Half the work of a long list would be to read its fields from JSON, check what the database
 * has kept since it was checked, and write it as JSON again.
 */
export function pageJson(
  { items, nextCursor, count }: Page,
  actions: (record: ListedRecord) => unknown,
  mayCreate: boolean,
): string {
  const records = items.map((record) => {
    const { fields, sources, ...plain } = record;
    const rest = JSON.stringify({ ...plain, actions: actions(record) });
    return `${rest.slice(0, -1)},"fields":${fields},"sources":${sources}}`;
  });
  return `{"items":[${records.join(",")}],${JSON.stringify({ nextCursor, count, mayCreate }).slice(1)}`;
}
