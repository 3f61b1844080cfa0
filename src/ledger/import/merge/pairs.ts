import { kindDefinition } from "../../catalogue.ts";
import type { FieldValue, RecordKind, Source } from "../../contract.ts";
import { writtenText } from "../cells/field-value.ts";
import type { Draft, Group } from "../rows/draft.ts";
import { texts } from "./keys.ts";
import { placeOf } from "./merge-record.ts";
import { originOf, sameOrigin, samePlace } from "./origin.ts";

/** A row found to describe what a group already does. */
export interface FoundPair {
  group: Group;
  draft: Draft;
  certainty: "sure" | "likely";
  keys: string[];
  merged: boolean;
}

const identifying = [
  "assetId",
  "meNumber",
  "departmentNumber",
  "serialNumber",
  "hostname",
  "systemNumber",
  "circuitId",
  "ledgerNumber",
];

/** Key of a pair that stays the same when the files are imported again: where both come from, and what they call the thing. */
export function pairKey(kind: RecordKind, group: Group, draft: Draft): string {
  const ends = [labelOfGroup(group, draft), label(placeOf(draft), draft.fields, kind)].sort();
  return `${kind}|${ends[0]}|${ends[1]}`;
}

function labelOfGroup(group: Group, draft: Draft): string {
  const other = otherSide(group, draft);
  if (other) return label(placeOf(other), other.fields, group.kind);
  const source = group.record?.sources.find((candidate) => candidate.type === "file");
  return source ? label(source, group.record?.fields ?? {}, group.kind) : `record:${group.id}`;
}

/** The row of the group that the new one is set beside: the first from elsewhere. */
export function otherSide(group: Group, draft: Draft): Draft | undefined {
  return group.drafts.find((candidate) => candidate !== draft);
}

function label(source: Source, fields: Readonly<Record<string, FieldValue>>, kind: RecordKind): string {
  const from = source.type === "file" ? originOf(source.file, source.sheet) : source.type;
  const mark = identifying.map((field) => texts(fields[field])[0]).find((text) => text !== undefined);
  return `${from}:${mark ?? writtenText(fields[kindDefinition(kind).nameField])}`;
}

/** The row is one of the record's own, read again: not a duplicate of anything that is not known already. */
export function isOwnRow(group: Group, draft: Draft): boolean {
  const { record } = group;
  if (!record) return false;
  const place = placeOf(draft);
  if (record.sources.some((source) => samePlace(source, place))) return true;
  const held = record.sources.filter((source) => sameOrigin(source, place)).length;
  return held > group.drafts.filter((other) => other.run.origin === draft.run.origin).length;
}
