import { nfkc, plain } from "../cells/plain-text.ts";
import { conceptsIn } from "../cells/system-concept.ts";
import type { PairDecision } from "../import-contract.ts";
import type { Draft, Group } from "../rows/draft.ts";
import { hostKey, markKey, texts } from "./keys.ts";
import { originOf } from "./origin.ts";
import { type FoundPair, isOwnRow, pairKey } from "./pairs.ts";

/** What tells one connection from another. */
interface Traits {
  counterpart: string;
  circuit: string;
  name: string;
  concepts: readonly string[];
  ordinal: string;
  line: string;
  tunnel: string;
  model: string;
  entry: string;
  versions: readonly string[];
  /** Numbers of the ledgers it stands in, with the ledger. */
  numbers: readonly string[];
}

const LIKELY = 6;
/** A vendor with more connections than this is not compared pair by pair. */
const MOST_CANDIDATES = 400;

/**
 * Recognises one connection in several lists. Lists name the same line differently and share circuits and routers between lines, so
 * circuit, counterpart, subject, kind of line and device are weighed together, and of a list's rows only the best fitting one is taken.
 */
export class ConnectionMatcher {
  private readonly traits = new Map<Group, Traits[]>();
  private readonly index = new Map<string, Group[]>();
  private readonly decisions: ReadonlyMap<string, PairDecision>;
  readonly pairs: FoundPair[] = [];

  constructor(records: Iterable<Group>, decisions: ReadonlyMap<string, PairDecision>) {
    this.decisions = decisions;
    for (const group of records) {
      const { record } = group;
      if (!record) continue;
      const numbers = record.sources.flatMap((source) => {
        if (source.type !== "file") return [];
        const origin = originOf(source.file, source.sheet);
        return [
          `${origin}#${record.number}`,
          ...texts(record.fields.ledgerNumber).map((mark) => `${origin}:${markKey(mark)}`),
        ];
      });
      this.remember(group, traitsOf(group.held, numbers));
    }
  }

  /** Matches all rows of one table at once: best fitting pairs first. The rest stay unmatched. */
  match(drafts: readonly Draft[]): ReadonlyMap<Draft, Group> {
    const offers: { draft: Draft; group: Group; score: number; keys: string[] }[] = [];
    for (const draft of drafts) {
      const own = traitsOfDraft(draft);
      for (const group of this.candidates(own)) {
        let best: { score: number; keys: string[] } | null = null;
        for (const other of this.traits.get(group) ?? []) {
          const found = compare(own, other);
          if (found && (!best || found.score > best.score)) best = found;
        }
        if (best) offers.push({ draft, group, ...best });
      }
    }
    offers.sort((a, b) => b.score - a.score || a.draft.row - b.draft.row);
    const matched = new Map<Draft, Group>();
    const taken = new Set<Group>();
    for (const { draft, group, score, keys } of offers) {
      if (matched.has(draft) || taken.has(group)) continue;
      const merged = this.decisions.get(pairKey("connection", group, draft)) !== "different";
      if (merged) {
        matched.set(draft, group);
        taken.add(group);
      }
      const own = isOwnRow(group, draft);
      if (!own)
        this.pairs.push({
          group,
          draft,
          keys,
          certainty: score >= LIKELY + 4 && keys.includes("circuitId") ? "sure" : "likely",
          merged,
        });
    }
    return matched;
  }

  add(group: Group, draft: Draft): void {
    this.remember(group, traitsOfDraft(draft));
  }

  private remember(group: Group, traits: Traits): void {
    const all = this.traits.get(group);
    if (all) all.push(traits);
    else this.traits.set(group, [traits]);
    for (const key of lookups(traits)) {
      const groups = this.index.get(key);
      if (!groups) this.index.set(key, [group]);
      else if (groups.length < MOST_CANDIDATES && !groups.includes(group)) groups.push(group);
    }
  }

  private candidates(traits: Traits): ReadonlySet<Group> {
    const found = new Set<Group>();
    for (const key of lookups(traits)) for (const group of this.index.get(key) ?? []) found.add(group);
    return found;
  }
}

function lookups(traits: Traits): string[] {
  const keys = traits.numbers.map((number) => `n${number}`);
  if (traits.circuit !== "") keys.push(`c${traits.circuit}`);
  if (traits.counterpart !== "") keys.push(`v${traits.counterpart}`);
  else keys.push(`s${traits.name}`);
  return keys;
}

function traitsOfDraft(draft: Draft): Traits {
  const { origin } = draft.run;
  const numbers = texts(draft.fields.ledgerNumber).map((mark) => `${origin}:${markKey(mark)}`);
  return traitsOf(draft.fields, draft.number === null ? numbers : [`${origin}#${draft.number}`, ...numbers]);
}

function traitsOf(fields: Draft["fields"], numbers: readonly string[]): Traits {
  const one = (field: string) => texts(fields[field])[0] ?? "";
  const state = (field: string) => (fields[field]?.state === "none" ? "none" : one(field));
  const name = one("systemOrDevice");
  return {
    counterpart: plain(one("counterpart")),
    circuit: markKey(one("circuitId")),
    name: plain(name),
    concepts: conceptsIn(name),
    ordinal: ordinalIn(name),
    line: one("accessLine"),
    tunnel: state("tunnel"),
    model: plain(one("model")),
    entry: hostKey(one("entryDevice")),
    versions: texts(fields.firmwareVersion),
    numbers,
  };
}

/** The number of the device in a name: CT1, CT保守(1), MRI 2号機. */
function ordinalIn(name: string): string {
  return /(?<![0-9.])([1-9]\d?)(?![0-9A-Za-z.])/.exec(nfkc(name))?.[1] ?? "";
}

function compare(a: Traits, b: Traits): { score: number; keys: string[] } | null {
  const numbered = a.numbers.some((number) => b.numbers.includes(number));
  if (differ(a.counterpart, b.counterpart) && !(numbered && a.name === b.name)) return null;
  const keys: string[] = [];
  let score = 0;
  const add = (points: number, key: string) => {
    score += points;
    keys.push(key);
  };
  if (numbered) add(6, "number");
  if (agree(a.counterpart, b.counterpart)) add(3, "counterpart");
  if (differ(a.circuit, b.circuit) && !numbered) return null;
  if (agree(a.circuit, b.circuit)) add(5, "circuitId");
  const subject = sameSubject(a, b);
  if (subject === "different" && !numbered) score -= 4;
  if (subject === "same") add(a.name === b.name ? 4 : 3, "systemOrDevice");
  if (a.ordinal !== "" && b.ordinal !== "" && a.ordinal !== b.ordinal && !numbered) score -= 6;
  if (agree(a.line, b.line)) score += 1;
  else if (differ(a.line, b.line)) score -= 2;
  if (agree(a.tunnel, b.tunnel)) score += 1;
  else if (differ(a.tunnel, b.tunnel)) score -= 2;
  if (agree(a.model, b.model) || agree(a.entry, b.entry)) add(1.5, "device");
  else if (differ(a.model, b.model) && differ(a.entry, b.entry)) score -= 1;
  if (a.versions.some((version) => b.versions.includes(version))) score += 0.5;
  const identified = numbered || keys.includes("circuitId") || subject === "same";
  return identified && score >= LIKELY ? { score, keys } : null;
}

function sameSubject(a: Traits, b: Traits): "same" | "different" | "open" {
  if (a.name !== "" && a.name === b.name) return "same";
  if (a.concepts.length === 0 || b.concepts.length === 0) return "open";
  if (a.concepts[0] === b.concepts[0]) return "same";
  const common = a.concepts.some((concept) => b.concepts.includes(concept));
  return common ? "same" : "different";
}

function agree(a: string, b: string): boolean {
  return a !== "" && a === b;
}

function differ(a: string, b: string): boolean {
  return a !== "" && b !== "" && a !== b;
}
