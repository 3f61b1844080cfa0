import type { Ledger, LedgerRecord, RecordKind } from "../contract.ts";
import { recordName } from "../record-change.ts";

/** How one record names another in a cell: by its number, followed by its name for people: 「12：電子カルテ保守」. */
export interface RecordReferences {
  /** undefined when no record has the id (any more). */
  write(kind: RecordKind, id: string): string | undefined;
  /** Reads the number at the beginning; the name after it may be anything. */
  read(kind: RecordKind, text: string): string | undefined;
}

export function recordReferences({ records }: Pick<Ledger, "records">): RecordReferences {
  const all: LedgerRecord[] = Object.values(records).flat();
  const byId = new Map<string, LedgerRecord>(all.map((record) => [`${record.kind}:${record.id}`, record]));
  const byNumber = new Map(all.map((record) => [`${record.kind}:${record.number}`, record]));
  return {
    write(kind, id) {
      const record = byId.get(`${kind}:${id}`);
      return record && `${record.number}：${recordName(kind, record.number, record.fields)}`;
    },
    read(kind, text) {
      const number = /^\s*(?:No\.?\s*)?(\d+)\s*(?:$|[：:])/i.exec(text.normalize("NFKC"))?.[1];
      return number === undefined ? undefined : byNumber.get(`${kind}:${Number(number)}`)?.id;
    },
  };
}
