import type { Claim, Fields, FieldValue, Source } from "../../contract.ts";
import { writtenText } from "../cells/field-value.ts";
import type { Draft, Group } from "../rows/draft.ts";
import type { WeighedClaim } from "./claims.ts";

/** Statements from elsewhere that count like a row's: the linked asset's version for a connection, for example. */
export interface ExtraClaim {
  field: string;
  claim: Claim;
  from: Source;
}

/** Index of a row, or of the place of an extra claim, in the sources of the merged record. */
export type Places = ReadonlyMap<Draft | Source, number>;

/** Ranks: lower is better. What the record shows now stays, unless something of this table is wrong with it. */
const STANDS = -1;
const FROM_ASSET = 50;
const FOREIGN = 110;
const FROM_TOOL = 150;
const IMPLIED = 300;
const OVERRULED = 1_000;

/** Everything that is said about one field: by the rows, by extra claims, and by the record where its sources are not read again. */
export function claimsFor(
  group: Group,
  field: string,
  places: Places,
  extras: readonly ExtraClaim[],
  sources: readonly Source[],
): WeighedClaim[] {
  const claims: WeighedClaim[] = [];
  const saying = new Set<number>();
  const former = group.held[field];
  const main = former?.state === "conflict" ? undefined : former;
  for (const draft of group.drafts) {
    const value = draft.fields[field] ?? draft.implied?.[field];
    if (!value || value.state === "conflict") continue;
    const source = places.get(draft) ?? 0;
    saying.add(source);
    const { others: _, ...claim } = value;
    // What the record shows is not exchanged for other words only because all its files are imported again.
    const rank = main && main.source === source ? standing(group.held, field, main) : rankOf(draft, field, value);
    claims.push({ claim: { ...claim, source }, date: claim.asOf ?? seenOn(draft), rank });
  }
  for (const extra of extras) {
    if (extra.field !== field) continue;
    const source = places.get(extra.from) ?? 0;
    saying.add(source);
    claims.push({ claim: { ...extra.claim, source }, date: extra.claim.asOf ?? null, rank: FROM_ASSET });
  }
  if (former) {
    for (const weighed of formerClaims(group.held, field, former, sources)) {
      if (weighed.claim.source === undefined || !saying.has(weighed.claim.source)) claims.push(weighed);
    }
  }
  return union.has(field) ? joined(claims) : claims;
}

/** Numbers of several ledgers are all true at once. */
const union = new Set(["ledgerNumber"]);

function joined(claims: WeighedClaim[]): WeighedClaim[] {
  const [first] = claims;
  const values = claims.flatMap(({ claim }) =>
    claim.state === "known" && (typeof claim.value === "string" || Array.isArray(claim.value)) ? claim.value : [],
  );
  const all = [...new Set(values)].sort();
  if (first?.claim.state !== "known" || all.length <= 1) return claims.slice(0, 1);
  return [{ ...first, claim: { state: "known", value: all } }];
}

function formerClaims(held: Fields, field: string, value: FieldValue, sources: readonly Source[]): WeighedClaim[] {
  const weigh = (claim: Claim, rank: number): WeighedClaim => ({
    claim,
    date: claim.asOf ?? madeOn(claim, sources) ?? toolDay(held, claim),
    rank,
  });
  if (value.state === "conflict") return value.claims.map((claim) => weigh(claim, 0));
  const { others, ...main } = value;
  return [weigh(main, standing(held, field, main)), ...(others ?? []).map((claim) => weigh(claim, OVERRULED))];
}

function standing(held: Fields, field: string, claim: Claim): number {
  if (claim.implied) return IMPLIED;
  const tool = held.lastSeenOn;
  if (tool && tool.state !== "conflict" && tool.source !== undefined && tool.source === claim.source) return FROM_TOOL;
  return isForeign(field, claim.state === "known" ? String(claim.value) : "") ? FOREIGN : STANDS;
}

/** What a discovery tool's export says applies to the day it last saw the device. */
function toolDay({ lastSeenOn }: Fields, claim: Claim): string | null {
  if (lastSeenOn?.state !== "known" || typeof lastSeenOn.value !== "string") return null;
  return lastSeenOn.source !== undefined && lastSeenOn.source === claim.source ? lastSeenOn.value : null;
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
  "vendor",
  "maintenanceVendor",
  "department",
  "location",
  "systemName",
  "name",
  "comment",
  "authentication",
]);

function isForeign(field: string, text: string): boolean {
  return spoken.has(field) && /^[\x20-\x7e]+$/.test(text) && /[a-z]{3}/.test(text);
}

/** People's lists before tools' exports, fuller lists before thinner, Japanese words before English; a former place last. */
function rankOf(draft: Draft, field: string, value: FieldValue): number {
  const { tool, breadth, source } = draft.run;
  const text = writtenText(value);
  const former = /旧設置|移設前|旧所在|旧配置|撤去済/.test(text) ? 400 : 0;
  return (tool ? 200 : 100) - Math.min(60, breadth) + former + (isForeign(field, text) ? 30 : 0) + source / 1_000;
}
