import { kindDefinition } from "../../catalogue.ts";
import type { Claim, Fields, FieldValue, LedgerRecord, Source } from "../../contract.ts";
import { writtenText } from "../cells/field-value.ts";
import type { Draft, Group } from "../rows/draft.ts";
import { resolve, type WeighedClaim } from "./claims.ts";
import { sameOrigin, samePlace } from "./origin.ts";

/** The rows of a group brought together with its record: fields and sources as they will be. */
export interface Merged {
  fields: Fields;
  sources: Source[];
}

/** Statements from elsewhere that count like a row's: the linked asset's version for a connection, for example. */
export interface ExtraClaim {
  field: string;
  claim: Claim;
  from: Source;
  implied: boolean;
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
  for (const [version, day] of Object.entries(versionDay)) pairDay(fields, version, day);
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

export function placeOf(draft: Draft): Source {
  return { type: "file", file: draft.run.file, sheet: draft.run.sheet, row: draft.row };
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
  const ids = new Set<string>(Object.keys(group.record?.fields ?? {}));
  for (const draft of group.drafts) {
    for (const field of Object.keys(draft.fields)) ids.add(field);
    for (const field of Object.keys(draft.implied ?? {})) ids.add(field);
  }
  for (const extra of extras) ids.add(extra.field);
  const order = kindDefinition(group.kind).fields.map((field) => field.id);
  return [...ids].sort((a, b) => order.indexOf(a) - order.indexOf(b));
}

function claimsFor(
  group: Group,
  field: string,
  places: ReadonlyMap<Draft | Source, number>,
  extras: readonly ExtraClaim[],
  sources: readonly Source[],
): WeighedClaim[] {
  const claims: WeighedClaim[] = [];
  const saying = new Set<number>();
  for (const draft of group.drafts) {
    const value = draft.fields[field] ?? draft.implied?.[field];
    if (!value || value.state === "conflict") continue;
    const source = places.get(draft) ?? 0;
    saying.add(source);
    const { others: _, ...claim } = value;
    claims.push({
      claim: { ...claim, source },
      date: claim.asOf ?? seenOn(draft),
      rank: rankOf(draft, field, value),
      implied: draft.fields[field] === undefined,
    });
  }
  for (const extra of extras) {
    if (extra.field !== field) continue;
    const source = places.get(extra.from) ?? 0;
    saying.add(source);
    claims.push({
      claim: { ...extra.claim, source },
      date: extra.claim.asOf ?? null,
      rank: 50,
      implied: extra.implied,
    });
  }
  const existing = group.record?.fields[field];
  if (existing)
    claims.push(
      ...formerClaims(existing, sources).filter(({ claim }) => claim.source === undefined || !saying.has(claim.source)),
    );
  if (union.has(field)) return joined(claims);
  return claims;
}

/** Numbers of several ledgers are all true at once. */
const union = new Set(["ledgerNumber"]);

function joined(claims: WeighedClaim[]): WeighedClaim[] {
  const [first] = claims;
  const values = claims.flatMap(({ claim }) =>
    claim.state === "known" && (typeof claim.value === "string" || Array.isArray(claim.value)) ? claim.value : [],
  );
  const distinct = [...new Set(values)];
  if (first?.claim.state !== "known" || distinct.length <= 1) return claims.slice(0, 1);
  return [{ ...first, claim: { state: "known", value: distinct } }];
}

function formerClaims(value: FieldValue, sources: readonly Source[]): WeighedClaim[] {
  const weigh = (claim: Claim, rank: number): WeighedClaim => ({
    claim,
    date: claim.asOf ?? madeOn(claim, sources),
    rank,
    implied: false,
  });
  if (value.state === "conflict") return value.claims.map((claim) => weigh(claim, 0));
  const { others, ...main } = value;
  return [weigh(main, -1), ...(others ?? []).map((claim) => weigh(claim, 1_000))];
}

function madeOn(claim: Claim, sources: readonly Source[]): string | null {
  const source = claim.source === undefined ? undefined : sources[claim.source];
  if (source?.type === "entry") return source.at.slice(0, 10);
  return source?.type === "interview" ? source.on : null;
}

function seenOn(draft: Draft): string | null {
  const seen = draft.fields.lastSeenOn;
  return seen?.state === "known" && typeof seen.value === "string" ? seen.value : null;
}

/** Fields in words, which a Japanese hospital wants in Japanese. */
const spoken = new Set([
  "systemOrDevice",
  "counterpart",
  "department",
  "location",
  "systemName",
  "name",
  "comment",
  "authentication",
]);

/** People's lists before tools' exports, fuller lists before thinner, Japanese words before English; a former place last. */
function rankOf(draft: Draft, field: string, value: FieldValue): number {
  const { tool, breadth, source } = draft.run;
  const text = writtenText(value);
  const former = /旧設置|移設前|旧所在|旧配置|撤去済/.test(text) ? 400 : 0;
  const foreign = spoken.has(field) && /^[\x20-\x7e]+$/.test(text) && /[a-z]{3}/.test(text) ? 30 : 0;
  return (tool ? 200 : 100) - Math.min(60, breadth) + former + foreign + source / 1_000;
}

/** The day beside a version is the day of the statement that won. */
function pairDay(fields: Fields, version: string, day: string): void {
  const value = fields[version];
  if (!value) return;
  if (value.state === "conflict") {
    const [first] = value.claims;
    if (first?.asOf && value.claims.every((claim) => claim.asOf === first.asOf))
      fields[day] = dayValue(first.asOf, first.source);
    return;
  }
  if (value.asOf) {
    const stands = fields[day];
    if (stands?.state !== "known" || stands.value !== value.asOf || stands.source !== value.source)
      fields[day] = dayValue(value.asOf, value.source);
  }
}

function dayValue(day: string, source: number | undefined): FieldValue {
  return source === undefined ? { state: "known", value: day } : { state: "known", value: day, source };
}

/**
 * A single row says again, word for word, what its record holds from it: nothing to merge. The usual case when a file is imported
 * twice, so 100,000 records are not rebuilt to find that none changes.
 */
export function restates({ record, drafts }: Group): boolean {
  const [draft] = drafts;
  if (!record || !draft || drafts.length !== 1) return false;
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
