import type { FieldValue, RecordKind } from "../contract.ts";
import { type GapState, gapsOf } from "../gap.ts";
import type { RecordView } from "../route-contracts.ts";

/** One open field of one record: what an inquiry can ask about. */
export interface OpenItem {
  record: RecordView;
  field: string;
  state: GapState;
}

export const openItems = (kind: RecordKind, records: readonly RecordView[]): OpenItem[] =>
  records.flatMap((record) => gapsOf(kind, record.fields).map((gap) => ({ record, ...gap })));

/** States worth asking about without being told to: a blank may just not be filled in yet, and what is being asked is asked. */
const askedFirst: readonly GapState[] = ["unknown", "vague", "lossy", "conflict", "notSubmitted"];

/** Fields to ask about at first: those the list is filtered by, else those somebody looked for in vain, else all. */
export function proposedFields(items: readonly OpenItem[], filtered: readonly string[]): string[] {
  const distinct = (chosen: readonly OpenItem[]) => [...new Set(chosen.map((item) => item.field))];
  const wanted = items.filter((item) => filtered.includes(item.field));
  if (wanted.length > 0) return distinct(wanted);
  const soughtInVain = items.filter((item) => askedFirst.includes(item.state));
  return distinct(soughtInVain.length > 0 ? soughtInVain : items);
}

/** Fields that name who could answer, most telling first. */
const answerers = {
  vendor: ["counterpart", "maintenanceVendor", "vendor", "vendorName"],
  department: ["department"],
} as const;

/** Who could answer for all of these records: the one name they share. Empty where they differ or none is known. */
export function whoCouldAnswer(records: readonly RecordView[], party: keyof typeof answerers): string {
  for (const field of answerers[party]) {
    const names = new Set(records.map((record) => knownText(record.fields[field])));
    const [name] = names;
    if (names.size === 1 && name) return name;
  }
  return "";
}

const knownText = (value: FieldValue | undefined): string =>
  value?.state === "known" && typeof value.value === "string" ? value.value : "";
