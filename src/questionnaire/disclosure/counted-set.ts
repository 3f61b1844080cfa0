import type { Term } from "../table/table.ts";

/**
 * Whom a figure counts: everybody who meets all conditions. `universe` says what is counted at all (respondents of the round, things of a
 * repeated section, the round before). Two figures with the same key count the same, whatever tables they stand in.
 */
export interface CountedSet {
  universe: string;
  clauses: readonly Clause[];
  /** The table it was read from: "none of the others" is said of the others of that table. */
  tableId: string;
}

export type Clause =
  /** The answer is one of these. */
  | { variable: string; is: readonly string[] }
  /** The answer, if any, is none of these. */
  | { variable: string; noneOf: readonly string[] }
  /** Of multiple answers: at least one of these is picked; or (`not`) none of them although something was answered. */
  | { variable: string; picked: readonly string[]; not?: true };

/** The state in which options can be picked. */
export const answeredState = "#answered";

/** A variable of the table's own that no term can say: it joins the table's figures with each other, and with no other table's. */
export const ownVariable = (tableId: string, what: string): string => `~${tableId}~${what}`;
export const isOwn = (variable: string): boolean => variable.startsWith("~");

export function setOf(universe: string, tableId: string, terms: readonly Term[], more: readonly Clause[]): CountedSet {
  const clauses = [...terms.flatMap(clausesOf), ...more];
  return { universe, tableId, clauses: canonical(clauses) };
}

export function clausesOf({ variable, is, picked }: Term): Clause[] {
  if (!picked) return [{ variable, is }];
  return [
    { variable, is: [answeredState] },
    { variable, picked: is },
  ];
}

/** One clause for each variable and kind, in one order. What is said twice of a variable must both hold. */
function canonical(clauses: readonly Clause[]): Clause[] {
  const values = new Map<string, readonly string[]>();
  const others = new Map<string, Clause>();
  for (const clause of clauses) {
    if ("is" in clause) {
      const before = values.get(clause.variable);
      const is = before ? before.filter((id) => clause.is.includes(id)) : clause.is;
      values.set(clause.variable, [...new Set(is)].sort());
    } else {
      const sorted = sortedClause(clause);
      others.set(JSON.stringify(sorted), sorted);
    }
  }
  const all: Clause[] = [...values].map(([variable, is]) => ({ variable, is }));
  return [...all, ...others.values()].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

function sortedClause(clause: Exclude<Clause, { is: readonly string[] }>): Clause {
  if ("noneOf" in clause) return { variable: clause.variable, noneOf: [...clause.noneOf].sort() };
  return { ...clause, picked: [...clause.picked].sort() };
}

export const keyOf = ({ universe, clauses }: Pick<CountedSet, "universe" | "clauses">): string =>
  JSON.stringify([universe, clauses]);

/** The same set with one clause replaced. */
export function withClause(set: CountedSet, old: Clause, by: Clause): CountedSet {
  return { ...set, clauses: canonical(set.clauses.map((clause) => (clause === old ? by : clause))) };
}
