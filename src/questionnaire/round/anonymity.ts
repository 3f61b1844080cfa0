/**
 * How many an answer of an anonymous round must be able to come from: the fewest people such a round asks, the fewest of one kind that
 * its answers tell apart, and the fewest answers that are written down together (docs/decisions/0006-anonymous-answers.md).
 */
export const smallestCrowd = 10;

/** What the directory says of a hospital, by dimension: { bedClass: "small", founderClass: "C", region: "kinki" }. */
export type Segments = Readonly<Record<string, string>>;

/** The first to be given up where too few are alike. */
const givenUpFirst = ["region", "founderClass", "bedClass"];

/**
 * Segments that go with each answer of an anonymous round. Where fewer than `crowd` of those asked share all of them, dimensions are
 * given up for them, one after the other, until enough do; the only municipal hospital of a region would be known by these alone. Whoever
 * is left over in too small a rest gets none; if that rest itself is too small, the smallest crowd above joins it, so that to have no
 * segments is no sign either.
 * @returns for each, in the same order
 */
export function coarsen(segments: readonly Segments[], crowd: number = smallestCrowd): Segments[] {
  const result: Segments[] = segments.map((own) => own);
  let open = segments.map((_, index) => index);
  for (const dimension of ["", ...givenUpFirst]) {
    for (const index of open) result[index] = without(result[index] ?? {}, dimension);
    open = tooFew(result, open, crowd);
  }
  for (let left = open.length; left > 0 && left < crowd; ) {
    const joined = smallestOther(result, new Set(open));
    if (joined.length === 0) break;
    for (const index of joined) result[index] = {};
    open = [...open, ...joined];
    left = open.length;
  }
  for (const index of open) result[index] = {};
  return result;
}

function without(segments: Segments, dimension: string): Segments {
  return Object.fromEntries(Object.entries(segments).filter(([name]) => name !== dimension));
}

const kindOf = (segments: Segments) => JSON.stringify(Object.entries(segments).sort(([a], [b]) => (a < b ? -1 : 1)));

function kinds(segments: readonly Segments[], among: Iterable<number>): Map<string, number[]> {
  return Map.groupBy(among, (index) => kindOf(segments[index] ?? {}));
}

const tooFew = (segments: readonly Segments[], among: readonly number[], crowd: number) =>
  [...kinds(segments, among).values()].filter((alike) => alike.length < crowd).flat();

function smallestOther(segments: readonly Segments[], besides: ReadonlySet<number>): number[] {
  const others = segments.map((_, index) => index).filter((index) => !besides.has(index));
  const [smallest = []] = [...kinds(segments, others).values()].sort((a, b) => a.length - b.length);
  return smallest;
}

/**
 * Whether answers that came lately are to be written anew among all others, in random order. Always at least a crowd of them; and so
 * seldom that a round of any size is written over about ten times in all.
 */
export const isStirDue = (unstirred: number, all: number, over: boolean): boolean =>
  over ? unstirred > 0 : unstirred >= Math.max(smallestCrowd, Math.ceil(all / 10));
