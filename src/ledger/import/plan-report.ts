import { kindDefinition } from "../catalogue.ts";
import type { Claim, Fields, FieldValue, RecordKind, Source } from "../contract.ts";
import { versionSuggestions } from "./cells/lossy-version.ts";
import { columnLetters } from "./cells/plain-text.ts";
import type { RowGrouping } from "./group-rows.ts";
import type { Place, Question, RowOutcome } from "./import-contract.ts";
import { sameClaim } from "./merge/claims.ts";
import { texts } from "./merge/keys.ts";
import { type FileSource, placeOf } from "./merge/merge-record.ts";
import { type FoundPair, otherSide, pairKey } from "./merge/pairs.ts";
import type { DuplicatePair, FieldConflict, ImportPlan, RecordChange } from "./plan-contract.ts";
import type { ReadSources } from "./read-sources.ts";
import type { Draft, SkippedRow } from "./rows/draft.ts";

/** The plan in the shape that assistants show: outcome per row, pairs, contradictions, questions. */
export function reportPlan(read: ReadSources, grouping: RowGrouping, changes: RecordChange[]): ImportPlan {
  const rows: RowOutcome[] = [];
  const questions: Question[] = [];
  read.rows.forEach((list, source) => {
    const counts = read.sources[source]?.counts;
    for (const row of list) {
      const outcome = "run" in row ? outcomeOf(row, source) : skippedRow(row, source);
      if (counts) counts[outcome.outcome] += 1;
      rows.push(outcome);
      if ("run" in row && row.lossy) questions.push(...questionsOf(row));
    }
  });
  return {
    sources: read.sources,
    rows,
    changes,
    duplicates: grouping.pairs.map((pair) => duplicate(pair)),
    conflicts: conflictsOf(changes),
    questions,
    unmapped: read.unmapped,
    notices: [...read.notices, ...grouping.notices],
  };
}

function skippedRow({ row, outcome, trouble }: SkippedRow, source: number): RowOutcome {
  return { source, row, outcome, recordId: null, ...trouble };
}

function outcomeOf(draft: Draft, source: number): RowOutcome {
  const { group, row, trouble } = draft;
  const outcome = !group?.after ? "unchanged" : group.record ? "changed" : "created";
  return {
    source,
    row,
    outcome,
    recordId: group?.id ?? null,
    reason: trouble?.reason ?? null,
    cell: trouble?.cell ?? null,
    text: trouble?.text ?? null,
  };
}

function questionsOf(draft: Draft): Question[] {
  const { run, group, lossy } = draft;
  if (!group) return [];
  return (lossy ?? []).map(({ field, cell, text, type }) => ({
    code:
      type === "date" ? "version_became_date" : /e\+/i.test(text) ? "long_number_lost_digits" : "version_became_number",
    sourceKey: run.sourceKey,
    place: { file: run.file, sheet: run.sheet, row: draft.row, cell },
    kind: run.kind,
    field,
    recordId: group.id,
    text,
    suggestions: versionSuggestions(text, type),
  }));
}

function duplicate({ group, draft, certainty, keys, merged }: FoundPair): DuplicatePair {
  const other = otherSide(group, draft);
  const left = other?.fields ?? group.record?.fields ?? {};
  return {
    key: pairKey(group.kind, group, draft),
    kind: group.kind,
    recordId: group.id,
    certainty,
    keys,
    left: { place: other ? placeOfDraft(other) : null, name: nameOf(group.kind, left) },
    right: { place: placeOfDraft(draft), name: nameOf(group.kind, draft.fields) },
    differences: differences(group.kind, left, draft.fields),
    merged,
  };
}

function placeOfDraft(draft: Draft): Place {
  return shownPlace(placeOf(draft));
}

/** In a table that stands on its side the place is a column. */
function shownPlace({ file, sheet, row, sideways }: FileSource): Place {
  return sideways ? { file, sheet, cell: columnLetters(row) } : { file, sheet, row };
}

function nameOf(kind: RecordKind, fields: Fields): string {
  const { nameField } = kindDefinition(kind);
  return texts(fields[nameField])[0] ?? texts(fields.hostname)[0] ?? texts(fields.counterpart)[0] ?? "";
}

function differences(kind: RecordKind, left: Fields, right: Fields): DuplicatePair["differences"] {
  return kindDefinition(kind).fields.flatMap(({ id }) => {
    const a = left[id];
    const b = right[id];
    if (!a || !b) return [];
    if (a.state !== "conflict" && b.state !== "conflict" && sameClaim(id, bare(a), bare(b)) && sameWriting(a, b))
      return [];
    return [{ field: id, left: a, right: b }];
  });
}

function sameWriting(a: FieldValue, b: FieldValue): boolean {
  return (
    a.state !== "known" ||
    b.state !== "known" ||
    typeof a.value !== "string" ||
    typeof b.value !== "string" ||
    a.value === b.value
  );
}

function bare(value: Exclude<FieldValue, { state: "conflict" }>): Claim {
  const { others: _, ...claim } = value;
  return claim;
}

/** Fields in which sources of this import, or the ledger and this import, disagree; resolved ones keep the loser in `others`. */
function conflictsOf(changes: readonly RecordChange[]): FieldConflict[] {
  const conflicts: FieldConflict[] = [];
  for (const { after } of changes) {
    if (after.sources.length < 2) continue;
    for (const [field, value] of Object.entries(after.fields)) {
      const base = { recordId: after.id, kind: after.kind, field };
      if (value.state === "conflict") {
        conflicts.push({ ...base, claims: value.claims.map((claim) => placed(claim, after.sources)), resolved: null });
      } else if (value.asOf && value.others?.some((other) => other.asOf)) {
        const claims = [bare(value), ...value.others].map((claim) => placed(claim, after.sources));
        conflicts.push({ ...base, claims, resolved: value });
      }
    }
  }
  return conflicts;
}

export function placed(claim: Claim, sources: readonly Source[]): FieldConflict["claims"][number] {
  const source = claim.source === undefined ? undefined : sources[claim.source];
  return { claim, place: source?.type === "file" ? shownPlace(source) : null };
}
