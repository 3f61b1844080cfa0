import { z } from "zod";
import type { Result } from "../../shared/result.ts";
import type { Table } from "../table/table.ts";
import type { ReleasedTable } from "./released-table.ts";

/** What counts as too few, and how little an outsider may learn of what is hidden. Reasons: docs/decisions/0005-disclosure-control.md. */
export const DisclosureRule = z.strictObject({
  /** Counts from 1 to threshold − 1 are not told. 3 for readers bound by their office, 5 for everybody (domain.md 6-5). */
  threshold: z.int().min(2).max(100),
  /** Numbers: the `largest` biggest values may not make up more than `sharePercent` of a group's sum. Null: not asked for. */
  dominance: z.object({ largest: z.int().min(1).max(5), sharePercent: z.number().gt(0).max(100) }).nullable(),
  /** Smallest and greatest value of a group are one respondent's each; they are told only where somebody asked for it. */
  extremes: z.enum(["hidden", "shown"]),
});
export type DisclosureRule = z.infer<typeof DisclosureRule>;

export const defaultRule: DisclosureRule = {
  threshold: 5,
  dominance: { largest: 1, sharePercent: 80 },
  extremes: "hidden",
};

/**
 * How small figures are protected.
 * - `suppress`: they and as few others as needed are hidden.
 * - `collapse`: the options named become one, in every table of the variable; what is still too small is hidden.
 * - `drop`: the tables named are left out; what is still too small in the others is hidden.
 * - `round`: every count is told as a multiple of the base.
 */
export const ProtectionChoice = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("suppress") }),
  z.strictObject({
    kind: z.literal("collapse"),
    variable: z.string(),
    options: z.array(z.string()).min(2),
    label: z.string().min(1).max(300),
  }),
  z.strictObject({ kind: z.literal("drop"), tables: z.array(z.string()).min(1) }),
  z.strictObject({ kind: z.literal("round"), base: z.union([z.literal(3), z.literal(5)]) }),
]);
export type ProtectionChoice = z.infer<typeof ProtectionChoice>;

export interface ProtectionRequest {
  /** All tables of the release together, as tabulated. Ids are unique. */
  tables: readonly Table[];
  /** Respondents of the round, as the report prints it: known to everybody. */
  respondents: number;
  rule: DisclosureRule;
  /** Tables of every earlier release of the same answers (of one round); they cannot be called back. */
  earlier: readonly ReleasedTable[];
  choice: ProtectionChoice;
  /** Whether other ways are worked out and compared as well (several times the work). */
  propose: boolean;
}

/** What can be learned about one figure that is not told. */
export const FigureAudit = z.object({
  /** Table and place in words of the table: "図表27 / ある / 無回答"; of a figure that stands in several tables, the first. */
  place: z.string(),
  tableId: z.string(),
  /** Null: the base of the row. */
  columnKey: z.string().nullable(),
  rowKey: z.string(),
  /**
   * `primary`: too small itself. `complementary`: hidden so that others cannot be worked out. `implied`: in no table, but follows from
   * those that are (who gave no answer to the explaining question, who did not pick an option).
   */
  reason: z.enum(["primary", "complementary", "implied"]),
  /** Whole numbers the figure can be for somebody who has all releases and knows the rule; ends included. */
  low: z.int(),
  high: z.int(),
  safe: z.boolean(),
});
export type FigureAudit = z.infer<typeof FigureAudit>;

export const Verdict = z.object({
  /** Only then may the tables be published. */
  safe: z.boolean(),
  /** Every hidden figure (each once, however often it is printed) and every implied one that is small. */
  figures: z.array(FigureAudit),
  /** Too small by this release's rule, but told by an earlier release already: hiding it now protects nobody. */
  alreadyTold: z.array(z.string()),
  /** False: the tables hang together in too many ways to follow all of them at once; the intervals may be narrower than stated. */
  exact: z.boolean(),
});
export type Verdict = z.infer<typeof Verdict>;

/** Printed places (counts and bases; of numbers, summaries) that lose their figure. Zeros never do. */
export const Loss = z.object({
  /** Places with a figure other than 0. */
  figures: z.int(),
  /** Places hidden because they are too small themselves: what plain suppression would hide. */
  primary: z.int(),
  /** Places hidden on top of it. */
  complementary: z.int(),
  /** Places gone with a table that is left out, or with options that were put together. */
  removed: z.int(),
  /** Places told only as a multiple of the base. */
  rounded: z.int(),
  /**
   * One number to compare ways by: 1 for a place hidden or removed; for a rounded place the share by which it is wrong (at most 1).
   */
  weight: z.number(),
});
export type Loss = z.infer<typeof Loss>;

export const Proposal = z.object({ choice: ProtectionChoice, loss: Loss, safe: z.boolean() });
export type Proposal = z.infer<typeof Proposal>;

export interface Protection {
  tables: ReleasedTable[];
  verdict: Verdict;
  loss: Loss;
  /** Every way that was worked out, this one among them, least loss first; empty unless asked for. The first safe one is proposed. */
  proposals: Proposal[];
}

/**
 * - `too_few_respondents`: fewer than the threshold in all; nothing about them can be told.
 * - `weighted_table`: how many stand behind a weighted figure is not known (`where`: ids of tables).
 * - `contradicts_earlier`: a figure differs from an earlier release, so the answers are not the same any more, and the difference would
 *   tell about those that came or went.
 * - `not_protectable`: small figures remain that can be worked out whatever is hidden (`where`: places); drop tables or collapse options.
 * - `no_such_option`: the choice names a variable, option or table that the release does not have.
 */
export const ProtectionRefusal = z.object({
  reason: z.enum(["too_few_respondents", "weighted_table", "contradicts_earlier", "not_protectable", "no_such_option"]),
  where: z.array(z.string()),
});
export type ProtectionRefusal = z.infer<typeof ProtectionRefusal>;

export type ProtectionOutcome = Result<Protection, ProtectionRefusal>;
