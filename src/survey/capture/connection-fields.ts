import { type FieldDefinition, kindDefinition } from "../../ledger/catalogue.ts";
import { type Fields, FieldValue } from "../../ledger/contract.ts";
import type { Captured, CapturedValues } from "./operation.ts";

/** What can be seen or asked standing in front of a connection, in the order in which one looks; the rest is desk work. */
const fieldIds = [
  "targetCategory",
  "systemOrDevice",
  "department",
  "counterpart",
  "accessLine",
  "tunnel",
  "alwaysOn",
  "entryDevice",
  "deviceKind",
  "maker",
  "model",
  "firmwareVersion",
  "deviceOwner",
  "passesHospitalFirewall",
  "knownToAdministratorBefore",
  "verifiedOnSite",
  "comment",
] as const;

const definitions = new Map(kindDefinition("connection").fields.map((field) => [field.id, field]));

export const connectionFields: readonly FieldDefinition[] = fieldIds.flatMap((id) => definitions.get(id) ?? []);

export const isConnectionField = (field: string): boolean => fieldIds.some((id) => id === field);

/** What is stated of each of these fields, without where it comes from and what was stated before. */
export function capturedOf(fields: Fields): Record<string, Captured> {
  const values: Record<string, Captured> = {};
  for (const id of fieldIds) {
    const value = fields[id];
    if (value) values[id] = bare(value);
  }
  return values;
}

function bare(value: FieldValue): FieldValue {
  if (value.state === "conflict") return value;
  const { others: _others, source: _source, asOf: _asOf, raw: _raw, implied: _implied, ...claim } = value;
  return claim;
}

/** As changes of a ledger record; null when something is no statement of the ledger. */
export function asFieldChanges(values: CapturedValues): Record<string, FieldValue | null> | null {
  const changes: Record<string, FieldValue | null> = {};
  for (const [field, value] of Object.entries(values)) {
    const parsed = FieldValue.nullable().safeParse(value);
    if (!parsed.success || !isConnectionField(field)) return null;
    changes[field] = parsed.data;
  }
  return changes;
}
