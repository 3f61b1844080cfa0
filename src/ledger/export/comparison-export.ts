import { kindDefinition } from "../catalogue.ts";
import type { Fields, FieldValue, Known, Ledger, LedgerRecord, RecordKind, Source } from "../contract.ts";
import { fieldToken } from "./field-token.ts";

/** What the export needs of a finding; the finding capability's facts fit. */
export interface ExportedFinding {
  rule: string;
  on: string;
  ref: string;
}

export interface ExportedSource {
  file: string;
  /** null for CSV and TSV. */
  sheet: string | null;
  row: number;
}

/** `id`, `number` and `sources` of a record, and its fields by catalogue id as `fieldToken` writes them. */
export type ExportedRecord = { id: string; number: number; sources: ExportedSource[] } & Record<
  string,
  Known | ExportedSource[]
>;

/** Everything that the plain values leave out, so that the export holds all there is. */
export interface ExportedProvenance {
  kind: RecordKind;
  sources: readonly Source[];
  /** Fields whose value has a date, a source, an original wording or other claims. */
  fields: Fields;
}

export interface LedgerExport {
  format: "sekisho-ledger/1";
  asOf: string;
  facility: Record<string, unknown>;
  departments: ExportedRecord[];
  segments: ExportedRecord[];
  systems: ExportedRecord[];
  assets: ExportedRecord[];
  connections: ExportedRecord[];
  contracts: ExportedRecord[];
  backups: ExportedRecord[];
  roles: ExportedRecord[];
  vendors: ExportedRecord[];
  /** Rules of finding-rules.yaml. */
  findings: ExportedFinding[];
  /** Gaps of the ledger itself; never among the findings. */
  completeness: ExportedFinding[];
  provenance: Record<string, ExportedProvenance>;
}

const byNumber = (a: LedgerRecord, b: LedgerRecord): number => a.number - b.number || compare(a.id, b.id);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Field ids of a record in the order of the catalogue; ids that an older catalogue knew come last. */
function fieldOrder({ kind, fields }: LedgerRecord): string[] {
  const known = kindDefinition(kind).fields.map(({ id }) => id);
  const other = Object.keys(fields).filter((id) => !known.includes(id));
  return [...known.filter((id) => fields[id] !== undefined), ...other.sort(compare)];
}

function exportedFields(record: LedgerRecord): Record<string, Known> {
  return Object.fromEntries(
    fieldOrder(record).flatMap((id) => {
      const value = record.fields[id];
      return value ? [[id, fieldToken(value)]] : [];
    }),
  );
}

/** Rows of files only; interviews and entries by hand have no row and stand in the provenance. */
const exportedSources = ({ sources }: LedgerRecord): ExportedSource[] =>
  sources
    .flatMap((source) => (source.type === "file" ? [{ file: source.file, sheet: source.sheet, row: source.row }] : []))
    .sort((a, b) => compare(a.file, b.file) || compare(a.sheet ?? "", b.sheet ?? "") || a.row - b.row);

const exportedRecord = (record: LedgerRecord): ExportedRecord => ({
  id: record.id,
  number: record.number,
  ...(record.kind === "connection" ? { connectionNumber: record.number } : {}),
  ...exportedFields(record),
  sources: exportedSources(record),
});

function hasProvenance(value: FieldValue): boolean {
  if (value.state === "conflict") return true;
  return [value.asOf, value.source, value.raw, value.others].some((part) => part !== undefined);
}

function provenanceOf(record: LedgerRecord): [string, ExportedProvenance] {
  const fields = fieldOrder(record).flatMap((id): [string, FieldValue][] => {
    const value = record.fields[id];
    return value && hasProvenance(value) ? [[id, value]] : [];
  });
  return [record.id, { kind: record.kind, sources: record.sources, fields: Object.fromEntries(fields) }];
}

const exportedFindings = (findings: readonly ExportedFinding[]): ExportedFinding[] =>
  findings
    .map(({ rule, on, ref }) => ({ rule, on, ref }))
    .sort((a, b) => compare(a.rule, b.rule) || compare(a.on, b.on) || compare(a.ref, b.ref));

/**
 * The whole ledger of a facility as plain data, with its findings. The same ledger gives the same export, whatever order it was read
 * in: record versions, change times and the time of the export are left out on purpose.
 */
export function comparisonExport(
  ledger: Ledger,
  found: { findings: readonly ExportedFinding[]; completeness: readonly ExportedFinding[] },
): LedgerExport {
  const sorted = (kind: RecordKind) => [...ledger.records[kind]].sort(byNumber);
  const records = (kind: RecordKind) => sorted(kind).map(exportedRecord);
  const [sheet] = sorted("facility");
  const all = Object.values(ledger.records).flat();
  return {
    format: "sekisho-ledger/1",
    asOf: ledger.asOf,
    facility: {
      ...ledger.facility,
      ...(sheet ? { facts: exportedFields(sheet), sources: exportedSources(sheet) } : {}),
    },
    departments: records("department"),
    segments: records("segment"),
    systems: records("system"),
    assets: records("asset"),
    connections: records("connection"),
    contracts: records("contract"),
    backups: records("backup"),
    roles: records("role"),
    vendors: records("vendor"),
    findings: exportedFindings(found.findings),
    completeness: exportedFindings(found.completeness),
    provenance: Object.fromEntries(all.map(provenanceOf).sort(([a], [b]) => compare(a, b))),
  };
}
