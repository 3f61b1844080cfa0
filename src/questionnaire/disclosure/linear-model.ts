import { type Cluster, coverByClusters, links } from "./clusters.ts";
import { type CountedSet, keyOf } from "./counted-set.ts";
import type { ProgramRow } from "./linear-program.ts";
import { type PickRow, type Place, type ReadFigure, respondentsUniverse } from "./read-figures.ts";
import { type Condition, type VariableNode, variableNodes } from "./variable-nodes.ts";

/**
 * Tables as linear equations. The unknowns are atoms: how many gave a combination of answers. Every printed figure is a sum of atoms,
 * whatever table it stands in, so margins, simple tables beside cross tables, excluded rows, collapsed options, filtered bases and
 * earlier releases need no rules of their own.
 */
export interface LinearModel {
  atoms: number;
  /** What holds of atoms whatever is published: clusters agree, and everybody is somewhere. */
  always: readonly ProgramRow[];
  figures: readonly ModelFigure[];
  /** See {@link coverByClusters}. */
  exact: boolean;
}

/** A count that stands in one or several places, or in none (implied). */
export interface ModelFigure {
  key: string;
  places: readonly Place[];
  /** Atoms, each as often as it is counted. */
  atoms: readonly number[];
  /** What the releases say of it, all together. */
  low: number;
  high: number;
  shown: boolean;
}

export interface ModelInput {
  figures: readonly ReadFigure[];
  picks: readonly PickRow[];
  /** Sets that nobody can be in. */
  empty: readonly CountedSet[];
  /** Sets that are in no table but have to be looked at. */
  implied: readonly CountedSet[];
  respondents: number;
}

export function linearModel(input: ModelInput): LinearModel {
  const merged = mergeFigures(input);
  const all = [...merged.values()];
  const rows: ProgramRow[] = [];
  const spaces = new Map<string, AtomSpace>();
  let atoms = 0;
  let exact = true;
  for (const universe of new Set(all.flatMap(({ parts }) => parts.map((part) => part.universe)))) {
    const own = (sets: readonly CountedSet[]) => sets.filter((set) => set.universe === universe);
    const space = atomSpace(
      {
        sets: own(all.flatMap(({ parts }) => parts)),
        empty: own([...input.empty, ...all.flatMap(({ parts, high }) => (high === 0 ? parts : []))]),
        total: universe === respondentsUniverse ? input.respondents : null,
      },
      atoms,
    );
    spaces.set(universe, space);
    rows.push(...space.rows);
    atoms += space.atoms;
    exact &&= space.exact;
  }
  const atomsOf = (set: CountedSet) => spaces.get(set.universe)?.atomsOf(set) ?? [];
  const figures = [...merged].map(([key, { parts, ...figure }]) => ({ key, ...figure, atoms: parts.flatMap(atomsOf) }));
  const byKey = new Map(figures.map((figure) => [figure.key, figure.atoms]));
  const atomsOfFigure = (set: CountedSet) => byKey.get(keyOf(set)) ?? [];
  for (const { base, cells } of input.picks) {
    const row = new Map<number, number>();
    for (const atom of cells.flatMap(atomsOfFigure)) row.set(atom, (row.get(atom) ?? 0) + 1);
    for (const atom of atomsOfFigure(base)) row.set(atom, (row.get(atom) ?? 0) - 1);
    rows.push({ columns: [...row.keys()], values: [...row.values()], low: 0, high: Number.POSITIVE_INFINITY });
  }
  return { atoms, always: rows, figures, exact };
}

type MergedFigure = Omit<ModelFigure, "key" | "atoms"> & { parts: readonly CountedSet[] };

function mergeFigures(input: ModelInput): Map<string, MergedFigure> {
  const merged = new Map<string, MergedFigure>();
  for (const figure of input.figures) {
    const { parts } = figure;
    const key = parts.map(keyOf).sort().join("+");
    const known = merged.get(key);
    merged.set(key, {
      parts,
      places: [...(known?.places ?? []), figure.place],
      low: Math.max(figure.low, known?.low ?? 0),
      high: Math.min(figure.high, known?.high ?? Number.POSITIVE_INFINITY),
      shown: figure.shown || (known?.shown ?? false),
    });
  }
  for (const set of input.implied) {
    const key = keyOf(set);
    const nobody = { parts: [set], places: [], low: 0, high: Number.POSITIVE_INFINITY, shown: false };
    if (!merged.has(key)) merged.set(key, nobody);
  }
  return merged;
}

interface AtomSpace {
  atoms: number;
  rows: readonly ProgramRow[];
  exact: boolean;
  atomsOf(set: CountedSet): number[];
}

interface Universe {
  sets: readonly CountedSet[];
  /** Sets that nobody is in. */
  empty: readonly CountedSet[];
  total: number | null;
}

/** @param firstAtom atoms are numbered on through all universes */
function atomSpace({ sets, empty, total }: Universe, firstAtom: number): AtomSpace {
  const variables = variableNodes([...sets, ...empty]);
  const conditions = new Map(sets.map((set) => [set, variables.conditionsOf(set)]));
  const impossible = empty.map((set) => variables.conditionsOf(set));
  const groups = [
    ...impossible.map(nodesOf),
    ...[...conditions.values()].map(nodesOf),
    ...variables.always.map((condition) => nodesOf([condition])),
  ];
  const { clusters, exact } = coverByClusters(
    variables.nodes.map(({ size }) => size),
    groups,
  );
  let next = firstAtom;
  const filled = clusters.map((cluster) =>
    combinations(cluster, variables.nodes, variables.always, impossible).map((values) => ({ values, atom: next++ })),
  );
  const rows: ProgramRow[] = links(clusters).flatMap(({ a, b, shared }) =>
    agreement(shared, clusters[a] ?? [], filled[a] ?? [], clusters[b] ?? [], filled[b] ?? []),
  );
  if (total !== null && filled[0]) {
    const columns = filled[0].map(({ atom }) => atom);
    rows.push({ columns, values: columns.map(() => 1), low: total, high: total });
  }
  return {
    atoms: next - firstAtom,
    rows,
    exact,
    atomsOf(set) {
      const own = conditions.get(set) ?? variables.conditionsOf(set);
      const nodes = nodesOf(own);
      const fitting = clusters
        .map((cluster, i) => (nodes.every((node) => cluster.includes(node)) ? i : -1))
        .filter((i) => i >= 0);
      const smallest = fitting.sort((a, b) => (filled[a]?.length ?? 0) - (filled[b]?.length ?? 0))[0];
      if (smallest === undefined) throw new Error(`no cluster holds ${keyOf(set)}`);
      const meets = test(clusters[smallest] ?? [], own);
      return (filled[smallest] ?? []).filter(({ values }) => meets(values)).map(({ atom }) => atom);
    },
  };
}

interface Filled {
  values: readonly number[];
  atom: number;
}

const nodesOf = (conditions: readonly Condition[]): Cluster =>
  [...new Set(conditions.flatMap(({ nodes }) => nodes))].sort((a, b) => a - b);

/** Whether a combination of the cluster meets all conditions. */
function test(cluster: Cluster, conditions: readonly Condition[]): (values: readonly number[]) => boolean {
  const placed = conditions.map(({ nodes, holds }) => ({ at: nodes.map((node) => cluster.indexOf(node)), holds }));
  return (values) => placed.every(({ at, holds }) => holds(at.map((place) => values[place] ?? -1)));
}

/** Combinations of values that are neither impossible by themselves nor known to be empty. */
function combinations(
  cluster: Cluster,
  nodes: readonly VariableNode[],
  always: readonly Condition[],
  impossible: readonly (readonly Condition[])[],
): number[][] {
  const within = (conditions: readonly Condition[]) => nodesOf(conditions).every((node) => cluster.includes(node));
  const must = test(
    cluster,
    always.filter((condition) => within([condition])),
  );
  const mustNot = impossible.filter(within).map((conditions) => test(cluster, conditions));
  let all: number[][] = [[]];
  for (const node of cluster) {
    const size = nodes[node]?.size ?? 1;
    all = all.flatMap((values) => Array.from({ length: size }, (_, value) => [...values, value]));
  }
  return all.filter((values) => must(values) && !mustNot.some((meets) => meets(values)));
}

function agreement(
  shared: Cluster,
  a: Cluster,
  inA: readonly Filled[],
  b: Cluster,
  inB: readonly Filled[],
): ProgramRow[] {
  const rows = new Map<string, { columns: number[]; values: number[] }>();
  const put = (cluster: Cluster, filled: readonly Filled[], sign: number) => {
    const at = shared.map((node) => cluster.indexOf(node));
    for (const { values, atom } of filled) {
      const key = at.map((place) => values[place]).join();
      const row = rows.get(key) ?? { columns: [], values: [] };
      row.columns.push(atom);
      row.values.push(sign);
      rows.set(key, row);
    }
  };
  put(a, inA, 1);
  put(b, inB, -1);
  return [...rows.values()].map((row) => ({ ...row, low: 0, high: 0 }));
}
