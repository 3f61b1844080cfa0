import type { Place } from "./read-figures.ts";
import type { ReleasedTable } from "./released-table.ts";

interface NamedPlace {
  place: string;
  tableId: string;
  rowKey: string;
  /** Null: the base of the row. */
  columnKey: string | null;
}

/** A place in the words of its table; undefined: a figure that stands in none. */
export function namedPlace(tables: readonly ReleasedTable[], place: Place | undefined): NamedPlace {
  const table = tables.find(({ id }) => id === place?.tableId);
  const row = place && table?.rows[place.row];
  if (!place || !table || !row) return { place: "表にない件数", tableId: "", rowKey: "", columnKey: null };
  const column = place.column === null || table.kind === "numbers" ? undefined : table.columns[place.column];
  const words = [`図表${table.figure}`, row.label, column ? column.label : "n"].join(" / ");
  return { place: words, tableId: table.id, rowKey: row.key, columnKey: column?.key ?? null };
}

export const placeWords = (tables: readonly ReleasedTable[], place: Place | undefined): string =>
  namedPlace(tables, place).place;
