import type { FieldValue, RecordKind } from "../../contract.ts";
import { readField } from "../cells/read-field.ts";
import { targetField } from "../column-targets.ts";
import type { TableMapping } from "../import-contract.ts";
import { finishAsset } from "./asset-row.ts";
import { finishBackup } from "./backup-row.ts";
import { finishConnection } from "./connection-row.ts";
import { addressIn, type Draft, imply, type Trouble } from "./draft.ts";
import { finishRole } from "./role-row.ts";

/** A row must say one of these, else it describes nothing. */
const naming: Record<RecordKind, readonly string[]> = {
  facility: ["name"],
  department: ["name"],
  segment: ["name", "ipRange", "vlan"],
  system: ["name", "product", "systemNumber"],
  asset: ["model", "serialNumber", "hostname", "assetId", "meNumber", "departmentNumber", "kind", "ipRange"],
  connection: ["systemOrDevice", "counterpart", "circuitId"],
  contract: ["vendor", "connection"],
  backup: ["systemName", "dataScope"],
  role: ["role", "personOrUnit"],
  vendor: ["name"],
};

/** Adds what bands, defaults and the row's own words imply. Returns why the row is refused, if it is. */
export function finishRow(
  draft: Draft,
  band: Readonly<Record<string, string>> | null,
  mapping: TableMapping,
): Trouble | null {
  const { kind } = draft.run;
  if (
    !naming[kind].some((field) => draft.fields[field]?.state === "known" || draft.fields[field]?.state === "lossy") &&
    !isUnknownThing(draft)
  ) {
    const column = mapping.columns.find(
      (candidate) => candidate.target !== null && naming[kind].includes(candidate.target),
    );
    return { reason: "no_name", cell: column ? addressIn(draft.run, column.column, draft.row) : null, text: null };
  }
  if (kind === "connection") finishConnection(draft, band ?? {});
  if (band) fill(draft, band);
  for (const [target, text] of Object.entries(mapping.defaults)) {
    const value = read(draft, target, text);
    if (value) imply(draft, target, value);
  }
  if (kind === "asset") finishAsset(draft);
  if (kind === "backup") finishBackup(draft);
  if (kind === "role") finishRole(draft);
  date(draft);
  return null;
}

/** A device of which a list says that it exists though nothing about it is known (型番不明) is a finding, not an empty row. */
function isUnknownThing(draft: Draft): boolean {
  const values: FieldValue[] = Object.values(draft.fields);
  return values.length >= 3 && values.some((value) => value.state === "known");
}

function fill(draft: Draft, texts: Readonly<Record<string, string>>): void {
  for (const [target, text] of Object.entries(texts)) {
    const value = draft.fields[target] ? undefined : read(draft, target, text);
    if (value) draft.fields[target] = value;
  }
}

function read(draft: Draft, target: string, text: string): FieldValue | undefined {
  const field = targetField(draft.run.kind, target);
  return field && readField(field, text);
}

const dated: Partial<Record<RecordKind, readonly [field: string, date: string]>> = {
  asset: ["softwareVersion", "versionKnownOn"],
  connection: ["firmwareVersion", "firmwareKnownOn"],
};
const withDate = new WeakMap<FieldValue, Map<string, FieldValue>>();

/** The day a version was known belongs to the statement: the newest wins when sources disagree. */
function date(draft: Draft): void {
  const pair = dated[draft.run.kind];
  if (!pair) return;
  const version = draft.fields[pair[0]];
  const day = draft.fields[pair[1]];
  if (!version || version.state === "conflict" || day?.state !== "known" || typeof day.value !== "string") return;
  let byDay = withDate.get(version);
  if (!byDay) {
    byDay = new Map();
    withDate.set(version, byDay);
  }
  let value = byDay.get(day.value);
  if (!value) {
    value = { ...version, asOf: day.value };
    byDay.set(day.value, value);
  }
  draft.fields[pair[0]] = value;
}
