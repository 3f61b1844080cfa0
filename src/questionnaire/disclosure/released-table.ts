import { z } from "zod";

/**
 * Tables as they leave the house: made from src/questionnaire/table/table.ts with what would give somebody away taken out. Kept as JSON
 * with the release, and all that public pages and files ever read. A hidden figure is `X`; a count of 0 stays 0 and is shown as "-".
 * The terms stay, because the next release of the same answers has to know who was counted here; they say nothing about anybody.
 */
export const hidden = "X";
const Hidden = z.literal(hidden);
const orHidden = <T extends z.ZodType>(shown: T) => z.union([shown, Hidden]);

const Term = z.object({ variable: z.string(), is: z.array(z.string()), picked: z.boolean().exactOptional() });
const Terms = z.array(Term);

const TestResult = z.object({
  name: z.enum(["chiSquare", "fisher", "kruskalWallis"]),
  statistic: z.number().nullable(),
  df: z.number().nullable(),
  p: z.number(),
  cautions: z.array(z.string()),
});

const head = {
  id: z.string(),
  figure: z.number(),
  title: z.string(),
  /** Without "(n=46)" where that number is hidden. */
  baseNote: z.string(),
  unit: z.object({ kind: z.enum(["respondent", "thing", "mention"]), label: z.string() }),
  chart: z.enum(["bar", "band", "pie", "none"]),
  /** Null in every table that hides something: the sentence would rank what is not told. */
  narrative: z.string().nullable(),
  notes: z.array(z.string()),
  /** Null in every table that hides something. */
  test: TestResult.nullable(),
  /** Every count and base is a multiple of this, near the true one; null: they are exact. */
  roundedTo: z.int().min(2).nullable(),
};

const Column = z.object({
  key: z.string(),
  label: z.string(),
  role: z.enum(["option", "noAnswer", "refused"]),
  where: Terms,
});

const Cell = orHidden(
  z.object({
    count: z.number(),
    /** `X` where the row's base is hidden, which the percent would give away. */
    percent: orHidden(z.number().nullable()),
    interval: z.object({ low: z.number(), high: z.number() }).exactOptional(),
    absent: z.literal(true).exactOptional(),
  }),
);

const Row = z.object({
  key: z.string(),
  label: z.string(),
  group: z.string().nullable(),
  role: z.enum(["row", "total", "noAnswer"]),
  n: orHidden(z.number()),
  where: Terms,
  columnsWhere: z.array(Terms).exactOptional(),
  cells: z.array(Cell),
  /** Left out where the row hides something. */
  extra: z
    .array(z.object({ label: z.string(), value: z.number(), digits: z.number(), unit: z.string() }))
    .exactOptional(),
});

export const ReleasedCountTable = z.object({
  ...head,
  kind: z.enum(["simple", "cross", "banner", "matrix", "score", "segments", "waves"]),
  rowVariable: z.string().nullable(),
  columnVariable: z.string(),
  columns: z.array(Column),
  rows: z.array(Row),
  columnsAddUp: z.boolean(),
  digits: z.union([z.literal(0), z.literal(1)]),
  base: Terms.nullable(),
});
export type ReleasedCountTable = z.infer<typeof ReleasedCountTable>;

const Summary = orHidden(z.number().nullable());

export const ReleasedNumberTable = z.object({
  ...head,
  kind: z.literal("numbers"),
  base: Terms.nullable(),
  unitLabel: z.string(),
  sd: z.enum(["population", "sample"]),
  rows: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      where: Terms,
      variable: z.string(),
      n: orHidden(z.number()),
      /** Rounded to the digits that are printed. */
      mean: Summary,
      sd: Summary,
      median: Summary,
      q1: Summary,
      q3: Summary,
      min: Summary,
      max: Summary,
    }),
  ),
});
export type ReleasedNumberTable = z.infer<typeof ReleasedNumberTable>;

export const ReleasedRankTable = z.object({
  ...head,
  kind: z.literal("rank"),
  base: Terms.nullable(),
  questions: z.array(z.string()),
  columns: z.array(Column),
  rows: z.array(Row),
  digits: z.union([z.literal(0), z.literal(1)]),
  /** `X` where a place of the option is hidden, which points and mean rank would give away. */
  scores: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      points: orHidden(z.number()),
      meanRank: Summary,
      placed: orHidden(z.number()),
    }),
  ),
});
export type ReleasedRankTable = z.infer<typeof ReleasedRankTable>;

export const ReleasedTable = z.union([ReleasedNumberTable, ReleasedRankTable, ReleasedCountTable]);
export type ReleasedTable = z.infer<typeof ReleasedTable>;
export type ReleasedCell = z.infer<typeof Cell>;
export type ReleasedRow = z.infer<typeof Row>;
