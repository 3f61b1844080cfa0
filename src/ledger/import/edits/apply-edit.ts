import type { Claim, FieldValue, LedgerRecord, Source } from "../../contract.ts";
import type { EditRow, FieldEdit } from "../../export/ledger-edit.ts";
import { formerClaims, stated } from "../../record-change.ts";
import { samePlace } from "../merge/origin.ts";

/**
 * The fields and sources of a record after the edits of its row. What was stated before stays among the claims. A value that was
 * changed in the ledger as well is a contradiction with both, since nobody knows which of the two is later.
 * @param day ISO day on which the file arrived: the day to which its statements apply
 */
export function applyEdit(
  record: LedgerRecord,
  { changes }: Extract<EditRow, { is: "edited" }>,
  place: Source,
  day: string,
): Pick<LedgerRecord, "fields" | "sources"> {
  const found = record.sources.findIndex((source) => samePlace(source, place));
  const source = found < 0 ? record.sources.length : found;
  const fields = { ...record.fields };
  let used = false;
  for (const [field, edit] of Object.entries(changes)) {
    const value = edited(edit, fields[field], source, day);
    if (value) fields[field] = value;
    else delete fields[field];
    used ||= value !== null;
  }
  return { fields, sources: used && found < 0 ? [...record.sources, place] : record.sources };
}

function edited(
  { value, contested }: FieldEdit,
  now: FieldValue | undefined,
  source: number,
  day: string,
): FieldValue | null {
  if (value === null || value.state === "conflict") return value;
  if (!contested || !now) return stated(value, now, source, day);
  const { others: _, ...claim } = value;
  return { state: "conflict", claims: [...current(now), { ...claim, source }] };
}

/** What the ledger holds to be so now; statements that were overruled before are no side of the contradiction. */
const current = (value: FieldValue): Claim[] =>
  value.state === "conflict" ? value.claims : formerClaims(value).slice(0, 1);
