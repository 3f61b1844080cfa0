import { canonicalJson } from "../../shared/canonical-json.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import type { Cell } from "../../shared/workbook.ts";
import type { FieldDefinition } from "../catalogue.ts";
import { checkValue } from "../check-value.ts";
import type { FieldValue, Known, RecordKind } from "../contract.ts";
import { cellText } from "./cell-text.ts";
import type { EditProblem, FieldEdit } from "./ledger-edit.ts";
import { readCell } from "./read-cell.ts";
import type { RecordReferences } from "./record-reference.ts";
import { isSpreadsheetDamage } from "./spreadsheet-damage.ts";
import { tidy, writeCell } from "./write-cell.ts";

/** One field of a record when the file was written out (`written`) and as it is in the ledger (`now`). */
export interface FieldHistory {
  written: FieldValue | undefined;
  now: FieldValue | undefined;
}

/**
 * What a person made of the cell, or undefined when they left it as it was written out, or when the ledger says the same by now.
 * Values are compared by what they say: another spelling of the same day, or a record's new name behind its number, is no edit.
 */
export function readEditCell(
  kind: RecordKind,
  field: FieldDefinition,
  cell: Cell | undefined,
  { written, now }: FieldHistory,
  references: RecordReferences,
): Result<FieldEdit | undefined, { reason: EditProblem; text: string | null }> {
  const text = cellText(cell, field.type);
  if (!text.ok) return refuse({ reason: text.error, text: shown(cell) });
  const shownAs = (value: FieldValue | undefined) => tidy(String(writeCell(value, field, references) ?? ""));
  const former = shownAs(written);
  if (text.value === former || text.value === shownAs(now)) return ok(undefined);
  const read = readCell(text.value, field, references);
  if (!read.ok) return refuse({ reason: read.error, text: text.value });
  if (sameFact(read.value, written) || sameFact(read.value, now)) return ok(undefined);
  if (typeof cell === "string" && isSpreadsheetDamage(former, text.value, field.type))
    return refuse({ reason: "number_may_be_changed", text: text.value });
  const checked = checkValue(kind, field.id, read.value);
  if (!checked.ok) return refuse({ reason: "not_allowed", text: checked.error.words.ja });
  const contested = !sameFact(now ?? null, written);
  if (contested && read.value === null) return refuse({ reason: "changed_since_export", text: shownAs(now) });
  return ok({ value: read.value, contested });
}

const shown = (cell: Cell | undefined): string | null => {
  if (cell === undefined || typeof cell === "string") return cell ?? null;
  if (cell.type === "error") return cell.code;
  return cell.type === "boolean" ? String(cell.value) : cell.text;
};

/** Whether two values say the same, whoever said it and when. */
function sameFact(a: FieldValue | null, b: FieldValue | undefined): boolean {
  return canonicalJson(fact(a ?? undefined)) === canonicalJson(fact(b));
}

function fact(value: FieldValue | undefined): unknown {
  if (!value) return null;
  switch (value.state) {
    case "known":
      return ["known", parts(value.value)];
    case "vague":
    case "lossy":
      return [value.state, tidy(value.text)];
    case "conflict":
      return ["conflict", value.claims.map(fact)];
    default:
      return [value.state];
  }
}

/** A cell cannot tell a list of one from its only entry, nor a number in a text field from its digits. */
const parts = (value: Known): string[] => [value].flat().map((one) => tidy(String(one)));
