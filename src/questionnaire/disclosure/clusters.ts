/** Nodes whose values are looked at together. */
export type Cluster = readonly number[];

/** More combinations than this in one cluster make the programs slow. */
const mostCombinations = 4000;

/**
 * Covers the groups (nodes that stand in one condition or figure) by clusters, such that agreeing wherever two clusters overlap is the
 * same as coming from one set of respondents: variables are taken out one by one, the one that ties the fewest others first (min-fill),
 * and its neighbours become a cluster with it. Source: Lauritzen & Spiegelhalter (1988), J. R. Stat. Soc. B 50(2), junction trees.
 * @param sizes how many values each node has
 * @returns `exact` false where a cluster would grow too large and the groups were left as they are: then agreeing is necessary, but not
 *   sufficient, and what can be worked out is underestimated
 */
export function coverByClusters(
  sizes: readonly number[],
  groups: readonly Cluster[],
): { clusters: Cluster[]; exact: boolean } {
  const neighbours = sizes.map(() => new Set<number>());
  const tie = (nodes: Cluster) => {
    for (const a of nodes) for (const b of nodes) if (a !== b) neighbours[a]?.add(b);
  };
  for (const group of groups) tie(group);
  const left = new Set(sizes.keys());
  const found: Cluster[] = groups.filter((group) => group.length === 0).slice(0, 1);
  let exact = true;
  while (left.size > 0) {
    const node = cheapest(left, neighbours);
    const around = [...(neighbours[node] ?? [])].filter((one) => left.has(one));
    const cluster = [node, ...around].sort((a, b) => a - b);
    const combinations = cluster.reduce((product, one) => product * (sizes[one] ?? 1), 1);
    if (combinations <= mostCombinations) {
      found.push(cluster);
      tie(around);
    } else {
      exact = false;
      found.push(...groups.filter((group) => group.includes(node)));
    }
    left.delete(node);
  }
  return { clusters: largest(found), exact };
}

function cheapest(left: ReadonlySet<number>, neighbours: readonly ReadonlySet<number>[]): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const node of left) {
    const around = [...(neighbours[node] ?? [])].filter((one) => left.has(one));
    let missing = 0;
    for (const [i, a] of around.entries())
      for (const b of around.slice(i + 1)) if (!neighbours[a]?.has(b)) missing += 1;
    if (missing < least) {
      best = node;
      least = missing;
      if (missing === 0) break;
    }
  }
  return best;
}

function largest(clusters: readonly Cluster[]): Cluster[] {
  const kept: Cluster[] = [];
  for (const cluster of [...clusters].sort((a, b) => b.length - a.length)) {
    if (!kept.some((other) => cluster.every((node) => other.includes(node)))) kept.push(cluster);
  }
  return kept;
}

/** Pairs of clusters that have to agree on the nodes they share; pairs that agree through others are left out. */
export function links(clusters: readonly Cluster[]): { a: number; b: number; shared: Cluster }[] {
  const made: { a: number; b: number; shared: Cluster }[] = [];
  for (const shared of sharedSets(clusters)) {
    const holders = clusters.flatMap((cluster, i) => (shared.every((node) => cluster.includes(node)) ? [i] : []));
    const root = new Map(holders.map((i) => [i, i]));
    const rootOf = (i: number): number => {
      const above = root.get(i) ?? i;
      return above === i ? i : rootOf(above);
    };
    for (const link of made) {
      if (shared.every((node) => link.shared.includes(node))) root.set(rootOf(link.a), rootOf(link.b));
    }
    const [first] = holders;
    if (first === undefined) continue;
    for (const other of holders) {
      if (rootOf(other) === rootOf(first)) continue;
      made.push({ a: first, b: other, shared });
      root.set(rootOf(other), rootOf(first));
    }
  }
  return made;
}

/** Every set of nodes that two clusters share, the largest first; nothing at all is shared by all. */
function sharedSets(clusters: readonly Cluster[]): Cluster[] {
  const sets = new Map<string, Cluster>([["", []]]);
  for (const [i, a] of clusters.entries()) {
    for (const b of clusters.slice(i + 1)) {
      const shared = a.filter((node) => b.includes(node));
      sets.set(shared.join(), shared);
    }
  }
  return [...sets.values()].sort((a, b) => b.length - a.length);
}
