import { z } from "zod";
import { Condition, Derived, ItemId } from "../instrument/instrument.ts";

/** A variable of the data set: question, "Q9.q1", derived, or "@bedClass". */
export const VariableId = z.string().regex(/^@?[\p{L}\p{N}][\p{L}\p{N}._-]{0,129}$/u);

/**
 * Who is counted. 非該当 never is. `noAnswer`: "last" keeps 無回答 in the base, as the last category; "dropped" takes it out of the base.
 * `everybody` counts those not asked as well (a condition that was printed but not applied).
 */
export const Base = z.strictObject({
  when: Condition.optional(),
  noAnswer: z.enum(["last", "dropped"]).optional(),
  everybody: z.boolean().optional(),
});
export type Base = z.infer<typeof Base>;

const head = {
  /** Left out: made from what is tabulated. Unique in the plan. */
  id: z.string().max(200).optional(),
  /** 図表番号. Left out: numbered in order. */
  figure: z.int().min(1).optional(),
  title: z.string().max(300).optional(),
  base: Base.optional(),
  /** Section asked anew for each thing: things are counted (延べ), not respondents. */
  unit: ItemId.optional(),
  /** With `unit` left out: of multiple answers, mentions are counted (延べ). */
  mentions: z.boolean().optional(),
  /** `one`: a decimal, from counts, half up. `whole`: whole numbers that add up to 100, by largest remainder, ties to the first. */
  percent: z.enum(["one", "whole"]).optional(),
  chart: z.enum(["bar", "band", "pie", "none"]).optional(),
  /** For information, below the table. */
  test: z.enum(["chiSquare", "fisher", "kruskalWallis"]).optional(),
  /** Wilson intervals, with finite-population correction where the plan knows the population. */
  intervals: z.boolean().optional(),
  /** By the plan's weights, or those that came with the answers. */
  weighted: z.boolean().optional(),
};

/** Whether rows without an answer in the row variable are left out ("dropped", the default) or make a row of their own. */
const rowRule = { rowNoAnswer: z.enum(["dropped", "last"]).optional(), total: z.boolean().optional() };

export const TableSpec = z.discriminatedUnion("kind", [
  z.strictObject({ ...head, kind: z.literal("simple"), of: VariableId }),
  /** 表側 `rows` explains, 表頭 `columns` is the target; percents of the row. */
  z.strictObject({ ...head, ...rowRule, kind: z.literal("cross"), rows: VariableId, columns: VariableId }),
  /** Several explaining variables below one another, the total first. */
  z.strictObject({
    ...head,
    ...rowRule,
    kind: z.literal("banner"),
    rows: z.array(VariableId).min(1),
    columns: VariableId,
  }),
  /** Several variables with the same categories, one a row. */
  z.strictObject({ ...head, kind: z.literal("matrix"), of: z.array(VariableId).min(1) }),
  /** `places`: what the places are called, first place first ("1位" … where left out). */
  z.strictObject({ ...head, kind: z.literal("rank"), of: ItemId, places: z.array(z.string().max(100)).optional() }),
  /** n, mean, SD (population by default), median, quartiles, min, max; `by` groups. */
  z.strictObject({
    ...head,
    kind: z.literal("numbers"),
    of: z.array(VariableId).min(1),
    by: VariableId.optional(),
    sd: z.enum(["population", "sample"]).optional(),
  }),
  /** Correct, wrong and open answers by knowledge question, and the distribution of the score. */
  z.strictObject({ ...head, kind: z.literal("score"), of: z.array(ItemId).min(1), by: VariableId.optional() }),
  /** Share of one answer by segment, pooled share and mean of the segments' shares, named differently. */
  z.strictObject({ ...head, kind: z.literal("segments"), of: VariableId, is: z.array(ItemId).min(1), by: VariableId }),
  /** Beside the round before, through the mapping of editions; of a number its summary in both rounds. */
  z.strictObject({ ...head, kind: z.literal("waves"), of: VariableId }),
]);
export type TableSpec = z.infer<typeof TableSpec>;

export const TablePlan = z.strictObject({
  format: z.literal("sekisho/table-plan/1"),
  instrument: ItemId,
  title: z.string().max(300).optional(),
  /** What tables take where they say nothing themselves. */
  defaults: z
    .strictObject({
      noAnswer: z.enum(["last", "dropped"]).optional(),
      percent: z.enum(["one", "whole"]).optional(),
      intervals: z.boolean().optional(),
      weighted: z.boolean().optional(),
    })
    .optional(),
  /**
   * Weights that give the groups of a variable the shares they have in the population (事後層化): how many there are in each group. Who
   * is in none of them has no weight.
   */
  weights: z.strictObject({ by: VariableId, population: z.record(z.string(), z.number().min(0)) }).optional(),
  /** How many there are in all, for response rate and finite-population correction. */
  population: z.int().min(1).optional(),
  /** Collapsed categories, bins, and other variables only tables need; they may be used in conditions by `derived`. */
  derived: z.array(Derived).optional(),
  /** Questions whose printed condition was not applied: everybody counts as asked. */
  askedOfAll: z.array(ItemId).optional(),
  /** The round before, whose answers tables stand beside. Known to the server; on the command line answers are files. */
  previousRound: z.uuid().optional(),
  /** Tables of every question are made before these unless it says false; beside the round before where there is one. */
  everyQuestion: z.boolean().optional(),
  tables: z.array(TableSpec),
});
export type TablePlan = z.infer<typeof TablePlan>;
