import { answeredState, type Clause, type CountedSet } from "./counted-set.ts";

/**
 * A variable as some tables see it: options they never tell apart are one value, and everything else (other options, no answer, not
 * asked) is the last one. An option of a multiple answer is a node of its own: 0 not picked, 1 picked.
 */
export interface VariableNode {
  key: string;
  size: number;
  /** Values by block; the value `blocks.length` is everything else. Null: picked or not. */
  blocks: readonly (readonly string[])[] | null;
  variable: string;
}

/** What must hold of the values of one or several nodes. */
export type Condition = { nodes: readonly number[]; holds: (values: readonly number[]) => boolean };

export interface VariableNodes {
  nodes: readonly VariableNode[];
  conditionsOf(set: CountedSet): Condition[];
  /** What is true of everybody: a picked option was answered, and a coarse view of a variable follows from the finest. */
  always: readonly Condition[];
}

/** Nodes of one universe. Each table has its own view of a variable; views that differ are joined through the finest one. */
export function variableNodes(sets: readonly CountedSet[]): VariableNodes {
  const nodes: VariableNode[] = [];
  const byKey = new Map<string, number>();
  const always: Condition[] = [];
  const place = (node: Omit<VariableNode, "size">): number => {
    const known = byKey.get(node.key);
    if (known !== undefined) return known;
    byKey.set(node.key, nodes.length);
    nodes.push({ ...node, size: node.blocks ? node.blocks.length + 1 : 2 });
    return nodes.length - 1;
  };
  const lists = mentioned(sets);
  const views = new Map<string, number>();
  const viewOf = (tableId: string, variable: string): number => {
    const key = JSON.stringify([tableId, variable]);
    const known = views.get(key);
    if (known !== undefined) return known;
    const blocks = blocksOf(lists.get(variable)?.get(tableId) ?? []);
    const node = place({ key: JSON.stringify([variable, blocks]), blocks, variable });
    views.set(key, node);
    return node;
  };
  for (const [variable, byTable] of lists) {
    const seen = new Set([...byTable.keys()].map((tableId) => viewOf(tableId, variable)));
    if (seen.size < 2) continue;
    const blocks = blocksOf([...byTable.values()].flat());
    const finest = place({ key: JSON.stringify([variable, blocks]), blocks, variable });
    for (const view of seen) if (view !== finest) always.push(coarser(nodes, finest, view));
  }
  const optionOf = (variable: string, option: string) =>
    place({ key: JSON.stringify([variable, "picked", option]), blocks: null, variable });
  const conditionsOf = (set: CountedSet) =>
    set.clauses.map((clause): Condition => {
      if ("picked" in clause) {
        const wanted = !clause.not;
        const options = clause.picked.map((option) => optionOf(clause.variable, option));
        return { nodes: options, holds: (values) => values.some((value) => value === 1) === wanted };
      }
      const node = viewOf(set.tableId, clause.variable);
      const allowed = allowedValues(nodes[node]?.blocks ?? [], clause);
      return { nodes: [node], holds: ([value]) => allowed[value ?? -1] === true };
    });
  const bound = new Set<string>();
  for (const set of sets) {
    for (const clause of set.clauses) {
      if (!("picked" in clause)) continue;
      const state = viewOf(set.tableId, clause.variable);
      const answered = nodes[state]?.blocks?.findIndex((block) => block.includes(answeredState)) ?? -1;
      for (const option of clause.picked) {
        const node = optionOf(clause.variable, option);
        if (bound.has(`${state} ${node}`)) continue;
        bound.add(`${state} ${node}`);
        always.push({ nodes: [state, node], holds: ([is, picked]) => picked === 0 || is === answered });
      }
    }
  }
  return { nodes, conditionsOf, always };
}

/** Lists of values that stand in conditions, by variable and table. */
function mentioned(sets: readonly CountedSet[]): Map<string, Map<string, (readonly string[])[]>> {
  const lists = new Map<string, Map<string, (readonly string[])[]>>();
  for (const { tableId, clauses } of sets) {
    for (const clause of clauses) {
      const list = "is" in clause ? clause.is : "picked" in clause ? [answeredState] : clause.noneOf;
      const byTable = lists.get(clause.variable) ?? new Map<string, (readonly string[])[]>();
      lists.set(clause.variable, byTable);
      byTable.set(tableId, [...(byTable.get(tableId) ?? []), list]);
    }
  }
  return lists;
}

/** Values that stand in the same lists are never told apart. */
function blocksOf(lists: readonly (readonly string[])[]): string[][] {
  const standing = new Map<string, string>();
  const different = new Map(lists.map((list) => [JSON.stringify(list), list]));
  for (const [index, list] of [...different.values()].entries())
    for (const value of new Set(list)) standing.set(value, `${standing.get(value) ?? ""} ${index}`);
  const blocks = new Map<string, string[]>();
  for (const [value, where] of standing) blocks.set(where, [...(blocks.get(where) ?? []), value]);
  return [...blocks.values()].map((block) => block.sort()).sort((a, b) => (a.join() < b.join() ? -1 : 1));
}

function allowedValues(
  blocks: readonly (readonly string[])[],
  clause: Exclude<Clause, { picked: unknown }>,
): boolean[] {
  if ("noneOf" in clause)
    return [...blocks.map((block) => !block.some((value) => clause.noneOf.includes(value))), true];
  return [...blocks.map((block) => block.every((value) => clause.is.includes(value))), false];
}

function coarser(nodes: readonly VariableNode[], finest: number, view: number): Condition {
  const coarse = nodes[view]?.blocks ?? [];
  const follows = (nodes[finest]?.blocks ?? []).map(([value]) => {
    const block = coarse.findIndex((one) => value !== undefined && one.includes(value));
    return block < 0 ? coarse.length : block;
  });
  follows.push(coarse.length);
  return { nodes: [finest, view], holds: ([fine, seen]) => follows[fine ?? -1] === seen };
}
