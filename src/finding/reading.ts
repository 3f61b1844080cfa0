import type { FieldValue, Known, LedgerRecord } from "../ledger/contract.ts";
import type { Evidence } from "./contract.ts";

/**
 * How rules read a field. Unknown is not false: a rule that asks "is it so?" and a rule that asks "is it not so?" are both
 * silent about a value that nobody knows.
 */
type Fielded = LedgerRecord | undefined;

export const fieldValue = (record: Fielded, field: string): FieldValue | undefined => record?.fields[field];

/** The fact as one text or number; undefined for every other state, and for several values. */
export function known(record: Fielded, field: string): Known | undefined {
  const value = fieldValue(record, field);
  return value?.state === "known" ? value.value : undefined;
}

export const is = (record: Fielded, field: string, ...codes: readonly string[]): boolean => {
  const value = known(record, field);
  return typeof value === "string" && codes.includes(value);
};

export const saysYes = (record: Fielded, field: string): boolean => known(record, field) === true;

/** "No", or "it does not exist" (なし). */
export const saysNo = (record: Fielded, field: string): boolean =>
  known(record, field) === false || fieldValue(record, field)?.state === "none";

const notKnown: ReadonlySet<string> = new Set(["unknown", "checking", "vague", "notSubmitted"]);

/** Somebody answered, and the answer is that it is not known (or too vague to use). An empty field is a gap, not an answer. */
export const isNotKnown = (value: FieldValue | undefined): boolean => value !== undefined && notKnown.has(value.state);

export const isBlank = (record: Fielded, field: string): boolean => fieldValue(record, field) === undefined;

/** The fields a finding stands on, as they are now. */
export const evidence = (record: LedgerRecord, ...fields: readonly string[]): Evidence[] =>
  fields.map((field) => {
    const value = fieldValue(record, field);
    const base = { kind: record.kind, record: record.id, field };
    if (!value) return { ...base, state: "blank", value: null };
    if (value.state === "known") return { ...base, state: "known", value: value.value };
    if (value.state === "vague" || value.state === "lossy") return { ...base, state: value.state, value: value.text };
    return { ...base, state: value.state, value: null };
  });
