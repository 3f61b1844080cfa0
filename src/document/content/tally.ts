import type { FieldValue, LedgerRecord } from "../../ledger/contract.ts";

/** Records of which a yes/no field says so. */
export const countYes = (records: readonly LedgerRecord[], field: string): number =>
  records.filter((record) => saysOf(record.fields[field]) === "yes").length;

/** Records of which a yes/no field says no, or なし. */
export const countNo = (records: readonly LedgerRecord[], field: string): number =>
  records.filter((record) => saysOf(record.fields[field]) === "no").length;

/** Records whose field tells nothing to act on: 不明, 確認中, 未提出, vague, damaged, contradictory, or not filled in. */
export const countOpen = (records: readonly LedgerRecord[], field: string): number =>
  records.filter((record) => isOpen(record.fields[field])).length;

export function saysOf(value: FieldValue | undefined): "yes" | "no" | "other" {
  if (value?.state === "none") return "no";
  if (value?.state !== "known") return "other";
  return value.value === true ? "yes" : value.value === false ? "no" : "other";
}

export const isOpen = (value: FieldValue | undefined): boolean =>
  value === undefined || !["known", "none", "notApplicable"].includes(value.state);
