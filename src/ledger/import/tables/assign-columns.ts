import type { RecordKind } from "../../contract.ts";
import { headerMatches } from "./header-match.ts";

export interface HeaderColumn {
  column: number;
  /** Header text, and the merged group header above it ("" when there is none). */
  text: string;
  group: string;
}

export interface Assignment {
  column: number;
  target: string | null;
  confidence: number;
}

/** Targets that several columns may feed: parts of a place, remarks, numbers of other ledgers, telephone and mail. */
const several = new Set(["location", "comment", "ledgerNumber", "contact"]);
/** Below this a proposal would be a guess; the column is listed for a person instead. */
const LEAST = 0.55;

/** Gives every column its best target; where two columns want one target the better match gets it. */
export function assignColumns(kind: RecordKind, columns: readonly HeaderColumn[]): Assignment[] {
  const offers: { column: number; target: string; score: number }[] = [];
  for (const { column, text, group } of columns) {
    for (const { target, score } of headerMatches(kind, text, group))
      if (score >= LEAST) offers.push({ column, target, score });
  }
  offers.sort((a, b) => b.score - a.score || a.column - b.column);
  const byColumn = new Map<number, { target: string; score: number }>();
  const taken = new Set<string>();
  for (const { column, target, score } of offers) {
    if (byColumn.has(column) || (taken.has(target) && !several.has(target))) continue;
    byColumn.set(column, { target, score });
    taken.add(target);
  }
  return columns.map(({ column }) => {
    const given = byColumn.get(column);
    return { column, target: given?.target ?? null, confidence: given ? Math.round(given.score * 100) / 100 : 0 };
  });
}

/** How well a header row fits a kind: sum of the confidences of distinct targets. */
export function fitOf(assignments: readonly Assignment[]): number {
  return assignments.reduce((sum, { target, confidence }) => sum + (target === null ? 0 : confidence), 0);
}
