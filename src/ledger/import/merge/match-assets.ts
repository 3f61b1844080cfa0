import type { LedgerRecord } from "../../contract.ts";
import { plain } from "../cells/plain-text.ts";
import type { PairDecision } from "../import-contract.ts";
import type { Draft, Group } from "../rows/draft.ts";
import { hostKey, markKey, serialKey, texts } from "./keys.ts";
import { originOf } from "./origin.ts";
import { type FoundPair, isOwnRow, pairKey } from "./pairs.ts";

type Fields = Draft["fields"];

/** Shares strings and objects: a hospital has 100,000 devices, and each has three keys. */
type Index = Record<Part, Map<string, Group | Group[]>>;
type Part = "serial" | (typeof marks)[number] | "host" | "ip" | "words";
const marks = ["assetId", "meNumber", "departmentNumber"] as const;

/** Marks that are only unique within one list: running numbers. */
const runningNumber = /^\d{1,5}$/;

/** Finds, row after row, the device that a row describes. Existing records are known to it from the start. */
export class AssetMatcher {
  private readonly index: Index = {
    serial: new Map(),
    assetId: new Map(),
    meNumber: new Map(),
    departmentNumber: new Map(),
    host: new Map(),
    ip: new Map(),
    words: new Map(),
  };
  private readonly decisions: ReadonlyMap<string, PairDecision>;
  readonly pairs: FoundPair[] = [];

  constructor(records: Iterable<Group>, decisions: ReadonlyMap<string, PairDecision>) {
    this.decisions = decisions;
    for (const group of records) if (group.record) this.remember(group, group.record.fields, scopesOf(group.record));
  }

  /** The group of the row, or null when it describes something new; call `add` afterwards either way. */
  find(draft: Draft): Group | null {
    const offers: { group: Group; keys: string[]; score: number; own: boolean }[] = [];
    for (const group of this.candidates(draft)) {
      const found = agreement(group, draft);
      if (found) offers.push({ group, ...found, own: isOwnRow(group, draft) });
    }
    if (offers.length > 1) offers.sort((a, b) => Number(b.own) - Number(a.own) || b.score - a.score);
    for (const { group, keys, score, own } of offers) {
      if (own) return group;
      const merged = this.decisions.size === 0 || this.decisions.get(pairKey("asset", group, draft)) !== "different";
      this.pairs.push({ group, draft, keys, certainty: score >= SURE ? "sure" : "likely", merged });
      if (merged) return group;
    }
    return null;
  }

  add(group: Group, draft: Draft): void {
    this.remember(group, draft.fields, [draft.run.origin]);
  }

  private candidates(draft: Draft): ReadonlySet<Group> {
    const seen = new Set<Group>();
    eachKey(draft.fields, [draft.run.origin], (part, key) => {
      const found = this.index[part].get(key);
      if (Array.isArray(found)) for (const group of found) seen.add(group);
      else if (found) seen.add(found);
    });
    return seen;
  }

  private remember(group: Group, fields: Fields, scopes: readonly string[]): void {
    eachKey(fields, scopes, (part, key) => {
      const index = this.index[part];
      const found = index.get(key);
      if (found === undefined) index.set(key, group);
      else if (Array.isArray(found)) {
        if (found.length < 50 && !found.includes(group)) found.push(group);
      } else if (found !== group) index.set(key, [found, group]);
    });
  }
}

/** Calls back with every key of a device. Keys are the texts themselves where they are already in their plain form. */
function eachKey(fields: Fields, scopes: readonly string[], take: (part: Part, key: string) => void): void {
  let strong = false;
  for (const text of texts(fields.serialNumber)) {
    const key = serialKey(text);
    if (key === "") continue;
    strong = true;
    take("serial", key);
  }
  for (const field of marks) {
    for (const text of texts(fields[field])) {
      const key = markKey(text);
      strong = true;
      if (field === "departmentNumber" || runningNumber.test(key))
        for (const scope of scopes) take(field, `${key}@${scope}`);
      else take(field, key);
    }
  }
  for (const text of texts(fields.hostname)) {
    const key = hostKey(text);
    if (key.length < 3) continue;
    strong = true;
    take("host", key);
  }
  if (strong) return;
  for (const text of texts(fields.ipRange)) if (/^\d+(?:\.\d+){3}$/.test(text)) take("ip", text);
  for (const scope of scopes) take("words", `${words(fields)}@${scope}`);
}

/** For rows without any mark: everything that would tell one such device from another. */
function words(fields: Fields): string {
  return ["kind", "maker", "model", "location", "department", "owner"]
    .map((field) => plain(String(texts(fields[field])[0] ?? "")))
    .join("|");
}

function scopesOf(record: LedgerRecord): string[] {
  return record.sources.flatMap((source) => (source.type === "file" ? [originOf(source.file, source.sheet)] : []));
}

const SURE = 50;

/** How surely a row and a group are one device, and by what; null: they are not. */
function agreement(group: Group, draft: Draft): { score: number; keys: string[] } | null {
  let best: { score: number; keys: string[] } | null = null;
  for (const side of sidesOf(group)) {
    const found = agree(
      side,
      draft.fields,
      group.drafts.some((other) => other.run === draft.run),
    );
    if (found && (!best || found.score > best.score)) best = found;
  }
  return best;
}

function sidesOf(group: Group): Fields[] {
  const sides = group.drafts.map((draft) => draft.fields);
  return group.record ? [group.record.fields, ...sides] : sides;
}

function agree(a: Fields, b: Fields, sameTable: boolean): { score: number; keys: string[] } | null {
  const serial = relation(texts(a.serialNumber).map(serialKey), texts(b.serialNumber).map(serialKey));
  const model = relation(texts(a.model).map(plain), texts(b.model).map(plain));
  const maker = relation(texts(a.maker).map(plain), texts(b.maker).map(plain));
  const keys: string[] = [];
  let score = 0;
  if (serial === "same") {
    if (maker === "different" && model === "different") return null;
    keys.push("serialNumber");
    score += 60;
  }
  const shared = marks.filter(
    (field) => relation(texts(a[field]).map(markKey), texts(b[field]).map(markKey)) === "same",
  );
  if (serial === "different" && (shared.length === 0 || model === "different")) return null;
  if (shared.length > 0 && !(sameTable && (model === "different" || serial === "different"))) {
    keys.push(...shared);
    score += 55;
  }
  const ip = relation(texts(a.ipRange), texts(b.ipRange)) === "same";
  if (relation(texts(a.hostname).map(hostKey), texts(b.hostname).map(hostKey)) === "same" && serial !== "different") {
    keys.push("hostname");
    score += ip || model === "same" ? 52 : model === "different" ? 0 : 30;
  }
  if (ip && (score > 0 || (model === "same" && serial !== "different"))) {
    keys.push("ipRange");
    score += 25;
  }
  if (score === 0 && !sameTable && markless(a) && markless(b) && words(a) === words(b))
    return { score: 40, keys: ["model", "location"] };
  return score > 20 && !(sameTable && serial !== "same" && score < SURE) ? { score, keys } : null;
}

function markless(fields: Fields): boolean {
  return ["serialNumber", "assetId", "meNumber", "departmentNumber", "hostname"].every(
    (field) => texts(fields[field]).length === 0,
  );
}

function relation(a: readonly string[], b: readonly string[]): "same" | "different" | "open" {
  const left = a.filter((text) => text !== "");
  const right = b.filter((text) => text !== "");
  if (left.length === 0 || right.length === 0) return "open";
  return left.some((text) => right.includes(text)) ? "same" : "different";
}
