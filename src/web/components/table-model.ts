import {
  createSortedRowModel,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_text,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { type ReactNode, useMemo, useState } from "react";

export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Pixels. */
  width: number;
  align?: "left" | "right";
  /** Stays in view while the rest scrolls sideways; only for the first columns. */
  frozen?: boolean;
  /** Sorted here by this value; without it, and with `sort` given to the table, the server sorts if `sortable`. */
  sortValue?: (row: Row) => string | number | null;
  sortable?: boolean;
}

export interface Sort {
  column: string;
  descending: boolean;
}

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric, text: sortFn_text },
});

/** Rows in the order to show. With `onSort` the server sorts and the rows come sorted; otherwise they are sorted here. */
export function useTableModel<Row extends object>(options: {
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowId: (row: Row) => string;
  sort?: Sort | null | undefined;
  onSort?: ((sort: Sort) => void) | undefined;
}) {
  const [ownSort, setOwnSort] = useState<Sort | null>(null);
  const sort = options.onSort ? (options.sort ?? null) : ownSort;
  const data = useMemo(() => [...options.rows], [options.rows]);
  const columns = useMemo(
    () =>
      options.columns.map((column) => ({
        id: column.id,
        accessorFn: (row: Row) => column.sortValue?.(row) ?? undefined,
        sortUndefined: "last" as const,
      })),
    [options.columns],
  );
  const table = useTable({
    features,
    columns,
    data,
    getRowId: options.rowId,
    manualSorting: Boolean(options.onSort),
    state: { sorting: sort ? [{ id: sort.column, desc: sort.descending }] : [] },
    onSortingChange: () => {},
  });
  const rows = table.getRowModel().rows.map((row) => row.original);
  const canSort = (column: Column<Row>) => (options.onSort ? (column.sortable ?? false) : Boolean(column.sortValue));
  return { rows, sort, setSort: options.onSort ?? setOwnSort, canSort };
}
