import type { SheetRow } from "../../../shared/workbook.ts";
import { fieldDefinition } from "../../catalogue.ts";
import { vocabularies } from "../../vocabulary.ts";
import { known } from "../cells/field-value.ts";
import { cellText } from "../cells/plain-text.ts";
import { readField } from "../cells/read-field.ts";
import { factOf } from "../tables/key-value.ts";
import { type Draft, emptyDraft, imply, type SkippedRow, type TableRun } from "./draft.ts";

/** Reads one row of a sheet of facts: a label, and the value in the next filled cell. */
export function readFact(run: TableRun, row: SheetRow): Draft | SkippedRow | null {
  const labelColumn = run.mapping.columns.find((column) => column.target === "+label")?.column ?? 1;
  const label = cellText(row.cells[labelColumn - 1]).trim();
  const rest = row.cells.slice(labelColumn);
  const cell = rest.find((candidate) => cellText(candidate).trim() !== "");
  if (label === "" && cell === undefined) return null;
  const fact = factOf(label);
  const field = fact === null ? undefined : fieldDefinition("facility", fact);
  const value = field && readField(field, cell);
  if (!field || !value) {
    return {
      row: row.number,
      outcome: "skipped",
      trouble: { reason: "label_without_field", cell: null, text: label || cellText(cell) },
    };
  }
  const draft = emptyDraft(run, row.number);
  draft.fields[field.id] = value;
  if (field.id === "medicalInstitutionCode" && value.state === "known") {
    const digits = String(value.value).replace(/\D/g, "");
    draft.fields[field.id] = known(
      digits,
      String(value.value) === digits ? value.raw : (value.raw ?? String(value.value)),
    );
    const prefecture = vocabularies.prefecture.find((term) => term.id === digits.slice(0, 2));
    if (digits.length === 10 && prefecture) imply(draft, "prefecture", known(prefecture.id));
  }
  return draft;
}
