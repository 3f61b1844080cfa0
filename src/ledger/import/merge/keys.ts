import type { FieldValue } from "../../contract.ts";
import { nfkc } from "../cells/plain-text.ts";

/** Serial number without case, blanks and hyphens; "" when it tells nothing apart (too short, one repeated sign). */
export function serialKey(text: string): string {
  const key = nfkc(text)
    .toUpperCase()
    .replace(/[\s\-‐‑–—ー−_.:/]/g, "");
  return key.length < 4 || /^(.)\1*$/.test(key) ? "" : key;
}

/** Host without its domain; "" for an address. */
export function hostKey(text: string): string {
  const name = nfkc(text).toUpperCase();
  if (/^\d+(?:\.\d+){3}$/.test(name)) return "";
  return name.split(".")[0]?.replace(/\s/g, "") ?? "";
}

export function markKey(text: string): string {
  return nfkc(text)
    .toUpperCase()
    .replace(/[\s\-‐‑–—−_]/g, "");
}

/** Texts of a known value, one or several. */
export function texts(value: FieldValue | undefined): readonly string[] {
  if (value?.state !== "known") return none;
  if (typeof value.value === "string") return [value.value];
  return Array.isArray(value.value) ? value.value : none;
}

const none: readonly string[] = [];
