import type { WorkbookRefusalReason } from "../../shared/workbook.ts";

/**
 * Carries a refusal out of parser callbacks, where no value can be returned. Thrown and caught inside this folder only;
 * `readWorkbook` hands it over as a value.
 */
export class WorkbookRefused extends Error {
  readonly reason: WorkbookRefusalReason;
  readonly place: string | null;

  constructor(reason: WorkbookRefusalReason, place: string | null) {
    super(place === null ? reason : `${reason} at ${place}`);
    this.name = "WorkbookRefused";
    this.reason = reason;
    this.place = place;
  }
}
