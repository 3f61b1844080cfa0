import loadHighs from "highs";

/**
 * An outsider who has every released figure and knows how the tables were made. Written apart from the engine and in other terms: one
 * unknown for each combination of all answers, each figure a sum over the combinations that it counts. What is asked of it is only
 * what can be worked out; it shares no code with what decided on hiding.
 */
export interface AttackedFigure {
  name: string;
  /** "X": hidden, so at least 1. */
  told: number | "X";
  /** By combination: how often the figure counts it. */
  counts: readonly number[];
}

export interface Attacked {
  name: string;
  /** Whole numbers it can be. `high` may fall short of the true end where it is known to be far enough (see `enough`). */
  low: number;
  high: number;
}

const highs = await loadHighs();
const slack = 1e-6;

/**
 * @param known    figures as released
 * @param asked    figures whose reach is wanted, by name and counts
 * @param enough   a reach that need not be known any further
 * @returns null when no respondents fit the figures
 */
export function attack(
  combinations: number,
  known: readonly AttackedFigure[],
  asked: readonly Pick<AttackedFigure, "name" | "counts">[],
  enough: (low: number, high: number) => boolean = () => false,
): Attacked[] | null {
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const { counts } of known) {
    for (const [place, count] of counts.entries()) {
      if (count === 0) continue;
      indices.push(place);
      values.push(count);
    }
    starts.push(indices.length);
  }
  const each = <T>(value: T) => Array.from({ length: combinations }, () => value);
  return highs.withModel(
    {
      numCols: combinations,
      numRows: known.length,
      colCost: each(0),
      colLower: each(0),
      colUpper: each(highs.infinity),
      rowLower: known.map(({ told }) => (told === "X" ? 1 : told)),
      rowUpper: known.map(({ told }) => (told === "X" ? highs.infinity : told)),
      matrix: { format: "csr", numRows: known.length, numCols: combinations, starts, indices, values },
    },
    (model) => {
      model.options.set({ output_flag: false, presolve: "off" });
      const fits: Float64Array[] = [];
      const extreme = (counts: readonly number[], sign: number) => {
        model.changeColsCost(
          { kind: "range", from: 0, to: combinations - 1 },
          counts.map((count) => sign * count),
        );
        if (model.run().modelStatus !== highs.constants.modelStatus.optimal) return false;
        fits.push(model.getSolution().colValue);
        return true;
      };
      if (!extreme(each(0), 1)) return null;
      return asked.map(({ name, counts }) => {
        const reach = () => {
          const sums = fits.map((fit) =>
            counts.reduce((sum, count, i) => (count === 0 ? sum : sum + count * (fit[i] ?? 0)), 0),
          );
          return { low: Math.ceil(Math.min(...sums) - slack), high: Math.floor(Math.max(...sums) + slack) };
        };
        for (const sign of [-1, 1]) {
          const { low, high } = reach();
          if (!enough(low, high) && !extreme(counts, sign)) throw new Error(`${name} has no end`);
        }
        return { name, ...reach() };
      });
    },
  );
}
