import {
  FacilityId,
  type FieldValue,
  type Known,
  type Ledger,
  type LedgerRecord,
  RecordId,
  type RecordKind,
} from "../../ledger/contract.ts";

/**
 * Small fictional ledgers for tests. A field is given as its value, or as `{ state: … }` where it is not a plain fact.
 * Ids are made from kind and number, so that expectations can be written down.
 */
export type GivenField = Known | FieldValue;
export type GivenFields = Readonly<Record<string, GivenField>>;

const kinds = [
  "facility",
  "department",
  "segment",
  "system",
  "asset",
  "connection",
  "contract",
  "backup",
  "role",
  "vendor",
] as const;

export const facilityId = FacilityId.parse("00000000-0000-4000-8000-000000000000");

export const recordId = (kind: RecordKind, number: number): RecordId =>
  RecordId.parse(
    `00000000-0000-4000-8${String(kinds.indexOf(kind)).padStart(3, "0")}-${String(number).padStart(12, "0")}`,
  );

const isFieldValue = (given: GivenField): given is FieldValue =>
  typeof given === "object" && !Array.isArray(given) && "state" in given;

export function ledgerRecord(kind: RecordKind, number: number, fields: GivenFields): LedgerRecord {
  return {
    id: recordId(kind, number),
    facilityId,
    kind,
    number,
    fields: Object.fromEntries(
      Object.entries(fields).map(([field, given]): [string, FieldValue] => [
        field,
        isFieldValue(given) ? given : { state: "known", value: given },
      ]),
    ),
    sources: [],
    version: 1,
    retiredAt: null,
    updatedAt: "2026-01-01T00:00:00Z",
  };
}

export type GivenLedger = Partial<Record<RecordKind, readonly GivenFields[]>>;

/** Records are numbered from 1 within their kind, in the order given. */
export function ledgerOf(given: GivenLedger, profile: Partial<Ledger["facility"]> = {}): Ledger {
  const records = (kind: RecordKind) =>
    (given[kind] ?? []).map((fields, index) => ledgerRecord(kind, index + 1, fields));
  return {
    facility: {
      id: facilityId,
      name: "試験病院",
      medicalInstitutionCode: "1310000000",
      prefecture: "13",
      founderClass: null,
      licensedBeds: 100,
      ...profile,
    },
    records: {
      facility: records("facility"),
      department: records("department"),
      segment: records("segment"),
      system: records("system"),
      asset: records("asset"),
      connection: records("connection"),
      contract: records("contract"),
      backup: records("backup"),
      role: records("role"),
      vendor: records("vendor"),
    },
    asOf: "2026-08-31",
  };
}
