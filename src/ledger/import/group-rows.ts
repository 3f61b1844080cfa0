import { type Fields, type LedgerRecord, RecordId, type RecordKind } from "../contract.ts";
import { contractDrafts, contractsByConnection } from "./derive/contracts.ts";
import { mentionedVendors } from "./derive/vendors.ts";
import type { PairDecision, PlanNotice } from "./import-contract.ts";
import { texts } from "./merge/keys.ts";
import { AssetMatcher } from "./merge/match-assets.ts";
import { ConnectionMatcher } from "./merge/match-connections.ts";
import { NamedMatcher } from "./merge/match-named.ts";
import { isLatin, japaneseNameFor } from "./merge/names-across-languages.ts";
import type { FoundPair } from "./merge/pairs.ts";
import { resolveReferences } from "./rows/backup-row.ts";
import type { Draft, Group, TableRun } from "./rows/draft.ts";

const byName: readonly RecordKind[] = ["department", "segment", "system", "backup", "role", "contract"];
const noDecisions: ReadonlyMap<string, PairDecision> = new Map();

/** Brings rows that describe one thing together, with each other and with the ledger's records. */
export class RowGrouping {
  private readonly existing: ReadonlyMap<RecordKind, readonly LedgerRecord[]>;
  private readonly newId: () => string;
  private readonly decisions: ReadonlyMap<string, PairDecision>;
  /** English name of a vendor → Japanese one. */
  private readonly names = new Map<string, string>();
  readonly groups = new Map<RecordKind, Group[]>();
  readonly pairs: FoundPair[] = [];
  readonly notices: PlanNotice[] = [];

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
      let group = record ? existingGroup("contract", record, this.names) : null;
      for (const draft of drafts) group = this.join(group, draft);
    }
  }

  private facility(drafts: readonly Draft[]): void {
    const [record] = this.existing.get("facility") ?? [];
    let group = record ? existingGroup("facility", record, this.names) : null;
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
    return (this.existing.get(kind) ?? []).map((record) => existingGroup(kind, record, this.names));
  }

  /** Adds a row to what it describes; null opens something new. */
  private join(found: Group | null, draft: Draft): Group {
    const { kind } = draft.run;
    const group = found ?? {
      kind,
      record: null,
      held: nothing,
      id: RecordId.parse(this.newId()),
      drafts: none,
      after: null,
    };
    if (group.drafts.length === 0) {
      group.drafts = [draft];
      const groups = this.groups.get(kind);
      if (groups) groups.push(group);
      else this.groups.set(kind, [group]);
    } else group.drafts.push(draft);
    draft.group = group;
    return group;
  }

  /** English names of vendors in the words of the Japanese lists, so that both are one vendor; in this import and in the ledger. */
  private nameInJapanese(drafts: ReadonlyMap<RecordKind, readonly Draft[]>): void {
    const connections = drafts.get("connection") ?? [];
    const records = this.existing.get("connection") ?? [];
    const values = [
      ...connections.map((draft) => draft.fields.counterpart),
      ...records.map((record) => record.fields.counterpart),
    ];
    const english = new Set(values.flatMap(texts).filter(isLatin));
    if (english.size === 0) return;
    const listed = [
      ...(drafts.get("vendor") ?? []).map((draft) => draft.fields.name),
      ...(this.existing.get("vendor") ?? []).map((record) => record.fields.name),
    ];
    const japanese = (names: readonly string[]) => [...new Set(names)].filter((name) => !isLatin(name));
    const vendors = japanese(listed.flatMap(texts));
    const others = japanese(values.flatMap(texts));
    for (const name of english) {
      const found = japaneseNameFor(name, vendors) ?? japaneseNameFor(name, others);
      if (found !== null) this.names.set(name, found);
    }
    const told = new Set<string>();
    for (const draft of connections) {
      const [name] = texts(draft.fields.counterpart);
      const found = name === undefined ? undefined : this.names.get(name);
      if (found === undefined || name === undefined) continue;
      draft.fields.counterpart = { state: "known", value: found, source: 0, raw: name };
      if (told.has(name)) continue;
      told.add(name);
      const place = { file: draft.run.file, sheet: draft.run.sheet, row: draft.row };
      this.notices.push({ code: "name_matched_across_languages", place, text: `${name} → ${found}` });
    }
  }
}

/** Shared while a group has no rows: most of 100,000 groups get exactly one. */
const none: Draft[] = [];

const nothing: Fields = {};

/** Fields that name a vendor. */
const vendorFields: Partial<Record<RecordKind, string>> = {
  connection: "counterpart",
  contract: "vendor",
  asset: "maintenanceVendor",
};

function existingGroup(kind: RecordKind, record: LedgerRecord, names: ReadonlyMap<string, string>): Group {
  return {
    kind,
    record,
    held: names.size === 0 ? record.fields : renamed(kind, record.fields, names),
    id: record.id,
    drafts: none,
    after: null,
  };
}

function renamed(kind: RecordKind, fields: Fields, names: ReadonlyMap<string, string>): Fields {
  const field = vendorFields[kind] ?? "";
  const value = fields[field];
  if (value?.state !== "known" || typeof value.value !== "string") return fields;
  const japanese = names.get(value.value);
  return japanese === undefined ? fields : { ...fields, [field]: { ...value, value: japanese, raw: value.value } };
}
