import type { SetRow, SetTable } from "./set-shape.ts";

/**
 * Cuts a table into tables of one page each, heads included. Heights are known, so the cuts are ours: no band is left alone at the
 * foot of a page, a band goes on with 「つづき」 on the next one, and Typst can lay the pages out side by side.
 * @param first points left on the first page
 * @param page points on every other page; a row taller than that gets a page of its own
 */
export function paginate(table: SetTable, first: number, page: number): SetTable[] {
  const heads = table.headHeight + (table.groups.length > 0 ? table.groupHeight : 0);
  const pages: SetRow[][] = [];
  let rows: SetRow[] = [];
  let used = heads;
  let room = first;
  let band: SetRow | undefined;
  const turn = () => {
    const carried = trailingBand(rows);
    pages.push(rows.slice(0, rows.length - carried.length));
    rows = carried.length > 0 || !band ? carried : [continued(band)];
    used = heads + rows.reduce((sum, row) => sum + row.height, 0);
    room = page;
  };
  for (const row of table.rows) {
    if (used + row.height > room && rows.some(isContent)) turn();
    if (row.is === "band") band = row;
    rows.push(row);
    used += row.height;
  }
  pages.push(rows);
  return pages.filter((part) => part.length > 0).map((part) => ({ ...table, rows: part }));
}

const isContent = (row: SetRow) => row.is === "row" || row.is === "total";

/** Bands and their facts that would stand at the foot of a page without a row under them. */
function trailingBand(rows: readonly SetRow[]): SetRow[] {
  const last = rows.findLastIndex(isContent);
  return rows.slice(last + 1);
}

const continued = (band: SetRow): SetRow =>
  band.is === "band" ? { ...band, lines: band.continued, height: band.continuedHeight } : band;
