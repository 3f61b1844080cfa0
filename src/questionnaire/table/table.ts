/**
 * Tables as they are shown, drawn, exported and published: every figure is in here, and who shows a table computes none.
 * A simple table is a table of counts with one row (everybody) and the options as columns; how it is laid out is up to who shows it.
 */
export type Table = CountTable | NumberTable | RankTable;

interface TableHead {
  /** Unique in its report. */
  id: string;
  figure: number;
  title: string;
  /** Who is counted, as printed under the title: "ベース: 全回答者 (n=46)、無回答を含む". */
  baseNote: string;
  /** Respondents, things of a repeated section, or mentions (延べ). */
  unit: { kind: "respondent" | "thing" | "mention"; label: string };
  chart: "bar" | "band" | "pie" | "none";
  /** One sentence that says what stands out. */
  narrative: string | null;
  /** Below the table: sums of rounded figures that differ, small bases, tests, cautions. */
  notes: readonly string[];
  test: TestResult | null;
}

/**
 * A condition on one variable: its value is among these categories ("" + id; "#noAnswer", "#refused" for what is no option, "#answered"
 * for any answer at all).
 */
export interface Term {
  variable: string;
  is: readonly string[];
  /** Of multiple answers each option is a yes/no of its own: picked, or answered without picking it. */
  picked?: boolean;
}

export interface CountTable extends TableHead {
  kind: "simple" | "cross" | "banner" | "matrix" | "score" | "segments" | "waves";
  rowVariable: string | null;
  columnVariable: string;
  columns: readonly CountColumn[];
  rows: readonly CountRow[];
  /** Percents of a row's columns add up to its base: false for multiple answers. */
  columnsAddUp: boolean;
  /** Digits after the point of `percent`. */
  digits: 0 | 1;
  /**
   * Who is in the table at all (in a total's n), as conditions; disclosure control unites cells of different tables by it. Null: not
   * expressible.
   */
  base: readonly Term[] | null;
}

export interface CountColumn {
  key: string;
  label: string;
  role: "option" | "noAnswer" | "refused";
  where: readonly Term[];
}

export interface CountRow {
  key: string;
  label: string;
  /** Heading above the row: name of the explaining variable in a banner, of the round in a comparison. */
  group: string | null;
  role: "row" | "total" | "noAnswer";
  /** The row's base. Weighted: not a whole number. */
  n: number;
  where: readonly Term[];
  /** By column, where a column means something else in each row (matrix, ranking, score) and its own `where` says nothing. */
  columnsWhere?: readonly (readonly Term[])[];
  /** One for each column. */
  cells: readonly Cell[];
  /** What only some kinds have, in the table's own words: "平均点" of a score, "プール比率". */
  extra?: readonly { label: string; value: number; digits: number; unit: string }[];
}

export interface Cell {
  count: number;
  /** Rounded as printed; null: 0 ("-"), or no base. */
  percent: number | null;
  /** Fractions from 0 to 1, 95 %. */
  interval?: { low: number; high: number };
  /** The option was not there in this row's round: neither zero nor unknown. */
  absent?: true;
}

export interface NumberTable extends TableHead {
  kind: "numbers";
  unitLabel: string;
  sd: "population" | "sample";
  rows: readonly NumberRow[];
  /** As of {@link CountTable}. */
  base: readonly Term[] | null;
}

export interface NumberRow {
  key: string;
  label: string;
  where: readonly Term[];
  variable: string;
  n: number;
  /** Null where n is 0 (sample SD: below 2). Not rounded. */
  mean: number | null;
  sd: number | null;
  median: number | null;
  q1: number | null;
  q3: number | null;
  min: number | null;
  max: number | null;
}

/** Places in rows, options in columns, and what follows from them by option. */
export interface RankTable extends TableHead {
  kind: "rank";
  questions: readonly string[];
  columns: readonly CountColumn[];
  rows: readonly CountRow[];
  digits: 0 | 1;
  /** As of {@link CountTable}. */
  base: readonly Term[] | null;
  /** By option column: points (k places: k for the first … 1 for the last), mean rank among those who gave it a place. */
  scores: readonly { key: string; label: string; points: number; meanRank: number | null; placed: number }[];
}

export interface TestResult {
  name: "chiSquare" | "fisher" | "kruskalWallis";
  statistic: number | null;
  df: number | null;
  p: number;
  /** Cautions: small expected counts, many tests in one report. */
  cautions: readonly string[];
}

/** All tables of a report, in order. */
export interface Report {
  title: string;
  instrument: { id: string; edition: string; title: string };
  /** Respondents in the data. */
  respondents: number;
  population: number | null;
  /** Day of the newest answer, "2026-11-20"; null where answers carry none. */
  asOf: string | null;
  tables: readonly Table[];
}
