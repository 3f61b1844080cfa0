import type { Fields } from "../contract.ts";
import { type LedgerRecord, RecordId, type RecordKind } from "../contract.ts";
import { contractDrafts, contractsByConnection } from "./derive/contracts.ts";
import { mentionedVendors } from "./derive/vendors.ts";
import type { PairDecision } from "./import-contract.ts";
import { texts } from "./merge/keys.ts";
import { AssetMatcher } from "./merge/match-assets.ts";
import { ConnectionMatcher } from "./merge/match-connections.ts";
import { NamedMatcher } from "./merge/match-named.ts";
import { isLatin, japaneseNameFor } from "./merge/names-across-languages.ts";
import type { FoundPair } from "./merge/pairs.ts";
import { resolveReferences } from "./rows/backup-row.ts";
import type { Draft, Group, TableRun } from "./rows/draft.ts";

export interface Grouping {
  /** Groups that rows of this import describe, per kind, in the order of their first rows. */
  groups: Map<RecordKind, Group[]>;
  pairs: FoundPair[];
}

const byName: readonly RecordKind[] = ["department", "segment", "system", "backup", "role", "contract"];
const noDecisions: ReadonlyMap<string, PairDecision> = new Map();

/** Brings rows that describe one thing together, with each other and with the ledger's records. */
export class RowGrouping {
  private readonly existing: ReadonlyMap<RecordKind, readonly LedgerRecord[]>;
  private readonly newId: () => string;
  private readonly decisions: ReadonlyMap<string, PairDecision>;
  readonly groups = new Map<RecordKind, Group[]>();
  readonly pairs: FoundPair[] = [];

  constructor(
    existing: ReadonlyMap<RecordKind, readonly LedgerRecord[]>,
    newId: () => string,
    decisions = noDecisions,
  ) {
    this.existing = existing;
    this.newId = newId;
    this.decisions = decisions;
  }

  /** All kinds but contracts, which need their connections' fields first. */
  group(drafts: ReadonlyMap<RecordKind, readonly Draft[]>): void {
    this.nameInJapanese(drafts);
    resolveReferences(drafts.get("backup") ?? []);
    this.facility(drafts.get("facility") ?? []);
    this.vendors(drafts);
    for (const kind of byName) this.named(kind, drafts.get(kind) ?? []);
    this.assets(drafts.get("asset") ?? []);
    this.connections(drafts.get("connection") ?? []);
  }

  /** Contracts behind the connections of this import. `fieldsOf` gives a connection's fields as they will be. */
  contracts(fieldsOf: (connection: Group) => Fields): void {
    const known = contractsByConnection(this.existing.get("contract") ?? []);
    const runs = new Map<TableRun, TableRun>();
    for (const connection of this.groups.get("connection") ?? []) {
      const drafts = contractDrafts(connection, fieldsOf(connection), runs);
      if (drafts.length === 0) continue;
      const record = known.get(connection.id);
      let group = record ? existingGroup("contract", record) : null;
      for (const draft of drafts) group = this.join(group, draft);
    }
  }

  private facility(drafts: readonly Draft[]): void {
    const [record] = this.existing.get("facility") ?? [];
    let group = record ? existingGroup("facility", record) : null;
    for (const draft of drafts) group = this.join(group, draft);
  }

  private vendors(drafts: ReadonlyMap<RecordKind, readonly Draft[]>): void {
    const mentioned = mentionedVendors(drafts.get("asset") ?? []);
    this.named("vendor", [...(drafts.get("vendor") ?? []), ...mentioned]);
  }

  private named(kind: RecordKind, drafts: readonly Draft[]): void {
    if (drafts.length === 0) return;
    const matcher = new NamedMatcher(kind, this.known(kind), this.decisions);
    for (const draft of drafts) {
      const group = this.join(matcher.find(draft), draft);
      matcher.add(group, draft);
    }
    this.pairs.push(...matcher.pairs);
  }

  private assets(drafts: readonly Draft[]): void {
    if (drafts.length === 0) return;
    const matcher = new AssetMatcher(this.known("asset"), this.decisions);
    for (const draft of drafts) {
      const group = this.join(matcher.find(draft), draft);
      matcher.add(group, draft);
    }
    this.pairs.push(...matcher.pairs);
  }

  private connections(drafts: readonly Draft[]): void {
    if (drafts.length === 0) return;
    const matcher = new ConnectionMatcher(this.known("connection"), this.decisions);
    const runs = [...new Set(drafts.map((draft) => draft.run))].sort(
      (a, b) => b.breadth - a.breadth || a.source - b.source,
    );
    for (const run of runs) {
      const rows = drafts.filter((draft) => draft.run === run);
      const matched = matcher.match(rows);
      for (const draft of rows) {
        const group = this.join(matched.get(draft) ?? null, draft);
        matcher.add(group, draft);
      }
    }
    this.pairs.push(...matcher.pairs);
  }

  /** Groups of the records that the ledger has; they count as touched only when a row joins. */
  private known(kind: RecordKind): Group[] {
    return (this.existing.get(kind) ?? []).map((record) => existingGroup(kind, record));
  }

  /** Adds a row to what it describes; null opens something new. */
  private join(found: Group | null, draft: Draft): Group {
    const { kind } = draft.run;
    const group = found ?? { kind, record: null, id: RecordId.parse(this.newId()), drafts: none, after: null };
    if (group.drafts.length === 0) {
      group.drafts = [draft];
      const groups = this.groups.get(kind);
      if (groups) groups.push(group);
      else this.groups.set(kind, [group]);
    } else group.drafts.push(draft);
    draft.group = group;
    return group;
  }

  /** English names of vendors in the words of the Japanese lists, so that both are one vendor. */
  private nameInJapanese(drafts: ReadonlyMap<RecordKind, readonly Draft[]>): void {
    const connections = drafts.get("connection") ?? [];
    const foreign = connections.filter((draft) => texts(draft.fields.counterpart).some(isLatin));
    if (foreign.length === 0) return;
    const names = new Set<string>();
    const collect = (values: readonly string[]) => {
      for (const name of values) if (!isLatin(name)) names.add(name);
    };
    for (const draft of drafts.get("vendor") ?? []) collect(texts(draft.fields.name));
    for (const record of this.existing.get("vendor") ?? []) collect(texts(record.fields.name));
    if (names.size < 3) for (const draft of connections) collect(texts(draft.fields.counterpart));
    for (const record of this.existing.get("connection") ?? []) collect(texts(record.fields.counterpart));
    const list = [...names];
    for (const draft of foreign) {
      const [english] = texts(draft.fields.counterpart);
      const japanese = english === undefined ? null : japaneseNameFor(english, list);
      if (japanese !== null && english !== undefined)
        draft.fields.counterpart = { state: "known", value: japanese, source: 0, raw: english };
    }
  }
}

/** Shared while a group has no rows: most of 100,000 groups get exactly one. */
const none: Draft[] = [];

function existingGroup(kind: RecordKind, record: LedgerRecord): Group {
  return { kind, record, id: record.id, drafts: none, after: null };
}
