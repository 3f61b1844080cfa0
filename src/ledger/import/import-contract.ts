import { z } from "zod";
import { RecordId, RecordKind } from "../contract.ts";
import { editProblems } from "../export/ledger-edit.ts";

/**
 * What an import assistant stores, sends and shows. A `SourceMapping` says how one sheet (or CSV) is read; without one,
 * `propose` gives the default. Rows and columns count from 1.
 */

/**
 * What a column feeds: a field id of the table's kind; `contract.<field>` on connection tables; or a composite that splits one
 * cell over several fields (ids of `column-targets.ts`, they start with `+`). null = nobody knows yet; `ignore` = left out on purpose.
 */
export const ColumnTarget = z.string().min(1);

export const DateOrder = z.enum(["ymd", "mdy", "dmy"]);
export type DateOrder = z.infer<typeof DateOrder>;

export const ColumnMapping = z.object({
  column: z.int().positive(),
  /** As read, header rows joined with a blank. */
  header: z.string(),
  target: ColumnTarget.nullable(),
  /** 0–1; how sure the proposal is. 1 when a person chose it. */
  confidence: z.number(),
  /** Order of day and month in dates written as text; only for columns that feed dates. */
  dateOrder: DateOrder.optional(),
  /** Cell text → text to read instead, e.g. "当方" → "業者". Compared after normalisation. */
  translations: z.record(z.string(), z.string()).optional(),
});
export type ColumnMapping = z.infer<typeof ColumnMapping>;

export const TableMapping = z.object({
  kind: RecordKind,
  /**
   * `rows`: one record per row. `keyValue`: labels in one column, values beside them (facility facts). `columns`: one record per
   * column, labels at the left; everything below then counts columns where it says row, and rows where it says column.
   */
  layout: z.enum(["rows", "keyValue", "columns"]),
  confidence: z.number(),
  /** First and last header row; null when the table has no header. */
  headerRows: z.tuple([z.int().positive(), z.int().positive()]).nullable(),
  firstRow: z.int().positive(),
  /** null = to the end of the sheet, or to the next table. */
  lastRow: z.int().positive().nullable(),
  columns: z.array(ColumnMapping),
  /** Section band text → fields that rows under it get when they state nothing themselves. */
  bands: z.record(z.string(), z.record(z.string(), z.string())),
  /** Fields (texts, read like cells) for rows that state nothing themselves. */
  defaults: z.record(z.string(), z.string()),
  ignoredRows: z.array(z.int().positive()),
});
export type TableMapping = z.infer<typeof TableMapping>;

export const IgnoreReason = z.enum([
  "hidden_superseded",
  "hidden_sheet",
  "lookup_list",
  "change_log",
  "empty",
  "not_recognised",
  "chosen",
]);
export type IgnoreReason = z.infer<typeof IgnoreReason>;

/** Answer of a person to a `Question` about one cell. Counts only while the cell still shows `text`. */
export const CellAnswer = z.object({ text: z.string(), answer: z.string() });
export type CellAnswer = z.infer<typeof CellAnswer>;

export const SourceMapping = z.object({
  /** `sourceKey(...)`: the same for next year's file of the same make. */
  key: z.string(),
  fileName: z.string(),
  sheet: z.string().nullable(),
  hidden: z.boolean(),
  action: z.enum(["import", "ignore"]),
  reason: IgnoreReason.nullable(),
  tables: z.array(TableMapping),
  /** Cell address (e.g. "H35") → answer. */
  answers: z.record(z.string(), CellAnswer),
});
export type SourceMapping = z.infer<typeof SourceMapping>;

/** Where something stands; `cell` is an address such as "H35", absent for a whole row. */
export const Place = z.object({
  file: z.string(),
  sheet: z.string().nullable(),
  row: z.int().positive().optional(),
  cell: z.string().optional(),
});
export type Place = z.infer<typeof Place>;

export const RowReason = z.enum([
  // refused: a row of a ledger that Sekisho wrote out (its remedy stands in editRemedies)
  ...editProblems,
  // skipped
  "section_band",
  "total",
  "note",
  "repeated_header",
  "ignored_by_mapping",
  "label_without_field",
  // refused
  "no_name",
  // created or changed, with something to look at
  "number_taken",
]);
export type RowReason = z.infer<typeof RowReason>;

export const RowOutcome = z.object({
  /** Index into the plan's `sources`. */
  source: z.int().nonnegative(),
  row: z.int().positive(),
  outcome: z.enum(["created", "changed", "unchanged", "refused", "skipped"]),
  recordId: RecordId.nullable(),
  reason: RowReason.nullable(),
  /** The cell at fault, and what stands in it. */
  cell: z.string().nullable(),
  text: z.string().nullable(),
});
export type RowOutcome = z.infer<typeof RowOutcome>;

/** A cell only a person can read: a version that the spreadsheet turned into a number or a date. */
export const Question = z.object({
  code: z.enum(["version_became_number", "version_became_date", "long_number_lost_digits"]),
  /** Key and cell together name the place of the answer in `SourceMapping.answers`. */
  sourceKey: z.string(),
  place: Place,
  kind: RecordKind,
  field: z.string(),
  recordId: RecordId,
  text: z.string(),
  /** What may have been typed, most likely first; empty when nothing can be guessed. */
  suggestions: z.array(z.string()),
});
export type Question = z.infer<typeof Question>;

export const PlanNotice = z.object({
  code: z.enum([
    "several_tables",
    "date_order_assumed",
    "unreadable_date",
    "unknown_code",
    "workbook",
    "name_matched_across_languages",
    // a file that gave no row
    "no_rows",
    // imported before under another name, or given twice
    "same_file",
    // of a ledger that Sekisho wrote out
    "missing_rows",
    "foreign_column",
    "cell_refused",
  ]),
  place: Place,
  text: z.string(),
});
export type PlanNotice = z.infer<typeof PlanNotice>;

/** Decision of a person about a pair of rows; key is `DuplicatePair.key`. */
export const PairDecision = z.enum(["same", "different"]);
export type PairDecision = z.infer<typeof PairDecision>;
