import { canonicalJson } from "../../shared/canonical-json.ts";
import type { Captured, CapturedValues, Edit } from "./operation.ts";

/**
 * Do two values say the same? Where a statement of the ledger comes from and what else was once said are no difference: the server
 * adds both to what a person wrote. An empty text and a box that is not ticked say nothing.
 */
export const sameValue = (one: Captured, other: Captured): boolean => said(one) === said(other);

function said(value: Captured): string {
  if (value === null || value === "" || value === false) return "null";
  if (typeof value !== "object" || value.state === "conflict") return canonicalJson(value);
  const { asOf: _asOf, source: _source, raw: _raw, implied: _implied, others: _others, ...claim } = value;
  return canonicalJson(claim);
}

export interface Merged {
  /** To be written. */
  apply: Edit[];
  /** Changed by somebody else since, to something else: nothing is written. */
  conflicting: Edit[];
}

/** Three-way: what the person saw, what they made of it, and what stands there now. What already stands as wished is left alone. */
export function mergeEdits(now: CapturedValues, edits: readonly Edit[]): Merged {
  const merged: Merged = { apply: [], conflicting: [] };
  for (const edit of edits) {
    const current = now[edit.field] ?? null;
    if (sameValue(current, edit.to)) continue;
    (sameValue(current, edit.from) ? merged.apply : merged.conflicting).push(edit);
  }
  return merged;
}
