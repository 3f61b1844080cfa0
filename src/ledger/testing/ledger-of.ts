import {
  FacilityId,
  type FieldValue,
  type Known,
  type Ledger,
  type LedgerRecord,
  RecordId,
  type RecordKind,
  recordsByKind,
  type Source,
} from "../contract.ts";

/** Small fictional ledgers for tests: fields as plain values, or as `{ state: … }` where they are not plain facts. */
export type GivenFields = Readonly<Record<string, Known | FieldValue>>;

export const facilityId = FacilityId.parse("00000000-0000-4000-8000-00000000000f");

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
] as const satisfies readonly RecordKind[];

export const idOf = (kind: RecordKind, number: number): RecordId =>
  RecordId.parse(
    `00000000-0000-4000-8${String(kinds.indexOf(kind)).padStart(3, "0")}-${String(number).padStart(12, "0")}`,
  );

const isFieldValue = (given: Known | FieldValue): given is FieldValue =>
  typeof given === "object" && !Array.isArray(given);

export function recordOf(
  kind: RecordKind,
  number: number,
  fields: GivenFields,
  sources: readonly Source[] = [],
): LedgerRecord {
  return {
    id: idOf(kind, number),
    facilityId,
    kind,
    number,
    fields: Object.fromEntries(
      Object.entries(fields).map(([field, given]): [string, FieldValue] => [
        field,
        isFieldValue(given) ? given : { state: "known", value: given },
      ]),
    ),
    sources: [...sources],
    version: 3,
    retiredAt: null,
    updatedAt: "2026-01-01T00:00:00Z",
  };
}

/** Takes records of any kind, in any order. */
export function ledgerOf(...records: readonly LedgerRecord[]): Ledger {
  return {
    facility: {
      id: facilityId,
      name: "試験病院",
      medicalInstitutionCode: "1310000009",
      prefecture: "13",
      founderClass: null,
      licensedBeds: 120,
    },
    records: recordsByKind(records),
    asOf: "2026-08-31",
  };
}
