import type {
  Cell,
  CountColumn,
  CountRow,
  CountTable,
  NumberRow,
  NumberTable,
  RankTable,
  Table,
} from "../table/table.ts";

/**
 * A table as somebody gets to see it: the tabulator's own, or a released one in which disclosure control hid figures. Whoever lays a table
 * out, draws or exports it takes this shape, so that a hidden figure has nowhere to slip through.
 */
export type ShownTable = ShownCountTable | ShownNumberTable | ShownRankTable;

/** A figure that is not told. */
export const hiddenMark = "X";
export type HiddenMark = typeof hiddenMark;
type OrHidden<T> = T | HiddenMark;

/** The percent alone is hidden where it would give away a hidden base. */
export interface ShownFigure {
  count: number;
  percent: OrHidden<number | null>;
  interval?: Cell["interval"] | undefined;
  absent?: true | undefined;
}
export type ShownCell = OrHidden<ShownFigure>;
export type ShownColumn = Omit<CountColumn, "where">;
export interface ShownRow extends Pick<CountRow, "key" | "label" | "group" | "role"> {
  n: OrHidden<number>;
  cells: readonly ShownCell[];
  extra?: CountRow["extra"] | undefined;
}
type Counted<T extends CountTable | RankTable> = Omit<T, "columns" | "rows" | "base" | "scores"> & {
  columns: readonly ShownColumn[];
  rows: readonly ShownRow[];
};
export type ShownCountTable = Counted<CountTable>;
type Score = RankTable["scores"][number];
export type ShownRankTable = Counted<RankTable> & {
  scores: readonly (Pick<Score, "key" | "label"> & {
    [measure in "points" | "meanRank" | "placed"]: OrHidden<Score[measure]>;
  })[];
};
type Measure = "n" | "mean" | "sd" | "median" | "q1" | "q3" | "min" | "max";
export type ShownNumberRow = Pick<NumberRow, "key" | "label" | "variable"> & {
  [measure in Measure]: OrHidden<NumberRow[measure]>;
};
export type ShownNumberTable = Omit<NumberTable, "rows" | "base"> & { rows: readonly ShownNumberRow[] };

export interface ShownReport {
  title: string;
  instrument: { id: string; edition: string; title: string };
  respondents: number;
  population: number | null;
  asOf: string | null;
  tables: readonly ShownTable[];
}

export const isHidden = (figure: unknown): figure is HiddenMark => figure === hiddenMark;

/** What can be drawn of a figure: nothing of one that is hidden, or of none at all. */
export const toldNumber = (figure: OrHidden<number | null>): number | null => (isHidden(figure) ? null : figure);

export const isCount = (table: ShownTable): table is ShownCountTable | ShownRankTable => table.kind !== "numbers";

/** Percents of a row's columns add up to its base. */
export const addsUp = (table: ShownCountTable | ShownRankTable): boolean => table.kind === "rank" || table.columnsAddUp;

// What the tabulator makes can be shown as it is.
const _own: (table: Table) => ShownTable = (table) => table;
