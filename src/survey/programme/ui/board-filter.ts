import type { BoardRow } from "../route-contracts.ts";

/** What of a board is shown; empty: all. Kept in the address. */
export interface BoardFilter {
  q: string;
  company: string;
  move: string;
  state: string;
  late: boolean;
}

export const boardFilter = (search: Readonly<Record<string, string>>): BoardFilter => ({
  q: search.q ?? "",
  company: search.company ?? "",
  move: search.move ?? "",
  state: search.state ?? "",
  late: search.late === "1",
});

/** Rows that fit; what is late comes first when only that is asked for. */
export function filtered(rows: readonly BoardRow[], filter: BoardFilter): BoardRow[] {
  const wanted = filter.q.normalize("NFKC").toLowerCase();
  const fits = rows.filter(
    (row) =>
      (wanted === "" || row.name.normalize("NFKC").toLowerCase().includes(wanted)) &&
      (filter.company === "" || (row.companyId ?? "none") === filter.company) &&
      (filter.move === "" || row.move === filter.move) &&
      (filter.state === "" || row.state === filter.state) &&
      (!filter.late || row.lateDays > 0),
  );
  return filter.late ? fits.toSorted((a, b) => b.lateDays - a.lateDays) : fits;
}
