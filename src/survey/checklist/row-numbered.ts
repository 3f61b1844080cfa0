import { inspectionSheet } from "../../questionnaire/checklist/vocabulary.ts";
import type { ItemRef } from "./contract.ts";

/**
 * A row of the ministry's sheets by the number it has in an edition. Numbers are unique from 令和7年度 on.
 * @throws RangeError when the edition has no such row: the reference files do not fit each other
 */
export function rowNumbered(side: "facility" | "vendor", edition: string, number: string): ItemRef {
  const row = inspectionSheet.items.find((item) => item.side === side && item.numbers[edition] === number);
  if (!row) throw new RangeError(`no row ${number} in ${edition}`);
  return { instrument: "mhlw-inspection", edition, item: row.id };
}
