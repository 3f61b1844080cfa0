import { kindDefinition } from "../../catalogue.ts";
import type { RecordKind } from "../../contract.ts";
import { assetHeaders } from "../words/asset-headers.ts";
import { connectionHeaders } from "../words/connection-headers.ts";
import {
  backupHeaders,
  contractHeaders,
  departmentHeaders,
  facilityLabels,
  roleHeaders,
  segmentHeaders,
  systemHeaders,
  vendorHeaders,
} from "../words/other-headers.ts";
import { groupKey, headerKey, headerKeys } from "./header-text.ts";

export interface HeaderMatch {
  target: string;
  /** 0–1. */
  score: number;
}

const words: Record<RecordKind, Record<string, string>> = {
  connection: connectionHeaders,
  asset: assetHeaders,
  system: systemHeaders,
  backup: backupHeaders,
  role: roleHeaders,
  vendor: vendorHeaders,
  department: departmentHeaders,
  segment: segmentHeaders,
  contract: contractHeaders,
  facility: facilityLabels,
};

/** Fields whose cells say more than the field holds; the composite that takes them apart fills the field too. */
const composite: Record<string, string> = { contractClausesChecked: "+clauses", patchResponsibility: "+patchDuty" };

/** Header key → targets of that kind it can mean. A word listed for several targets means each a little less. */
const index = new Map<RecordKind, Map<string, string[]>>();
for (const kind of Object.keys(words) as RecordKind[]) {
  const byKey = new Map<string, string[]>();
  const add = (key: string, target: string) => {
    const targets = byKey.get(key) ?? [];
    if (!targets.includes(target)) targets.push(target);
    byKey.set(key, targets);
  };
  for (const field of kindDefinition(kind).fields) {
    for (const label of [field.ja, field.en]) add(headerKey(label), composite[field.id] ?? field.id);
  }
  for (const [target, list] of Object.entries(words[kind]))
    for (const word of list.split("|")) add(headerKey(word), target);
  index.set(kind, byKey);
}

const cache = new Map<string, readonly HeaderMatch[]>();

/**
 * What a header can mean in a table of one kind, best first. `group` is the text of the merged cell above it, if any.
 */
export function headerMatches(kind: RecordKind, header: string, group: string): readonly HeaderMatch[] {
  const cacheKey = `${kind}\u0000${group}\u0000${header}`;
  let matches = cache.get(cacheKey);
  if (!matches) {
    matches = find(kind, header, group);
    if (cache.size < 20_000) cache.set(cacheKey, matches);
  }
  return matches;
}

function find(kind: RecordKind, header: string, group: string): HeaderMatch[] {
  const byKey = index.get(kind);
  if (!byKey || header.length > 60) return [];
  const best = new Map<string, number>();
  const offer = (key: string, score: number) => {
    const targets = byKey.get(key);
    if (!targets) return;
    const shared = targets.length > 1 ? 0.03 : 0;
    targets.forEach((target, rank) => {
      const value = score - shared * rank;
      if (value > (best.get(target) ?? 0)) best.set(target, value);
    });
  };
  const keys = headerKeys(header);
  const above = group === "" ? "" : groupKey(group);
  if (above !== "") for (const key of keys) offer(above + key, 1);
  keys.forEach((key, rank) => {
    offer(key, (above === "" ? 1 : 0.93) - rank * 0.04);
  });
  if (best.size === 0) partial(byKey, keys[0] ?? "", offer);
  return [...best].map(([target, score]) => ({ target, score })).sort((a, b) => b.score - a.score);
}

/** A header that holds a known one, or is held by it. The longer the common part, the surer. */
function partial(byKey: ReadonlyMap<string, string[]>, key: string, offer: (key: string, score: number) => void): void {
  if (key.length < 3) return;
  for (const known of byKey.keys()) {
    if (known.length < 3) continue;
    const latin = /^[a-z0-9]+$/.test(known);
    if (latin && known.length < 5) continue;
    if (key.endsWith(known)) offer(known, 0.62 + (0.2 * known.length) / key.length);
    else if (key.includes(known)) offer(known, 0.5 + (0.2 * known.length) / key.length);
    else if (known.includes(key) && key.length >= 4) offer(known, 0.45 + (0.2 * key.length) / known.length);
  }
}
