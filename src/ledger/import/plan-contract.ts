import type { Claim, FacilityId, FieldValue, LedgerRecord, RecordId, RecordKind } from "../contract.ts";
import type { PairDecision, Place, PlanNotice, Question, RowOutcome, SourceMapping } from "./import-contract.ts";

/** What an import would do, decided without touching anything. `planImport` in `plan.ts` makes it. */
export interface ImportPlan {
  /** One per sheet or CSV, in the order of the files. */
  sources: PlannedSource[];
  /** One per row that holds anything below a header, grouped by source. */
  rows: RowOutcome[];
  changes: RecordChange[];
  duplicates: DuplicatePair[];
  conflicts: FieldConflict[];
  questions: Question[];
  unmapped: UnmappedColumn[];
  notices: PlanNotice[];
}

export interface PlannedSource {
  file: string;
  sheet: string | null;
  /** A sheet that Sekisho wrote out, read back by record id: nothing about it is to be mapped or remembered. */
  ownLedger: boolean;
  /** The mapping that was used: the caller's, or the proposal. */
  mapping: SourceMapping;
  counts: Record<RowOutcome["outcome"], number>;
}

export interface RecordChange {
  change: "created" | "changed";
  /** As it is now; null for a new record. `before.version` guards against a change in between. */
  before: LedgerRecord | null;
  /** As it will be; `version` is already raised. */
  after: LedgerRecord;
  /** Fields whose value changes. Empty when only `sources` grow. */
  fields: string[];
}

/** Two rows (or a row and a record) that seem to describe the same thing. They are merged unless a person decided "different". */
export interface DuplicatePair {
  /** Stable across imports of the same things; key of `ImportContext.pairDecisions`. */
  key: string;
  kind: RecordKind;
  recordId: RecordId;
  certainty: "sure" | "likely";
  /** What agrees: serialNumber, hostname, circuitId, counterpart, name, device … */
  keys: string[];
  left: DuplicateSide;
  right: DuplicateSide;
  /** Fields in which they differ. */
  differences: { field: string; left: FieldValue | null; right: FieldValue | null }[];
  merged: boolean;
}

export interface DuplicateSide {
  /** null for a record that is in the ledger already. */
  place: Place | null;
  name: string;
}

/** Sources that disagree. `resolved` null: nothing says which is right, a person must. */
export interface FieldConflict {
  recordId: RecordId;
  kind: RecordKind;
  field: string;
  claims: { claim: Claim; place: Place | null }[];
  resolved: FieldValue | null;
}

export interface UnmappedColumn {
  /** Index into `sources`, and into that mapping's tables. */
  source: number;
  table: number;
  column: number;
  header: string;
  /** Some of what stands there, to help a person decide. */
  samples: string[];
}

export interface ImportContext {
  facilityId: FacilityId;
  /** ISO date-time. */
  importedAt: string;
  newId: () => string;
  pairDecisions?: ReadonlyMap<string, PairDecision>;
  /** Highest number ever given per kind, retired records included; without it the highest among `existing` counts. */
  lastNumbers?: ReadonlyMap<RecordKind, number>;
  /** Numbers of records taken out of use, which a file may still state. */
  retiredNumbers?: ReadonlyMap<RecordKind, ReadonlySet<number>>;
}
