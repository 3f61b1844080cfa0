import { canonicalJson } from "../shared/canonical-json.ts";
import { japanDay } from "../shared/japan-day.ts";
import { ok, type Result } from "../shared/result.ts";
import { kindDefinition } from "./catalogue.ts";
import { checkValue, type ValueProblem } from "./check-value.ts";
import type { Claim, Fields, FieldValue, LedgerRecord, RecordKind, Source } from "./contract.ts";
import type { FieldChanges, Interview } from "./route-contracts.ts";

/** Whom somebody asked and when; with the number of the inquiry when it was answered in writing. */
export type Asked = Interview & { inquiry?: number };

/** The record's name as lists and headings show it. */
export function recordName(kind: RecordKind, number: number, fields: Fields): string {
  const definition = kindDefinition(kind);
  const name = plainText(fields[definition.nameField]);
  if (kind === "asset")
    return [plainText(fields.maker), name].filter(Boolean).join(" ") || `${definition.ja} ${number}`;
  return name || `${definition.ja} ${number}`;
}

function plainText(value: FieldValue | undefined): string {
  return value?.state === "known" ? [value.value].flat().join("・") : "";
}

/**
 * The fields and sources after a person's changes. The former statement is kept among the claims when it came from another source,
 * so that a document and a telephone call stay side by side.
 * @param interview whom the person asked and when; without it they state what they know themselves
 */
export function applyChanges(
  record: Pick<LedgerRecord, "kind" | "fields" | "sources">,
  changes: FieldChanges,
  by: string,
  now: Date,
  interview?: Asked,
): Result<Pick<LedgerRecord, "fields" | "sources">, ValueProblem> {
  const from: Source = interview ? { type: "interview", ...interview } : { type: "entry", by, at: now.toISOString() };
  const day = interview?.on ?? japanDay(now);
  const sources: Source[] = [...record.sources, from];
  const source = sources.length - 1;
  const fields: Fields = { ...record.fields };
  let used = false;
  for (const [field, value] of Object.entries(changes)) {
    const checked = checkValue(record.kind, field, value);
    if (!checked.ok) return checked;
    const before = fields[field];
    if (value === null) delete fields[field];
    else {
      fields[field] = value.state === "conflict" ? value : stated(value, before, source, day);
      used ||= value.state !== "conflict";
    }
  }
  return ok({ fields, sources: used ? sources : record.sources });
}

/** A new statement of the source at that index, with what was stated before kept beside it. `day` is ISO. */
export function stated(
  value: Exclude<FieldValue, { state: "conflict" }>,
  before: FieldValue | undefined,
  source: number,
  day: string,
): FieldValue {
  const others = formerClaims(before);
  const { others: _others, ...claim } = value;
  return { ...claim, source, asOf: value.asOf ?? day, ...(others.length ? { others } : {}) };
}

export function formerClaims(before: FieldValue | undefined): Claim[] {
  if (!before) return [];
  if (before.state === "conflict") return before.claims;
  const { others, ...claim } = before;
  return [claim, ...(others ?? [])];
}

/** Which fields differ between two images of a record, in the order of the catalogue. */
export function changedFields(kind: RecordKind, before: Fields, after: Fields) {
  return kindDefinition(kind).fields.flatMap(({ id }) =>
    canonicalJson(before[id]) === canonicalJson(after[id])
      ? []
      : [{ field: id, before: before[id] ?? null, after: after[id] ?? null }],
  );
}
