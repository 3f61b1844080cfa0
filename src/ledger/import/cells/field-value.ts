import type { FieldValue, Known } from "../../contract.ts";

/**
 * Values as they come from one row: `source` 0 is the row itself. They are shared between rows (a column of 100,000 「有」 is one object),
 * so nothing changes them in place.
 */
export type State = "unknown" | "checking" | "none" | "notApplicable" | "notSubmitted";

export function known(value: Known, raw?: string): FieldValue {
  return raw === undefined ? { state: "known", value, source: 0 } : { state: "known", value, source: 0, raw };
}

export function stated(state: State, raw?: string): FieldValue {
  return raw === undefined ? { state, source: 0 } : { state, source: 0, raw };
}

export function vague(text: string): FieldValue {
  return { state: "vague", text, source: 0 };
}

export function lossy(text: string): FieldValue {
  return { state: "lossy", text, source: 0 };
}

/** The same statement, read through a ditto mark. */
export function throughDitto(value: FieldValue, mark: string): FieldValue {
  return value.state === "conflict" ? value : { ...value, raw: mark };
}

/** Text of a known text value; null for anything else. */
export function textOf(value: FieldValue | undefined): string | null {
  return value?.state === "known" && typeof value.value === "string" ? value.value : null;
}

/** What stood in the cell: raw where kept, else the text itself. */
export function writtenText(value: FieldValue | undefined): string {
  if (!value || value.state === "conflict") return "";
  if (value.raw !== undefined) return value.raw;
  if (value.state === "known") return typeof value.value === "string" ? value.value : String(value.value);
  return value.state === "vague" || value.state === "lossy" ? value.text : "";
}
