import { fieldDefinition, kindDefinition } from "../../ledger/catalogue.ts";
import type { RecordKind } from "../../ledger/contract.ts";

/** Fields that decide whether a weakness can be located: what is connected, by what device in which version, and who cares for it. */
const measured: readonly [RecordKind, string][] = [
  ["connection", "accessLine"],
  ["connection", "maker"],
  ["connection", "model"],
  ["connection", "firmwareVersion"],
  ["connection", "patchResponsibility"],
  ["connection", "deviceOwner"],
  ["connection", "alwaysOn"],
  ["asset", "model"],
  ["asset", "softwareVersion"],
  ["asset", "os"],
  ["backup", "generations"],
  ["backup", "restoreTestedOn"],
];

export interface MeasuredField {
  /** "connection.firmwareVersion" */
  id: string;
  kind: RecordKind;
  field: string;
  label: { ja: string; en: string };
}

/** In the order in which they are shown; a field that the catalogue has no more is left out. */
export const measuredFields: readonly MeasuredField[] = measured.flatMap(([kind, field]) => {
  const definition = fieldDefinition(kind, field);
  const { ja, en } = kindDefinition(kind);
  return definition
    ? [{ id: `${kind}.${field}`, kind, field, label: { ja: `${ja}: ${definition.ja}`, en: `${en}: ${definition.en}` } }]
    : [];
});
