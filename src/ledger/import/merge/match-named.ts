import type { RecordKind } from "../../contract.ts";
import { writtenText } from "../cells/field-value.ts";
import { nfkc, plain } from "../cells/plain-text.ts";
import type { PairDecision } from "../import-contract.ts";
import type { Draft, Group } from "../rows/draft.ts";
import { markKey, texts } from "./keys.ts";
import { type FoundPair, isOwnRow, pairKey } from "./pairs.ts";

type Fields = Draft["fields"];

const text = (fields: Fields, field: string) =>
  plain(writtenText(fields[field]) || String(texts(fields[field])[0] ?? ""));

/** Keys by which a thing with a name is found again, the most exact first. "" is no key. */
const keysFor: Partial<Record<RecordKind, (fields: Fields) => string[]>> = {
  system: (f) => [
    texts(f.systemNumber)[0] ? `n${markKey(texts(f.systemNumber)[0] ?? "")}|${text(f, "name")}` : "",
    text(f, "name"),
  ],
  backup: (f) => [
    `${text(f, "systemName")}|${text(f, "dataScope")}|${text(f, "media")}`,
    `${text(f, "systemName")}|${text(f, "dataScope")}`,
    text(f, "systemName"),
  ],
  role: (f) => [
    `${text(f, "role")}|${text(f, "personOrUnit")}|${text(f, "department")}|${text(f, "systemInCharge")}`,
    `${text(f, "role")}|${text(f, "personOrUnit")}|${text(f, "department")}`,
    `${text(f, "role")}|${text(f, "department")}`,
  ],
  vendor: (f) => [text(f, "name")],
  department: (f) => [text(f, "name")],
  segment: (f) => [
    `${text(f, "name")}|${text(f, "ipRange")}|${text(f, "vlan")}`,
    `i${text(f, "ipRange")}`,
    text(f, "name"),
  ],
  contract: (f) => [`${text(f, "vendor")}|${text(f, "startsOn")}|${text(f, "type")}`, text(f, "vendor")],
  facility: () => ["the facility"],
};

/** Finds records of the smaller kinds by name. Two rows of one list are never the same thing. */
export class NamedMatcher {
  private readonly index = new Map<string, Group[]>();
  private readonly kind: RecordKind;
  private readonly decisions: ReadonlyMap<string, PairDecision>;
  readonly pairs: FoundPair[] = [];

  constructor(kind: RecordKind, records: Iterable<Group>, decisions: ReadonlyMap<string, PairDecision>) {
    this.kind = kind;
    this.decisions = decisions;
    for (const group of records) if (group.record) this.remember(group, group.record.fields);
  }

  find(draft: Draft): Group | null {
    const keys = this.keys(draft.fields);
    for (const [exactness, key] of keys.entries()) {
      for (const group of this.index.get(`${exactness}${key}`) ?? []) {
        if (key === "" || group.drafts.some((other) => other.run === draft.run)) continue;
        const own = isOwnRow(group, draft);
        if (exactness > 0 && !own && this.kind === "role") continue;
        const merged = this.decisions.get(pairKey(this.kind, group, draft)) !== "different";
        if (!own)
          this.pairs.push({ group, draft, keys: ["name"], certainty: exactness === 0 ? "sure" : "likely", merged });
        if (merged) return group;
      }
    }
    return null;
  }

  add(group: Group, draft: Draft): void {
    this.remember(group, draft.fields);
  }

  private remember(group: Group, fields: Fields): void {
    for (const [exactness, key] of this.keys(fields).entries()) {
      const groups = this.index.get(`${exactness}${key}`);
      if (!groups) this.index.set(`${exactness}${key}`, [group]);
      else if (groups.length < 200 && !groups.includes(group)) groups.push(group);
    }
  }

  private keys(fields: Fields): string[] {
    return (keysFor[this.kind]?.(fields) ?? []).map((key) => nfkc(key));
  }
}
