import type { FieldDefinition, FieldType } from "../catalogue.ts";
import type { Claim, FieldValue, Known } from "../contract.ts";
import { term } from "../vocabulary.ts";
import { readCell } from "./read-cell.ts";
import type { RecordReferences } from "./record-reference.ts";
import { marks, stateWords } from "./state-word.ts";

/** Text as it survives a spreadsheet: one kind of line break, no control characters, nothing at the ends. */
export const tidy = (text: string): string =>
  text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .trim();

/**
 * A field as a person reads and edits it in a cell: labels for codes, はい / いいえ, words for states, lists line by line.
 * `readCell` reads it back to the same value; where plain words would be read as something else, they are marked.
 */
export function writeCell(
  value: FieldValue | undefined,
  definition: Pick<FieldDefinition, "type">,
  references: RecordReferences,
): string | number | null {
  if (!value) return null;
  if (value.state === "conflict") {
    return `${marks.conflict}${value.claims.map((claim) => claimText(claim, definition.type, references)).join(" ／ ")}`;
  }
  const text = tidy(claimText(value, definition.type, references));
  if (value.state === "known" && typeof value.value === "number" && definition.type.is === "whole") return value.value;
  const read = readCell(text, definition, references);
  // A text that cannot be read at all cannot be mistaken either; it is left as it was written.
  if (!read.ok || sameMeaning(read.value, value)) return text;
  return value.state === "known" ? `${marks.json}${JSON.stringify(value.value)}` : `${marks.state}${text}`;
}

function claimText(claim: Claim, type: FieldType, references: RecordReferences): string {
  if (claim.state === "known") return knownText(claim.value, type, references);
  if (claim.state === "vague" || claim.state === "lossy") return `${marks[claim.state]}${claim.text}`;
  return stateWords[claim.state];
}

function knownText(value: Known, type: FieldType, references: RecordReferences): string {
  if (Array.isArray(value))
    return value.map((one) => oneText(one, type, references)).join(type.is === "codes" ? "、" : "\n");
  if (typeof value === "boolean") return value ? "はい" : "いいえ";
  return oneText(String(value), type, references);
}

function oneText(value: string, type: FieldType, references: RecordReferences): string {
  if (type.is === "code" || type.is === "codes") return term(type.vocabulary, value)?.ja ?? value;
  if (type.is === "ref") return references.write(type.kind, value) ?? value;
  return value;
}

/** Equal but for what a spreadsheet cannot keep: a list of one is its only entry, a number in a text field is its digits. */
function sameMeaning(read: FieldValue | null, value: Exclude<FieldValue, { state: "conflict" }>): boolean {
  if (read === null || read.state !== value.state) return false;
  if (read.state === "known" && value.state === "known") return list(read.value) === list(value.value);
  return true;
}

const list = (value: Known): string => JSON.stringify([value].flat().map((one) => tidy(String(one))));
