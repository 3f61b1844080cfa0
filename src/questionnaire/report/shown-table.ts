import type { Cell, CountRow, CountTable, NumberRow, NumberTable, RankTable, Table } from "../table/table.ts";

/**
 * A table as somebody gets to see it: the tabulator's own, or one in which disclosure control hid figures. Whoever lays a table out, draws
 * or exports it takes this shape, so that a hidden figure has nowhere to slip through.
 */
export type ShownTable = ShownCountTable | ShownNumberTable | ShownRankTable;

/** "X" where the figure is hidden. */
export type ShownCell = Cell | { hidden: true };
export type ShownRow = Omit<CountRow, "n" | "cells"> & { n: number | null; cells: readonly ShownCell[] };
export type ShownCountTable = Omit<CountTable, "rows"> & { rows: readonly ShownRow[] };
export type ShownRankTable = Omit<RankTable, "rows" | "scores"> & {
  rows: readonly ShownRow[];
  scores: RankTable["scores"];
};
export type ShownNumberTable = Omit<NumberTable, "rows"> & { rows: readonly (NumberRow & { hidden?: true })[] };

export interface ShownReport {
  title: string;
  instrument: { id: string; edition: string; title: string };
  respondents: number;
  population: number | null;
  asOf: string | null;
  tables: readonly ShownTable[];
}

export const isHidden = (cell: ShownCell): cell is { hidden: true } => "hidden" in cell;

export const isCount = (table: ShownTable): table is ShownCountTable | ShownRankTable => table.kind !== "numbers";

/** Percents of a row's columns add up to its base. */
export const addsUp = (table: ShownCountTable | ShownRankTable): boolean => table.kind === "rank" || table.columnsAddUp;

// What the tabulator makes can be shown as it is.
const _own: (table: Table) => ShownTable = (table) => table;
