import type { Fields, FieldValue, LedgerRecord, RecordId, RecordKind } from "../../contract.ts";
import { columnLetters } from "../cells/plain-text.ts";
import type { RowReason, TableMapping } from "../import-contract.ts";

/** One table of one source, as its rows refer to it. */
export interface TableRun {
  /** Index into the plan's sources. */
  source: number;
  file: string;
  sheet: string | null;
  sourceKey: string;
  /** `originOf` the file and sheet. */
  origin: string;
  kind: RecordKind;
  mapping: TableMapping;
  /** How many fields the table states; the fullest list is the one whose wording is kept. */
  breadth: number;
  /** The export of a discovery tool: it knows hosts and builds, people know places and names. */
  tool: boolean;
}

/** Address of a cell as the sheet shows it, whichever way its table stands. */
export const addressIn = ({ mapping }: TableRun, column: number, row: number): string =>
  mapping.layout === "columns" ? `${columnLetters(row)}${column}` : `${columnLetters(column)}${row}`;

export interface Trouble {
  reason: RowReason;
  cell: string | null;
  text: string | null;
}

/** A cell that only a person can read; the draft's field holds it as `lossy`. */
export interface LossyCell {
  field: string;
  cell: string;
  text: string;
  type: "number" | "date";
}

/** What one row says, before it is compared with anything. Values have source 0: the row itself. */
export interface Draft {
  run: TableRun;
  row: number;
  fields: Record<string, FieldValue>;
  /** What the row only implies; counts where no source states the field. */
  implied: Record<string, FieldValue> | null;
  /** Fields of the contract behind a connection. */
  contract: Record<string, FieldValue> | null;
  /** Connection number the row states. */
  number: number | null;
  trouble: Trouble | null;
  lossy: LossyCell[] | null;
  group: Group | null;
}

/** One thing: its record, if the ledger has it already, and all rows that describe it. */
export interface Group {
  kind: RecordKind;
  record: LedgerRecord | null;
  /** The record's fields, with English names of vendors in the words of the Japanese lists. */
  held: Fields;
  id: RecordId;
  drafts: Draft[];
  /** The record as it will be; null while undecided, and when nothing changes. */
  after: LedgerRecord | null;
}

export interface SkippedRow {
  row: number;
  outcome: "skipped" | "refused";
  trouble: Trouble;
}

export function emptyDraft(run: TableRun, row: number): Draft {
  return { run, row, fields: {}, implied: null, contract: null, number: null, trouble: null, lossy: null, group: null };
}

/** Notes what a row implies, unless it states the field itself. */
export function imply(draft: Draft, field: string, value: FieldValue): void {
  if (draft.fields[field]) return;
  draft.implied ??= {};
  draft.implied[field] ??= value.state === "conflict" || value.implied ? value : { ...value, implied: true };
}
