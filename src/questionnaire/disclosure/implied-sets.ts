import { type Clause, type CountedSet, isOwn, keyOf, withClause } from "./counted-set.ts";
import type { ReadFigure } from "./read-figures.ts";

/**
 * Counts that stand in no table but may follow from those that do: who is in none of a table's rows or columns, outside its base, or did
 * not pick an option. "The others" are those of the same table.
 */
export function impliedSets(figures: readonly ReadFigure[]): CountedSet[] {
  const printed = new Set(figures.flatMap(({ parts }) => (parts.length === 1 ? parts.map(keyOf) : [])));
  const mentioned = new Map<string, Set<string>>();
  const values = (set: CountedSet, variable: string) => `${set.tableId} ${variable}`;
  const all = figures.flatMap(({ parts }) => parts);
  for (const set of all) {
    for (const clause of set.clauses) {
      if (!("is" in clause)) continue;
      const known = mentioned.get(values(set, clause.variable)) ?? new Set();
      mentioned.set(values(set, clause.variable), known);
      for (const value of clause.is) known.add(value);
    }
  }
  const implied = new Map<string, CountedSet>();
  for (const set of all) {
    for (const clause of set.clauses) {
      if (isOwn(clause.variable)) continue;
      const others = othersOf(clause, mentioned.get(values(set, clause.variable)) ?? new Set());
      if (!others || picksOf(set, clause)) continue;
      const made = withClause(set, clause, others);
      if (!printed.has(keyOf(made))) implied.set(keyOf(made), made);
    }
  }
  return [...implied.values()];
}

function othersOf(clause: Clause, mentioned: ReadonlySet<string>): Clause | null {
  if ("is" in clause) return { variable: clause.variable, noneOf: [...mentioned] };
  return "picked" in clause && !clause.not ? { ...clause, not: true } : null;
}

/** Who picked something has answered; there are no others. */
const picksOf = (set: CountedSet, clause: Clause) =>
  "is" in clause && set.clauses.some((other) => "picked" in other && other.variable === clause.variable);
