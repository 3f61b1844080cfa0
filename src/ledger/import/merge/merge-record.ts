import { kindDefinition } from "../../catalogue.ts";
import type { Fields, FieldValue, LedgerRecord, Source } from "../../contract.ts";
import type { Draft, Group } from "../rows/draft.ts";
import { resolve, type WeighedClaim } from "./claims.ts";
import { sameOrigin, samePlace } from "./origin.ts";
import { claimsFor, type ExtraClaim } from "./weigh-claims.ts";

/** The rows of a group brought together with its record: fields and sources as they will be. */
export interface Merged {
  fields: Fields;
  sources: Source[];
}

const versionDay: Record<string, string> = { softwareVersion: "versionKnownOn", firmwareVersion: "firmwareKnownOn" };

export function mergeGroup(group: Group, extras: readonly ExtraClaim[] = []): Merged {
  const [first] = group.drafts;
  if (!group.record && first && group.drafts.length === 1 && extras.length === 0) return single(first);
  const { sources, places } = mergedSources(group, extras);
  const fields: Fields = {};
  for (const field of fieldIds(group, extras)) {
    const claims = claimsFor(group, field, places, extras, sources);
    const value = resolve(group.kind, field, claims);
    if (value) fields[field] = value;
  }
  for (const [version, day] of Object.entries(versionDay)) {
    if (fields[version]) pairDay(fields, version, day, claimsFor(group, day, places, extras, sources));
  }
  return { fields, sources };
}

/** One new row: its values are the record's, shared as they are. */
function single(draft: Draft): Merged {
  const fields = draft.implied ? { ...draft.fields, ...missing(draft.implied, draft.fields) } : draft.fields;
  return { fields, sources: [placeOf(draft)] };
}

function missing(implied: Record<string, FieldValue>, stated: Record<string, FieldValue>): Fields {
  return Object.fromEntries(Object.entries(implied).filter(([field]) => !stated[field]));
}

export type FileSource = Extract<Source, { type: "file" }>;

export function placeOf(draft: Draft): FileSource {
  const { file, sheet, mapping } = draft.run;
  const place: FileSource = { type: "file", file, sheet, row: draft.row };
  return mapping.layout === "columns" ? { ...place, sideways: true } : place;
}

/**
 * The record's sources with the rows of this import. A row of the same sheet of the same kind of file (dates in its name apart) takes
 * the place of the former one, and what that one said about a field now stated again is replaced.
 */
function mergedSources(group: Group, extras: readonly ExtraClaim[]) {
  const sources: Source[] = [...(group.record?.sources ?? [])];
  const places = new Map<Draft | Source, number>();
  const restated = new Map<number, Draft | Source>();
  const incoming: (readonly [Draft | Source, Source])[] = [
    ...group.drafts.map((draft) => [draft, placeOf(draft)] as const),
    ...extras.map((extra) => [extra.from, extra.from] as const),
  ];
  const claim = (from: Draft | Source, at: number, place: Source) => {
    sources[at] = place;
    places.set(from, at);
    restated.set(at, from);
  };
  for (const [from, place] of incoming) {
    const at = sources.findIndex((source, index) => !restated.has(index) && samePlace(source, place));
    if (at >= 0) claim(from, at, place);
  }
  for (const [from, place] of incoming) {
    if (places.has(from)) continue;
    const known = [...restated].find(([at]) => samePlace(sources[at], place));
    if (known) {
      places.set(from, known[0]);
      continue;
    }
    const moved = sources.findIndex((source, index) => !restated.has(index) && sameOrigin(source, place));
    claim(from, moved >= 0 ? moved : sources.length, place);
  }
  return { sources, places };
}

function fieldIds(group: Group, extras: readonly ExtraClaim[]): string[] {
  const ids = new Set<string>(Object.keys(group.held));
  for (const draft of group.drafts) {
    for (const field of Object.keys(draft.fields)) ids.add(field);
    for (const field of Object.keys(draft.implied ?? {})) ids.add(field);
  }
  for (const extra of extras) ids.add(extra.field);
  const order = kindDefinition(group.kind).fields.map((field) => field.id);
  return [...ids].sort((a, b) => order.indexOf(a) - order.indexOf(b));
}

/** The day beside a version is the day of the statement that won, in that source's own words if it has any. */
function pairDay(fields: Fields, version: string, day: string, days: readonly WeighedClaim[]): void {
  const value = fields[version];
  const [winner] = value?.state === "conflict" ? value.claims : value ? [value] : [];
  if (!winner?.asOf) return;
  if (value?.state === "conflict" && value.claims.some((claim) => claim.asOf !== winner.asOf)) return;
  const said = days.find(
    ({ claim }) => claim.source === winner.source && claim.state === "known" && claim.value === winner.asOf,
  );
  const source = winner.source === undefined ? {} : { source: winner.source };
  fields[day] = said ? said.claim : { state: "known", value: winner.asOf, ...source };
}

/**
 * A single row says again, word for word, what its record holds from it: nothing to merge. The usual case when a file is imported
 * twice, so 100,000 records are not rebuilt to find that none changes.
 */
export function restates({ record, held, drafts }: Group): boolean {
  const [draft] = drafts;
  if (!record || !draft || drafts.length !== 1 || held !== record.fields) return false;
  const place = placeOf(draft);
  for (const field in draft.fields) {
    const stated = draft.fields[field];
    const held = record.fields[field];
    if (!stated || stated.state === "conflict" || !held || held.state === "conflict") return false;
    if (held.source === undefined || !sameOrigin(record.sources[held.source], place)) return false;
    const { others: _, source: __, ...was } = held;
    const { others: ___, source: ____, ...is } = stated;
    if (!sameValue(was, is)) return false;
  }
  for (const field in draft.implied) if (!record.fields[field]) return false;
  return true;
}

/** A record before its first merge, and whether anything changes. */
export function changedFieldIds(before: LedgerRecord | null, after: Fields): string[] {
  const ids = new Set([...Object.keys(before?.fields ?? {}), ...Object.keys(after)]);
  return [...ids].filter((id) => !sameValue(before?.fields[id], after[id]));
}

function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a).filter(([, value]) => value !== undefined);
  const right = Object.entries(b).filter(([, value]) => value !== undefined);
  return left.length === right.length && left.every(([key, value]) => sameValue(value, Reflect.get(b, key)));
}
