import { z } from "zod";
import type { Trx } from "../../platform/db/tables.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { itemsFor } from "./asked-items.ts";
import type { SheetLines } from "./checklist-file.worker.ts";
import { Audience } from "./contract.ts";
import { likelyColumns, planWordings } from "./official-wording.ts";
import { findIn, type ProgrammeChecklistRefusal, setWordings } from "./programme-checklist.store.ts";
import type { importWordings as contract } from "./programme-contracts.ts";
import type { Recorder } from "./record-checks.store.ts";

const column = z.coerce.number().int().min(1).max(1024);
const Choice = z.object({
  instrument: z.string().min(1),
  edition: z.string().min(1),
  /** The ministry gives the same numbers to the rows for hospitals and to those for vendors. */
  audience: Audience,
  sheet: z.string().optional(),
  numberColumn: column.optional(),
  textColumn: column.optional(),
  dryRun: z.enum(["yes", "no"]).default("yes"),
});
export type ImportChoice = z.infer<typeof Choice>;

/** What was chosen in the form; undefined where it makes no sense. */
export const importChoice = (fields: Record<string, string>): ImportChoice | undefined => Choice.safeParse(fields).data;

/** Lines shown to choose columns by. */
const sampleLines = 12;
const sampleColumns = 12;

/**
 * Takes official words over from an official workbook. Without a sheet chosen it only tells what sheets there are; as a dry run it tells
 * row by row what would be set. What the workbook does not say stays as it is.
 */
export async function importWordings(
  trx: Trx,
  programmeId: string,
  choice: ImportChoice,
  sheets: readonly SheetLines[],
  by: Recorder,
  now: Date,
): Promise<Result<z.input<(typeof contract)["reply"]>, ProgrammeChecklistRefusal | "no_such_sheet">> {
  const found = await findIn(trx, programmeId, choice);
  if (!found) return refuse("not_found");
  const { wordings } = found;
  const checklist = { ...found.checklist, items: itemsFor(found.checklist, choice.audience) };
  const overview = sheets.map(({ name, lines }) => {
    const likely = likelyColumns(checklist, lines);
    return {
      name,
      rows: lines.length,
      columns: Math.max(0, ...lines.map((cells) => cells.length)),
      sample: lines.slice(0, sampleLines).map((cells) => cells.slice(0, sampleColumns)),
      likelyNumber: likely.number,
      likelyText: likely.text,
    };
  });
  const { sheet, numberColumn, textColumn, dryRun } = choice;
  if (sheet === undefined || numberColumn === undefined || textColumn === undefined)
    return ok({ sheets: overview, rows: null, left: null, written: 0 });
  const lines = sheets.find(({ name }) => name === sheet)?.lines;
  if (!lines) return refuse("no_such_sheet");
  const known = new Map([...wordings].map(([item, { wording }]) => [item, wording]));
  const { rows, left } = planWordings(checklist, lines, { number: numberColumn, text: textColumn }, known);
  const setting = rows.flatMap(({ item, text, outcome }) =>
    item !== null && (outcome === "set" || outcome === "replaces") ? [{ item, wording: text }] : [],
  );
  if (dryRun === "no" && setting.length > 0) {
    const set = await setWordings(trx, programmeId, choice, setting, "imported", by, now);
    if (!set.ok) return set;
  }
  return ok({
    sheets: overview,
    rows,
    left: left.map(({ id, number, topic }) => ({ item: id, number, topic })),
    written: dryRun === "no" ? setting.length : 0,
  });
}
