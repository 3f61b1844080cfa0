import { fieldDefinition } from "../../catalogue.ts";
import type { Claim, FieldValue, RecordKind } from "../../contract.ts";
import { nfkc, plain } from "../cells/plain-text.ts";
import { versionFields } from "../cells/read-field.ts";
import { hostKey, serialKey } from "./keys.ts";

/** One statement about a field, with what decides between statements. */
export interface WeighedClaim {
  claim: Claim;
  /** Day to which it applies; a statement by hand applies to the day it was made. */
  date: string | null;
  /** Lower is better; decides whose wording is kept when sources only word it differently. */
  rank: number;
}

const levels: Record<Claim["state"], number> = {
  known: 6,
  none: 6,
  lossy: 5,
  vague: 4,
  notApplicable: 3,
  checking: 2,
  unknown: 1,
  notSubmitted: 0,
};
/** What is only implied yields to every statement that says something, and fills what is unknown or not stated. */
const IMPLIED = 2.5;

const level = (weighed: WeighedClaim) => (weighed.claim.implied ? IMPLIED : levels[weighed.claim.state]);

/** Fields in which two sources with different words are not in contradiction: names, places, kinds in free words. */
const wording = new Set([
  "kind",
  "deviceKind",
  "targetCategory",
  "role",
  "systemCategory",
  "mediaKinds",
  "purpose",
  "serviceClass",
  "meets321",
]);

function contradicts(kind: RecordKind, field: string): boolean {
  if (versionFields.has(field)) return true;
  if (wording.has(field)) return false;
  const type = fieldDefinition(kind, field)?.type.is;
  return type === "yesNo" || type === "whole" || type === "date" || type === "code";
}

/**
 * Decides one field among all statements about it. A filled value beats unknown and blank. Different values: the newest date wins and
 * older statements stay in `others`; the same date, or none, is a conflict with both. In names and places the better source's words
 * are kept and the others listed.
 */
export function resolve(kind: RecordKind, field: string, claims: readonly WeighedClaim[]): FieldValue | undefined {
  const [only, second] = claims;
  if (!only) return undefined;
  if (!second) return only.claim;
  const top = Math.max(...claims.map(level));
  const best = claims.filter((weighed) => level(weighed) === top).sort(better);
  if (field === "model") preferExact(best);
  const [main] = best;
  if (!main) return undefined;
  const different = best.filter((weighed) => weighed !== main && !sameClaim(field, main.claim, weighed.claim));
  if (different.length === 0) return field === "hostname" ? shortest(best) : first(best);
  if (!contradicts(kind, field)) return withOthers(main, different, field);
  const day = newest(best);
  if (day === null) return conflict(best, field);
  const current = best.filter((weighed) => weighed.date === day);
  const [winner] = current;
  if (!winner) return main.claim;
  if (current.some((weighed) => !sameClaim(field, winner.claim, weighed.claim))) return conflict(current, field);
  const rest = best.filter((weighed) => !sameClaim(field, winner.claim, weighed.claim));
  return withOthers(winner, rest, field);
}

/** Of sources that say the same the newest, else the first, stands for all, whichever of them is imported again. */
function first(claims: readonly WeighedClaim[]): Claim | undefined {
  const inOrder = claims.map(({ claim }) => claim).sort((a, b) => (a.source ?? -1) - (b.source ?? -1));
  const day = inOrder.reduce((newest, { asOf }) => (asOf !== undefined && asOf > newest ? asOf : newest), "");
  return inOrder.find(({ asOf }) => (asOf ?? "") === day);
}

/** A host with and without its domain is one host; people know it by its name. */
function shortest(claims: readonly WeighedClaim[]): Claim | undefined {
  const length = ({ claim }: WeighedClaim) => (claim.state === "known" ? String(claim.value).length : 0);
  return [...claims].sort((a, b) => length(a) - length(b) || (a.claim.source ?? -1) - (b.claim.source ?? -1))[0]?.claim;
}

function better(a: WeighedClaim, b: WeighedClaim): number {
  if (a.date !== null && b.date !== null && a.date !== b.date) return a.date < b.date ? 1 : -1;
  return a.rank - b.rank || (a.claim.source ?? -1) - (b.claim.source ?? -1);
}

/** "ASA 5525-X" says all that "ASA" does, and more. */
function preferExact(claims: WeighedClaim[]): void {
  const text = ({ claim }: WeighedClaim) =>
    claim.state === "known" && typeof claim.value === "string" ? plain(claim.value) : "";
  const first = claims[0] ? text(claims[0]) : "";
  const at =
    first === ""
      ? -1
      : claims.findIndex((weighed) => text(weighed).length > first.length && text(weighed).includes(first));
  const [exact] = at > 0 ? claims.splice(at, 1) : [];
  if (exact) claims.unshift(exact);
}

function newest(claims: readonly WeighedClaim[]): string | null {
  return claims.reduce<string | null>(
    (day, { date }) => (date !== null && (day === null || date > day) ? date : day),
    null,
  );
}

function conflict(claims: readonly WeighedClaim[], field: string): FieldValue {
  return { state: "conflict", claims: distinct(claims, field) };
}

function withOthers(main: WeighedClaim, others: readonly WeighedClaim[], field: string): FieldValue {
  return others.length === 0 ? main.claim : { ...main.claim, others: distinct(others, field) };
}

/** Each statement once, by its first source: the same list whichever of its sources is imported again. */
function distinct(claims: readonly WeighedClaim[], field: string): Claim[] {
  const found: Claim[] = [];
  const ordered = claims.map(({ claim }) => claim).sort((a, b) => (a.source ?? -1) - (b.source ?? -1));
  for (const claim of ordered) if (!found.some((other) => sameClaim(field, other, claim))) found.push(claim);
  return found;
}

/** Whether two statements say the same, whatever their spelling. */
export function sameClaim(field: string, a: Claim, b: Claim): boolean {
  if (a.state !== b.state) return false;
  if (a.state === "known" && b.state === "known") return sameKnown(field, a.value, b.value);
  if ("text" in a && "text" in b) return a.text === b.text;
  return true;
}

function sameKnown(field: string, a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) || Array.isArray(b)) {
    const list = (value: unknown) =>
      [value]
        .flat()
        .map((part) => spelling(field, String(part)))
        .sort()
        .join("\u0000");
    return list(a) === list(b);
  }
  if (typeof a !== "string" || typeof b !== "string") return false;
  if (/^\d{4}(-\d\d){0,2}$/.test(a) && /^\d{4}(-\d\d){0,2}$/.test(b)) return a.startsWith(b) || b.startsWith(a);
  return spelling(field, a) === spelling(field, b);
}

function spelling(field: string, text: string): string {
  if (versionFields.has(field) || field === "ipRange") return nfkc(text).toLowerCase().replace(/\s/g, "");
  if (field === "hostname") return hostKey(text);
  if (field === "serialNumber") return serialKey(text);
  return plain(text);
}
