import { fieldDefinition, kindDefinition } from "../../ledger/catalogue.ts";
import type { Ledger, LedgerRecord, RecordKind } from "../../ledger/contract.ts";
import type { ContentCell, ContentColumn } from "../contract.ts";
import { type NoteBook, noteOn, openNoteBook } from "./note-book.ts";
import { printValue, type ResolveReference } from "./printed-value.ts";

/** What building a document needs at hand: the ledger, names of records, and the notes taken on the way. */
export interface Desk {
  ledger: Ledger;
  book: NoteBook;
  resolve: ResolveReference;
}

export function openDesk(ledger: Ledger): Desk {
  const names = new Map<string, string>();
  for (const record of Object.values(ledger.records).flat()) {
    const name = record.fields[kindDefinition(record.kind).nameField];
    names.set(record.id, `No.${record.number}${name?.state === "known" ? ` ${String(name.value)}` : ""}`);
  }
  return { ledger, book: openNoteBook(), resolve: (id) => names.get(id) };
}

/** Prints one field of one record and takes the note it needs. */
export function fieldCell(desk: Desk, record: LedgerRecord, field: string): ContentCell {
  const definition = fieldDefinition(record.kind, field);
  if (!definition) throw new RangeError(`${record.kind} has no field ${field}`);
  const value = record.fields[field];
  const { text, state } = printValue(definition, value, desk.resolve);
  const note = noteOn(record, definition, value, desk.resolve);
  if (note !== undefined) return { text, state, notes: [desk.book.add(note)] };
  return state === "known" ? text : { text, state };
}

/** Columns of a kind's fields in the order given, under their group labels; key columns stand outside the groups. */
export function fieldColumns(
  kind: RecordKind,
  fields: readonly string[],
  keys: readonly string[] = [],
): ContentColumn[] {
  const { groups } = kindDefinition(kind);
  return fields.map((field) => {
    const definition = fieldDefinition(kind, field);
    if (!definition) throw new RangeError(`${kind} has no field ${field}`);
    const group = groups.find(({ id }) => id === definition.group);
    return {
      id: field,
      label: definition.ja,
      ...(group && groups.length > 1 && !keys.includes(field) ? { group: { id: group.id, label: group.ja } } : {}),
      ...(keys.includes(field) ? { key: true as const } : {}),
      ...(definition.type.is === "whole" ? { align: "right" as const } : {}),
    };
  });
}

export const numberColumn: ContentColumn = { id: "number", label: "番号", key: true, align: "right" };

/** The text of a known field; undefined for every other state. */
export function knownText(record: LedgerRecord, field: string): string | undefined {
  const value = record.fields[field];
  return value?.state === "known" && typeof value.value === "string" ? value.value : undefined;
}
