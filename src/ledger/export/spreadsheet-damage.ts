import type { FieldType } from "../catalogue.ts";

const number = /^[+-]?\d+(?:\.\d+)?$/;
const exponent = /^\d(?:\.\d+)?E[+-]?\d+$/i;
const dayOrMonth =
  /^(?:\d{4}[/年]\d{1,2}(?:[/月](?:\d{1,2}日?)?)?|\d{1,2}月\d{1,2}日|\d{1,2}-[A-Z][a-z]{2}|[A-Z][a-z]{2}-\d{1,4})$/;
const parts = /^\d{1,4}([-/.])\d{1,2}(?:\1\d{1,4})?$/;

/**
 * Does a text cell of a CSV differ only because a spreadsheet program opened and saved it? 7.10 becomes 7.1 and 0012 becomes 12,
 * long numbers become 1.23E+14, and 3-12 becomes 3月12日. A person who edits would hardly write just that.
 */
export function isSpreadsheetDamage(before: string, after: string, type: FieldType): boolean {
  if (type.is !== "text" && type.is !== "texts") return false;
  if (!number.test(before)) return parts.test(before) && dayOrMonth.test(after);
  return exponent.test(after) || (number.test(after) && Number(before) === Number(after));
}
