import { ok, type Result, refuse } from "../../shared/result.ts";
import type { Cell } from "../../shared/workbook.ts";
import type { FieldType } from "../catalogue.ts";
import { tidy } from "./write-cell.ts";

/**
 * Text of a cell for a field of this type. A spreadsheet that made a number or a date out of something typed may have lost part of
 * it (7.10, 3-12): such cells are refused where the field is neither a number nor a date.
 */
export function cellText(
  cell: Cell | undefined,
  type: FieldType,
): Result<string, "error_cell" | "number_may_be_changed" | "date_in_other_field"> {
  if (cell === undefined) return ok("");
  if (typeof cell === "string") return ok(tidy(cell));
  switch (cell.type) {
    case "error":
      return refuse("error_cell");
    case "boolean":
      return ok(cell.value ? "はい" : "いいえ");
    case "date":
      return type.is === "date" ? ok(cell.iso.slice(0, 10)) : refuse("date_in_other_field");
    case "number":
      if (Number.isSafeInteger(cell.value)) return ok(String(cell.value));
      return type.is === "text" || type.is === "texts" ? refuse("number_may_be_changed") : ok(String(cell.value));
  }
}
